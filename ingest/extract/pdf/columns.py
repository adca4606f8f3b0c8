"""Columns that were drawn line by line across the page, put one below the other again.

Owns how such lines are told from the rows of a table, whose cells must stay beside each other: a column reads on from
line to line, as a cell does not. Knows neither pypdf nor what a paragraph is.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from ingest.extract.pdf.layout import ends_sentence, relative_width, starts_item
from ingest.extract.pdf.lines import Line, Start

_FEWEST_LINES = 4
"""That many lines hold parts of several columns, at least: fewer may be a table of two rows below its head."""
_TOLERANCE = 2.0
"""How far, in points, the lines of a column may stray from its edge."""
_INDENT = 2.5
"""How far the first line of a paragraph may be set in, in parts of the size of its letters."""
_NARROWEST = 8
"""A narrower column than this many times the size of its letters is a bullet, a number or a label."""
_WIDEST_LEADING = 2.5
"""Lines of a column are no further apart, in parts of the size; paragraphs within it may be."""
_FEWEST_WORDS = 3
"""Words on a usual line of a column: a cell has fewer."""
_SHARE_READ_ON = 0.3
"""Lines in the midst of a sentence begin small, about two in three of them; in German every other; cells hardly do."""
_SLACK = 2
"""How many characters a count may be off, where a ligature was spelled out."""

_Cells = tuple[Line | None, ...]
"""What stands of a line in each column."""


def part_columns(lines: Sequence[Line]) -> list[Line]:
    """Put columns that were drawn line by line across the page one below the other.

    :param lines: the lines of a page, as they were drawn.
    :return: the same words; what stood beside each other in columns of prose now follows.
    """
    parted: list[Line] = []
    edges = _edges(lines)
    position = 0
    while position < len(lines):
        run = list(_run(lines[position:], edges)) if edges else []
        columns = [[cell for cell in column if cell] for column in zip(*run, strict=True)]
        woven = sum(sum(cell is not None for cell in row) > 1 for row in run)
        if woven >= _FEWEST_LINES and all(map(_reads_on, columns)):
            parted.extend(line for column in columns for line in column)
            position += len(run)
        else:
            parted.append(lines[position])
            position += 1
    return parted


def _edges(lines: Sequence[Line]) -> list[float]:
    """Where columns begin right of the first one: places at which parts of enough lines begin."""
    places = Counter(
        place
        for line in lines
        for place in {round(start.x / _TOLERANCE) for start in line.starts if start.x > line.x + _width_of(line)}
    )
    edges: list[float] = []
    for place in sorted(places):
        near = places[place] + places[place + 1]
        x = place * _TOLERANCE
        if near >= _FEWEST_LINES and (not edges or x > edges[-1] + 2 * _TOLERANCE):
            edges.append(x)
    return edges if len(edges) < _FEWEST_LINES else []


def _width_of(line: Line) -> float:
    return _NARROWEST * line.size


def _run(lines: Sequence[Line], edges: Sequence[float]) -> Iterator[_Cells]:
    """The cells of the lines from the first on, as far as they stand in the columns and hang together."""
    for above, line in pairwise([None, *lines]):
        if line is None or (above and not _follows(above, line)):
            return
        cells = _cells(line, edges)
        if cells is None or (above is None and sum(cell is not None for cell in cells) < 2):
            return
        yield cells


def _follows(above: Line, line: Line) -> bool:
    gap = above.y - line.y
    return (
        line.angle == above.angle
        and abs(line.size - above.size) <= 0.12 * above.size
        and 0 < gap < _WIDEST_LEADING * above.size
    )


def _cells(line: Line, edges: Sequence[float]) -> _Cells | None:
    """The parts of a line by columns; None when it crosses an edge."""
    columns = [*edges, float("inf")]
    cells: list[Line | None] = []
    rest: Line | None = line
    for edge in columns:
        if rest is None or rest.x >= edge - _TOLERANCE:
            cells.append(None)
            continue
        start = next((one for one in rest.starts if _begins_column(one, edge, line)), None)
        if start is None and edge < columns[-1] and rest.x + _least_width(rest) > edge:
            return None
        cell, rest = _cut(rest, start) if start else (rest, None)
        if cell is None:
            return None
        cells.append(cell)
    return tuple(cells)


def _begins_column(start: Start, edge: float, line: Line) -> bool:
    return edge - _TOLERANCE <= start.x <= edge + _INDENT * line.size


def _least_width(line: Line) -> float:
    """How wide a line is at least: fonts are hardly narrower than four fifths of what is common."""
    return 0.8 * line.size * relative_width(line.text)


def _cut(line: Line, start: Start) -> tuple[Line | None, Line | None]:
    """The line before a place where something was drawn, and from there on; neither where that is unknown."""
    cut = _place_of(start, line)
    if cut is None:
        return None, None
    before, behind = line.text[:cut], line.text[cut + 1 :]
    left = tuple(Start(one.x, one.tail - start.tail) for one in line.starts if one.x < start.x)
    right = tuple(one for one in line.starts if one.x >= start.x)
    last = max((one.x for one in left), default=line.x)
    tail = max((one.tail for one in left if one.x == last), default=len(before))
    return (
        replace(line, text=before, reach=last, tail=tail, starts=left),
        replace(line, text=behind, x=start.x, starts=right),
    )


def _place_of(start: Start, line: Line) -> int | None:
    """The blank in a line behind which a start stands; None when none does."""
    blanks = [place for place, character in enumerate(line.text) if character == " "]
    distances = {place: abs(len(line.text) - place - 1 - start.tail) for place in blanks}
    cut = min(blanks, key=lambda place: distances[place], default=None)
    return None if cut is None or distances[cut] > _SLACK else cut


def _reads_on(column: Sequence[Line]) -> bool:
    """Whether lines are prose that reads on from one to the next."""
    if len(column) < _FEWEST_LINES or median(len(line.text.split()) for line in column) < _FEWEST_WORDS:
        return False
    inside = sum(_is_inside(above, below) for above, below in pairwise(column))
    return inside >= _SHARE_READ_ON * (len(column) - 1)


def _is_inside(above: Line, below: Line) -> bool:
    """Whether a line stands in the midst of a sentence."""
    begins = below.text[:1].isalpha() and not below.text[:1].isupper()
    return begins and not ends_sentence(above) and not starts_item(below)
