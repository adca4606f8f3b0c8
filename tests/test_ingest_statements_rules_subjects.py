"""The noun phrases before and after a verb of saying."""

import pytest

from ingest.statements.rules.subjects import subject_after, subject_before, verb_start
from ingest.statements.rules.tokens import tokens_of
from text.spans import Span


def tokens(text):
    return tokens_of(text, Span(0, len(text)), (), ())


def words(text, phrase):
    found = tokens(text)
    return phrase and text[found[phrase.first].start : found[phrase.last].end]


def place(text, word):
    return next(index for index, token in enumerate(tokens(text)) if token.text == word)


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        ("Kolb has also said", "has"),
        ("Kolb on Monday said", "on"),
        ("in May said", "said"),
        ("Kolb repeatedly said", "repeatedly"),
    ],
)
def test_a_verb_begins_with_what_helps_it(text, begin):
    assert verb_start(tokens(text), place(text, "said")) == place(text, begin)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Yesterday the old mayor said", "the old mayor"),
        ("Irena Kolb, head of sales, said", "Irena Kolb, head of sales,"),
        ("Irena Kolb (50) said", "Irena Kolb (50)"),
        ("Kolb, Falk and Sommer said", "Kolb, Falk and Sommer"),
        ("He said", "He"),
        ("I said", None),
        ("said", None),
        ("the fall of said", None),
    ],
)
def test_a_subject_stands_before_its_verb(text, subject):
    assert words(text, subject_before(tokens(text), place(text, "said"))) == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("said Lena Rohrbach, an expert at Amnesty, on Monday", "Lena Rohrbach, an expert at Amnesty"),
        ("said Ann Bell, 34, who left", "Ann Bell, 34"),
        ("said Ann Bell in Lenz", "Ann Bell in Lenz"),
        ("said Ann Bell in June", "Ann Bell"),
        ("said he", "he"),
        ("said in May", None),
        ("said Ann had left", None),
    ],
)
def test_a_subject_stands_after_an_inverted_verb(text, subject):
    assert words(text, subject_after(tokens(text), 0)) == subject
