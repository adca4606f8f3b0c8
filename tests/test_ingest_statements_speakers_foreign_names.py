"""Which words with capitals are names, in German, French and Spanish."""

import pytest

from ingest.statements.speakers.foreign_names import ForeignNames
from text.naming import naming_of
from text.spans import Span


def names(text, language):
    return ForeignNames(text, naming_of(language))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Außenministerin Anna Kolb traf den Kanzler.", "de", [("Anna Kolb", "außenministerin", "she")]),
        ("Der VW-Chef Winter kam.", "de", [("Winter", "vw-chef", "he")]),
        ("Die neue Regierung und die Polizei kamen.", "de", []),
        ("Human Rights Watch und die NATO kamen.", "de", [("Human Rights Watch", "", ""), ("NATO", "", "")]),
        ("Politische Beobachter kamen.", "de", []),
        ("Nach Ansicht von Beobachtern regnet es.", "de", []),
        ("Ursula von der Leyen kam.", "de", [("Ursula von der Leyen", "", "")]),
        ("La ministre Anne Petit et le maire sont là.", "fr", [("Anne Petit", "ministre", "she")]),
        ("El alcalde Juan Robles y Clara Medina.", "es", [("Juan Robles", "alcalde", "he"), ("Clara Medina", "", "")]),
        ("Selon Paris, rien.", "fr", []),
    ],
)
def test_a_name_is_no_common_noun(text, language, expected):
    assert [(one.name, one.role, one.sex) for one in names(text, language).all] == expected


def test_a_family_name_is_full_where_one_alone_bears_it():
    found = names("Anna Kolb, Peter Falk und Maria Falk kamen.", "de")
    assert [found.full(name) for name in ("Kolb", "Falk", "Anna Kolb", "Sommer")] == [
        "Anna Kolb",
        None,
        "Anna Kolb",
        "Sommer",
    ]


def test_roles_first_names_and_letters_tell_sex_and_kind():
    found = names("Ministerin Kim Kolb, Peter Falk, Minister Oda und die NATO kamen.", "de")
    assert [found.sex(name) for name in ("Kim Kolb", "Peter Falk", "NATO")] == ["she", "he", ""]
    assert [found.is_person(name) for name in ("Kim Kolb", "Oda", "NATO")] == [True, True, False]
    assert found.described_as("ministerin") == {"Kim Kolb"}
    assert found.described_as("kanzler") == set()


def test_names_are_found_by_where_they_stand():
    text = "Anna Kolb traf Peter Falk."
    found = names(text, "de")
    assert [one.name for one in found.within(Span(5, len(text)))] == ["Peter Falk"]
