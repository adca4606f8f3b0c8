"""Sentences cut into words, stops and whole quotations."""

import pytest

from ingest.statements.rules.tokens import at_rest, behind_particles, tokens_of, word_after
from text.quotations import find_quotations
from text.spans import Span


def cut(text):
    return tokens_of(text, Span(0, len(text)), (), ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kolb said so.", ["Kolb", "said", "so", "."]),
        ("It's Mr. Falk's, at 8,000.", ["It", "'s", "Mr.", "Falk", "'s", ",", "at", "8,000", "."]),
        ("The U.S. knew", ["The", "U.S.", "knew"]),
        ("in Za’atari, d'Arcy didn't", ["in", "Za’atari", ",", "d'Arcy", "didn", "'t"]),
    ],
)
def test_words_keep_what_belongs_to_them(text, words):
    assert [token.text for token in cut(text)] == words


def test_a_whole_quotation_is_one_token():
    text = "“We go now,” said Kolb."
    whole = find_quotations(text)
    tokens = tokens_of(text, Span(0, len(text)), whole, ())
    assert [token.text for token in tokens] == ['"', "said", "Kolb", "."]
    assert (tokens[0].quotation, tokens[0].start, tokens[0].end) == (whole[0], 0, 12)
    assert not tokens[0].is_word


def test_words_of_a_quotation_within_a_sentence_are_marked():
    text = "Kolb spoke of “a big loss” there."
    tokens = tokens_of(text, Span(0, len(text)), (), find_quotations(text))
    assert [token.text for token in tokens if token.quoted] == ["a", "big", "loss"]


def test_a_capital_stands_behind_an_article_too():
    assert [token.text for token in cut("then al-Masri met Kolb") if token.is_capital] == ["al-Masri", "Kolb"]


@pytest.mark.parametrize(
    ("text", "takes", "behind"),
    [
        ("out that it fell", frozenset(("out",)), 1),
        ("out that it fell", frozenset(), 0),
        ("last week that it fell", frozenset(), 2),
        ("a day later that it fell", frozenset(), 3),
        ("a day in May", frozenset(), 0),
    ],
)
def test_what_belongs_to_a_verb_is_passed(text, takes, behind):
    assert behind_particles(cut(text), 0, takes) == behind


def test_a_sentence_rests_at_stops_and_adverbials():
    tokens = cut("he said in May, it fell")
    assert [at_rest(tokens, index) for index in range(len(tokens) + 1)] == [
        *(False, False, True, True, True, False, False, True)
    ]
    assert (word_after(tokens, 0), word_after(tokens, len(tokens) - 1)) == ("said", "")
