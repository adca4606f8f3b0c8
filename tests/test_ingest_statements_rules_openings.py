"""The subject that a sentence begins with."""

import pytest

from ingest.statements.rules.openings import last_subject, leading_subject
from ingest.statements.rules.tokens import tokens_of
from text.quotations import find_quotations
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


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("And then Kolb left and said", "Kolb"),
        ("but he left and said", "he"),
        ("he left and said", None),
        ("On Monday, Kolb left and said", "Kolb"),
        ("In May Irena Kolb left and said", None),
        ("In May of the year in which all of it began, Kolb left and said", None),
        ("The mayor left and said", None),
        ("Kolb said", "Kolb"),
        ("But said", None),
        ("said", None),
    ],
)
def test_a_subject_may_stand_behind_a_lead_and_a_comma(text, subject):
    assert words(text, leading_subject(tokens(text), place(text, "said"))) == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Irena Kolb, head of sales, left and said", None),
        ("Kolb's wife left and said", None),
        ("Kolb's long annual report left and said", "Kolb's long annual report"),
        ("Kolb's very long annual report left and said", None),
        ("Asked left and said", None),
        ("Asked Kolb left and said", "Asked Kolb"),
    ],
)
def test_a_name_is_followed_by_its_verb_or_owns_a_paper(text, subject):
    assert words(text, leading_subject(tokens(text), place(text, "said"))) == subject


def test_quoted_words_open_no_sentence():
    text = "“Kolb” left and said"
    quoted = tokens_of(text, Span(0, len(text)), (), find_quotations(text))
    assert (quoted[0].text, leading_subject(quoted, 3)) == ("Kolb", None)


def test_nobody_announces_at_the_beginning_of_a_sentence():
    assert last_subject(tokens("so: it fell"), 0) is None
    assert last_subject(tokens("Then it fell, who: so"), 5) is None


def test_who_is_asked_for_is_nobody_but_the_who_is():
    assert leading_subject(tokens("Who left and said so?"), 3) is None
    assert words("WHO left and said so.", leading_subject(tokens("WHO left and said so."), 3)) == "WHO"
    assert last_subject(tokens("Who waved: so"), 2) is None
