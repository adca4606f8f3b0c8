"""Quotations behind labels, colons and dashes, as numbers of tokens counted by hand."""

import pytest

from ingest.statements.rules.contents import Attribution
from ingest.statements.rules.labels import labelled, unspoken
from ingest.statements.rules.tokens import Phrase, tokens_of
from text.quotations import find_quotations
from text.spans import Span


def tokens(text):
    return tokens_of(text, Span(0, len(text)), find_quotations(text), ())


def test_the_turns_of_an_exchange_have_a_label_each():
    assert labelled(tokens("Kolb: “We go now.” Orsic: “We do not.”")) == [
        Attribution(Phrase(1, 1), Phrase(0, 0), (Phrase(2, 2),)),
        Attribution(Phrase(4, 4), Phrase(3, 3), (Phrase(5, 5),)),
    ]
    assert labelled(tokens("Q: “Do we go?” A: “We do not.”"))[0].speaker is None
    assert labelled(tokens("Kolb: “We go now.”")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kolb waved: “We go now.”", [Attribution(Phrase(2, 2), Phrase(0, 0), (Phrase(3, 3),))]),
        ("Kolb — “We go now.”", [Attribution(Phrase(1, 1), Phrase(0, 0), (Phrase(2, 2),))]),
        ("“We go now.” — Irena Kolb", [Attribution(Phrase(1, 1), Phrase(2, 3), (Phrase(0, 0),))]),
        ("“We go now.” — and more", []),
        ("At last: “We go now.”", []),
    ],
)
def test_a_quotation_without_a_verb_has_a_label_or_a_signature(text, expected):
    assert unspoken(tokens(text)) == expected
