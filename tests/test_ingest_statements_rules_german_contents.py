"""What German verbs of saying take."""

import pytest

from ingest.statements.rules.german.contents import around, beside_quotation, clause_end, contents_of, is_relative
from ingest.statements.rules.german.sayings import sayings
from tests.attributed import tokens


def words(text, phrases):
    found = tokens(text, "de")
    return [text[found[one.first].start : found[one.last].end] for one in phrases]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kolb sagte gestern, dass er gehe; Falk blieb.", ["dass er gehe"]),
        ("Kolb sagte, nachdem es dunkel war, dass er gehe.", ["dass er gehe"]),
        ("Kolb sagte, ohne zu zögern, er gehe bald.", ["er gehe bald"]),
        ("Kolb erklärte den Plan, Falk war müde.", []),
        ("Als Kolb sagte, dass er gehe, war es still.", ["dass er gehe"]),
        ("Der alte Plan, sagte Kolb, sei bald tot.", ["Der alte Plan", "sei bald tot"]),
    ],
)
def test_a_clause_begins_at_a_mark_or_in_the_subjunctive(text, expected):
    found = tokens(text, "de")
    assert words(text, contents_of(found, next(sayings(found)), None)) == expected


def test_a_quotation_may_have_a_report_beside_it():
    text = "„Bis es zu spät war“, stellte Kolb fest, sei niemand gekommen."
    found = tokens(text, "de")
    saying = next(sayings(found))
    assert words(text, contents_of(found, saying, None)) == ["„Bis es zu spät war“"]
    assert words(text, beside_quotation(found, saying)) == ["sei niemand gekommen"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("die in Berlin leben", True), ("die Polizei habe recht", False), ("das sei falsch", False), ("deren Plan", True)],
)
def test_a_relative_clause_is_none_that_is_said(text, expected):
    assert is_relative(tokens(text, "de"), 0) == expected


def test_a_clause_ends_before_a_semicolon_and_without_its_stop():
    assert clause_end(tokens("er gehe; sie nicht.", "de"), 0, 6) == 1
    assert clause_end(tokens("er gehe heute.", "de"), 0, 4) == 2


def test_all_around_a_source_is_its_own_but_a_word_or_two():
    text = "Die Lage, so Kolb, sei ernst."
    assert words(text, around(tokens(text, "de"), 3, 4)) == ["Die Lage", "sei ernst"]
    assert around(tokens("Gut, so Kolb.", "de"), 2, 3) == ()
