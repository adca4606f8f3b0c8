"""Numbers and dates of a sentence: found beside its names, another there, or nowhere."""

import pytest
from web_examples import ingest_file

from answer.check.figures import Standing, check_figures
from text.spans import Span

TEXT = (
    "Idemia sold cameras to Shanghai in March 2015. "
    "The company employed 14,000 people and earned 2.425 billion euros.\n"
    "\n"
    "Axis sold 30 cameras to Guilin. Nobody else sold any.\n\n"
    "Noldus sold cameras to Utrecht, Beta reported in 2020.\n"
)


@pytest.fixture
def checked(index):
    """The checks of a sentence, as words, standing, what stands instead, and the sentence of the source."""
    ingest_file(index, "report.txt", TEXT)

    def check(sentence: str) -> list[tuple[str, ...]]:
        found = check_figures(index.snapshot(), sentence, Span(0, len(sentence)))
        return [
            (one.words, str(one.standing), one.instead, one.citation.quote if one.citation else "") for one in found
        ]

    return check


SALE = "Idemia sold cameras to Shanghai in March 2015."
STAFF = "The company employed 14,000 people and earned 2.425 billion euros."
GUILIN = "Axis sold 30 cameras to Guilin."


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # A date bears out one that is less exact, and not one that is more.
        ("Idemia sold cameras to Shanghai in 2015.", [("2015", "found", "", SALE)]),
        ("Idemia sold cameras to Shanghai on 3 March 2015.", [("3 March 2015", "nowhere", "", "")]),
        ("Idemia sold cameras to Shanghai in March 2016.", [("March 2016", "other", "March 2015", SALE)]),
        # In words or in digits, rounded by little; whom "the company" means is said before.
        ("Idemia employed fourteen thousand people.", [("fourteen thousand", "found", "", STAFF)]),
        ("Idemia earned 2.4 billion euros.", [("2.4 billion", "found", "", STAFF)]),
        ("Axis sold forty cameras to Guilin.", [("forty", "other", "30", GUILIN)]),
        # Somebody else's figure, and one of something else, are not theirs.
        ("Noldus sold 30 licences to Utrecht.", [("30", "nowhere", "", "")]),
        ("Axis was founded in 1984 by Karlsson.", [("1984", "nowhere", "", "")]),
        ("Apple and Axis sold 30 cameras to Guilin.", [("30", "nowhere", "", "")]),
        # Nor is one of other things, with another limit, or denied.
        ("Axis sold 30 licences to Guilin.", [("30", "nowhere", "", "")]),
        ("Axis sold more than 30 cameras to Guilin.", [("30", "nowhere", "", "")]),
        ("Noldus sold cameras to Utrecht in 2016.", [("2016", "nowhere", "", "")]),  # "2020" is when it was told
        ("Axis did not sell 30 cameras to Guilin.", [("30", "nowhere", "", "")]),
    ],
)
def test_a_figure_is_found_or_not(checked, sentence, expected):
    assert checked(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "They sold 30 cameras.",
        "Axis sold cameras to Guilin.",
        "Article 5 names Axis.",
        "Twelve.",
        "Seven did, in 2019.",
    ],
)
def test_without_a_name_or_a_figure_there_is_nothing_to_check(checked, sentence):
    assert checked(sentence) == []


def test_places_are_those_of_the_whole_text(index):
    ingest_file(index, "report.txt", TEXT)
    text = f"First. {GUILIN}"
    [one] = check_figures(index.snapshot(), text, Span(7, len(text)))
    assert (text[one.span.start : one.span.end], one.standing) == ("30", Standing.FOUND)
