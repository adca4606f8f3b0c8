"""What stands around the text of a page: running headers and footers, and page numbers.

Owns which lines are dropped for that, and what they say that the pages are called. A line that stands on one page only
is never dropped, unless it is nothing but a page number that counts with its page.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.extract.pdf.lines import Line
from text.characters import fold, one_line

EDGE_LINES = 3
"""How many lines from the top and from the bottom of a page may belong to its margin."""
_NUMBERS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|p\.|pg\.?|página|pagina|s\.)\s*)?(\d{1,4}|[ivxlc]{1,8})(?:\s*(?:of|/|von|de|sur|di)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_ROMAN = re.compile("(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_LONGEST_LABEL = 20
"""In characters; what is longer is no name of a page."""
_CHAPTER = re.compile(
    r"(?:chapter|part|section)?\s*[\dIVX.]*\s*[:.]?\s*(?P<words>.{3,80}?)\W+(?P<page>\d{1,4})", re.IGNORECASE
)
_TOLERANCE = 3.0
"""About how far, in points, a running line may stray from its place on other pages."""


_Place = tuple[int, int]
_Likeness = tuple[str, str, int, int]


@dataclass(frozen=True, slots=True)
class Margins:
    """Pages without what stands around their text, and what each page is called: empty where that is not known.

    There are no labels where all pages are called by their number.
    """

    text: list[list[Line]]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line near the top or bottom of a page, both counted from 0; `label` is what the file calls that page."""

    page: int
    position: int
    side: str
    line: Line
    label: str

    @property
    def place(self) -> _Place:
        return self.page, self.position


def find_margins(pages: Sequence[Sequence[Line]], title: str = "", labels: Sequence[str] = ()) -> Margins:
    """Part the text of pages from the lines around it.

    :param pages: the lines of each page.
    :param title: the document's title, which may run at the top of a single page.
    :param labels: what the file calls its pages; none where it does not say.
    :return: the pages without the lines that repeat, apart from numbers, at one height of their top or bottom; and
        what the pages are called by the file, or else by the numbers among these lines.
    """
    named = [one_line(label) for label in labels] if len(labels) == len(pages) else [""] * len(pages)
    edges = [edge for number, page in enumerate(pages) for edge in _find_edges(number, page, named[number])]
    dropped = _repeated(edges, len(pages))
    printed = _printed(edges, dropped, len(pages))
    dropped |= _counting(edges, dropped, "\n".join(fold(line.text) for page in pages for line in page))
    dropped |= {edge.place for edge in edges if edge.page and fold(edge.line.text) == fold(title) != ""}
    kept = [
        [line for position, line in enumerate(page) if (number, position) not in dropped]
        for number, page in enumerate(pages)
    ]
    # Pages that hold nothing else hold these lines as their text.
    return Margins(kept if any(kept) else [list(page) for page in pages], _telling(named) or _telling(printed))


def _telling(labels: Sequence[str]) -> tuple[str, ...]:
    """Labels, if they say more than the number of each page."""
    fit = [label if len(label) <= _LONGEST_LABEL else "" for label in labels]
    says_more = any(label not in {"", str(number)} for number, label in enumerate(fit, start=1))
    return tuple(fit) if says_more else ()


def _printed(edges: Sequence[_Edge], dropped: Container[_Place], page_count: int) -> list[str]:
    """The number that each page has at its edge; where two have a claim, the one that counts as most others do."""
    counted = [(edge, *found) for edge in edges if edge.place in dropped and (found := _page_number(edge))]
    common = Counter(offset for _, _, offset in counted)
    labels = [""] * page_count
    for edge, label, _ in sorted(counted, key=lambda each: common[each[2]]):
        labels[edge.page] = label
    return labels


def _page_number(edge: _Edge) -> tuple[str, int] | None:
    """The number of a page that a line is, as it is written, and how far it runs ahead of the page's own."""
    match = _PAGE_NUMBER.fullmatch(edge.line.text)
    if match is None or not (match[1].isdigit() or _ROMAN.fullmatch(match[1])):
        return None
    return match[1], (int(match[1]) if match[1].isdigit() else _from_roman(match[1])) - edge.page


def _from_roman(numeral: str) -> int:
    digits = [_ROMAN_DIGITS[letter] for letter in numeral.lower()]
    return sum(-one if one < after else one for one, after in pairwise([*digits, 0]))


def _find_edges(number: int, page: Sequence[Line], label: str) -> Iterator[_Edge]:
    lines = [each for each in enumerate(page) if not _names_columns(each[1])]
    ordered = sorted(lines, key=lambda each: -each[1].y)
    for position, line in ordered[:EDGE_LINES]:
        yield _Edge(number, position, "top", line, label)
    for position, line in ordered[-EDGE_LINES:]:
        yield _Edge(number, position, "bottom", line, label)


def _names_columns(line: Line) -> bool:
    """Whether a line is the head of a table, which a page may repeat, and not that of the page."""
    return line.row is not None and not line.row.number and line.row.count > EDGE_LINES


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
    height = round(edge.line.y / _TOLERANCE)
    if edge.line.row:  # rows of a table are alike but for their numbers
        return edge.side, edge.line.text, 0, height
    if edge.label and _is_label(edge.line.text, edge.label):
        return edge.side, "", 0, height
    if found := _page_number(edge):
        label, offset = found
        # Roman numbers and others alike have but the number's place left.
        words = edge.line.text.replace(label, "#", 1)
    else:
        words, offset = edge.line.text, 0
    return edge.side, _NUMBERS.sub("#", words.casefold()), offset, height


def _is_label(text: str, label: str) -> bool:
    """Whether a line is nothing but what the file calls its page, perhaps between dashes or behind "page"."""
    found = text.casefold().rpartition(label.casefold())
    return (
        bool(found[1])
        and re.fullmatch(r"\W*(?:page|seite|página|pagina|p\.|s\.)?\W*", found[0]) is not None
        and (not re.search(r"\w", found[2]))
    )


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
