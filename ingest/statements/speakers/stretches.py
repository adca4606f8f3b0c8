"""The sentences before a speaker, nearest first, in which he or what he stands for may have been named."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ingest.statements.speakers.context import EarlierSpeakers
from text.spans import Span

_SENTENCES, _WINDOW = 9, 1500
_BEFORE = re.compile(
    r"\b(?:though|although|while|as|when|after|before|if|because|since|and|but|which|where|nor)\b", re.IGNORECASE
)
_OPENING = re.compile(r"(?:Though|Although|While|As|When|After|If|Because|Since|Before) ")
_ACCORDING = re.compile(r"\baccording to(?: the)?$", re.IGNORECASE)


class SentencesBefore:
    """The sentences of one text."""

    def __init__(self, text: str, sentences: Sequence[Span], heard: EarlierSpeakers) -> None:
        self._text = text
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._heard = heard

    def before(self, speaker: Span, lines: int) -> list[Span]:
        """The sentences before a speaker, nearest first; of his own what precedes, unless that is what he says.

        :param speaker: where the speaker stands.
        :param lines: how many lines to look at, his own included.
        :return: the sentences, while they are near enough to be remembered.
        """
        return list(self._before(speaker, lines))

    def _before(self, speaker: Span, lines: int) -> Iterator[Span]:
        place = bisect_right(self._starts, speaker.start) - 1
        if place >= 0 and self._may_precede(self._starts[place], speaker.start):
            yield Span(self._starts[place], speaker.start)
        for number in range(place - 1, max(-1, place - _SENTENCES), -1):
            sentence = self._sentences[number]
            lines -= "\n" in self._text[sentence.end : self._starts[number + 1]]
            if lines < 1 or speaker.start - sentence.end > _WINDOW:
                return
            yield sentence

    def _may_precede(self, start: int, end: int) -> bool:
        """Whether what stands before a speaker in his sentence is no part of what he says."""
        before = self._text[start:end].rstrip()
        if _ACCORDING.search(before):
            return False
        if before.endswith((",", "”", '"')):
            return _OPENING.match(before) is not None
        return bool(_BEFORE.search(before) or self._heard.within(start, end))
