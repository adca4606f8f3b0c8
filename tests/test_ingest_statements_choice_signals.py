"""Tests of what speaks for and against a candidate."""

import pytest

from index.records import Document
from ingest.statements.choice.candidates import candidates
from ingest.statements.choice.signals import of_candidates
from ingest.statements.find import hear

TEXT = (
    "Ann Lee, the mayor, met Bo Kolb in Arlen.\n\n"
    "“It fails,” said Lee. The plan was Kolb’s, she said.\n\n"
    "FAA data showed that it fell."
)


def signals(place, text=TEXT):
    """The signals of the candidates for the statement at a place, by their names."""
    hearing = hear(Document("d", text, ""))
    asked = hearing.asked[place]
    found = candidates(asked, hearing.around.speakers)
    named = zip(found, of_candidates(asked, found, hearing.around), strict=True)
    return {one.name: some for one, some in named}


def test_what_the_rules_say_and_by_which_step_counts():
    lee = signals(0)["Ann Lee"]
    assert (lee["ruled"], lee["ruled own words"], lee["words name"], lee["direct"]) == (1, 1, 1, 1)
    kolb = signals(0)["Bo Kolb"]
    assert (kolb["ruled"], kolb["ruled other"]) == (0, 1)
    assert "ruled own words" not in kolb


def test_where_and_as_what_somebody_is_named_counts():
    found = signals(1)
    lee, kolb = found["Ann Lee"], found["Bo Kolb"]
    assert (lee["sentences back"], kolb["sentences back"]) == (1, 0)
    assert (kolb["in what is said"], kolb["possesses"]) == (1, 1)
    assert (lee["spoke right before"], kolb["spoke right before"]) == (1, 0)
    assert (lee["same line spoke"], lee["speakers since"]) == (1, 0)


@pytest.mark.parametrize(("name", "same", "other", "may_be"), [("Ann Lee", 1, 0, 1), ("Bo Kolb", 0, 0, 1)])
def test_sex_rules_out_whom_a_first_name_tells(name, same, other, may_be):
    found = signals(1)[name]
    assert (found["same sex"], found["other sex"], found["may be"]) == (same, other, may_be)


def test_a_place_is_one_that_something_is_in():
    assert signals(1)["Arlen"]["is placed"] == 1
    assert signals(1)["Ann Lee"]["is placed"] == 0


def test_a_name_before_the_noun_of_the_words_counts():
    faa = signals(2)["FAA"]
    assert (faa["in words"], faa["before head"], faa["head paper"], faa["owns words"]) == (1, 1, 1, 0)


def test_all_signals_are_finite_numbers():
    for place in range(3):
        for found in signals(place).values():
            assert all(isinstance(value, float) and abs(value) < 100 for value in found.values())
