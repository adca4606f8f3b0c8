"""Words in another order than the source's: what may be moved, and what then says something else."""

import pytest

from answer.quote.align import align
from answer.verify.reordering import is_reordered
from text.sentence_words import counted_words

SOURCE = (
    "In 2015 Morpho sold 12 cameras in Shanghai. Idemia did not deny it. Axis was founded in Lund in 1984. "
    "It employs 300 people in New York."
)


def reordered(text: str, source: str = SOURCE) -> bool:
    return is_reordered(align(counted_words(text), counted_words(source)))


@pytest.mark.parametrize(
    "text",
    [
        "Morpho sold 12 cameras in Shanghai in 2015.",
        "Idemia did not deny it.",
        "In Shanghai, in 2015, Morpho sold 12 cameras.",
        "Axis was founded in 1984 in Lund.",
    ],
)
def test_what_its_preposition_leads_may_be_moved(text):
    assert not reordered(text)


@pytest.mark.parametrize(
    "text",
    [
        "Shanghai sold 12 cameras in Morpho.",
        "Idemia sold 12 cameras in Shanghai.",
        "Morpho sold 300 cameras in Shanghai.",
        "In 1984 Morpho sold 12 cameras in Shanghai.",
        "Morpho sold 12 cameras in Lund.",
        "Morpho did not sell 12 cameras in Shanghai.",
        "Morpho sold 12 cameras and 12 people.",
        "Axis employs 300 cameras.",
        "Axis employs 1984 people.",
        "Cameras sold 12 Morpho.",
    ],
)
def test_words_that_stand_where_the_source_has_others_are_found(text):
    assert reordered(text)


@pytest.mark.parametrize(
    "text",
    ["Polish rights in Poland were lost, unlike German rights in Germany.", "Germany in rights Polish were lost."],
)
def test_two_that_are_led_alike_are_exchanged_and_not_moved(text):
    assert reordered(text, "Polish rights in Germany were lost, unlike German rights in Poland.")
