"""Which questions ask for an overview, an introduction or a list of names."""

import pytest

from answer.records import Layout, NameKind, Turn
from answer.understand.overviews import Wanted, asked_overview, stands_alone
from answer.understand.question import understand


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("tell me about Idemia", "Idemia"),
        ("Can you please tell me everything about the Amnesty report?", "the Amnesty report"),
        ("summarise the Amnesty report", "the Amnesty report"),
        ("what is this report about?", "this report"),
        ("What are the main points?", ""),
        ("give me an overview", ""),
        ("key findings of the export report", "the export report"),
        ("what does the Amnesty report say?", "the Amnesty report"),
        ("what do you know about Axis", "Axis"),
        ("what does the Amnesty report cover?", "the Amnesty report"),
        ("What does it deal with?", "it"),
        ("What happened in Libya?", "Libya"),
    ],
)
def test_an_overview_is_asked_for(question, subject):
    assert asked_overview(question) == Wanted(Layout.OVERVIEW, subject)


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("who is Lena Rohrbach?", "Lena Rohrbach"),
        ("What is FinFisher", "FinFisher"),
        ("What does CSDDD stand for?", "CSDDD"),
        ("What is the catch-all clause?", "the catch-all clause"),
    ],
)
def test_an_introduction_is_asked_for(question, subject):
    assert asked_overview(question) == Wanted(Layout.INTRODUCTION, subject)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("list every company", Wanted(Layout.NAMES, "", NameKind.COMPANY)),
        ("list all people quoted", Wanted(Layout.NAMES, "", NameKind.PERSON, True)),
        ("which companies are named?", Wanted(Layout.NAMES, "", NameKind.COMPANY)),
        ("Which countries are mentioned in the report?", Wanted(Layout.NAMES, "the report", NameKind.COUNTRY)),
        (
            "which companies does the Amnesty report name?",
            Wanted(Layout.NAMES, "the Amnesty report", NameKind.COMPANY),
        ),
    ],
)
def test_a_list_of_names_is_asked_for(question, expected):
    assert asked_overview(question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "What does Amnesty say about Idemia?",
        "list all companies in China",
        "list all camera counts",
        "Who is the mayor?",
        "which three companies?",
        "what is this corpus about",
        "When was it about to close?",
        "Who owns Idemia?",
        "What happened in 2016?",
        "What happened in the end?",
        "What happened to Hacking Team?",
        "What does the figure of 20 million cameras cover?",
    ],
)
def test_other_questions_want_the_best_sentences(question):
    assert asked_overview(question) is None


@pytest.mark.parametrize(
    ("question", "alone"),
    [
        ("summarise the Amnesty report", True),
        ("list every company", True),
        ("summarise it", False),
        ("tell me about her life", False),
        ("who is Ann Lee?", False),
    ],
)
def test_what_names_its_subject_stands_alone(question, alone):
    assert stands_alone(question) is alone


def test_a_conversation_adds_nothing_to_an_overview():
    before = (Turn("user", "What did Idemia say about real-time use?"), Turn("assistant", "It denied it."))
    query = understand("summarise the Amnesty report", before)
    assert (query.text, query.layout, query.subject) == (
        "summarise the Amnesty report",
        Layout.OVERVIEW,
        "the Amnesty report",
    )
    query = understand("What is this report about?", before)
    assert (query.text, query.subject) == ("What is this report about?", "this report")


def test_another_layout_that_is_asked_for_comes_before_an_introduction():
    assert understand("What is the latest count?").layout is Layout.LATEST
    assert understand("What is the count?").layout is Layout.INTRODUCTION
