"""Makes the files of benchmarks/tables.py: a table in each format and look, with prose around it.

A table is lines of cells, the lines of its head first. "<" is a cell merged with the one to its left, "^" one merged
with the one above, and a line end within a cell breaks its line.
"""

import csv
import html
import io
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import docx
import openpyxl
from fpdf import FPDF
from fpdf.enums import TableCellFillMode
from playwright.sync_api import sync_playwright

_CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
BEFORE = (
    "The inspectors asked every office for its figures and put them side by side. Some had kept no record at all, "
    "and said so; others sent more than had been asked for, which is left out here."
)
AFTER = (
    "None of these figures was checked by a court. Where an office corrected what it had sent, the later figure "
    "stands, and the table shows nothing where an office gave no answer within the three months that it had."
)
_STYLES = {
    "printed grid": "td, th { border: 0.5pt solid #444; padding: 3px 6px } td { text-align: center }",
    "printed rules": "table { border-top: 1.5pt solid; border-bottom: 1.5pt solid } thead { border-bottom: 1pt solid } "
    "td, th { padding: 2px 14px 2px 0; text-align: left; font-weight: normal }",
    "printed plain": "td, th { padding: 2px 16px 2px 0; text-align: left } td:last-child { text-align: right }",
    "printed columns": "td, th { border-left: 1px solid; border-right: 1px solid; padding: 2px 8px; "
    "text-align: right } td:first-child { text-align: left }",
    "printed small": "table { font: 8pt sans-serif } td, th { padding: 1px 5px } "
    "tr { border-bottom: 0.3pt solid #999 }",
    "printed dotted": "tr { border-top: 1px dotted } td, th { padding: 6px 12px 6px 0; text-align: left; "
    "vertical-align: middle } table { width: 80% }",
    "printed stripes": "tr:nth-child(even) { background: #dde } td, th { padding: 4px 10px; text-align: left; "
    "vertical-align: top } table { width: 90% }",
}


@dataclass(frozen=True, slots=True)
class Table:
    """A table to make: see tables.toml."""

    name: str
    half: str
    format: str
    look: str
    row_heads: int
    head: list[list[str]]
    rows: list[list[str]]

    @property
    def lines(self) -> list[list[str]]:
        """All lines, those of the head first."""
        return [*self.head, *self.rows]


def make_file(table: Table, root: Path) -> bytes:
    """The bytes of a file that holds a table.

    :param table: the table.
    :param root: the project's folder, for a file that ships with it.
    :return: the file.
    """
    makers: dict[str, Callable[[Table], bytes]] = {
        "pdf": _printed if table.look in _STYLES else _drawn,
        "html": _page,
        "docx": _letter,
        "xlsx": _workbook,
        "csv": _values,
        "file": lambda table: (root / table.look).read_bytes(),
    }
    return makers[table.format](table)


def _spans(lines: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, str, int, int]]:
    """The cells of a table that begin somewhere: row, column, words, how many columns and rows each covers."""
    for row, cells in enumerate(lines):
        for column, words in enumerate(cells):
            if words in ("<", "^"):
                continue
            right = next((at for at in range(column + 1, len(cells)) if cells[at] != "<"), len(cells))
            down = next((at for at in range(row + 1, len(lines)) if lines[at][column] != "^"), len(lines))
            yield row, column, words, right - column, down - row


def _drawn(table: Table) -> bytes:
    file = FPDF()
    file.add_page()
    file.set_font("Helvetica", size=11)
    file.multi_cell(0, 6, BEFORE)
    file.ln(5)
    (_draw_plain if table.look == "plain" else _draw_framed)(file, table)
    file.ln(5)
    file.multi_cell(0, 6, AFTER)
    return bytes(file.output())


def _draw_framed(file: FPDF, table: Table) -> None:
    layouts = {"grid": "ALL", "lines": "HORIZONTAL_LINES", "shaded": "NONE"}
    shaded = TableCellFillMode.ROWS if table.look == "shaded" else TableCellFillMode.NONE
    with file.table(
        borders_layout=layouts[table.look],
        cell_fill_mode=shaded,
        cell_fill_color=230,
        line_height=6,
        text_align="LEFT",
        num_heading_rows=len(table.head),
    ) as drawn:
        cells = {(row, column): rest for row, column, *rest in _spans(table.lines)}
        for row, line in enumerate(table.lines):
            begun = drawn.row()
            for column in range(len(line)):
                if (row, column) in cells:
                    words, colspan, rowspan = cells[row, column]
                    begun.cell(words, colspan=colspan, rowspan=rowspan)


