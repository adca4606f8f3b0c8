"""Who speaks in a document, as its page marks it: the words underlined, the speakers named in the margin.

Knows statements and HTML; nothing of where they are stored.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from answer.speakers import speaker_of
from index.records import Document, Span, Statement
from web.html import tag

_MOST_IN_A_LINE = 8
_NOBODY = "Somebody not named"


@dataclass(frozen=True, slots=True)
class Voice:
    """A stretch of words that the document attributes; `speaker` as a reader is told."""

    span: Span
    speaker: str
    direct: bool


class Voices:
    """The voices of one document, found by place."""

    def __init__(self, voices: Iterable[Voice] = ()) -> None:
        self._voices = sorted(voices, key=lambda voice: (voice.span.start, voice.span.end))
        self._starts = [voice.span.start for voice in self._voices]
        self._said = _united(voice.span for voice in self._voices)
        self._said_starts = [span.start for span in self._said]

    def edges(self, line: Span) -> list[int]:
        """Where attributed words begin and end inside a line."""
        first = max(0, bisect_right(self._said_starts, line.start) - 1)
        spans = self._said[first : bisect_left(self._said_starts, line.end)]
        return [edge for span in spans for edge in (span.start, span.end) if line.start < edge < line.end]

    def is_said(self, offset: int) -> bool:
        """Whether a character belongs to attributed words."""
        at = bisect_right(self._said_starts, offset) - 1
        return at >= 0 and offset < self._said[at].end

    def margin(self, line: Span) -> str:
        """The marks of the voices that begin in a line, each once; empty when there are none."""
        begin = self._voices[bisect_left(self._starts, line.start) : bisect_left(self._starts, line.end)]
        marks = list(dict.fromkeys((voice.speaker, voice.direct) for voice in begin))[:_MOST_IN_A_LINE]
        shown = "".join(_mark(speaker, direct) for speaker, direct in marks)
        return tag("span", shown, {"class": "voices"}) if shown else ""


def voices_in(document: Document, statements: Sequence[Statement]) -> Voices:
    """The voices of a document.

    :param document: the document.
    :param statements: its statements.
    :return: a voice for each stretch of attributed words, but for words without marks that nobody is named for.
    """
    voices = ((speaker_of(one, document.text), one) for one in statements)
    found = (
        Voice(span, speaker or _NOBODY, one.direct)
        for speaker, one in voices
        if speaker or one.direct
        for span in one.contents
    )
    return Voices(found)


def _mark(speaker: str, direct: bool) -> str:
    # Drawn by the style sheet, so that copied text holds the document's words only.
    how = "own words" if direct else "reported"
    return tag(
        "span",
        "",
        {"class": "voice", "data-voice": f"{speaker}, {how}", "role": "note", "aria-label": f"{speaker}, {how}"},
    )


def _united(spans: Iterable[Span]) -> list[Span]:
    """The same stretches without overlaps, in order."""
    united: list[Span] = []
    for span in spans:
        if united and span.start <= united[-1].end:
            united[-1] = Span(united[-1].start, max(united[-1].end, span.end))
        else:
            united.append(span)
    return united
