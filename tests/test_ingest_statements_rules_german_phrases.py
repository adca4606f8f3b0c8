"""Where German clauses and noun phrases begin and end."""

import pytest

from ingest.statements.rules.german.phrases import clause_of, phrase_at, skipped, with_appositions
from tests.attributed import tokens


def words(text, phrase):
    found = tokens(text, "de")
    return phrase and text[found[phrase.first].start : found[phrase.last].end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Sprecher der Stadt sagte", "Der Sprecher der Stadt"),
        ("die neue Ministerin und ihr Sprecher gingen", "die neue Ministerin und ihr Sprecher"),
        ("Mannheims oberster Bürgermeister Peter Kurz sprach", "Mannheims oberster Bürgermeister Peter Kurz"),
        ("Jaap de Hoop Scheffer sagte", "Jaap de Hoop Scheffer"),
        ("der Verband (BGH) sagte", "der Verband (BGH)"),
        ("der 39-Jährige sagte", "der 39-Jährige"),
        ("er sagte", "er"),
        ("viele sagten", "viele"),
        ("viele Bürger sagten", "viele Bürger"),
        ("Reuters vier Menschen", "Reuters"),
        ("am Montag", None),
        ("sehr bald", None),
    ],
)
def test_a_noun_phrase_ends_where_no_part_of_it_follows(text, expected):
    assert words(text, phrase_at(tokens(text, "de"), 0)) == expected


def test_a_whole_phrase_takes_what_stands_behind_in_and_fewer_genitives_end_it_sooner():
    text = "Anna Kolb aus der Zentrale der Firma der Stadt"
    found = tokens(text, "de")
    assert words(text, phrase_at(found, 0)) == "Anna Kolb"
    assert words(text, phrase_at(found, 0, whole=True)) == text
    assert words(text, phrase_at(found, 0, whole=True, genitives=1)) == "Anna Kolb aus der Zentrale der Firma"


def test_an_apposition_stands_between_commas():
    text = "Anna Kolb, die Sprecherin, ging"
    found = tokens(text, "de")
    assert words(text, with_appositions(found, phrase_at(found, 0))) == "Anna Kolb, die Sprecherin"
    text = "Anna Kolb, die Lage sei ernst"
    found = tokens(text, "de")
    assert words(text, with_appositions(found, phrase_at(found, 0))) == "Anna Kolb"


def test_commas_and_colons_part_clauses_and_a_full_stop_is_no_part():
    text = "Kolb sagte, er gehe bald."
    assert [words(text, clause_of(tokens(text, "de"), place)) for place in (0, 4)] == ["Kolb sagte", "er gehe bald"]


def test_a_subject_behind_a_verb_may_follow_day_place_and_listener():
    text = "sagte am Montag in Berlin dem Sender gestern der Minister"
    found = tokens(text, "de")
    assert next(found[place].text for place in skipped(found, 1, len(found) - 1)) == "der"
