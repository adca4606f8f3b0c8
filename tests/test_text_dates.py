"""Dates are read as people and programs write them; one that could mean two days is none."""

import pytest

from text.dates import find_date, iso_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2020-09-21T14:37:59.361Z", "2020-09-21"),
        ("2020-9-1", "2020-09-01"),
        ("2020/09/21", "2020-09-21"),
        ("21.09.2020", "2020-09-21"),
        ("1. 9. 2020", "2020-09-01"),
        ("21 September 2020", "2020-09-21"),
        ("Monday, 21st of September 2020", "2020-09-21"),
        ("Sept. 21, 2020 6:15 p.m.", "2020-09-21"),
        ("March 3rd, 2022", "2022-03-03"),
        ("14. März 2023, 17:42 Uhr", "2023-03-14"),
        ("12. Mrz 2023", "2023-03-12"),
        ("3. Jänner 2023", "2023-01-03"),
        ("12 mrt. 2023", "2023-03-12"),
        ("1er août 2021", "2021-08-01"),
        ("3 janv. 2021", "2021-01-03"),
        ("7 de noviembre de 2021", "2021-11-07"),
        ("Mon, 21 Sep 2020 14:37:59 GMT", "2020-09-21"),
        ("21/09/2020", "2020-09-21"),
        ("09/21/2020", "2020-09-21"),
        ("05/05/2020", "2020-05-05"),
    ],
)
def test_notations(text: str, day: str) -> None:
    assert iso_day(text) == day


@pytest.mark.parametrize(
    "text", ["03/04/2021", "2020-13-01", "30 February 2020", "September 2020", "1.2.3", "20200921", "", "in 2020"]
)
def test_what_names_no_one_day_is_no_date(text: str) -> None:
    assert iso_day(text) is None


def test_the_first_date_counts_and_has_its_place() -> None:
    text = "Updated on 2 May 2021, first seen 2020-01-01"
    assert find_date(text) == ("2021-05-02", 11, 21)


def test_the_first_day_of_a_programs_calendar_is_no_date() -> None:
    assert iso_day("0001-01-01T00:00:00Z") is None
    assert iso_day("0001-01-01, 2 May 2021") == "2021-05-02"
