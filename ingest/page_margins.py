"""What stands around the text of a page: running headers and footers, and page numbers.

Owns which lines are dropped for that. A line that stands on one page only is never dropped, unless it is
nothing but a page number that counts with its page.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence

from ingest.characters import fold
from ingest.page_lines import Line

_Edge = tuple[int, str, Line]
_Place = tuple[str, str, int, int]
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
_TOLERANCE = 3.0
"""About how far, in points, a running line may stray from its place on other pages."""


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


def _repeated(edges: Sequence[_Edge], page_count: int) -> set[int]:
    """The lines that stand, apart from numbers, at one height on enough pages."""
    places: defaultdict[_Place, set[int]] = defaultdict(set)
    for number, edge, line in edges:
        places[_place(number, edge, line)].add(number)
    enough = {place for place, numbers in places.items() if _is_enough(_near(place, places) | numbers, page_count)}
    return {id(line) for number, edge, line in edges if _place(number, edge, line) in enough}


def _place(number: int, edge: str, line: Line) -> _Place:
    """What running lines have in common; those that are only page numbers also count as their pages do."""
    match = _PAGE_NUMBER.fullmatch(line.text)
    offset = int(match[1]) - number if match else 0
    return edge, _NUMBERS.sub("#", line.text.casefold()), offset, round(line.y / _TOLERANCE)


def _near(place: _Place, places: Mapping[_Place, set[int]]) -> set[int]:
    edge, pattern, offset, height = place
    none: set[int] = set()
    return none.union(*(places.get((edge, pattern, offset, height + step), none) for step in (-1, 1)))


def _is_enough(numbers: Collection[int], page_count: int) -> bool:
    return len(numbers) >= 3 or (len(numbers) == 2 and page_count <= 4)


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
