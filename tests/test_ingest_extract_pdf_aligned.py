"""Words that stand below each other with wide gaps between them make a table, unless they are something else."""

import pytest

from ingest.extract.pdf.aligned import columns_of, find_aligned
from ingest.extract.pdf.rules import Rule
from ingest.extract.pdf.words import Word

LEFTS = (0, 100, 200, 300)
WIDTH = 5.0  # of each character; lines are 14 points apart, letters ten high


def words(*lines: str, lead: float = 14.0) -> list[Word]:
    """Words of lines, the cells of which are parted by bars and begin at LEFTS; "" is a line without words."""
    made = []
    for number, line in enumerate(lines):
        for left, cell in zip(LEFTS, line.split("|"), strict=False):
            x = float(left)
            for word in cell.split():
                made.append(Word(word, x, x + WIDTH * len(word), 700 - number * lead, 10.0))
                x += WIDTH * (len(word) + 1)
    return made


def rows(*lines: str, level: tuple[float, ...] = ()) -> list[list[str]]:
    """The rows of the one table, each cell's words in its column."""
    found = find_aligned(words(*lines), [Rule(False, at, 0, 360) for at in level])
    assert len(found) <= 1
    made = []
    for row in found[0].rows if found else ():
        cells = [""] * len(found[0].columns)
        for chunk in (chunk for line in row for chunk in line.chunks):
            for column in columns_of(chunk, found[0].columns):
                cells[column] = f"{cells[column]} {chunk.text}".strip()
        made.append(cells)
    return made


TABLE = ("Town|Cameras|Price", "Leer|3|4.5", "Emden|12|", "Oster|9|0.5")


def test_a_table_without_lines_has_rows_and_columns():
    assert rows(*TABLE) == [
        ["Town", "Cameras", "Price"],
        ["Leer", "3", "4.5"],
        ["Emden", "12", ""],
        ["Oster", "9", "0.5"],
    ]


def test_two_columns_are_a_table_where_numbers_stand_in_the_second():
    assert rows("Town|Cameras", "Leer|3", "Emden|12") == [["Town", "Cameras"], ["Leer", "3"], ["Emden", "12"]]


@pytest.mark.parametrize(
    "lines",
    [
        ("Name|Ines Okoro", "Town|Leer", "Street|Am Hafen"),
        ("1.|The first of them", "2.|The second one", "3.|The third one"),
        ("Introduction|Leer|1", "Methods|Emden|4", "Results|Oster|9"),
        ("Leer|3|4.5", "Emden|12|1.5", "Oster|9|0.5"),
        ("Town|Cameras|Price", "Leer|3|4.5"),
        (
            "The council said|it would count|and then decide",
            "all of them over|which ones are|to keep or leave",
            "and tell the town|the oldest ones|what it finds in",
            "what it has found|in the harbour|all of the lists",
        ),
    ],
    ids=["a form", "a list", "contents", "no head", "too short", "prose in columns"],
)
def test_what_only_looks_like_a_table_is_none(lines):
    assert rows(*lines) == []


def test_what_is_written_across_columns_is_of_each():
    head = [Word("Cameras", 140.0, 175.0, 714.0, 10.0)]
    found = find_aligned([*head, *words("Town|2019|2020", "Leer|3|4", "Emden|5|6")], [])
    assert [chunk.text for chunk in found[0].rows[0][0].chunks] == ["Town", "2019", "2020"]


def test_a_line_that_only_goes_on_a_cell_begins_no_row():
    lines = ("Town|Cameras|What for", "Leer|3|traffic in the", "||harbour", "Emden|12|the market")
    assert rows(*lines)[1:] == [["Leer", "3", "traffic in the harbour"], ["Emden", "12", "the market"]]


def test_numbers_above_each_other_are_of_two_rows():
    lines = ("Town|Cameras|Price", "Leer|3|4.5", "|5|7.5", "Emden|12|1.5")
    assert rows(*lines)[1:3] == [["Leer", "3", "4.5"], ["", "5", "7.5"]]


def test_level_lines_part_rows_of_several_lines():
    lines = ("Town|What for|Since", "Leer|traffic in the|a year", "|harbour|ago", "Emden|the market|now")
    parted = rows(*lines, level=(712, 696, 668, 654))
    assert parted[1:] == [["Leer", "traffic in the harbour", "a year ago"], ["Emden", "the market", "now"]]


def test_a_line_through_the_head_tells_how_many_lines_that_has():
    lines = ("Town|Cameras|Price", "|counted|in euros", "Leer|3|4.5", "Emden|12|1.5")
    assert rows(*lines, level=(712, 680, 650))[0] == ["Town", "Cameras counted", "Price in euros"]


def test_prose_above_and_below_is_no_part_of_a_table():
    prose = "The towns were asked what they have and they told all of it in letters to the council"
    assert rows(prose, *TABLE, prose) == rows(*TABLE)
