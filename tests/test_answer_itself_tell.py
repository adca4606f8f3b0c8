"""Turns that ask the documents nothing get short true answers, over the shipped documents."""

import pytest

from answer.ask import ask
from answer.itself.tell import tell_about_itself
from answer.records import Turn
from answer.render import to_json, to_text
from index.corpus import Corpus
from index.library import open_library
from index.settings import Settings

pytestmark = pytest.mark.slow

ASKED = (Turn("user", "What is FaceReader?"), Turn("assistant", "FaceReader is a program of Noldus."))


@pytest.fixture(scope="module")
def corpus(shipped_index: Settings) -> Corpus:
    return open_library(shipped_index).snapshot()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("hello", "The library holds 15 documents."),
        ("thanks", "You are welcome."),
        ("who are you?", "I am Verbatim, a program that answers from documents with their exact words"),
        ("what can you do?", "Ask me who said something, what somebody said, when, where, how many or why"),
        ("how do you work", "I search 118 passages of 15 documents"),
        ("what documents do you have?", "“Idemia: one company, five names”"),
        ("what is this corpus about?", "the most are by Amnesty International ("),
        ("what sources do you have from 2020?", "None of the library’s 15 documents is dated 2020"),
        ("Which sources do you have from Verbatim?", "15 of the library’s 15 documents fit:"),
    ],
)
def test_what_is_asked_of_the_assistant_is_answered_without_a_search(corpus, text, told):
    answer = ask(corpus, text)
    assert told in to_text(answer)
    assert answer.is_about_itself
    assert (answer.refused, answer.citations, answer.nearest, answer.hits) == (False, (), (), ())
    assert answer.confidence == 0.0
    assert not any(sentence.verified for sentence in answer.sentences)
    assert to_json(answer)["about_itself"] is True


def test_every_document_is_named(corpus):
    listed = tell_about_itself(corpus, "what documents do you have?")
    assert listed[0] == "The library holds 15 documents:"
    assert {f"“{document.title}”" for document in corpus.store.listed()} <= set(listed)


@pytest.mark.parametrize("text", ["What documents did the EU publish?", "What sources do you have from the EU?"])
def test_what_the_documents_may_answer_is_searched(corpus, text):
    assert tell_about_itself(corpus, text) == ()
    assert ask(corpus, text).hits


def test_after_a_question_it_may_be_what_was_asked_about(corpus):
    assert tell_about_itself(corpus, "How does it work?") != ()
    assert tell_about_itself(corpus, "How does it work?", ASKED) == ()


def test_small_talk_is_no_topic_of_what_follows(corpus):
    question = "What did Idemia say about real-time use?"
    history = [Turn("user", question), Turn("assistant", "It could not be used for real-time surveillance.")]
    for text in ("thanks", "what documents do you have?", "who are you?"):
        history += [Turn("user", text), Turn("assistant", " ".join(tell_about_itself(corpus, text)))]
    assert ask(corpus, "And Noldus?", history).query == question.replace("Idemia", "Noldus")