def _draw_plain(file: FPDF, table: Table) -> None:
    """Words in their places and nothing else, numbers to the right."""
    for line in table.lines:
        for column, words in enumerate(line):
            file.cell(52 if column == 0 else 42, 7, words, align="R" if column else "L")
        file.ln()


def _printed(table: Table) -> bytes:
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        style = (
            f"body {{ font: 11pt serif }} table {{ border-collapse: collapse; margin: 12px 0 }} {_STYLES[table.look]}"
        )
        page.set_content(f"<style>{style}</style><p>{BEFORE}</p>{_markup(table)}<p>{AFTER}</p>")
        printed = page.pdf(format="A4", print_background=True, margin={"top": "2cm", "left": "2cm", "right": "2cm"})
        browser.close()
    return printed


def _markup(table: Table) -> str:
    lines = [""] * len(table.lines)
    for row, column, words, colspan, rowspan in _spans(table.lines):
        is_head = row < len(table.head) or (table.look == "rich" and column < table.row_heads)
        tag = "th" if is_head else "td"
        spans = f' colspan="{colspan}"' * (colspan > 1) + f' rowspan="{rowspan}"' * (rowspan > 1)
        lines[row] += f"<{tag}{spans}>{_inner(words, table.look)}</{tag}>"
    rows = [f"<tr>{line}</tr>" for line in lines]
    head, body = "".join(rows[: len(table.head)]), "".join(rows[len(table.head) :])
    if table.look == "bare":
        return f"<table>{head}{body}</table>"
    return f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"


def _inner(words: str, look: str) -> str:
    parts = [html.escape(part) for part in words.split("\n")]
    return "".join(f"<p>{part}</p>" for part in parts) if look == "rich" else "<br>".join(parts)


def _page(table: Table) -> bytes:
    body = f"<h1>What the offices sent</h1><p>{BEFORE}</p><p>{AFTER}</p>{_markup(table)}<p>{AFTER} {BEFORE}</p>"
    return f"<!doctype html><title>What the offices sent</title><article>{body}</article>".encode()


def _letter(table: Table) -> bytes:
    file = docx.Document()
    file.add_paragraph(BEFORE)
    _add_table(file, table, "Light Grid Accent 1" if table.look == "styled" else "Table Grid")
    file.add_paragraph(AFTER)
    if table.look == "two":
        other = file.add_table(2, 3)
        for number, words in enumerate(["Office", "Opened", "Closed", "Leer", "1999", "2014"]):
            other.cell(number // 3, number % 3).text = words
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def _add_table(file: "docx.document.Document", table: Table, style: str) -> None:
    added = file.add_table(len(table.lines), len(table.lines[0]), style=style)
    for row, column, words, colspan, rowspan in _spans(table.lines):
        cell = added.cell(row, column)
        if colspan > 1 or rowspan > 1:
            cell = cell.merge(added.cell(row + rowspan - 1, column + colspan - 1))
        first, *others = words.split("\n")
        cell.text = first
        for other in others:
            cell.add_paragraph(other)


def _workbook(table: Table) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    top, left = (3, 2) if table.look == "offset" else (1, 1)
    if table.look == "titled":
        sheet["A1"] = "What the agencies had, by year"
        top = 2
    if table.look == "second":
        for number, words in enumerate(["Camp", "Opened", "Kilo", "2015", "Lima", "2017"]):
            sheet.cell(1 + number // 2, 1 + number % 2, words)
        top = 6
    for row, column, words, colspan, rowspan in _spans(table.lines):
        place = {"row": top + row, "column": left + column}
        cell = sheet.cell(**place, value=_number(words))
        if words.endswith("%"):
            cell.value, cell.number_format = int(words[:-1]) / 100, "0%"
        if colspan > 1 or rowspan > 1:
            end = {"end_row": top + row + rowspan - 1, "end_column": left + column + colspan - 1}
            sheet.merge_cells(start_row=place["row"], start_column=place["column"], **end)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _number(words: str) -> str | float:
    try:
        return float(words) if "." in words else int(words)
    except ValueError:
        return words


def _values(table: Table) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerows([["" if cell in "<^" else cell for cell in line] for line in table.lines])
    return out.getvalue().encode()
