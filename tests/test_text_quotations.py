"""Tests of balanced quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.quotations import find_quotations


def quoted(text):
    return [text[one.inner.start : one.inner.end] for one in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('He said: "We go."', ["We go."]),
        ("He said: “We go.”", ["We go."]),
        ("Er sagte: „Wir gehen.“", ["Wir gehen."]),
        ("Er sagte: »Wir gehen.«", ["Wir gehen."]),
        ("Il dit: «Nous partons.»", ["Nous partons."]),
        ("Il dit: « Nous partons. »", [" Nous partons. "]),
        ("Il dit: ‹Nous partons.›", ["Nous partons."]),
        ("Hon sade: ”Vi går.”", ["Vi går."]),
        ("He said: ''We go.''", ["We go."]),
        ("He said: ``We go.''", ["We go."]),
        ("‘We go,’ he said of the workers’ plan.", ["We go,"]),
        ('“Mixed marks," he said.', ["Mixed marks,"]),
    ],
)
def test_every_style_of_marks_is_read(text, inner):
    assert quoted(text) == inner


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“She told me ‘no’ and “never” again,” he said.", ["She told me ‘no’ and “never” again,"]),
        ("„Er sagte „ja“ dazu“, hieß es.", ["Er sagte „ja“ dazu"]),
        ('“He called it "old" once,” she said.', ['He called it "old" once,']),
    ],
)
def test_nested_quotations_stay_inside_the_outer_one(text, inner):
    assert quoted(text) == inner


@pytest.mark.parametrize(
    "text",
    ['A 24" disk and a 12" one', 'It ends" here', 'An "open mark', "the ‘90s and workers’ rights", "“", '"', ""],
)
def test_marks_without_partner_quote_nothing(text):
    assert quoted(text) == []


def test_a_stray_opening_mark_gives_way_to_the_next():
    assert quoted('"A, he said. "B."') == ["B."]


def test_a_quotation_goes_on_when_the_next_paragraph_opens_again():
    text = '"One.\n\n"Two.\n\n"Three." He left.'
    found = find_quotations(text)
    assert quoted(text) == ["One.", "Two.", "Three."]
    assert [one.continues for one in found] == [False, True, True]


def test_a_quotation_does_not_go_on_into_a_paragraph_without_mark():
    assert quoted('"One.\n\nTwo." He left.') == []


@given(st.text(alphabet="ab ,.\n\"'“”„«»‹›‘’`", max_size=80))
def test_quotations_are_in_order_apart_and_within_one_line(text):
    end = 0
    for one in find_quotations(text):
        assert end <= one.outer.start < one.inner.start <= one.inner.end <= one.outer.end
        assert "\n" not in text[one.outer.start : one.outer.end]
        end = one.outer.end
