"""Sentences that speak of the text that they stand in, and those that only seem to."""

import pytest

from text.self_description import asks_about_a_text, is_about_itself, is_caption


@pytest.mark.parametrize(
    "sentence",
    [
        "Written for Oculon from public sources.",
        "A company profile written for us from public sources.",
        "This profile was written for Oculon from public sources; what Falk alleges is reported as such.",
        "This article, prepared for Oculon from public sources, follows the listings from 2019 to 2022.",
        "(This story has been updated with new information.)",
        "Correction: An earlier version of this article misstated the name of the index.",
        "Editor’s Note: A version of this story was initially published in June 2020.",
        "The Associated Press also contributed to this report.",
        "This article contains affiliate links.",
        "No figure in this article is official, and none has been verified on the spot.",
        "This article is licensed under a Creative Commons licence.",
    ],
)
def test_a_sentence_about_its_own_text_is_known(sentence):
    assert is_about_itself(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Written in 1984, the book describes a state that watches.",
        "The report names three suppliers.",
        "This report finds that forty cameras were sold.",
        "Oculon declined to comment for this story.",
        "In this article, we show that the virus spreads by air.",
        "This study was conducted in Arlen.",
        "A prior experiment was published in August 2012.",
        "produced by reverse genetics.",
        "The system was updated in 2015.",
    ],
)
def test_a_sentence_about_anything_else_is_not(sentence):
    assert not is_about_itself(sentence)


@pytest.mark.parametrize(
    ("sentence", "is_one"),
    [
        ("Table 1.", True),
        ("Figure 2: Deaths by week.", True),
        ("Photograph: Ada Lee/Oculon", True),
        ("Source: European Commission, 31 January 2025.", True),
        ("Table tennis is played by two.", False),
        ("Sources in the ministry said so.", False),
    ],
)
def test_a_caption_is_known_by_its_number_or_credit(sentence, is_one):
    assert is_caption(sentence) is is_one


def test_a_question_may_ask_about_a_text():
    assert asks_about_a_text("When was the report published?")
    assert not asks_about_a_text("When was the camera sold?")
