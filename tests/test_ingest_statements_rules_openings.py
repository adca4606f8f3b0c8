"""The subject that a sentence begins with."""

import pytest

from ingest.statements.rules.openings import last_subject, leading_subject
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
    ("text", "subject"),
    [
        ("Kolb left and said", "Kolb"),
        ("But he left and said", "he"),
        ("In May, Irena Kolb left and said", "Irena Kolb"),
        ("Oculon's report left and said", "Oculon's report"),
        ("Surprisingly left and said", None),
        ("people left and said", None),
    ],
)
def test_a_sentence_begins_with_the_subject_of_its_later_verbs(text, subject):
    assert words(text, leading_subject(tokens(text), place(text, "said"))) == subject


def test_the_subject_of_an_announcement_is_a_pronoun_behind_the_last_comma():
    assert words("Then it fell, he: so", last_subject(tokens("Then it fell, he: so"), 5)) == "he"
    assert words("Then it fell, Kolb: so", last_subject(tokens("Then it fell, Kolb: so"), 5)) is None
    assert words("Kolb waved: so", last_subject(tokens("Kolb waved: so"), 2)) == "Kolb"
