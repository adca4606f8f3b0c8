"""Who speaks where in a text, as far as it was read: spans of speakers in order with the names that they mean."""

from bisect import bisect_left, insort

from text.spans import Span


class EarlierSpeakers:
    """The speakers of one text that were asked about; a name is None where it is not known."""

    def __init__(self) -> None:
        self._speakers: list[tuple[Span, str | None]] = []

    def add(self, speaker: Span, name: str | None) -> None:
        """Take in a speaker."""
        insort(self._speakers, (speaker, name), key=lambda item: item[0].start)

    def within(self, start: int, end: int) -> list[tuple[Span, str | None]]:
        """The speakers that begin in a stretch of the text."""
        first, last = (bisect_left(self._speakers, at, key=lambda item: item[0].start) for at in (start, end))
        return self._speakers[first:last]

    def names(self, stretch: Span) -> set[str | None]:
        """Whom the speakers in a stretch of the text mean."""
        return {name for _, name in self.within(stretch.start, stretch.end)}

    def before(self, offset: int) -> tuple[Span, str | None] | None:
        """The last speaker that begins before an offset."""
        place = bisect_left(self._speakers, offset, key=lambda item: item[0].start)
        return self._speakers[place - 1] if place else None

    def last(self) -> tuple[Span, str | None] | None:
        """The last speaker of all."""
        return self._speakers[-1] if self._speakers else None
