"""Who speaks in a document, as its page marks it: the words underlined, the speakers named in the margin."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from answer.phrases import phrase
from answer.quote.voices import innermost
from answer.render import told
from answer.speakers.denial import is_denied
from answer.speakers.lookup import is_unsure, speaker_of, via_of
from index.records import Document, Statement
from text.spans import Span
from web.html.spoken import heard

_MOST_IN_A_LINE = 8
"""More names than stand beside a paragraph would run into those of the next."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A stretch of words that the document attributes: own, reported or denied; `speaker` as a reader is told.

    `name` is the speaker's, where it is known: that of their page.
    """

    span: Span
    speaker: str
    direct: bool
    denied: bool = False
    name: str | None = None

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

    def voice_of(self, offset: int) -> Voice | None:
        """Whose words a character belongs to; None where they are the document's own."""
        last = bisect_right(self._starts, offset) - 1
        return self._voices[last] if last >= 0 and offset < self._voices[last].span.end else None

    def margin(self, line: Span) -> list[Voice]:
        """The voices that begin in a line, who is heard alike in several once."""
        begin = self._voices[bisect_left(self._starts, line.start) : bisect_left(self._starts, line.end)]
        heard: dict[str, Voice] = {}
        for voice in begin:
            heard.setdefault(voice.heard, voice)
        return list(heard.values())[:_MOST_IN_A_LINE]


def voices_in(document: Document, statements: Sequence[Statement]) -> Voices:
    """The voices of a document.

    :param document: the document.
    :param statements: its statements.
    :return: a voice for each stretch of attributed words, but for words without marks that nobody is named for.
    """
    said = [(speaker_of(statement, document.text), statement, span) for span, statement in innermost(statements)]
    return Voices(
        Voice(
            span,
            told(
                speaker or phrase("nobody_named"),
                unsure=is_unsure(statement, document.text),
                via=via_of(statement, document.text),
            ),
            statement.direct,
            is_denied(statement, document.text),
            statement.speaker_name,
        )
        for speaker, statement, span in said
        if speaker is not None or statement.direct
    )
