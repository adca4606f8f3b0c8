"""The verbs of saying of German sentences with who speaks by them."""

import pytest

from ingest.statements.rules.german.sayings import sayings
from tests.attributed import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kolb sagte, er gehe, und fügte hinzu, es regne.", [("sagte", "Kolb"), ("fügte", "Kolb")]),
        ("Die Leute zogen zum Markt und forderten Brot.", [("forderten", "Die Leute")]),
        ("Wie aus Kreisen der Stadt verlautete, fehlt Geld.", [("verlautete", "Kreisen der Stadt")]),
        ("In dem Brief heißt es, er gehe.", [("heißt", "dem Brief")]),
        ("Es heißt, er gehe.", [("heißt", None)]),
        ("Kolb wird mit den Worten zitiert: „Nein.“", [("zitiert", "Kolb")]),
        ("Der Präsident sprach von Krieg.", [("sprach", "Der Präsident")]),
        ("Man sagt, er gehe.", []),
    ],
)
def test_each_verb_has_its_speaker(text, expected):
    found = tokens(text, "de")
    heard = [
        (
            found[one.verb].text,
            one.speaker and text[found[one.speaker.first].start : found[one.speaker.last].end],
        )
        for one in sayings(found)
    ]
    assert heard == expected
