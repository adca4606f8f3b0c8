"""What stands around the text of a page: running headers and footers, and page numbers.

Owns which lines are dropped for that. A line that stands on one page only is never dropped, unless it is
nothing but a page number that counts with its page.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.extract.pdf.lines import Line
from text.characters import fold

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


_Place = tuple[int, int]
_Likeness = tuple[str, str, int, int]


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line near the top or bottom of a page, both counted from 0."""

    page: int
    position: int
    side: str
    line: Line

    @property
    def place(self) -> _Place:
        return self.page, self.position


def drop_margins(pages: Sequence[Sequence[Line]], title: str = "") -> list[list[Line]]:
    """Leave out the lines around the text of pages.

    :param pages: the lines of each page.
    :param title: the document's title, which may run at the top of a single page.
    :return: the pages without the lines that repeat, apart from numbers, at one height of their top or bottom.
    """
    edges = [edge for number, page in enumerate(pages) for edge in _find_edges(number, page)]
    dropped = _repeated(edges, len(pages))
    dropped |= _counting(edges, dropped, "\n".join(fold(line.text) for page in pages for line in page))
    dropped |= {edge.place for edge in edges if edge.page and fold(edge.line.text) == fold(title) != ""}
    kept = [
        [line for position, line in enumerate(page) if (number, position) not in dropped]
        for number, page in enumerate(pages)
    ]
    # Pages that hold nothing else hold these lines as their text.
    return kept if any(kept) else [list(page) for page in pages]


def _find_edges(number: int, page: Sequence[Line]) -> Iterator[_Edge]:
    ordered = sorted(enumerate(page), key=lambda each: -each[1].y)
    for position, line in ordered[:EDGE_LINES]:
        yield _Edge(number, position, "top", line)
    for position, line in ordered[-EDGE_LINES:]:
        yield _Edge(number, position, "bottom", line)


def _repeated(edges: Sequence[_Edge], page_count: int) -> set[_Place]:
    """The lines that stand, apart from numbers, at one height on enough pages."""
    pages: defaultdict[_Likeness, set[int]] = defaultdict(set)
    for edge in edges:
        pages[_likeness(edge)].add(edge.page)
    fewest = 2 if page_count <= 4 else 3
    enough = {likeness for likeness in pages if len(_near(likeness, pages)) >= fewest}
    return {edge.place for edge in edges if _likeness(edge) in enough}


def _likeness(edge: _Edge) -> _Likeness:
    """What running lines have in common; those that are only page numbers also count as their pages do."""
    match = _PAGE_NUMBER.fullmatch(edge.line.text)
    offset = int(match[1]) - edge.page if match else 0
    return edge.side, _NUMBERS.sub("#", edge.line.text.casefold()), offset, round(edge.line.y / _TOLERANCE)


def _near(likeness: _Likeness, pages: Mapping[_Likeness, set[int]]) -> set[int]:
    """The pages that hold such a line at that height or just beside it."""
    side, pattern, offset, height = likeness
    none: set[int] = set()
    return none.union(*(pages.get((side, pattern, offset, height + step), none) for step in (-1, 0, 1)))


def _counting(edges: Sequence[_Edge], dropped: Container[_Place], texts: str) -> set[_Place]:
    """Running chapter titles: words that stand elsewhere too, beside a page number at the height of such numbers."""
    counted = {
        (round(edge.line.y), int(number) - edge.page)
        for edge in edges
        if edge.place in dropped
        for number in _NUMBERS.findall(edge.line.text)[-1:]
    }
    found: set[_Place] = set()
    for edge in edges:
        match = _CHAPTER.fullmatch(edge.line.text)
        if match and (round(edge.line.y), int(match["page"]) - edge.page) in counted:
            words = fold(match["words"])
            found |= {edge.place} if len(words) > 2 and texts.count(words) > 1 else set()
    return found
