"""Whether a line end was meant: told from widths, distances and sizes, in points that one can add up."""

from itertools import pairwise

import pytest

from ingest.extract.pdf.layout import PlacedLine, break_between, is_large, measure, place_lines, runs_on, starts_item
from ingest.extract.pdf.lines import Line

FULL = "nnnnnnnnn nnnnnnnnn nnnnnnnnn nnnnnnnnn"
"""39 characters, of which 36 are .5 and 3 are .27 of the size wide: 188 points at 10."""


def page(*texts: str, size: float = 10.0, leading: float = 12.0) -> list[Line]:
    return [Line(text, 50, 700 - leading * number, size) for number, text in enumerate(texts)]


def breaks(*lines: Line) -> list[str]:
    body = page(*[FULL] * 8)
    placed = place_lines([body, lines])
    measures = measure(placed)
    return [break_between(above, below, measures) for above, below in pairwise(placed[8:])]


def test_a_full_line_runs_on() -> None:
    assert breaks(*page(FULL, FULL)) == ["none"]


def test_a_short_line_that_ends_a_sentence_ends_its_paragraph() -> None:
    assert breaks(*page("Nnnn nnn.", FULL)) == ["paragraph"]


def test_a_short_line_that_ends_none_is_a_line() -> None:
    assert breaks(*page("Nnnn nnn", "Nnn nnnn")) == ["line"]


def test_a_wide_gap_ends_a_paragraph() -> None:
    assert breaks(*page(FULL, FULL, leading=17.0)) == ["paragraph"]  # 17 is more than 1.35 × 12


def test_another_size_ends_a_paragraph() -> None:
    assert breaks(Line(FULL, 50, 700, 10.0), Line(FULL, 50, 688, 8.0)) == ["paragraph"]


def test_an_item_is_a_line_of_its_own() -> None:
    assert breaks(*page("• nnnn", "• nnnn nnn")) == ["line"]


def test_a_line_above_the_one_before_opens_a_column() -> None:
    placed = place_lines(
        [[Line("a", 0, 100, 10), Line("b", 0, 88, 10), Line("c", 300, 100, 10)], [Line("d", 0, 9, 10)]]
    )
    assert [(each.page, each.column) for each in placed] == [(0, 1), (0, 1), (0, 2), (1, 3)]


def test_a_sentence_runs_on_in_another_column_but_not_into_an_item() -> None:
    placed = place_lines([page(*[FULL] * 6), page("nnn nnn."), page("Nnn nnn."), page("1. nnn")])
    measures = measure(placed)
    last, small, capital, item = placed[5:9]
    assert [runs_on(last, below, measures) for below in (small, capital, item)] == [True, False, False]


def test_measures_are_those_of_most_lines() -> None:
    measures = measure(place_lines([page(*[FULL] * 7), page("N", size=14.0)]))
    assert (measures.body_size, measures.leading(10.0), measures.leading(14.0)) == (10.0, 12.0, 17.5)
    assert measures.width(PlacedLine(Line(FULL, size=10.0), 0, 1)) == pytest.approx(188.1)
    assert [is_large(Line("N", size=size), measures) for size in (11.0, 11.5)] == [False, True]


@pytest.mark.parametrize(("text", "item"), [("(a) nnn", True), ("[12] nnn", True), ("o Nnn", True), ("on nnn", False)])
def test_items_begin_with_a_mark_or_a_number(text: str, item: bool) -> None:
    assert starts_item(Line(text)) is item
