"""Rows of tables in plain text, and their heads."""

import pytest

from text.spans import Span
from text.tables import has_values, head_of, is_head, is_row, line_at, told, years_of

BARS = "Before.\n\nYear | Cameras | Price\n2018 | 150 | 0.8\n2019 | 400 | 1.1\n\nAfter."
YEARS = "Country | 2019 | 2020\nArlen | 3 | 4"
NO_HEAD = "2018 | 150 | 0.8\n2019 | 400 | 1.1"
PDF = "Told.\n\nCompany Country of sale Stage\n\nFalk Arlen charged, 2022\nVireo Bergen closed, 2023\n\nIt is so."
TITLED = "Town | Cameras\nNorth |\nLeer | 3\nSouth |\nEmden | 4"
QUARTERS = "Town | Q1 2020 | Q2 2020\nLeer | 3 | 4\nEmden | 5 | 6"
AGES = "Answer | All | Under 25 | 65 and over\nYes | 41% | 55% | 28%\nNo | 36% | 22% | 51%"
DATES = "| 31 December 2022 | 31 December 2023\nCash | 3 | 4\nLoans | 5 | 6"
NAMES = "Amesys | Libya | charged, 2022\nNexa | Egypt | closed"
LIST = "Told.\n\n- Falk of Arlen\n- Vireo of Bergen\n\nIt is so."
SOLE = "Told.\n\nCompany Country of sale Stage\n\nFalk Arlen charged, 2022\n\nIt is so."


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "row", "head"),
    [
        (BARS, "2018 | 150 | 0.8", "Year | Cameras | Price"),
        (BARS, "2019 | 400 | 1.1", "Year | Cameras | Price"),
        (BARS, "Year | Cameras | Price", None),
        (BARS, "After.", None),
        (YEARS, "Arlen | 3 | 4", "Country | 2019 | 2020"),
        (NO_HEAD, "2019 | 400 | 1.1", None),
        (PDF, "Falk Arlen charged, 2022", "Company Country of sale Stage"),
        (PDF, "Vireo Bergen closed, 2023", "Company Country of sale Stage"),
        (PDF, "It is so.", None),
        (LIST, "- Vireo of Bergen", None),
        (SOLE, "Falk Arlen charged, 2022", None),
        (TITLED, "Emden | 4", "Town | Cameras"),
        (QUARTERS, "Emden | 5 | 6", "Town | Q1 2020 | Q2 2020"),
        (AGES, "No | 36% | 22% | 51%", "Answer | All | Under 25 | 65 and over"),
        (DATES, "Loans | 5 | 6", "| 31 December 2022 | 31 December 2023"),
        (NAMES, "Nexa | Egypt | closed", None),
        ("Town | 2019/20\nLeer | 3", "Leer | 3", "Town | 2019/20"),
    ],
)
def test_the_head_of_a_row_names_its_columns(text, row, head):
    found = head_of(text, at(text, row))
    assert (text[found.start : found.end] if found else None) == head


@pytest.mark.parametrize(
    ("text", "line", "is_one"),
    [
        (BARS, "Year | Cameras | Price", True),
        (BARS, "2018 | 150 | 0.8", False),
        (PDF, "Company Country of sale Stage", True),
        (PDF, "Falk Arlen charged, 2022", False),
        (PDF, "It is so.", False),
        ("Founded | Arlen\nOwner | Haldor", "Founded | Arlen", False),
    ],
)
def test_a_head_is_told_from_the_rows_below_it(text, line, is_one):
    assert is_head(text, at(text, line)) is is_one


def test_a_row_has_bars_in_its_line():
    assert is_row(BARS, at(BARS, "400"))
    assert not is_row(BARS, at(BARS, "After."))
    assert line_at("ab\ncd\nef", 4) == Span(3, 5)


@pytest.mark.parametrize(
    ("head", "row", "sentence", "years"),
    [
        (
            "Year | Cameras | Supplier",
            "2019 | 1,400 | Falk",
            "In 2019, there were 1,400 cameras, the supplier was Falk.",
            {2019},
        ),
        ("Town | Price (euros) | Note", "Leer | 12 | ", "For Leer, the price (euros) was 12.", set()),
        ("Town | 2019 | 2020", "Leer | 3 | 4", "For Leer, 3 in 2019, 4 in 2020.", {2019, 2020}),
        ("Town | Price", "Leer | 3 | 4", None, set()),
    ],
)
def test_a_row_is_told_with_what_its_cells_are_and_the_years_it_is_of(head, row, sentence, years):
    assert (told(head, row), years_of(head, row)) == (sentence, years)


@pytest.mark.parametrize(
    ("cells", "have"),
    [
        (["Town", "12"], True),
        (["Town", "1,204"], True),
        (["Town", "€3.5"], True),
        (["Town", "−5.5%"], True),
        (["Town", "64 days"], True),
        (["2019", "2020"], False),
        (["2019/20", "2019–2021"], False),
        (["Q1", "65 and over", ""], False),
    ],
)
def test_a_number_by_itself_is_a_value_and_a_year_is_none(cells, have):
    assert has_values(cells) is have
