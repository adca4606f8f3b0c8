"""Lines that cross make the grid of a table, and a missing one merges two cells."""

from ingest.extract.pdf.ruled import Grid, find_grids, join_rules
from ingest.extract.pdf.rules import Rule


def level(*heights: float, low: float = 0, high: float = 90) -> list[Rule]:
    return [Rule(False, at, low, high) for at in heights]


def upright(*places: float, low: float = 0, high: float = 60) -> list[Rule]:
    return [Rule(True, at, low, high) for at in places]


def test_a_grid_has_the_places_between_its_lines():
    assert find_grids([*level(0, 20, 40), *upright(0, 30, 90, high=40)]) == [
        Grid((0, 30, 90), (40, 20, 0), {(0, 0): (0, 0), (0, 1): (0, 1), (1, 0): (1, 0), (1, 1): (1, 1)})
    ]


def test_cells_are_merged_where_no_line_parts_them():
    across = [*level(0, 20, 40), *upright(0, 90, high=40), *upright(30, high=20)]
    down = [*level(0, 40), *level(20, low=30), *upright(0, 30, 90, high=40)]
    assert find_grids(across)[0].origins == {(0, 0): (0, 0), (0, 1): (0, 0), (1, 0): (1, 0), (1, 1): (1, 1)}
    assert find_grids(down)[0].origins == {(0, 0): (0, 0), (0, 1): (0, 1), (1, 0): (0, 0), (1, 1): (1, 1)}


def test_a_box_or_lines_that_do_not_meet_are_no_table():
    assert find_grids([*level(0, 40), *upright(0, 90, high=40)]) == []
    assert find_grids([*level(0, 20, 40), *upright(100, 130, 160)]) == []
    assert find_grids([]) == []


def test_two_tables_on_a_page_are_two():
    other = [*level(200, 220, 240), *upright(0, 30, 90, low=200, high=240)]
    assert len(find_grids([*level(0, 20, 40), *upright(0, 30, 90, high=40), *other])) == 2


def test_very_many_lines_are_a_drawing():
    assert find_grids([*level(*range(0, 6000, 10)), *upright(*range(0, 6000, 10))]) == []


def test_lines_that_go_on_each_other_are_one():
    pieces = [Rule(False, 10, 0, 30), Rule(False, 10.5, 31, 60), Rule(False, 10, 80, 90), Rule(False, 20, 0, 30)]
    assert join_rules(pieces, upright=False) == [
        Rule(False, 10, 0, 60),
        Rule(False, 10, 80, 90),
        Rule(False, 20, 0, 30),
    ]
