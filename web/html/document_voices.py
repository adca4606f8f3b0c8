"""Who speaks in a document, as its page marks it: the words underlined, the speakers named in the margin.

Knows statements and HTML; nothing of where they are stored.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from answer.quote.voices import innermost
from answer.speakers.denial import is_denied
from answer.speakers.lookup import speaker_of
from index.records import Document, Statement
from text.spans import Span
from web.html.elements import tag
from web.html.spoken import heard

_MOST_IN_A_LINE = 8
_NOBODY = "Somebody not named"


@dataclass(frozen=True, slots=True)
class Voice:
    """A stretch of words that the document attributes: own, reported or denied; `speaker` as a reader is told."""

    span: Span
    speaker: str
    direct: bool
    denied: bool = False

    @property
    def heard(self) -> str:
        """Whose words they are, as a reader is told."""
        return heard(self.speaker, direct=self.direct, denied=self.denied)


class Voices:
    """The voices of one document, found by place; no two overlap."""

    def __init__(self, voices: Iterable[Voice] = ()) -> None:
        self._voices = sorted(voices, key=lambda voice: voice.span.start)
        self._starts = [voice.span.start for voice in self._voices]

    def edges(self, line: Span) -> list[int]:
        """Where attributed words begin and end inside a line."""
        first = max(0, bisect_right(self._starts, line.start) - 1)
        voices = self._voices[first : bisect_left(self._starts, line.end)]
        edges = {edge for voice in voices for edge in (voice.span.start, voice.span.end)}
        return sorted(edge for edge in edges if line.start < edge < line.end)

    def at(self, offset: int) -> Voice | None:
        """Whose words a character belongs to; None where they are the document's own."""
        at = bisect_right(self._starts, offset) - 1
        return self._voices[at] if at >= 0 and offset < self._voices[at].span.end else None

    def margin(self, line: Span) -> str:
        """The marks of the voices that begin in a line, each once; empty when there are none."""
        begin = self._voices[bisect_left(self._starts, line.start) : bisect_left(self._starts, line.end)]
        marks = list(dict.fromkeys(voice.heard for voice in begin))[:_MOST_IN_A_LINE]
        shown = "".join(map(_mark, marks))
        return tag("span", shown, {"class": "voices"}) if shown else ""


def voices_in(document: Document, statements: Sequence[Statement]) -> Voices:
    """The voices of a document.

    :param document: the document.
    :param statements: its statements.
    :return: a voice for each stretch of attributed words, but for words without marks that nobody is named for.
    """
    voices = ((speaker_of(one, document.text), one, span) for span, one in innermost(statements))
    return Voices(
        Voice(span, speaker or _NOBODY, one.direct, is_denied(one, document.text))
        for speaker, one, span in voices
        if speaker is not None or one.direct
    )


def _mark(heard: str) -> str:
    # Drawn by the style sheet, so that copied text holds the document's words only.
    return tag("span", "", {"class": "voice", "data-voice": heard, "role": "note", "aria-label": heard})
