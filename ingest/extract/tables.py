"""Tables of values as lines of text: CSV files and the sheets of workbooks. The one file that knows openpyxl.

Owns how a cell is written, and where a table of a sheet ends: at a blank row. What becomes of its rows is in rows.py.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO
from itertools import zip_longest
from types import MappingProxyType

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from index.records import Document
from ingest.extract.archive import DAMAGE, damaged, open_archive
from ingest.extract.blocks import Block, make_document
from ingest.extract.encoding import decode_text
from ingest.extract.metadata import Metadata, is_account, is_nobody, title_of_path
from ingest.extract.rows import EMPTY, Cell, blocks_of, lay_out
from text.characters import canonical_characters, one_line
from text.tables import has_values

_DELIMITERS = ",;\t|"
_SNIFFED = 8000
"""Characters in which the delimiter is looked for."""
_LONGEST_CELL = 1_000_000
_MOST_OPENED = 20 << 20
"""Bytes that a workbook may unpack to and still be opened whole, which alone tells what cells are merged."""
_HEAD_AND_ROW = 2
"""Lines of a table without a row below a head of two lines."""
_MOST_BLANK = 1000
"""Blank rows or cells in a row behind which a sheet is taken to end: formats alone may reach a million rows down."""


def extract_csv(content: bytes, path: str) -> Document:
    """Extract a file of values parted by commas, semicolons or tabs.

    :param content: the file's bytes.
    :param path: the file, as users see it.
    :return: the document.
    :raises UnreadableSource: when it is damaged.
    """
    text = decode_text(content, path)
    csv.field_size_limit(_LONGEST_CELL)
    try:
        rows = list(csv.reader(text.splitlines(keepends=True), delimiter=_delimiter(text[:_SNIFFED])))
    except csv.Error as error:
        raise damaged(path, error) from error
    return make_document(_lines(rows), Metadata(title=title_of_path(path)), path)


def extract_workbook(content: bytes, path: str) -> Document:
    """Extract a workbook: its sheets, those that are hidden left out, with the values that stand in their cells.

    :param content: the file's bytes.
    :param path: the file, as users see it.
    :return: the document.
    :raises UnreadableSource: when it is damaged or holds more than may be unpacked.
    """
    with open_archive(content, path) as archive:
        is_large = sum(part.file_size for part in archive.infolist()) > _MOST_OPENED
    try:
        book = openpyxl.load_workbook(BytesIO(content), read_only=is_large, data_only=True, keep_links=False)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        blocks = [block for sheet in sheets for block in _sheet(sheet, of_several=len(sheets) > 1)]
        properties = book.properties
    except DAMAGE as error:
        raise damaged(path, error) from error
    author = one_line(properties.creator or "")
    metadata = Metadata(
        title=one_line(properties.title or "") or title_of_path(path),
        authors=(author,) if author and not is_nobody(author) and not is_account(author) else (),
    )
    return make_document(blocks, metadata, path)


def _delimiter(text: str) -> str:
    """The character that parts the cells: the one that stands equally often on most lines."""
    lines = [line for line in text.splitlines() if line.strip()][:20]
    counts = {mark: [line.count(mark) for line in lines] for mark in _DELIMITERS}
    return max(_DELIMITERS, key=lambda mark: max(map(counts[mark].count, set(counts[mark]) - {0}), default=0))


def _sheet(sheet: Worksheet, *, of_several: bool) -> Iterator[Block]:
    if of_several:
        yield Block(sheet.title, "heading", 2)
    yield from _lines(_filled(sheet.iter_rows()), _merged(sheet))


def _merged(sheet: Worksheet) -> dict[tuple[int, int], tuple[int, int]]:
    """The places that merged cells cover, counted from 0, each with the place where its cell begins."""
    ranges = getattr(sheet, "merged_cells", ())  # a sheet that is not opened whole has none
    return {
        (row - 1, column - 1): (each.min_row - 1, each.min_col - 1)
        for each in getattr(ranges, "ranges", ())
        if each.size["rows"] * each.size["columns"] <= _MOST_BLANK
        for row, column in each.cells
    }


def _filled(rows: Iterable[Iterable[object]]) -> Iterator[list[str]]:
    """The rows of a sheet as far as there is anything in them."""
    blank = 0
    for row in rows:
        cells = [_shown(cell) for cell in row]
        blank = 0 if any(cells) else blank + 1
        if blank > _MOST_BLANK:
            return
        yield cells


def _lines(
    rows: Iterable[list[str]], merged: Mapping[tuple[int, int], tuple[int, int]] = MappingProxyType({})
) -> Iterator[Block]:
    """The tables of a sheet, one below the other: a blank row ends each."""
    table: list[list[Cell]] = []
    begun: dict[tuple[int, int], Cell] = {}
    for number, row in enumerate(rows):
        cells = [Cell(words) if (words := one_line(canonical_characters(cell))) else EMPTY for cell in row]
        for column in range(len(cells)) if merged else ():
            if place := merged.get((number, column)):
                cells[column] = begun.setdefault(place, cells[column])
        while cells and not cells[-1].text:
            cells.pop()
        if cells:
            table.append(cells)
        elif table:
            yield from _table(table)
            table = []
    yield from _table(table)


def _table(rows: Sequence[list[Cell]]) -> Iterator[Block]:
    # Columns that are empty down to the last row only set a table in.
    first = min((next(place for place, cell in enumerate(row) if cell.text) for row in rows), default=0)
    yield from blocks_of(lay_out(_with_groups([row[first:] for row in rows])), apart=True)


def _with_groups(grid: list[list[Cell]]) -> list[list[Cell]]:
    """A table with names over several columns drawn across them, where they only stand above the first of them.

    So they come from files that cannot merge cells: a second line names what the first leaves empty, and leaves empty
    what the first names in full.
    """
    if len(grid) <= _HEAD_AND_ROW or has_values([cell.text for cell in (*grid[0], *grid[1])]):
        return grid
    above, below = grid[:2]
    pairs = [(bool(one.text), bool(other.text)) for one, other in zip_longest(above, below, fillvalue=EMPTY)]
    is_split = (False, True) in pairs and (True, False) in pairs and (False, False) not in pairs
    if not is_split or not has_values([cell.text for row in grid[2:] for cell in row]):
        return grid
    head = list[Cell]()
    for place, (is_named, _) in enumerate(pairs):
        head.append(above[place] if is_named or not place else head[-1])
    return [head, *grid[1:]]


def _shown(cell: object) -> str:
    """A cell as it is shown: days without the hour that a program adds, shares as per cent, numbers as typed."""
    value, form = getattr(cell, "value", None), str(getattr(cell, "number_format", "") or "")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value).upper()
    if isinstance(value, int | float):
        return _number(value, form)
    return str(value)


def _number(value: float, form: str) -> str:
    share = "%" in form
    places = re.search(r"0\.(0+)", form)
    number = value * 100 if share else value
    if places or share:
        digits = len(places[1]) if places else 0
        return f"{number:{',' if '#,##' in form else ''}.{digits}f}{'%' if share else ''}"
    if "#,##" in form:
        return f"{number:,.0f}"
    return str(int(number)) if float(number).is_integer() and abs(number) < 1e15 else f"{number:.12g}"
