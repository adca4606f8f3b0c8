"""English words are known, and words that lie near each other are found."""

import pytest

from text.spelling import distance, is_english, near_english


@pytest.mark.parametrize(
    ("word", "expected"),
    [("chief", True), ("bankrupt", True), ("nolan", True), ("noldus", False), ("idmeia", False), ("goverment", False)],
)
def test_english_words_are_known(word, expected):
    assert is_english(word) is expected


@pytest.mark.parametrize(
    ("one", "other", "at_most", "expected"),
    [
        ("idmeia", "idemia", 2, 1),
        ("camras", "cameras", 2, 1),
        ("survailance", "surveillance", 2, 2),
        ("same", "same", 1, 0),
        ("nolan", "noldus", 2, None),
    ],
)
def test_letters_that_change_places_are_one_step(one, other, at_most, expected):
    assert distance(one, other, at_most) == expected


def test_the_nearest_and_commonest_word_comes_first():
    assert near_english("bankrupcy", 1) == ["bankruptcy"]
    assert near_english("amensty", 2)[:2] == ["amnesty", "amenity"]
    assert near_english("noldsu", 1) == []
