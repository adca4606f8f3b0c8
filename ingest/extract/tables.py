"""Tables of values as lines of text: CSV files and the sheets of workbooks. The one file that knows openpyxl.

Owns how a cell is written. A row is a line, and the first row of a table stands above the others as its head.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from io import BytesIO

import openpyxl

from index.records import Document
from ingest.extract.archive import DAMAGE, damaged, open_archive
from ingest.extract.blocks import Block, make_document
from ingest.extract.encoding import decode_text
from ingest.extract.metadata import Metadata, is_account, is_nobody, title_of_path
from text.characters import canonical_characters, one_line

_DELIMITERS = ",;\t|"
_SNIFFED = 8000
"""Characters in which the delimiter is looked for."""
_LONGEST_CELL = 1_000_000
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
    open_archive(content, path).close()
    try:
        book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        blocks = [
            block for sheet in sheets for block in _sheet(sheet.title, sheet.iter_rows(), of_several=len(sheets) > 1)
        ]
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


def _sheet(name: str, rows: Iterable[Iterable[object]], *, of_several: bool) -> Iterator[Block]:
    if of_several:
        yield Block(name, "heading", 2)
    yield from _lines(_filled(rows))


def _filled(rows: Iterable[Iterable[object]]) -> Iterator[list[str]]:
    """The rows of a sheet as far as there is anything in them."""
    blank = 0
    for row in rows:
        cells = [_shown(cell) for cell in row]
        blank = 0 if any(cells) else blank + 1
        if blank > _MOST_BLANK:
            return
        yield cells


def _lines(rows: Iterable[list[str]]) -> Iterator[Block]:
    """A row a line, without the empty cells at its end; the first below a blank row stands apart."""
    apart = False
    for row in rows:
        cells = [one_line(canonical_characters(cell)).replace(" | ", " / ") for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield Block(" | ".join(cells), "line", apart=apart)
        apart = not cells


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
