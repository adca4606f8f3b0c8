"""The second opinion finds each kind of wrong sentence, and leaves faithful ones alone."""

import pytest
from judge import disagreements

SPAN = "The company sold it to the Shanghai bureau on 24 September 2015, but it was not used."
PASSAGE = f"Idemia answered. {SPAN} Amnesty asked in 2020."


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        ("The company sold it on 25 September 2015.", "new number: 25"),
        ("The company sold it in 2020.", "new number: 2020"),
        ("The company sold 2015 of them.", "a number among other words: 2015"),
        ("The company sold it to the Beijing bureau.", "new name: Beijing"),
        ("The company sold it to Shanghai, and it was used.", "a negation on one side only"),
        ("It was not sold to the Shanghai bureau.", "a negation on one side only"),
        ("The company Shanghai sold it to used it.", "a name among other words: Shanghai"),
        ("The mayor bought a bicycle.", "new words: mayor, bough, bicyc"),
    ],
)
def test_a_wrong_sentence_is_found(sentence, fault):
    assert fault in list(disagreements(sentence, SPAN, PASSAGE))


@pytest.mark.parametrize(
    "sentence",
    [
        SPAN,
        "On 24 September 2015 the company sold it to the Shanghai bureau.",
        "The company Idemia sold it, but it wasn't used.",
    ],
)
def test_a_faithful_sentence_is_left_alone(sentence):
    assert list(disagreements(sentence, SPAN, PASSAGE)) == []
