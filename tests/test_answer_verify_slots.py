"""Names, numbers and negations of a freely worded sentence keep the place that the source gives them."""

import pytest

from answer.quote.align import align
from answer.verify.slots import displaced
from text.sentence_words import counted_words

SOURCE = (
    "In 2015 Morpho sold 12 cameras in Shanghai. Idemia did not deny it. Axis was founded in Lund in 1984. "
    "It employs 300 people in New York."
)


def words_displaced(text: str, source: str = SOURCE) -> tuple[str, ...]:
    return displaced(align(counted_words(text), counted_words(source)))


@pytest.mark.parametrize(
    "text",
    [
        "Morpho sold 12 cameras in Shanghai in 2015.",
        "Axis, which employs 300 people, was founded in 1984.",
        "Axis was founded in Lund and employs 300 people.",
        "Idemia did not deny it.",
        "Axis, founded in Lund in 1984, employs 300 people in New York.",
    ],
)
def test_words_where_the_source_has_them_may_stand_in_another_sentence(text):
    assert words_displaced(text) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Shanghai sold 12 cameras in Morpho.", ("Shanghai", "Morpho")),
        ("Idemia sold 12 cameras in Shanghai.", ("Idemia",)),
        ("Morpho sold 300 cameras in Shanghai.", ("300",)),
        ("In 1984 Morpho sold 12 cameras in Shanghai.", ("1984",)),
        ("Morpho sold 12 cameras in Lund.", ("Lund",)),
        ("Morpho did not sell 12 cameras in Shanghai.", ("not",)),
        ("Axis employs 300 people in New.", ("New",)),
        ("Morpho sold 12 cameras and 12 people.", ("12",)),
        ("Axis employs 300 cameras.", ("300",)),
        ("Axis employs 1984 people.", ("1984",)),
    ],
)
def test_words_that_stand_where_the_source_has_others_are_named(text, found):
    assert set(found) <= set(words_displaced(text))


def test_two_that_are_led_alike_are_exchanged_and_not_moved():
    source = "Polish rights in Germany were lost, unlike German rights in Poland."
    assert set(words_displaced("Polish rights in Poland were lost, unlike German rights in Germany.", source)) >= {
        "Poland",
        "Germany",
    }
