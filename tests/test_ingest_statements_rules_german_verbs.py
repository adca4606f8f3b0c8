"""How a German verb of saying is read: its helper, its particle, and what denies it."""

import pytest

from ingest.statements.rules.german.phrases import clause_of
from ingest.statements.rules.german.verbs import finite_of, form_of, is_attribute, is_denied, is_reflexive, particle_of
from tests.attributed import tokens


def place(text, word):
    found = tokens(text, "de")
    return found, next(index for index, token in enumerate(found) if token.text == word)


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Kolb hat gestern erklärt", "erklärt", "hat"),
        ("dass Kolb mitgeteilt hatte", "mitgeteilt", "hatte"),
        ("Kolb erklärt das", "erklärt", "erklärt"),
        ("das wurde gestern erklärt", "erklärt", None),
        ("Kolb wird das sagen", "sagen", None),
        ("Kolb ließ gestern mitteilen", "mitteilen", "ließ"),
        ("ohne das zu sagen", "sagen", None),
        ("die Leute sagen das", "sagen", "sagen"),
    ],
)
def test_the_verb_that_has_the_subject_is_it_or_its_helper(text, verb, expected):
    found, index = place(text, verb)
    finite = finite_of(found, index, clause_of(found, index))
    assert (finite if finite is None else found[finite].text) == expected


@pytest.mark.parametrize(
    ("text", "particle"),
    [
        ("Kolb teilte am Montag mit, dass", "mit"),
        ("Kolb gab den Plan bekannt.", "bekannt"),
        ("Kolb teilte mit Falk das Brot", ""),
    ],
)
def test_a_verb_that_parts_is_one_only_with_its_particle_at_the_end_of_its_clause(text, particle):
    found = tokens(text, "de")
    form = form_of(found, 1, 1)
    assert (form.particle if form else "") == particle
    assert particle == "" or found[particle_of(found, 1, particle)].text == particle


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kolb sagte nicht", True),
        ("Kolb sagte nicht nur", False),
        ("Kolb kam nicht und sagte", False),
        ("wenn Kolb sagte", True),
        ("keiner sagte", True),
    ],
)
def test_a_negation_or_a_condition_denies(text, expected):
    found, index = place(text, "sagte")
    assert is_denied(found, index, clause_of(found, index)) == expected


def test_a_participle_before_a_noun_and_what_one_does_to_oneself_are_no_sayings():
    found, index = place("der vermuteten Summe", "vermuteten")
    assert is_attribute(found, index)
    found, index = place("Kolb meldete sich", "meldete")
    assert is_reflexive(found, index, form_of(found, index, index))
    found, index = place("das heißt Kolb", "heißt")
    assert is_reflexive(found, index, form_of(found, index, index))
