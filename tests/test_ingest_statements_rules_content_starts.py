"""Where begins what a verb of saying takes, as numbers of tokens counted by hand."""

import pytest

from ingest.statements.rules.content_starts import content_start
from ingest.statements.rules.tokens import tokens_of
from text.spans import Span


def tokens(text, whole=()):
    return tokens_of(text, Span(0, len(text)), whole, ())


@pytest.mark.parametrize(
    ("text", "after", "takes", "start"),
    [
        ("Kolb said that it fell", 2, {"clause"}, 2),
        ("Kolb said it fell", 2, {"clause"}, 2),
        ("Kolb said on Monday that it fell", 2, {"clause"}, 4),
        ("Kolb promised to leave", 2, {"to"}, 2),
        ("Kolb told the old mayor that it fell", 2, {"told"}, 5),
        ("Kolb told me to leave", 2, {"told-to"}, 3),
        ("Kolb asked whether it fell", 2, {"whether"}, 2),
        ("Kolb denied the charges", 2, {"object"}, 2),
        ("Kolb denied in May", 2, {"object"}, None),
        ("Kolb put the value at 54 billion", 2, {"at"}, 2),
        ("Kolb put the value down", 2, {"at"}, None),
        ("Kolb sagte, dass es fiel", 2, {"clause"}, 3),
        ("Kolb said according to Falk", 2, {"clause"}, None),
        ("Kolb said", 2, {"clause"}, None),
    ],
)
def test_content_begins_where_a_verb_lets_it(text, after, takes, start):
    assert content_start(tokens(text), after, frozenset(takes)) == start
