"""Half-open stretches: those that only touch share nothing."""

import pytest

from text.spans import Span


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        (Span(0, 4), Span(3, 6), True),
        (Span(0, 4), Span(4, 6), False),
        (Span(0, 9), Span(2, 3), True),
        (Span(2, 2), Span(2, 4), False),
    ],
)
def test_spans_overlap_where_they_share_a_character(first, second, shared):
    assert (first.overlaps(second), second.overlaps(first)) == (shared, shared)
