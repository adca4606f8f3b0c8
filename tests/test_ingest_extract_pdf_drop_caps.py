"""The large letter that opens a text belongs to its first word."""

import pytest

from ingest.extract.pdf.drop_caps import join_drop_caps
from ingest.extract.pdf.lines import Line

BELOW = [
    Line("two winters the dam has leaked, and no ministry asked", 80, 688, 10),
    Line("the engineers why.", 50, 676, 10),
]


def joined(letter: str, words: str, *others: Line, size: float = 34, y: float = 678) -> list[str]:
    lines = [Line(letter, 50, y, size), Line(words, 80, 700, 10), *BELOW, *others]
    return [line.text for line in join_drop_caps(lines)]


@pytest.mark.parametrize(
    ("letter", "words", "opening"),
    [
        ("F", "or as long as anybody can remember", "For as long as anybody can remember"),
        ("F", "OR AS LONG as anybody can remember", "FOR AS LONG as anybody can remember"),
        ("“F", "or long,” she says, “we waited", "“For long,” she says, “we waited"),
        ("A", "ministry that never asks", "A ministry that never asks"),
        ("A", "fter the flood", "After the flood"),
    ],
)
def test_a_drop_cap_opens_the_line_beside_it(letter, words, opening):
    assert joined(letter, words) == [opening, *(line.text for line in BELOW)]


def test_a_drop_cap_that_is_drawn_last_opens_it_too():
    lines = [Line("or as long as anybody knows", 80, 700, 10), *BELOW, Line("F", 50, 678, 34)]

    assert join_drop_caps(lines)[0].text == "For as long as anybody knows"


@pytest.mark.parametrize(
    ("letter", "size", "y"),
    [("F", 12, 700), ("F", 34, 640), ("FOUR", 34, 678)],
    ids=["as large as the text", "below the text", "a word"],
)
def test_other_letters_stay_where_they_are(letter, size, y):
    assert joined(letter, "or as long as anybody knows", size=size, y=y)[:2] == [letter, "or as long as anybody knows"]
