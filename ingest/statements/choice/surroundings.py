"""One text as its statements are asked about: its sentences, its speakers by the rules, how often each is named."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from ingest.statements.choice.candidates import Asked
from ingest.statements.speakers.resolve import Speakers
from text.spans import Span

FAR = 12
"""What is further away than so many sentences, lines or speakers counts as that far."""


class Surroundings:
    """One text as its statements are asked about: its sentences, its speakers by the rules, how often each is named."""

    def __init__(self, text: str, speakers: Speakers, sentences: Sequence[Span], asked: Sequence[Asked]) -> None:
        self.text = text
        self.speakers = speakers
        self._starts = [sentence.start for sentence in sentences]
        self._asked = sorted(asked, key=lambda one: one.place)
        self._places = [one.place for one in self._asked]
        self._spoken = Counter(one.name for one in self._asked if one.name)

    @cached_property
    def mentioned(self) -> Counter[str]:
        """How often each name is written."""
        names = self.speakers.names
        return Counter(map(names.full, names.mentions))

    def sentence(self, offset: int) -> int:
        """The number of the sentence that holds an offset."""
        return bisect_right(self._starts, offset)

    def lines(self, start: int, end: int) -> int:
        """How many lines end between two offsets, blank ones left out."""
        return len(re.findall(r"\n+", self.text[start:end]))

    def share_of_statements(self, name: str) -> float:
        """Of the statements to which the rules give a name, the share that has this one."""
        return self._spoken[name] / max(1, self._spoken.total())

    def earlier(self, asked: Asked) -> list[Asked]:
        """The statements before one, nearest first."""
        place = bisect_right(self._places, asked.place)
        return [one for one in self._asked[max(0, place - FAR - 1) : place] if one is not asked][::-1]

    def later(self, asked: Asked) -> list[Asked]:
        """The statements after one, nearest first."""
        place = bisect_right(self._places, asked.place)
        return self._asked[place : place + 3]
