"""Who says the words at a place: the statements of a document looked up by span and by name.

Knows statements and names; how statements are found in a text is the ingest's business.
"""

import re
from collections.abc import Iterable, Sequence

from answer.aliases import name_words, shown_name
from index.records import Document, Span, Statement

_NATION = re.compile(r"^(?:U\.S\.|US|U\.K\.|UK) ")


def statement_at(statements: Sequence[Statement], span: Span, asked: str | None = None) -> Statement | None:
    """The statement that a stretch of a document is quoted for.

    :param statements: those of the document.
    :param span: the stretch.
    :param asked: whose words are asked for, if anybody's: theirs come first.
    :return: of those with words in the span, one that reports no other of them ("X said, according to Y": X speaks),
        with the asked speaker, then a direct one, then the one with most words there, then the earlier.
    """
    held = statements_in(statements, span)
    inner = [one for one in held if not any(_reports(one, other) for other in held)]

    def rank(statement: Statement) -> tuple[bool, bool, int]:
        is_asked = asked is not None and is_same_speaker(asked, statement.speaker_name)
        return is_asked, statement.direct, _shared(statement, span)

    return max(inner, key=rank, default=None)


def speaker_of(statement: Statement | None, text: str) -> str | None:
    """Who speaks: the resolved name, else the speaker as the document writes it, else nobody known."""
    if statement is None:
        return None
    if statement.speaker_name or statement.speaker is None:
        return statement.speaker_name
    return text[statement.speaker.start : statement.speaker.end]


def is_same_speaker(asked: str, name: str | None) -> bool:
    """Whether two names mean one speaker: one is a part or the letters of the other, or the aliases say so."""
    if not name:
        return False
    asked_words, words = name_words(asked), name_words(name)
    if not asked_words or not words:
        return False
    is_part = asked_words <= words or words <= asked_words
    return is_part or shown_name(asked) == shown_name(name) or _are_letters(asked, name) or _are_letters(name, asked)


def _are_letters(letters: str, name: str) -> bool:
    """Whether three letters or more begin the words of a name: "CDC" of the Centers for Disease Control."""
    initials = "".join(word[0] for word in re.findall(r"\w+", _NATION.sub("", name)) if word[0].isupper())
    return len(letters) > 2 and letters.isupper() and initials.startswith(letters)


def is_any_speaker(name: str | None, others: Iterable[str | None]) -> bool:
    """Whether a name and one of some others mean one speaker; nobody is nobody's equal."""
    return name is not None and any(is_same_speaker(name, other) for other in others)


def writers(document: Document) -> tuple[str | None, ...]:
    """Whose words a document is, where it does not attribute them: its publisher's and its authors'."""
    return document.publisher, *document.authors


def statements_in(statements: Sequence[Statement], span: Span) -> list[Statement]:
    """The statements that have words in a stretch of their document."""
    return [one for one in statements if _shared(one, span)]


def is_said_by(asked: str | None, span: Span, statements: Sequence[Statement], text: str) -> bool:
    """Whether words of the asked speaker stand in a span."""
    return is_any_speaker(asked, (speaker_of(one, text) for one in statements_in(statements, span)))


def _reports(outer: Statement, inner: Statement) -> bool:
    """Whether the words of a statement are about another's being made: they hold its speaker and its words."""
    if inner is outer or inner.speaker_name is None or inner.speaker is None:
        return False
    return all(any(_holds(one, part) for one in outer.contents) for part in (inner.speaker, *inner.contents))


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _shared(statement: Statement, span: Span) -> int:
    """How many characters of a statement's words stand in a span."""
    return sum(max(0, min(one.end, span.end) - max(one.start, span.start)) for one in statement.contents)
