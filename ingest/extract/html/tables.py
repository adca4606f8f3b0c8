"""Tables of an HTML page, made plain before its article is looked for: each cell in its place, one line of head.

Owns how markup says which cells a table has. Knows no extraction; what becomes of merged cells is in rows.py.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy

from lxml.html import HtmlElement

from ingest.extract.html.phrases import plain_text
from ingest.extract.rows import Cell, lay_out, place_cells
from text.characters import one_line

_MOST_ROWS = 2000
"""Rows of a table that is made plain; a longer one stays as it is written."""
_CELLS = ("td", "th")


def make_tables_plain(tree: HtmlElement) -> None:
    """Write the tables of values in a tree anew, in place.

    :param tree: the page; tables that only arrange it are none any more.
    """
    for table in list(tree.iter("table")):
        rows = list(_rows(table))
        if len(rows) <= _MOST_ROWS and _has_columns(rows):
            _rewrite(table, rows)


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    for part in table:
        if part.tag == "tr":
            yield part
        elif part.tag in {"thead", "tbody", "tfoot"}:
            yield from part.iterchildren("tr")


def _has_columns(rows: list[HtmlElement]) -> bool:
    """Whether cells stand beside each other; what is in one column is only framed."""
    return len(rows) > 1 and any(len(list(row.iterchildren(*_CELLS))) > 1 for row in rows)


def _rewrite(table: HtmlElement, rows: list[HtmlElement]) -> None:
    drawn: dict[Cell, HtmlElement] = {}
    grid = place_cells(_cells(row, drawn) for row in rows)
    laid = lay_out(grid, sum(_is_head(row) for row in rows))
    captions = [child for child in table if child.tag == "caption"]
    for child in list(table):
        table.remove(child)
    table.text = None
    titles = [[Cell(title)] for title in laid.titles]
    notes = [[Cell(note)] for note in laid.notes]
    table.extend([*captions, *(_row(table, row, drawn) for row in (*titles, *laid.rows, *notes))])


def _cells(row: HtmlElement, drawn: dict[Cell, HtmlElement]) -> Iterator[tuple[Cell, int, int]]:
    for element in row.iterchildren(*_CELLS):
        cell = Cell(one_line(plain_text(element)))
        drawn[cell] = element
        yield cell, _span(element, "colspan"), _span(element, "rowspan")


def _span(cell: HtmlElement, name: str) -> int:
    stated = cell.get(name, "1").strip()
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) <= 4 else 1


def _is_head(row: HtmlElement) -> bool:
    """Whether a row is part of the head: it stands there, or has no cell of another kind."""
    return row.getparent().tag == "thead" or all(cell.tag == "th" for cell in row.iterchildren(*_CELLS))


def _row(table: HtmlElement, cells: list[Cell], drawn: Mapping[Cell, HtmlElement]) -> HtmlElement:
    row = table.makeelement("tr")
    for cell in cells:
        if (element := drawn.get(cell)) is not None:
            # A cell that covers several places stands in each of them.
            row.append(_plain(deepcopy(element)))
        else:
            row.append(table.makeelement("td"))
            row[-1].text = cell.text
    return row


def _plain(cell: HtmlElement) -> HtmlElement:
    cell.tag, cell.tail = "td", None
    for name in ("colspan", "rowspan"):
        cell.attrib.pop(name, None)
    return cell
