"""What French and Spanish verbs of saying take."""

from ingest.statements.rules.contents import PARTING, quotations_before
from ingest.statements.rules.romance.contents import around, clause_end, contents_of
from ingest.statements.rules.romance.sayings import sayings
from tests.attributed import tokens
from text.romance import FRENCH


def words(text, phrases):
    found = tokens(text, "fr")
    return [text[found[one.first].start : found[one.last].end] for one in phrases]


def said(text):
    found = tokens(text, "fr")
    return words(text, contents_of(found, next(sayings(found, FRENCH)), len(found), FRENCH))


def test_a_clause_begins_at_that_and_ends_before_a_semicolon():
    assert said("Le maire a dit mardi que tout va ; il part.") == ["que tout va"]
    assert said("Le maire a dit mardi.") == []


def test_quotations_stand_before_an_inverted_verb_and_behind_any():
    assert said("« Oui », a dit le maire, « bien sûr »") == ["« Oui »", "« bien sûr »"]
    assert said("Le maire a dit : « Oui. »") == ["« Oui. »"]
    assert words("« Oui », dit-il", quotations_before(tokens("« Oui », dit-il", "fr"), 2, PARTING)) == ["« Oui »"]


def test_what_stands_around_a_clause_is_at_least_three_words():
    text = "Le plan, selon lui, sera voté."
    found = tokens(text, "fr")
    assert words(text, around(found, 3, 4, resumes=False)) == ["Le plan", "sera voté"]
    assert around(tokens("Oui, dit-il.", "fr"), 2, 3, resumes=True) == ()
    assert clause_end(found, 6, len(found)) == 7
