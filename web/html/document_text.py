"""A document's text cut up for its page: its lines as paragraphs and headings, page marks, and one span highlighted.

The text is shown character for character; only markup is put between.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from index.records import Document, Heading
from text.spans import Span
from web.html.document_voices import Voice, Voices

_TIME_APART = 60
"""How many seconds lie between two times that are shown within a line: in a minute 150 words are said."""
_DEEPEST = 6
"""HTML has six levels of headings."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line: the pages that start before it, whose words it is, and whether it is highlighted.

    `is_unsure` is whether it may be misread. `time` is when it is heard, where that is to be shown.
    """

    words: str
    pages: Sequence[int]
    time: str | None
    voice: Voice | None
    is_quoted: bool
    is_first: bool
    is_unsure: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A line as an element: `is_tight` says that it follows the one before without a blank line."""

    name: str
    is_tight: bool
    voices: Sequence[Voice]
    pieces: Sequence[Piece]


def blocks(document: Document, quote: Span | None, voices: Voices) -> Iterator[Block]:
    """The text in blocks, one for each line that is not empty; the span of `quote` is highlighted."""
    levels = _levels(document.headings)
    after_blank = True
    for line in _lines(document.text):
        if line.start < line.end:
            name = f"h{levels[line.start]}" if line.start in levels else "p"
            pieces = list(_pieces(document, line, quote, voices))
            yield Block(name, not after_blank, voices.margin(line), pieces)
        after_blank = line.start == line.end


def _levels(headings: Sequence[Heading]) -> dict[int, int]:
    """The level of each heading on the page, by its offset: under the title's, and none skips one."""
    levels, last = dict[int, int](), 1
    for heading in headings:
        last = min(heading.level + 1, last + 1, _DEEPEST)
        levels[heading.start] = last
    return levels


def _lines(content: str) -> Iterator[Span]:
    start = 0
    for line in content.split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _pieces(document: Document, line: Span, quote: Span | None, voices: Voices) -> Iterator[Piece]:
    """A line, cut where a page starts and where the quote and attributed words start and end."""
    pages, times = _pages_within(document, line), _times_within(document, line)
    marks = [edge for edge in (quote.start, quote.end) if line.start < edge < line.end] if quote else []
    unsure = _unsure_within(document, line)
    edges = (edge for one in unsure for edge in one)
    cuts = {line.start, line.end, *pages, *times, *marks, *voices.edges(line), *edges}
    for start, end in pairwise(sorted(cuts)):
        is_quoted = quote is not None and quote.overlaps(Span(start, end))
        is_first = quote is not None and is_quoted and not document.text[quote.start : start].strip()
        is_unsure = any(first <= start < last for first, last in unsure)
        words, above, time = document.text[start:end], pages.get(start, ()), times.get(start)
        yield Piece(words, above, time, voices.voice_of(start), is_quoted, is_first, is_unsure)


def _unsure_within(document: Document, line: Span) -> list[tuple[int, int]]:
    """Where words of a line may be misread, within it."""
    first = bisect_right(document.doubtful, line.start, key=lambda word: word.end)
    met = takewhile(lambda word: word.start < line.end, islice(document.doubtful, first, None))
    return [(max(word.start, line.start), min(word.end, line.end)) for word in met]


def _pages_within(document: Document, line: Span) -> Mapping[int, Sequence[int]]:
    """The pages that start in a line or in the blank before it, by the offset where their mark goes."""
    starts = document.page_starts
    first = bisect_left(starts, line.start)
    while first > 0 and not document.text[starts[first - 1] : line.start].strip():
        first -= 1
    pages: dict[int, list[int]] = defaultdict(list)
    for index in range(first, bisect_left(starts, line.end)):
        pages[max(starts[index], line.start)].append(index + 1)
    return pages


def _times_within(document: Document, line: Span) -> Mapping[int, str]:
    """The times that are shown in a line, by the offset where their mark goes: its first, and then one a minute."""
    first = bisect_left(document.moments, line.start, key=lambda moment: moment.start)
    times, shown = dict[int, str](), -_TIME_APART
    for moment in document.moments[first:]:
        if moment.start >= line.end:
            break
        if moment.seconds is None or moment.start in times:
            continue
        if abs(moment.seconds - shown) >= _TIME_APART:
            times[moment.start], shown = moment.clock, moment.seconds
    return times
