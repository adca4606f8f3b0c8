"""Tables as lines of text: each row with all of its cells, below one line that names its columns.

Owns what becomes of merged cells, of a head of several lines, and of titles above and notes below a table. Knows no
format: an extractor gives the cells in their places.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from ingest.extract.blocks import Block
from text.characters import one_line
from text.endings import ends_sentence
from text.tables import has_values

_MOST_PLACES = 50_000
"""Places of a table that are filled with what is merged over them; a larger one stays as it is written."""
_MOST_COLUMNS = 200
"""Columns that one cell may cover: more are a mistake, or meant to harm."""
_MOST_HEAD_LINES = 4
_FEWEST_COLUMNS = 3
"""Columns of a table in which a line of one filled cell is a title; of two, one may just be empty."""


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A cell of a table. One that is merged of several stands, as the same object, in each place that it covers."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class Laid:
    """A table laid out: titles above it, its rows, the first of which names the columns, and notes below it."""

    titles: list[str]
    rows: list[list[Cell]]
    notes: list[str]


EMPTY = Cell()


def place_cells(rows: Iterable[Iterable[tuple[Cell, int, int]]]) -> list[list[Cell]]:
    """Put cells in the places that they cover.

    :param rows: the cells of each row that begin in it, each with how many columns and rows it covers.
    :return: the rows; places that no cell covers, to the left of others, are empty.
    """
    grid: list[list[Cell]] = []
    from_above: dict[int, tuple[Cell, int]] = {}
    filled = 0
    for row in rows:
        is_large = filled > _MOST_PLACES
        line: list[Cell] = []
        below: dict[int, tuple[Cell, int]] = {}
        _take_from_above(line, from_above, below)
        for cell, columns, depth in row:
            for _ in range(1 if is_large else max(1, min(columns, _MOST_COLUMNS))):
                if depth > 1:
                    below[len(line)] = cell, depth - 1
                line.append(cell)
            _take_from_above(line, from_above, below)
        line += [EMPTY] * (min(set(from_above).difference(range(len(line))), default=len(line)) - len(line))
        _take_from_above(line, from_above, below)
        grid.append(line)
        from_above = {} if is_large else below
        filled += len(line)
    return grid


def lay_out(grid: Sequence[Sequence[Cell]], head_lines: int = 1) -> Laid:
    """Lay a table out: titles apart, the lines of its head as one.

    :param grid: its rows; what a row is shorter than others is empty.
    :param head_lines: how many lines of head the format states; 1 where it does not.
    :return: the table; cells in the midst that only title what follows keep their line, in the first column.
    """
    rows = [list(row) for row in grid if any(cell.text for cell in row)]
    width = max(map(len, rows), default=0)
    titles, notes = list[str](), list[str]()
    while len(rows) > 1 and _is_title(rows[0], width):
        titles.append(rows.pop(0)[0].text)
    while len(rows) > 1 and _is_title(rows[-1], width) and (_is_merged(rows[-1]) or ends_sentence(rows[-1][0].text)):
        notes.insert(0, rows.pop()[0].text)
    depth = _head_depth(rows, head_lines)
    head = [_joined(column) for column in zip_longest(*rows[:depth], fillvalue=EMPTY)]
    body = [_filled([row[0]] if _is_merged(row) else row, len(head)) for row in rows[depth:]]
    return Laid(titles, [head, *body] if rows else [], notes)


def blocks_of(laid: Laid, *, apart: bool = False) -> Iterator[Block]:
    """A table as blocks: a row a line, with bars between its cells.

    :param laid: the table.
    :param apart: whether lines stand above it that are none of it.
    :yield: its blocks.
    """
    yield from (Block(title) for title in laid.titles)
    yield from (Block(line_of(row), "line", apart=apart and not number) for number, row in enumerate(laid.rows))
    yield from (Block(note) for note in laid.notes)


def line_of(row: Sequence[Cell]) -> str:
    """A row as a line, with a bar between any two cells; a bar within a cell is written as a stroke."""
    return one_line(" | ".join(one_line(cell.text).replace("|", "/") for cell in row))


def _take_from_above(
    line: list[Cell], from_above: dict[int, tuple[Cell, int]], below: dict[int, tuple[Cell, int]]
) -> None:
    """Fill the places that cells of rows above cover."""
    while len(line) in from_above:
        cell, depth = from_above[len(line)]
        if depth > 1:
            below[len(line)] = cell, depth - 1
        line.append(cell)


def _is_merged(row: Sequence[Cell]) -> bool:
    """Whether one cell covers the whole row."""
    return len(row) > 1 and all(cell is row[0] for cell in row)


def _filled(row: list[Cell], width: int) -> list[Cell]:
    """A row with a cell for each column, as long as there are no more columns than anybody names."""
    return row + [EMPTY] * (width - len(row)) if width <= _MOST_COLUMNS else row


def _is_title(row: Sequence[Cell], width: int) -> bool:
    """Whether a row says nothing but what the others are of."""
    is_alone = width >= _FEWEST_COLUMNS and bool(row[0].text) and not any(cell.text for cell in row[1:])
    return _is_merged(row) or is_alone


def _head_depth(rows: Sequence[Sequence[Cell]], stated: int) -> int:
    """How many lines the head has: those stated, and more while its cells are merged over what the next line names."""
    depth = max(1, min(stated, _MOST_HEAD_LINES, len(rows) - 1))
    while depth < min(_MOST_HEAD_LINES, len(rows) - 1) and _goes_on(rows[depth - 1], rows[depth]):
        depth += 1
    return depth


def _goes_on(above: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether a line of the head is named in full only by the line below it."""
    if has_values([cell.text for cell in below]) or _is_merged(below):
        return False
    covers_columns = any(first is second and first.text for first, second in pairwise(above))
    covers_rows = any(first is second and first.text for first, second in zip(above, below, strict=False))
    return covers_columns or covers_rows


def _joined(column: Iterable[Cell]) -> Cell:
    """What the lines of a head say of a column, in one cell."""
    return Cell(" ".join(dict.fromkeys(cell.text for cell in column if cell.text)))
