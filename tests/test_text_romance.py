"""The forms of French and Spanish verbs of saying, by rule and as listed."""

from text.romance import FRENCH, SPANISH


def test_regular_verbs_follow_their_endings():
    assert {"affirme", "affirment", "affirmait", "affirma", "affirmèrent"} <= FRENCH.finite
    assert {"afirma", "afirmaban", "afirmó", "afirmaron", "admitió", "respondieron"} <= SPANISH.finite
    assert "affirmé" in FRENCH.participles
    assert "afirmado" in SPANISH.participles


def test_irregular_verbs_are_listed():
    assert {"dit", "disaient", "écrit"} <= FRENCH.finite
    assert {"dijo", "dicen", "sostuvo"} <= SPANISH.finite
    assert "dicho" in SPANISH.participles
    assert "affirmer" not in FRENCH.finite | FRENCH.participles


def test_sources_are_cues_with_the_first_word_of_those_of_two():
    assert {"selon", "après"} <= FRENCH.cues
    assert {"según", "acuerdo"} <= SPANISH.cues
