"""What stands around the text of a page: running headers and footers, and page numbers.

Owns which lines are dropped for that. A line that stands on one page only is never dropped, unless it is
nothing but a page number that counts with its page.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ingest.page_lines import Line

EDGE_LINES = 3
"""How many lines from the top and from the bottom of a page may belong to its margin."""
_NUMBERS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|p\.|pg\.?|página|pagina|s\.)\s*)?(\d{1,4})(?:\s*(?:of|/|von|de|sur|di)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_TOLERANCE = 4.0
"""How far, in points, a running line may stray from its place on other pages."""


def drop_margins(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without the lines that repeat, apart from numbers, at their top or bottom."""
    places: defaultdict[tuple[str, str], list[tuple[int, Line]]] = defaultdict(list)
    for number, page in enumerate(pages):
        for edge, line in _edge_lines(page):
            places[edge, _pattern(line.text)].append((number, line))
    dropped = {(number, id(line)) for group in places.values() for number, line in _running(group, len(pages))}
    kept = [[line for line in page if (number, id(line)) not in dropped] for number, page in enumerate(pages)]
    # Pages that hold nothing else hold these lines as their text.
    return kept if any(kept) else [list(page) for page in pages]


def _edge_lines(page: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    ordered = sorted(page, key=lambda line: -line.y)
    for line in ordered[:EDGE_LINES]:
        yield "top", line
    for line in ordered[-EDGE_LINES:]:
        yield "bottom", line


def _pattern(text: str) -> str:
    return _NUMBERS.sub("#", text.casefold())


def _running(group: list[tuple[int, Line]], page_count: int) -> Iterator[tuple[int, Line]]:
    """Those of the lines of one pattern that are at one height on enough pages."""
    for number, line in group:
        alike = {
            other for other, twin in group if abs(twin.y - line.y) <= _TOLERANCE and _counts(number, line, other, twin)
        }
        if len(alike) >= 2 and (len(alike) >= 3 or len(alike) * 2 >= page_count):
            yield number, line


def _counts(number: int, line: Line, other: int, twin: Line) -> bool:
    """Whether two lines that are only page numbers differ by as much as their pages do; true of other lines."""
    here, there = _PAGE_NUMBER.fullmatch(line.text), _PAGE_NUMBER.fullmatch(twin.text)
    if not (here and there):
        return True
    return int(here[1]) - int(there[1]) == number - other
