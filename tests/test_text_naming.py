"""What tells names and sex in German, French and Spanish."""

import pytest

from text.naming import GERMAN, naming_of


def test_each_language_has_its_own_and_english_none():
    assert naming_of("de-AT") is GERMAN
    assert naming_of("fr").pronouns == {"il": "he", "elle": "she"}
    assert naming_of("es").pronouns == {"él": "he", "ella": "she"}
    assert naming_of("en") is naming_of(None) is None


@pytest.mark.parametrize(
    ("word", "is_role", "sex"),
    [
        ("verkehrsminister", True, "he"),
        ("ministerin", True, "she"),
        ("vorsitzende", True, ""),
        ("frau", True, "she"),
        ("kamera", False, "he"),
    ],
)
def test_a_role_tells_the_sex_by_its_ending(word, is_role, sex):
    assert (GERMAN.is_role(word), GERMAN.sex_of(word)) == (is_role, sex)


def test_an_article_tells_a_common_noun():
    assert [found.group(1) for found in GERMAN.common.finditer("Die neue Regierung traf Anna im Park.")] == [
        "Regierung",
        "Park",
    ]
