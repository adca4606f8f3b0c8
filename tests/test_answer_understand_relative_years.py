"""Years that a follow-up tells from the one named before it."""

import pytest

from answer.records import Period, Turn
from answer.understand.question import understand
from answer.understand.relative_years import with_year

_ASKED = "How many cameras did Oculon count in 2016?"


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("And two years later?", "And in 2018?"),
        ("And a year earlier?", "And in 2015?"),
        ("how many 3 years after that", "how many in 2019"),
        ("What about the year before?", "What about in 2015?"),
        ("and in the following year?", "and in 2017?"),
        ("And ten years on?", "And in 2026?"),
        # What it is counted from is said.
        ("How many two years before the sale?", "How many two years before the sale?"),
        ("And later?", "And later?"),
    ],
)
def test_a_year_told_from_the_one_before_is_named(question, meant):
    assert with_year(question, _ASKED, "") == meant


def test_the_answer_s_year_counts_when_the_question_has_none():
    assert with_year("and two years later?", "When was it founded?", "It was founded in 1984.") == "and in 1986?"


def test_of_two_years_none_is_meant():
    asked = "How many cameras were there in 2016 and in 2018?"
    assert with_year("and two years later?", asked, "") == "and two years later?"


def test_a_follow_up_is_limited_to_the_year_it_means():
    history = (Turn("user", _ASKED), Turn("assistant", "Oculon counted 176 million cameras in 2016."))
    query = understand("And two years later?", history)
    assert (query.text, query.period) == ("How many cameras did Oculon count in 2018?", Period(2018, 2018))
