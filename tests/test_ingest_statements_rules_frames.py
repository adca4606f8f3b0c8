"""Sentences with the quotations in them."""

import pytest

from ingest.statements.rules.frames import find_frames
from text.quotations import find_quotations
from text.sentences import sentence_spans


def frames(text):
    found = find_frames(text, find_quotations(text), sentence_spans(text))
    return [
        (
            text[frame.span.start : frame.span.end],
            [text[one.inner.start : one.inner.end] for one in frame.whole],
            [text[one.inner.start : one.inner.end] for one in frame.parts],
        )
        for frame in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell. Kolb left.", [("It fell.", [], []), ("Kolb left.", [], [])]),
        ("“We go. Now,” said Kolb.", [("“We go. Now,” said Kolb.", ["We go. Now,"], [])]),
        ("“Do we go?” said Kolb.", [("“Do we go?” said Kolb.", ["Do we go?"], [])]),
        ("Kolb spoke of “a loss” there.", [("Kolb spoke of “a loss” there.", [], ["a loss"])]),
        ("Kolb said “We go now.”", [("Kolb said “We go now.”", ["We go now."], [])]),
    ],
)
def test_a_sentence_holds_the_quotations_that_begin_in_it(text, expected):
    assert frames(text) == expected
