"""Where begins what a verb of saying takes, as numbers of tokens counted by hand."""

import pytest

from ingest.statements.rules.content_starts import content_start
from ingest.statements.rules.tokens import tokens_of
from text.quotations import find_quotations
from text.spans import Span


def tokens(text, whole=(), parts=()):
    return tokens_of(text, Span(0, len(text)), whole, parts)


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


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Kolb said $5 was lost", 2),
        ("Kolb said. It fell", None),
        ("Kolb said has", None),
        ("Kolb said on Monday it fell", 4),
        ("Kolb said on Monday, that it fell", 5),
        ("Kolb said on Monday; that it fell", None),
        ("Kolb said on Monday", None),
        ("Kolb said despite rain it fell", 2),
    ],
)
def test_a_bare_clause_begins_at_once_or_where_that_or_a_pronoun_shows_it(text, start):
    assert content_start(tokens(text), 2, frozenset(("clause",))) == start


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Kolb noted the fall", None),
        ("Kolb noted there was rain", 2),
        ("Kolb noted in May that it fell", 4),
        ("Kolb noted in May the fall", None),
    ],
)
def test_a_verb_that_takes_a_marked_clause_takes_no_other(text, start):
    assert content_start(tokens(text), 2, frozenset(("that",))) == start


@pytest.mark.parametrize(
    ("text", "takes", "start"),
    [
        ("Kolb told that it fell", "told", 2),
        ("Kolb told him it fell", "told", 3),
        ("Kolb told him to leave", "told", 3),
        ("Kolb told the mayor to leave", "told", None),
        ("Kolb urged the old mayor to leave", "told-to", 5),
        ("Kolb told Falk's wife that it fell", "told", 5),
        ("Kolb told Falk, who left, that it fell", "told", None),
    ],
)
def test_content_follows_who_is_told(text, takes, start):
    assert content_start(tokens(text), 2, frozenset((takes,))) == start


@pytest.mark.parametrize(
    ("text", "takes", "start"),
    [
        ("Kolb called him a liar", "named", 2),
        ("Kolb called for peace", "named", 2),
        ("Kolb called in May", "named", None),
        ("Kolb put the loss at around half", "at", 2),
        ("Kolb put the loss at the top", "at", None),
        ("Kolb put on the loss at 5", "at", None),
        ("Kolb denied also the loss", "object", None),
        ("Kolb denied to leave", "object", None),
    ],
)
def test_a_thing_is_no_adverbial(text, takes, start):
    assert content_start(tokens(text), 2, frozenset((takes,))) == start


def test_quoted_words_are_neither_a_clause_nor_a_name():
    text = "Kolb called “him” a liar"
    assert content_start(tokens(text, whole=find_quotations(text)), 2, frozenset(("clause",))) is None
    assert content_start(tokens(text, parts=find_quotations(text)), 2, frozenset(("named",))) is None


def test_a_clause_begins_within_fourteen_tokens():
    starts = [
        content_start(tokens(f"Kolb said on {'very ' * words}that rain fell"), 2, frozenset(("clause",)))
        for words in (12, 13)
    ]
    assert starts == [15, None]
