"""Questions about the assistant and its documents are told from those that the documents are asked."""

import pytest

from answer.understand.about_itself import AskedAboutItself, Topic, asked_about_itself

ABOUT_ITSELF = {
    Topic.GREETING: ("hello", "Hi there!", "hello?", "anybody there?", "Good morning", "Bonjour !"),
    Topic.THANKS: ("thanks", "Thank you very much!", "great, thanks, bye", "merci"),
    Topic.FAREWELL: ("bye", "Good night!"),
    Topic.CHATTER: ("ok", "yes", "That's great"),
    Topic.WELL_BEING: ("how are you?",),
    Topic.IDENTITY: (
        "who are you?",
        "Hello, who are you?",
        "what's your name",
        "Are you a bot?",
        "tell me about yourself",
    ),
    Topic.ABILITIES: ("what can you do?", "help", "What can I ask?", "what kind of questions can I ask you?"),
    Topic.METHOD: ("how do you work?", "do you make things up?"),
    Topic.SUBJECT: (
        "what is this corpus about?",
        "what's in the corpus",
        "What topics do you cover?",
        "what do you know?",
    ),
    Topic.NEWEST: ("what's the newest document",),
    Topic.OLDEST: ("which is the oldest document you have?",),
    Topic.SPEAKERS: ("who is quoted most?", "whose statements do you have?"),
    Topic.DOCUMENTS: (
        "what documents do you have?",
        "thanks, and what documents do you have?",
        "list your sources",
        "how many documents do you have",
        "what reports are in the library?",
    ),
}


@pytest.mark.parametrize(("topic", "text"), [(topic, text) for topic, texts in ABOUT_ITSELF.items() for text in texts])
def test_what_is_asked_of_the_assistant_is_known(topic, text):
    assert asked_about_itself(text, is_first=False) == AskedAboutItself(topic)


@pytest.mark.parametrize(
    ("text", "year", "publisher"),
    [
        ("what sources do you have from 2020?", 2020, None),
        ("Do you have any documents from 2026?", 2026, None),
        ("Which documents are there from 2019?", 2019, None),
        ("What sources do you have from the Lenz Gazette?", None, "Lenz Gazette"),
        ("list all articles published by Amnesty", None, "Amnesty"),
    ],
)
def test_documents_may_be_limited(text, year, publisher):
    assert asked_about_itself(text, is_first=True) == AskedAboutItself(Topic.DOCUMENTS, year, publisher)


@pytest.mark.parametrize(
    "text",
    [
        "What documents did the EU publish?",
        "who are you quoting on Axis?",
        "Who are Idemia's owners?",
        "Hello, what did Idemia say?",
        "What is this report about?",
        "How does the catch-all clause work?",
        "What do you know about Idemia?",
        "what can Idemia do",
        "How many documents did Amnesty review?",
        "what documents were leaked?",
        "what is the newest regulation",
        "list every company",
        "Which reports are there about Xinjiang?",
        "who is quoted on Xinjiang?",
        "what are the sources of the estimates",
        "tell me about Idemia",
        "are you sure?",
        "how many cameras are there",
        "what papers reported it",
        "",
        "?",
    ],
)
def test_what_the_documents_may_answer_is_searched(text):
    assert asked_about_itself(text, is_first=True) is None


@pytest.mark.parametrize("text", ["How does it work?", "what is this?", "How many reports are there?"])
def test_it_means_the_assistant_only_where_nothing_was_asked_before(text):
    assert asked_about_itself(text, is_first=True) is not None
    assert asked_about_itself(text, is_first=False) is None
