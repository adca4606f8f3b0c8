"""Puts right where the tagger lets words begin and end: what is said does not lie within who says it.

The tagger decides piece by piece, so a border of it may cut a noun phrase or a verb in two: "the | company knew",
"could | not do".
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.statements.tagger.reading import TaggedStatement
from text import speech
from text.spans import Span

_NOUN = re.compile(r" [a-z][\w-]*")
_HELPER = re.compile(
    rf"\b(?:{'|'.join(sorted(word for word in speech.AUXILIARIES if word.isalpha()))}) $", re.IGNORECASE
)
_CHARACTERS_OF_HELPER = 10
"""How many characters before a negation its helping verb is looked for."""
_NEGATED = re.compile(r"(?:not|never)\b")
_LOOSE = re.compile(r"(?:[\s,]*\b(?:and|but|or|as|far|so|that|if|when|while|because|according to))*[\s,]*\Z")
"""What leads on to who speaks, and ends nothing that is said: "and, as far as"."""


def put_right(text: str, said: TaggedStatement) -> TaggedStatement:
    """Part what is said from who says it, and give both the words that belong to their first or last.

    :param text: the text.
    :param said: what the tagger reads.
    :return: the same with other borders; a piece between the verb and the speaker is a part of the speaker.
    """
    source = said.source and _with_noun(text, said.source)
    inside = [span for span in said.contents if source and said.cue and _is_of_source(span, said.cue, source)]
    if source and inside and len(inside) < len(said.contents):
        source = Span(min(span.start for span in inside), source.end)
    contents = [span for span in said.contents if source is None or span not in inside]
    parts = [part for span in contents for part in (_beside(text, span, source) if source else [span])]
    return replace(said, source=source, contents=tuple(_with_helper(text, part) for part in parts))


def _with_noun(text: str, source: Span) -> Span:
    """A source that is an article only, with its noun."""
    noun = _NOUN.match(text, source.end) if text[source.start : source.end].lower() in speech.ARTICLES else None
    return Span(source.start, noun.end()) if noun else source


def _is_of_source(span: Span, cue: Span, source: Span) -> bool:
    """Whether a piece begins behind the verb and runs into who is named there: "by the head of | the firm"."""
    return cue.end <= span.start < source.start < span.end <= source.end


def _beside(text: str, span: Span, source: Span) -> Iterator[Span]:
    """What of a piece lies before and behind the speaker."""
    if not span.overlaps(source):
        yield span
        return
    if span.start < source.start:
        loose = _LOOSE.search(text, span.start, source.start)
        yield Span(span.start, loose.start() if loose else source.start)
    if source.end < span.end:
        yield Span(source.end, span.end)


def _with_helper(text: str, span: Span) -> Span:
    """A piece that begins with "not", with the verb before it."""
    if not _NEGATED.match(text, span.start, span.end):
        return span
    helper = _HELPER.search(text, max(0, span.start - _CHARACTERS_OF_HELPER), span.start)
    return Span(helper.start(), span.end) if helper else span
