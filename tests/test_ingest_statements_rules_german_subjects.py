"""Who speaks in German clauses, by the words before and behind the verb."""

import pytest

from ingest.statements.rules.german.phrases import clause_of
from ingest.statements.rules.german.subjects import (
    about_whom,
    antecedent,
    may_be_subject,
    particle_name,
    resumed,
    subject_after,
    subject_before,
    subject_of,
)
from tests.attributed import tokens


def words(text, phrase):
    found = tokens(text, "de")
    return phrase and text[found[phrase.first].start : found[phrase.last].end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Minister", True),
        ("Den Minister", False),
        ("Der englischen Zeitung", False),
        ("Am Montag", False),
        ("Gestern", False),
        ("Montag", False),
        ("Kolb", True),
        ("ich", False),
    ],
)
def test_a_subject_stands_in_the_nominative(text, expected):
    assert may_be_subject(tokens(text, "de"), 0) == expected


def test_a_subject_stands_before_its_verb_or_behind_it():
    text = "Der Sprecher der Stadt sagte am Montag"
    assert words(text, subject_before(tokens(text, "de"), 0, 4)) == "Der Sprecher der Stadt"
    text = "Am Montag sagte der Sprecher das"
    assert subject_before(tokens(text, "de"), 0, 2) is None
    assert words(text, subject_after(tokens(text, "de"), 3, 5)) == "der Sprecher"
    assert words(text, subject_of(tokens(text, "de"), clause_of(tokens(text, "de"), 0))) == "der Sprecher"


def test_a_subject_stands_before_an_apposition_and_before_a_relative_clause():
    text = "Anna Kolb, die Sprecherin, sagte nichts"
    found = tokens(text, "de")
    assert words(text, resumed(found, clause_of(found, len(found) - 1))) == "Anna Kolb, die Sprecherin"
    text = "Anna Kolb, die lange schwieg, sagte nichts"
    found = tokens(text, "de")
    assert words(text, resumed(found, clause_of(found, len(found) - 1))) == "Anna Kolb"
    text = "Sie traf den Mann, der sagte"
    assert words(text, antecedent(tokens(text, "de"), 5)) == "den Mann"


def test_a_name_may_begin_with_a_small_word():
    text = "Von der Leyen sagte nichts"
    assert words(text, particle_name(tokens(text, "de"), 0, 3)) == "Von der Leyen"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Minister ging.", "Der Minister"),
        ("Anna Kolb ging.", "Anna Kolb"),
        ("Sie ging.", "Sie"),
        ("Die Lage war ernst.", None),
        ("Es regnete.", None),
    ],
)
def test_a_sentence_is_about_somebody_who_is_plainly_a_person(text, expected):
    assert words(text, about_whom(tokens(text, "de"))) == expected
