"""Tables of PDF pages become rows with bars, in their place, and no character is lost."""

from collections import Counter
from itertools import count

import pytest
from fpdf import FPDF

from ingest.extract.pdf import tables
from ingest.extract.pdf.file import extract_pdf
from ingest.extract.pdf.lines import Line
from ingest.extract.pdf.tables import Drawn, put_tables

PROSE = (
    "The towns were asked what they have, and they told all of it in letters to the council, which put the figures "
    "side by side and left out what was told twice."
)
ROWS = [
    ["Town", "Cameras", "Price (euros)"],
    ["Leer", "3", "4.5"],
    ["Emden an der Ems", "1,200", ""],
    ["Oster", "9", "0.5"],
]
LINES = "Town | Cameras | Price (euros)\nLeer | 3 | 4.5\nEmden an der Ems | 1,200 |\nOster | 9 | 0.5"


def begun() -> FPDF:
    file = FPDF()
    file.add_page()
    file.set_font("Helvetica", size=11)
    return file


def text_of(file: FPDF) -> str:
    return extract_pdf(bytes(file.output()), "towns.pdf").text


def with_table(layout: str = "ALL", rows: list[list[str]] = ROWS) -> FPDF:
    file = begun()
    file.multi_cell(0, 6, PROSE)
    file.ln(4)
    with file.table(borders_layout=layout, line_height=6) as table:
        for row in rows:
            table.row(row)
    file.ln(4)
    file.multi_cell(0, 6, PROSE)
    return file


@pytest.mark.parametrize("layout", ["ALL", "NONE", "HORIZONTAL_LINES", "MINIMAL", "INTERNAL", "SINGLE_TOP_LINE"])
def test_a_table_stands_as_rows_between_its_paragraphs(layout):
    assert text_of(with_table(layout)) == f"{PROSE}\n\n{LINES}\n\n{PROSE}"


@pytest.mark.parametrize("layout", ["ALL", "HORIZONTAL_LINES"])
def test_cells_of_several_lines_are_one_and_broken_words_are_mended(layout):
    words = "Charges of the authori-\nties upheld on appeal in the autumn of the year before the last"
    rows = [["Firm", "What came of it"], ["Amaro", words], ["Nexa", "Nothing known to the authorities so far"]]
    assert (
        "Firm | What came of it\nAmaro | Charges of the authorities upheld on appeal in the autumn of the year before "
        "the last\nNexa | Nothing known to the authorities so far" in text_of(with_table(layout, rows))
    )


def test_merged_cells_stand_in_each_row_and_column_that_they_cover():
    file = begun()
    with file.table(num_heading_rows=2) as table:
        head = table.row()
        head.cell("Town", rowspan=2)
        head.cell("Cameras", colspan=2)
        table.row(["2019", "2020"])
        first = table.row()
        first.cell("Leer", rowspan=2)
        first.cell("3")
        first.cell("4")
        table.row(["5", "6"])
    assert text_of(file) == "Town | Cameras 2019 | Cameras 2020\nLeer | 3 | 4\nLeer | 5 | 6"


def test_a_raised_mark_stays_apart_from_its_number():
    file = begun()
    for line in (["Town", "Area (km2)", "Price"], ["Leer", "70", "4"], ["Emden", "112", "5"]):
        for cell in line:
            x = file.get_x()
            file.write(8, cell.removesuffix("2)") if cell.endswith("2)") else cell)
            if cell.endswith("2)"):
                file.char_vpos = "SUP"
                file.write(8, "2")
                file.char_vpos = "LINE"
                file.write(8, ")")
            file.set_x(x + 50)
        file.ln()
    assert text_of(file).splitlines()[0] == "Town | Area (km²) | Price"


def test_a_head_that_is_repeated_on_the_next_page_stands_once():
    file = begun()
    with file.table(line_height=8) as table:
        table.row(["Town", "Cameras", "Price"])
        for number in range(60):
            table.row([f"Town {number}", str(number + 100), "7.5"])
    document = extract_pdf(bytes(file.output()), "towns.pdf")
    lines = document.text.split("\n")
    assert lines[0] == "Town | Cameras | Price"
    assert lines[1:] == [f"Town {number} | {number + 100} | 7.5" for number in range(60)]
    assert len(document.page_starts) == 2


def test_two_tables_below_each_other_are_two():
    file = with_table()
    with file.table(borders_layout="ALL", line_height=6) as table:
        for row in (["Harbour", "Depth", "Since"], ["Oster", "9 m", "1970"]):
            table.row(row)
    assert text_of(file).endswith(f"{PROSE}\n\nHarbour | Depth | Since\nOster | 9 m | 1970")


def test_a_box_around_text_is_no_table():
    file = begun()
    file.multi_cell(0, 6, PROSE, border=1)
    assert text_of(file) == PROSE


def test_right_to_left_pages_and_pages_without_a_sign_of_a_table_are_left_alone(monkeypatch):
    lines = [Line(PROSE, 30.0, 700.0, 11.0), Line(PROSE, 30.0, 686.0, 11.0)]
    asked = []
    monkeypatch.setattr(tables, "read_words", lambda _content, numbers: asked.extend(numbers) or iter(()))
    assert put_tables(b"", [Drawn(lines, [])]) == [lines]
    assert asked == []


def test_no_character_is_lost_where_words_are_read_otherwise(monkeypatch):
    read, numbered = tables.read_words, count()

    def misread(content, numbers):
        for number, words in read(content, numbers):
            yield number, [word for word in words if next(numbered) % 5]

    plain = Counter(text_of(with_table()).replace("|", "").split())
    monkeypatch.setattr(tables, "read_words", misread)
    text = text_of(with_table())
    assert "|" not in text
    assert Counter(text.split()) == plain
