"""The verbs of saying of French and Spanish sentences with who speaks by them."""

import pytest

from ingest.statements.rules.romance.sayings import sayings
from tests.attributed import tokens
from text.romance import FRENCH, SPANISH


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Le maire, qui part, a déclaré que non", FRENCH, [("Le maire", "a", False)]),
        ("Hier, le maire a aussi dit que oui", FRENCH, [("le maire", "a", False)]),
        ("« Non », a dit hier le maire", FRENCH, [("le maire", "a", True)]),
        ("El alcalde, según dijo", SPANISH, []),
        ("«No», dijo ella", SPANISH, [("ella", "dijo", True)]),
    ],
)
def test_each_verb_has_its_speaker(text, language, expected):
    found = tokens(text, "fr" if language is FRENCH else "es")
    heard = [
        (text[found[one.speaker.first].start : found[one.speaker.last].end], found[one.first].text, one.inverted)
        for one in sayings(found, language)
    ]
    assert heard == expected
