"""The name in the words of a speaker, and where these begin and end."""

import pytest

from ingest.statements.speakers import own_words
from ingest.statements.speakers.context import Context
from ingest.statements.speakers.entities import Names
from text.quotations import find_quotations
from text.sentences import sentence_spans
from text.spans import Span


def last(text, words):
    """A text's context and where some words stand in it for the last time."""
    start = text.rindex(words)
    return Context(text, Names(text, find_quotations(text)), sentence_spans(text)), Span(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "speaker", "name"),
    [
        ("Then Ann Lee said no.", "Ann Lee", "Ann Lee"),
        ("Then the head of sales, Ann Lee, said no.", "the head of sales, Ann Lee,", "Ann Lee"),
        ("Then Idemia’s spokesman said no.", "Idemia’s spokesman", "Idemia"),
        ("Then a report by Amnesty and Axis said no.", "a report by Amnesty and Axis", "Amnesty and Axis"),
        ("Barrett and her co-authors said no.", "Barrett and her co-authors", "Barrett and her co-authors"),
        ("Then the Dutch government said no.", "the Dutch government", "Dutch government"),
        ("Then a New Hampshire Republican said no.", "a New Hampshire Republican", None),
        ("Then critics of Axis said no.", "critics of Axis", None),
        ("Then most Muslims said no.", "most Muslims", None),
        (
            "Then Arlen’s Hospital of Mercy spokesman Ben Leach said no.",
            "Arlen’s Hospital of Mercy spokesman Ben Leach",
            "Ben Leach",
        ),
        ("Then she said no.", "she", None),
    ],
)
def test_the_words_have_a_name(text, speaker, name):
    assert own_words.meant(*last(text, speaker)) == name


def test_a_paper_that_is_somebodys_stands_for_him():
    assert own_words.meant(*last("It fell, its report said.", "its report")) == Span(9, 12)
    assert own_words.meant(*last("It fell, the company's spokesman said.", "the company's spokesman")) == Span(9, 20)
    assert own_words.meant(*last("It fell, the company's lawyer said.", "the company's lawyer")) is None
    assert own_words.meant(*last("It fell, its cat said.", "its cat")) is None


@pytest.mark.parametrize(
    ("speaker", "found"),
    [
        ("the Swedish company", own_words.Description("company", frozenset(("swedish",)))),
        ("the mayor of Arlen", own_words.Description("mayor", frozenset())),
        ("the same report", own_words.Description("report", frozenset(("same",)))),
        ("a company", None),
        ("the Axis company", None),
        ("the city's mayor", None),
        ("the cat", None),
    ],
)
def test_words_with_an_article_describe_somebody(speaker, found):
    assert own_words.description(*last(f"Then {speaker} said no.", speaker)) == found


@pytest.mark.parametrize(
    ("text", "speaker", "trimmed"),
    [
        ("So Le Monde in part says.", "Le Monde in", "Le Monde"),
        ("So Breitbart alone says.", "Breitbart alone", "Breitbart"),
        ("So Kolb [3, 4] said.", "Kolb [3, 4]", "Kolb"),
        ("So Mohammed el-Sayed said.", "Mohammed el", "Mohammed el-Sayed"),
    ],
)
def test_a_speaker_ends_with_a_word_that_can_end_him(text, speaker, trimmed):
    context, span = last(text, speaker)
    found = own_words.trimmed(context, span)
    assert text[found.start : found.end] == trimmed
