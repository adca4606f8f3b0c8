"""What stands around the text of a page: running headers and footers, and page numbers.

Owns which lines are dropped for that. A line that stands on one page only is never dropped, unless it is
nothing but a page number that counts with its page.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence

from ingest.characters import fold
from ingest.page_lines import Line

_Edge = tuple[int, str, Line]
EDGE_LINES = 3
"""How many lines from the top and from the bottom of a page may belong to its margin."""
_NUMBERS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|p\.|pg\.?|página|pagina|s\.)\s*)?(\d{1,4})(?:\s*(?:of|/|von|de|sur|di)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_CHAPTER = re.compile(
    r"(?:chapter|part|section)?\s*[\dIVX.]*\s*[:.]?\s*(?P<words>.{3,80}?)\W+(?P<page>\d{1,4})", re.IGNORECASE
)
_TOLERANCE = 4.0
"""How far, in points, a running line may stray from its place on other pages."""


def drop_margins(pages: Sequence[Sequence[Line]], title: str = "") -> list[list[Line]]:
    """Leave out the lines around the text of pages.

    :param pages: the lines of each page.
    :param title: the document's title, which may run at the top of a single page.
    :return: the pages without the lines that repeat, apart from numbers, at one height of their top or bottom.
    """
    edges = [(number, edge, line) for number, page in enumerate(pages) for edge, line in _edge_lines(page)]
    dropped = _repeated(edges, len(pages))
    dropped |= _counting(edges, dropped, _texts(pages))
    dropped |= {id(line) for number, _, line in edges if number and fold(line.text) == fold(title) != ""}
    kept = [[line for line in page if id(line) not in dropped] for page in pages]
    # Pages that hold nothing else hold these lines as their text.
    return kept if any(kept) else [list(page) for page in pages]


def _repeated(edges: Iterable[_Edge], page_count: int) -> set[int]:
    places: defaultdict[tuple[str, str], list[tuple[int, Line]]] = defaultdict(list)
    for number, edge, line in edges:
        places[edge, _NUMBERS.sub("#", line.text.casefold())].append((number, line))
    return {id(line) for group in places.values() for line in _running(group, page_count)}


def _counting(edges: Iterable[_Edge], dropped: Container[int], texts: str) -> set[int]:
    """Running chapter titles: words that stand elsewhere too beside a page number, at the height of such numbers."""
    counted: set[tuple[int, int]] = set()
    found: set[int] = set()
    pages = list(edges)
    for number, _, line in pages:
        if id(line) in dropped:
            counted |= {(round(line.y), int(digits) - number) for digits in _NUMBERS.findall(line.text)[-1:]}
    for number, _, line in pages:
        match = _CHAPTER.fullmatch(line.text)
        if match and (round(line.y), int(match["page"]) - number) in counted:
            words = fold(match["words"])
            found |= {id(line)} if len(words) > 2 and texts.count(words) > 1 else set()
    return found


def _texts(pages: Iterable[Sequence[Line]]) -> str:
    return "\n".join(fold(line.text) for page in pages for line in page)


def _edge_lines(page: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    ordered = sorted(page, key=lambda line: -line.y)
    for line in ordered[:EDGE_LINES]:
        yield "top", line
    for line in ordered[-EDGE_LINES:]:
        yield "bottom", line


def _running(group: Sequence[tuple[int, Line]], page_count: int) -> Iterator[Line]:
    """Those of the lines of one pattern that are at one height on enough pages."""
    for number, line in group:
        alike = {other for other, twin in group if _is_alike(number, line, other, twin)}
        if len(alike) >= 2 and (len(alike) >= 3 or len(alike) * 2 >= page_count):
            yield line


def _is_alike(number: int, line: Line, other: int, twin: Line) -> bool:
    return abs(twin.y - line.y) <= _TOLERANCE and _counts(number, line, other, twin)


def _counts(number: int, line: Line, other: int, twin: Line) -> bool:
    """Whether two lines that are only page numbers differ by as much as their pages do; true of other lines."""
    here, there = _PAGE_NUMBER.fullmatch(line.text), _PAGE_NUMBER.fullmatch(twin.text)
    if not (here and there):
        return True
    return int(here[1]) - int(there[1]) == number - other
