"""The names of months and weekdays, and what a year is."""

import re

import pytest

from text.calendar import MONTH, MONTHS, WEEKDAY, WEEKDAYS, YEAR


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        (MONTH, "September", True),
        (MONTH, "Sept.", True),
        (MONTH, "may", True),
        (MONTH, "marched", False),
        (WEEKDAY, "Sunday", True),
        (WEEKDAY, "day", False),
        (YEAR, "1543", True),
        (YEAR, "2021", True),
        (YEAR, "1434", False),
    ],
)
def test_a_pattern_is_of_the_names_alone(pattern: str, text: str, expected: bool) -> None:
    assert bool(re.fullmatch(pattern, text, re.IGNORECASE)) is expected


def test_months_have_their_numbers() -> None:
    assert (MONTHS["january"], MONTHS["december"], len(MONTHS), len(WEEKDAYS)) == (1, 12, 12, 7)
