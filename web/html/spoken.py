"""The words of speakers inside a quotation: cut into pieces, each with whose it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from answer.phrases import phrase
from answer.records import Citation, Voice
from answer.render import told


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quotation: whose words they are, and which of its voices that is, counted from 1.

    `is_unsure` is whether they may be misread.
    """

    words: str
    voice: Voice | None = None
    number: int = 0
    is_unsure: bool = False

    @property
    def heard(self) -> str | None:
        """Whose words a reader is told that these are; None where they are the reporter's."""
        voice = self.voice
        if voice is None:
            return None
        speaker = told(voice.speaker, unsure=voice.unsure, via=voice.via)
        return heard(speaker, direct=voice.direct, denied=voice.denied)


def pieces(citation: Citation) -> Iterator[Piece]:
    """The words of a quotation, in pieces that make up the whole; those of its speakers each apart."""
    spoken = sorted((*span, number) for number, voice in enumerate(citation.voices, 1) for span in voice.spoken)
    reached = citation.start
    for start, end, number in spoken:
        yield from _between(citation, reached, start)
        yield from _between(citation, start, end, citation.voices[number - 1], number)
        reached = end
    yield from _between(citation, reached, citation.end)


def _between(citation: Citation, start: int, end: int, voice: Voice | None = None, number: int = 0) -> Iterator[Piece]:
    """A stretch of one voice, cut where words begin and end that may be misread."""
    inside = [edge for word in citation.doubtful for edge in word if start < edge < end]
    for begin, stop in pairwise([start, *inside, end]):
        words = citation.quote[begin - citation.start : stop - citation.start]
        is_unsure = any(first <= begin < last for first, last in citation.doubtful)
        yield Piece(words, voice, number, is_unsure)


def heard(speaker: str, *, direct: bool, denied: bool) -> str:
    """Whose words a reader is told that some are: a speaker's own, reported or denied."""
    return phrase("heard_own" if direct else "heard_denied" if denied else "heard_reported", speaker=speaker)
