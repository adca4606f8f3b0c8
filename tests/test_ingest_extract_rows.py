"""Tables are laid out as lines: merged cells in each row they cover, one line of head, titles and notes apart."""

import pytest

from ingest.extract.blocks import Block
from ingest.extract.rows import Cell, blocks_of, lay_out, line_of, place_cells


def placed(*rows: list[tuple[str, int, int]]) -> list[list[Cell]]:
    return place_cells([(Cell(words), columns, depth) for words, columns, depth in row] for row in rows)


def plain(*rows: str) -> list[list[Cell]]:
    return place_cells([(Cell(words), 1, 1) for words in row.split("|")] for row in rows)


def texts(grid: list[list[Cell]]) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([[("a", 2, 1), ("b", 1, 1)], [("c", 1, 1), ("d", 1, 1), ("e", 1, 1)]], [["a", "a", "b"], ["c", "d", "e"]]),
        ([[("a", 1, 2), ("b", 1, 1)], [("c", 1, 1)]], [["a", "b"], ["a", "c"]]),
        ([[("a", 1, 1), ("b", 1, 2)], [("c", 1, 1)]], [["a", "b"], ["c", "b"]]),
        ([[("a", 1, 1), ("b", 1, 1), ("c", 1, 2)], [("d", 1, 1)]], [["a", "b", "c"], ["d", "", "c"]]),
        ([[("a", 2, 2), ("b", 1, 1)], [("c", 1, 1)]], [["a", "a", "b"], ["a", "a", "c"]]),
        ([[("a", 1, 1)], [("b", 1, 1), ("c", 1, 1)]], [["a"], ["b", "c"]]),
    ],
    ids=["across", "down", "down at the right", "down past a missing cell", "both ways", "short row"],
)
def test_a_merged_cell_stands_in_each_place_that_it_covers(rows, expected):
    assert texts(placed(*rows)) == expected


def test_cells_that_claim_to_cover_more_than_any_table_has_do_not():
    grid = placed(*[[("a", 10_000, 60_000)] for _ in range(1000)])
    assert sum(map(len, grid)) < 1_000_000


def test_a_head_of_two_lines_becomes_one():
    grid = placed(
        [("Town", 1, 2), ("Cameras", 2, 1)],
        [("2019", 1, 1), ("2020", 1, 1)],
        [("Leer", 1, 1), ("3", 1, 1), ("4", 1, 1)],
    )
    laid = lay_out(grid)
    assert texts(laid.rows) == [["Town", "Cameras 2019", "Cameras 2020"], ["Leer", "3", "4"]]


def test_a_row_with_numbers_is_no_part_of_the_head_whatever_is_merged():
    grid = placed([("Town", 1, 1), ("Cameras", 2, 1)], [("Leer", 1, 1), ("3", 1, 1), ("4", 1, 1)])
    assert texts(lay_out(grid).rows) == [["Town", "Cameras", "Cameras"], ["Leer", "3", "4"]]


def test_a_format_may_state_how_many_lines_the_head_has():
    grid = plain("Town|Cameras|Price", "|counted|in euros", "Leer|3|4")
    assert texts(lay_out(grid, 2).rows)[0] == ["Town", "Cameras counted", "Price in euros"]
    assert texts(lay_out(grid, 9).rows)[0] == ["Town", "Cameras counted", "Price in euros"]


def test_titles_and_notes_stand_apart_and_titles_within_keep_a_row():
    grid = placed(
        [("Cameras by town", 3, 1)],
        [("Town", 1, 1), ("Cameras", 1, 1), ("Since", 1, 1)],
        [("North", 3, 1)],
        [("Leer", 1, 1), ("3", 1, 1), ("2019", 1, 1)],
        [("Source: the towns", 3, 1)],
    )
    assert list(blocks_of(lay_out(grid), apart=True)) == [
        Block("Cameras by town"),
        Block("Town | Cameras | Since", "line", apart=True),
        Block("North | |", "line"),
        Block("Leer | 3 | 2019", "line"),
        Block("Source: the towns"),
    ]


def test_empty_rows_are_left_out_and_nothing_comes_of_nothing():
    assert texts(lay_out(plain("A|B", "|", "c|d")).rows) == [["A", "B"], ["c", "d"]]
    assert list(blocks_of(lay_out([]))) == []
    assert list(blocks_of(lay_out(plain("|")))) == []


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ("Leer|3||", "Leer | 3 | |"),
        ("Leer||4", "Leer | | 4"),
        ("|3|4", "| 3 | 4"),
        ("Leer||", "Leer | |"),
        ("Leer", "Leer"),
        (" Leer  an der\nEms |x", "Leer an der Ems | x"),
    ],
)
def test_a_row_is_a_line_with_bars_between_its_cells(row, line):
    assert line_of(plain(row)[0]) == line


def test_a_bar_within_a_cell_parts_no_cells():
    assert line_of([Cell("a|b"), Cell("c")]) == "a/b | c"
