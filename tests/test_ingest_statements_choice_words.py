"""Tests of telling the kinds of words for a speaker."""

import pytest

from ingest.statements.choice.words import Group, Kind, group_of, head_of, kind_of
from text.spans import Span


@pytest.mark.parametrize(
    ("words", "kind", "group"),
    [
        ("he", Kind.HE, Group.PRONOUN),
        ("She", Kind.SHE, Group.PRONOUN),
        ("it", Kind.IT, Group.PRONOUN),
        ("which", Kind.WHO, Group.PRONOUN),
        ("I", Kind.FIRST, Group.PRONOUN),
        ("the governor", Kind.PERSON, Group.ROLE),
        ("a spokesman for the town", Kind.PERSON, Group.ROLE),
        ("The company", Kind.BODY, Group.ROLE),
        ("the report", Kind.PAPER, Group.ROLE),
        ("figures", Kind.PAPER, Group.ROLE),
        ("one in three", Kind.OTHER, Group.ROLE),
        ("Ann Lee", Kind.NAME, Group.NAME),
        ("IT", Kind.NAME, Group.NAME),
        ("FAA data", Kind.NAME, Group.NAME),
    ],
)
def test_what_some_words_are(words, kind, group):
    span = Span(0, len(words))
    assert (kind_of(words, span), group_of(words, span)) == (kind, group)


def test_a_statement_without_words_has_none():
    assert (kind_of("It.", None), group_of("It.", None)) == (Kind.NONE, Group.PRONOUN)


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("the head of the union", "head"),
        ("the governor, a Democrat", "governor"),
        ("a man who fled", "man"),
        ("it", "it"),
    ],
)
def test_the_noun_of_some_words(words, head):
    assert head_of(words, Span(0, len(words))) == head
