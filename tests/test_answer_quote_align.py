"""How the words of a sentence lie on those of its source: places, what is missing, what is left out, in what order."""

import pytest

from answer.quote.align import align, colours, differences, is_led_alike, is_pieced_together
from text.sentence_words import WordClass, counted_words

SOURCE = "In 2015 Morpho reportedly sold 12 cameras to Shanghai, which never paid."


def aligned(text: str, source: str = SOURCE):
    return align(counted_words(text), counted_words(source))


def test_each_word_has_its_place_or_none():
    found = aligned("Morpho sold 12 trams")
    assert [word.text for word in found.source[:5]] == ["2015", "Morpho", "reportedly", "sold", "12"]
    assert found.places == (1, 3, 4, None)
    assert found.held == {1, 3, 4}
    assert found.coverage == 0.75
    assert [word.text for word in found.missing] == ["trams"]
    assert [at for _, at in found.placed] == [1, 3, 4]


def test_of_two_places_for_a_word_the_one_that_keeps_the_order_is_taken():
    assert aligned("cameras and trams", "Trams and cameras and trams.").places == (1, 2)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (SOURCE, []),
        ("In 2015 Morpho reportedly sold 12 cameras to Shanghai.", []),
        ("Morpho reportedly sold 12 cameras to Shanghai in 2015.", []),
        ("In 2016 Morpho reportedly sold 12 cameras.", [("number", ("2016",))]),
        ("Axis reportedly sold 12 cameras.", [("name", ("Axis",))]),
        ("Morpho reportedly never sold 12 trams.", [("content", ("trams",)), ("order", None)]),
        ("Morpho sold 12 cameras.", [("dropped_hedge", ("reportedly",))]),
    ],
)
def test_what_differs_is_named(text, found):
    said = [(one.kind, one.words) for one in differences(aligned(text))]
    assert [kind for kind, _ in said] == [kind for kind, _ in found]
    assert all(words in (None, those) for (_, words), (_, those) in zip(found, said, strict=True))


def test_forms_of_one_stem_are_one_word_and_others_are_not():
    assert aligned("deployed", "The deployment of cameras.").places == (0,)
    assert aligned("deposit", "The deployment of cameras.").places == (None,)


def test_a_clause_that_only_adds_something_colours_nothing_else():
    without = aligned("Morpho reportedly sold 12 cameras")
    [hedge] = [word for word in without.source if word.kind is WordClass.HEDGE]
    assert colours(without, hedge)
    assert not list(differences(without))


@pytest.mark.parametrize(
    ("one", "other", "are_alike"),
    [
        ("in", "in", True),
        ("in", "during", True),
        ("in", None, True),
        ("since", "in", False),
        ("before", None, False),
        ("of", "for", False),
    ],
)
def test_prepositions_that_turn_a_sentence_round_must_be_the_same(one, other, are_alike):
    assert is_led_alike(one, other) is are_alike
    assert is_led_alike(other, one) is are_alike


@pytest.mark.parametrize(
    ("text", "is_pieced"),
    [
        ("Axis grew, and 17 June 2021.", True),
        ("Axis grew in Lund.", False),
        ("Axis grew 2 cameras and 2 trams.", True),
        ("It met Regulation 2024.", True),
    ],
)
def test_a_sentence_may_not_be_put_together_from_pieces(text, is_pieced):
    source = "The vote was on 17 June 2021. Axis grew in Lund. It met Regulation 2024/1689 with 2 cameras."
    assert is_pieced_together(aligned(text, source)) is is_pieced
