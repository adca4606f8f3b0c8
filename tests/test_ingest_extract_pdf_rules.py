"""The straight lines of a page are noted where they are drawn, and only those."""

import pytest

from ingest.extract.pdf.rules import Rule, Ruler

PLAIN = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def drawn(*operations: tuple[bytes, list[float]], position: tuple[float, ...] = PLAIN) -> list[Rule]:
    ruler = Ruler()
    for operator, operands in operations:
        ruler.note(operator, operands, position)
    return ruler.rules


def level(at: float, low: float, high: float) -> Rule:
    return Rule(False, at, low, high)


def upright(at: float, low: float, high: float) -> Rule:
    return Rule(True, at, low, high)


@pytest.mark.parametrize(
    ("operations", "rules"),
    [
        ([(b"m", [10, 50]), (b"l", [90, 50]), (b"S", [])], [level(50, 10, 90)]),
        ([(b"m", [10, 50]), (b"l", [10, 20]), (b"S", [])], [upright(10, 20, 50)]),
        ([(b"re", [10, 50, 80, 1]), (b"f", [])], [level(50.5, 10, 90)]),
        ([(b"re", [10, 50, 1, 40]), (b"f", [])], [upright(10.5, 50, 90)]),
        (
            [(b"re", [10, 50, 80, 20]), (b"S", [])],
            [level(50, 10, 90), upright(90, 50, 70), level(70, 10, 90), upright(10, 50, 70)],
        ),
        ([(b"re", [10, 50, 80, 20]), (b"W", []), (b"n", [])], []),
        ([(b"m", [10, 50]), (b"l", [90, 80]), (b"S", [])], []),
        ([(b"m", [10, 50]), (b"l", [12, 50]), (b"S", [])], []),
        (
            [(b"m", [0, 0]), (b"l", [9, 0]), (b"l", [9, 9]), (b"h", []), (b"S", [])],
            [level(0, 0, 9), upright(9, 0, 9)],
        ),
        ([(b"l", [9, 0]), (b"h", []), (b"m", []), (b"re", [1.0]), (b"S", [])], []),
    ],
    ids=["level", "upright", "thin", "thin upright", "frame", "clip", "slanted", "short", "open", "broken"],
)
def test_lines_are_those_that_are_drawn_level_or_upright(operations, rules):
    assert drawn(*operations) == rules


def test_lines_stand_where_the_page_is_moved_and_turned():
    turned = (0.0, 1.0, -1.0, 0.0, 100.0, 0.0)
    assert drawn((b"m", [10, 50]), (b"l", [90, 50]), (b"S", []), position=turned) == [upright(50, 10, 90)]


def test_a_drawing_of_very_many_lines_is_not_followed_to_its_end():
    line = [(b"m", [10.0, 50.0]), (b"l", [90.0, 50.0]), (b"S", [])]
    assert len(drawn(*line * 5000)) == 4000
