"""Whose words stand in a stretch of a document: every character is the innermost speaker's, or the reporter's.

"X said that Y had said no" has words of both: "no" is Y's, and the rest that X's. Knows statements; presents nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from answer.records import Stretches, Voice
from answer.speakers.denial import is_denied
from answer.speakers.lookup import is_unsure, printed, speaker_of, statements_in, via_of
from index.records import Document, Statement
from text import speech
from text.sentence_words import WordClass, counted_words
from text.spans import Span

_QUOTED = re.compile(r"[“„«\"]([^“”„«»\"\n]+)[”“»\"]")
_TITLE_WORD = re.compile(r"[^\W\d_]{4,}")  # the words of a title that have a capital
_SAYS = frozenset("that clause quote".split())  # what a verb takes that says something, and does not only count it
_FEWEST_WORDS = 3
"""Words in quotation marks that are surely a speaker's own: one or two may be a name, or so called by anybody."""


def voices_at(
    document: Document, statements: Sequence[Statement], span: Span, first: Statement | None = None
) -> tuple[Voice, ...]:
    """The speakers heard in a stretch of a document.

    :param document: the document.
    :param statements: those of the document.
    :param span: the stretch.
    :param first: the statement whose speaker comes first, if words of it are left to them.
    :return: one voice for what each says in their own words, one for what is reported of them, and one for what they
        deny; in the order of the text, but for the first. Words of somebody whom the document does not name are
        nobody's here, and so is what it tells of a bare "they" without a verb of saying.
    """
    heard = [one for one in statements_in(statements, span) if not _is_told_of_somebody(document, one)]
    ordered = [first, *(other for other in heard if other is not first)] if first in heard and first else heard
    spoken: dict[Voice, list[Span]] = {}
    for part, statement in innermost(ordered):
        speaker = speaker_of(statement, document.text)
        for words, direct in _own_words(document.text, part, statement):
            inside = Span(max(words.start, span.start), min(words.end, span.end))
            if speaker and any(map(str.isalnum, document.text[inside.start : inside.end])):
                denied = not direct and is_denied(statement, document.text)
                unsure, via = is_unsure(statement, document.text), via_of(statement, document.text)
                spoken.setdefault(Voice(speaker, direct, (), denied, unsure, via), []).append(inside)
    chosen = (speaker_of(first, document.text), first.direct) if first else None
    voices = sorted(spoken, key=lambda voice: ((voice.speaker, voice.direct) != chosen, spoken[voice][0].start))
    return tuple(replace(voice, spoken=_joined(spoken[voice])) for voice in voices)


def _is_told_of_somebody(document: Document, statement: Statement) -> bool:
    """Whether a statement is the reporter's own telling of what an unnamed "they" or "who" wants, counts or knows.

    No reader is helped by "Reporting They". The learned tagger, which reads English, takes some such for statements.
    """
    if statement.direct or statement.speaker_name or not (document.language or "en").startswith("en"):
        return False
    cue = document.text[statement.cue.start : statement.cue.end] if statement.cue else ""
    verbs = [speech.CUES[word] for word in re.findall(r"\w+", cue.lower()) if word in speech.CUES]
    says = any(not _SAYS.isdisjoint(verb.takes) for verb in verbs)
    return printed(statement, document.text).lower() in speech.PRONOUNS | speech.FIRST_PERSON and not says


def _own_words(text: str, part: Span, statement: Statement) -> Iterator[tuple[Span, bool]]:
    """A stretch of a statement, cut where reported words go on in the speaker's own, and whether these are own words.

    So they do in quotation marks, unless these are of few words, of a title, or behind somebody else's name.
    """
    reached = part.start
    if not statement.direct:
        for match in _QUOTED.finditer(text, part.start, part.end):
            before = counted_words(text[part.start : match.start()])
            if any(word.kind in (WordClass.NAME, WordClass.CUE) for word in before):
                break
            if len(match[1].split()) >= _FEWEST_WORDS and not all(map(str.istitle, _TITLE_WORD.findall(match[1]))):
                yield Span(reached, match.start()), False
                yield Span(*match.span(1)), True
                reached = match.end()
    if any(map(str.isalnum, text[reached : part.end])) or reached == part.start:
        yield Span(reached, part.end), statement.direct


def innermost(statements: Iterable[Statement]) -> Iterator[tuple[Span, Statement]]:
    """The words of statements without overlaps, in order: each stretch with the innermost statement that has it.

    That is the shortest, of equally short ones the first given. But what stands in quotation marks is said by whoever
    is quoted, whomever they tell of.
    """
    parts = [(part, statement, rank) for rank, statement in enumerate(statements) for part in statement.contents]
    parts.sort(key=lambda part: part[0].start)
    edges = sorted({edge for span, _, _ in parts for edge in (span.start, span.end)})
    waiting, open_ = iter([*parts, None]), list[tuple[Span, Statement, int]]()
    following = next(waiting)
    for start, end in pairwise(edges):
        open_ = [part for part in open_ if part[0].end > start]
        while following and following[0].start <= start:
            open_.append(following)
            following = next(waiting)
        if open_:
            _, statement, _ = min(open_, key=lambda part: (not part[1].direct, _length(part[1]), part[2]))
            yield Span(start, end), statement


def _length(statement: Statement) -> int:
    return sum(part.end - part.start for part in statement.contents)


def _joined(spans: Iterable[Span]) -> Stretches:
    """Stretches that touch, as one."""
    joined: list[tuple[int, int]] = []
    for span in spans:
        if joined and joined[-1][1] == span.start:
            joined[-1] = (joined[-1][0], span.end)
        else:
            joined.append((span.start, span.end))
    return tuple(joined)
