"""Where French and Spanish noun phrases begin and end, and what a hyphen joins."""

import pytest

from ingest.statements.rules.romance.phrases import clause_start, may_begin, parted, phrase_at, with_apposition
from tests.attributed import tokens
from text.romance import FRENCH, SPANISH


def words(text, language, phrase):
    found = tokens(text, language)
    return phrase and text[found[phrase.first].start : found[phrase.last].end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("le ministre de l'Intérieur devant la presse", "le ministre de l'Intérieur"),
        ("Jean Dupont, maire", "Jean Dupont"),
        ("elle part", "elle"),
        ("la", None),
        ("mardi la mairie", None),
        ("le syndicat affirme", "le syndicat"),
    ],
)
def test_a_phrase_ends_before_what_cannot_be_in_it(text, expected):
    assert words(text, "fr", phrase_at(tokens(text, "fr"), 0, FRENCH)) == expected


def test_an_apposition_belongs_to_its_phrase():
    text = "María López, portavoz del grupo, dijo"
    found = tokens(text, "es")
    phrase = with_apposition(found, phrase_at(found, 0, SPANISH), SPANISH)
    assert words(text, "es", phrase) == "María López, portavoz del grupo"


def test_a_pronoun_is_parted_from_its_verb_and_other_hyphens_join():
    found = tokens("dit-il, a-t-elle dit au porte-parole", "fr")
    assert [token.text for token in found] == ["dit", "il", ",", "a", "elle", "dit", "au", "porte-parole"]
    assert [token.text for token in parted(found, FRENCH)] == [token.text for token in found]


def test_clauses_begin_behind_marks_and_phrases_at_articles_and_capitals():
    found = tokens("Hier, le maire", "fr")
    assert clause_start(found, 3) == 2
    assert [may_begin(token, FRENCH) for token in found] == [False, False, True, False]
