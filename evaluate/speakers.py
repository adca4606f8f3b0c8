"""Judges whom the speakers of found statements are taken for, against whom annotators say they are.

Knows statements by their places and names, and nothing of how they are found. Figures only: nothing here decides.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from answer.speakers.aliases import name_words
from answer.speakers.lookup import may_be_same_speaker, printed
from index.records import Statement
from text.spans import Span


class Outcome(StrEnum):
    """What became of an annotated statement; AS_WRITTEN is the document's own words, which tell the speaker."""

    RIGHT = "right"
    AS_WRITTEN = "as written"
    UNKNOWN = "not known"
    WRONG = "wrong"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class AnnotatedSpeaker:
    """Some words that are said, and the names of who says them: none when the document names nobody.

    `words` are those that stand for the speaker in the document, as far as the annotation has them.
    """

    content: Span
    names: tuple[str, ...]
    words: str | None = None


def judge(annotated: AnnotatedSpeaker, statements: Sequence[Statement], text: str) -> tuple[Outcome, Statement | None]:
    """Say what became of an annotated statement.

    :param annotated: the annotation.
    :param statements: those found in the same document.
    :param text: the document's text.
    :return: the outcome, and the found statement that holds at least half of the annotated words, if any does.
    """
    found = found_of(annotated.content, statements)
    if found is None or reports(found, annotated, text):
        return Outcome.MISSED, None
    return outcome(annotated, found.speaker_name, printed(found, text)), found


def outcome(annotated: AnnotatedSpeaker, name: str | None, words: str) -> Outcome:
    """What it is to give an annotated statement a name, or only the words that the document has for its speaker."""
    if name is None and annotated.names:
        return Outcome.AS_WRITTEN if is_one(annotated.names, words) else Outcome.UNKNOWN
    if name is None:
        return Outcome.AS_WRITTEN if _is_shown(annotated.words, words) else Outcome.WRONG
    if is_one(annotated.names, name):
        return Outcome.RIGHT
    is_written = annotated.words and name_words(name) == name_words(annotated.words)
    return Outcome.AS_WRITTEN if is_written else Outcome.WRONG


def found_of(content: Span, statements: Sequence[Statement]) -> Statement | None:
    """The found statement that is most like an annotated one, where it holds at least half of its first words."""
    best = max(statements, key=lambda one: _likeness(content, one), default=None)
    return best if best and 2 * _shared(content, best) >= content.end - content.start else None


def reports(statement: Statement, annotated: AnnotatedSpeaker, text: str) -> bool:
    """Whether a found statement is another's, who tells of the annotated one: it holds who says that, too.

    "The defence said that you cannot trust them," said Ada Lee: her words are found, and the defence's are missed.
    """
    if not annotated.words or (statement.speaker and printed(statement, text) == annotated.words):
        return False
    within = [part for part in statement.contents if part.start <= annotated.content.start < part.end]
    return any(
        re.search(rf"\b{re.escape(annotated.words)}\b", text[part.start : part.end].replace(_said(annotated, text), ""))
        for part in within
    )


def _said(annotated: AnnotatedSpeaker, text: str) -> str:
    return text[annotated.content.start : annotated.content.end]


def is_one(annotated: Sequence[str], name: str) -> bool:
    """Whether a name is one of the annotation's, perhaps with more or fewer words: "Commerce" is its Department."""
    return any(_is_named(one, name) for one in annotated)


def _is_named(annotated: str, name: str) -> bool:
    one, other = name_words(annotated), name_words(name)
    return bool(other) and (one <= other or other <= one or may_be_same_speaker(annotated, name))


def _is_shown(annotated: str | None, words: str) -> bool:
    """Whether words that are shown are those of the annotation, which may have more or fewer of them."""
    return not annotated or not words or not name_words(annotated).isdisjoint(name_words(words))


def _likeness(content: Span, statement: Statement) -> float:
    shared = _shared(content, statement)
    longest = content.end - content.start + sum(part.end - part.start for part in statement.contents)
    return shared / (longest - shared)


def _shared(content: Span, statement: Statement) -> int:
    return sum(max(0, min(content.end, part.end) - max(content.start, part.start)) for part in statement.contents)
