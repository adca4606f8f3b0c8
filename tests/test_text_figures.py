"""Dates and numbers as values, however they are written."""

from decimal import Decimal

import pytest

from text.figures import Bound, FigureKind, are_dates_apart, are_near, figures_in

DATE, AMOUNT, LABEL = FigureKind


def read(text: str) -> list[tuple[str, FigureKind, tuple[Decimal | None, ...]]]:
    return [(text[one.start : one.end], one.kind, one.value) for one in figures_in(text)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It paid 3.5 million euros.", "3.5 million", "3500000"),
        ("It paid $5m for it.", "5m", "5000000"),
        ("It is 5 m long.", "5", "5"),
        ("There were 1,214 million.", "1,214 million", "1214000000"),
        ("About twelve hundred came.", "twelve hundred", "1200"),
        ("Twenty-one people came.", "Twenty-one", "21"),
        ("Two thousand and five came.", "Two thousand and five", "2005"),
        ("Two dozen came.", "Two dozen", "24"),
        ("2,000 people came.", "2,000", "2000"),
        ("2000 people came.", "2000", "2000"),
    ],
)
def test_an_amount_is_its_value(text: str, words: str, value: str) -> None:
    assert read(text) == [(words, AMOUNT, (Decimal(value),))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on 9 May 2011", (2011, 5, 9)),
        ("on May 9, 2011", (2011, 5, 9)),
        ("on 9th of May 2011", (2011, 5, 9)),
        ("on 2011-05-09", (2011, 5, 9)),
        ("in May 2011", (2011, 5, None)),
        ("on 9 May", (None, 5, 9)),
        ("in 2011", (2011, None, None)),
        ("since 2011, it", (2011, None, None)),
        ("on Oct. 13, 2023", (2023, 10, 13)),
        ("on 5 Sept. 2023", (2023, 9, 5)),
        ("the 2015 sale", (2015, None, None)),
        ("Mission 2025", (2025, None, None)),
    ],
)
def test_a_date_is_year_month_and_day(text: str, value: tuple[int | None, ...]) -> None:
    [(_, kind, found)] = read(text)
    assert (kind, found) == (DATE, value)


def test_what_numbers_a_thing_is_no_amount_of_it() -> None:
    text = "Article 5 of Regulation 2021/821, article 9 and Boeing 737"
    assert [(words, kind) for words, kind, _ in read(text)] == [
        (words, LABEL) for words in ("5", "2021/821", "9", "737")
    ]
    assert [kind for _, kind, _ in read("About 8,000 came, in Marl 14.")] == [AMOUNT, LABEL]


@pytest.mark.parametrize("text", ["at 5 p.m. ET", "at 5:00 a.m.", "at 17:30", "at 5 o’clock"])
def test_an_hour_is_no_amount_that_could_be_another(text: str) -> None:
    assert [kind for _, kind, _ in read(text)] == [LABEL]


def test_one_alone_is_no_number() -> None:
    assert read("One of them was no one.") == []
    assert read("One million came.") == [("One million", AMOUNT, (Decimal(1000000),))]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("8,000 came", Bound.EXACT),
        ("about 8,000 came", Bound.ABOUT),
        ("at least 8,000 came", Bound.LIMIT),
        ("more than 8,000 came", Bound.LIMIT),
        ("8,000 or more came", Bound.LIMIT),
    ],
)
def test_how_an_amount_is_meant(text: str, bound: Bound) -> None:
    assert figures_in(text)[0].bound is bound


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("3.5 million", "3,487,220", True),
        ("57.3", "57", True),
        ("3.5", "3.4", False),
        ("12", "21", False),
        ("about 8,000", "8,150", True),
        ("about 8,000", "12,000", False),
        ("300,000", "1,800,000", False),
    ],
)
def test_amounts_that_may_be_one(one: str, other: str, near: bool) -> None:
    [first], [second] = figures_in(one), figures_in(other)
    assert are_near(first, second) is are_near(second, first) is near


def test_a_date_in_less_detail_is_no_other() -> None:
    year, month, day, other = (
        figures_in(text)[0] for text in ("in 2003", "in May 2003", "on 11 May 2003", "on 12 May 2003")
    )
    assert are_dates_apart(day, other)
    assert not any(are_dates_apart(one, day) for one in (year, month, day))


def test_a_long_row_of_numbers_is_read_at_once() -> None:
    found = read("It lists " + "about 12, " * 5_000 + "and Article 5.")
    assert found[:-1] == [("12", AMOUNT, (Decimal(12),))] * 5_000
    assert found[-1] == ("5", LABEL, (Decimal(5),))
