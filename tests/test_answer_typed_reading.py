"""Turns with mistyped words, and in other languages, over the shipped documents."""

from dataclasses import replace

import pytest

from answer.ask import ask
from answer.records import Correction, Turn
from answer.render import to_json, to_text
from answer.typed.reading import Reading, as_read, read_question
from index.corpus import Corpus
from index.library import open_library
from index.settings import Settings

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def corpus(shipped_index: Settings) -> Corpus:
    return open_library(shipped_index).snapshot()


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("Wat did Idmeia say about realtime use", "What did Idemia say about real-time use"),
        ("What did Noldsu say about mass surveillance?", "What did Noldus say about mass surveillance?"),
        ("What did Amensty Internatonal ask for?", "What did Amnesty International ask for?"),
        ("What did Björn Halleborn say?", "What did Björn Hallerborn say?"),
        ("How many camras are there in China?", "How many cameras are there in China?"),
        ("who owns idmeia now", "who owns Idemia now"),
        ("FinFihser insolvency", "FinFisher insolvency"),
    ],
)
def test_a_mistyped_question_is_answered_as_if_typed_rightly(corpus, typed, query):
    answer, right = ask(corpus, typed), ask(corpus, query)
    assert (answer.question, answer.query) == (typed, query)
    assert answer.citations == right.citations
    assert answer.refused is right.refused
    assert right.corrections == ()


@pytest.mark.parametrize(
    "question",
    [
        "What did Nolan say?",
        "What did Hallerborg say?",
        "What did Gregorov say?",
        "What did Peter Halleborn say?",
        "Who is the chief executive of Idemia?",
        "Which company went bankrupt?",
        "What did Huawei say?",
        "What did Palantir say about Xinjiang?",
        "What did Qosmos sell to Syria?",
        'Did "Idmeia" say that?',
    ],
)
def test_nobody_becomes_somebody_else(corpus, question):
    answer = ask(corpus, question)
    assert (answer.query, answer.corrections) == (question, ())


def test_what_was_put_right_is_told_and_can_be_undone(corpus):
    answer = ask(corpus, "What did Idmeia say about real-time use?")
    assert answer.corrections == (Correction("Idmeia", "Idemia"),)
    assert to_text(answer).startswith("Taken for typing errors: “Idmeia” for “Idemia”. A word in quotation marks is")
    assert to_json(answer)["corrections"] == [{"typed": "Idmeia", "meant": "Idemia"}]
    typed = ask(corpus, "What did Idmeia say about real-time use?", as_typed=True)
    assert (typed.query, typed.corrections) == ("What did Idmeia say about real-time use?", ())


def test_a_refusal_asks_what_may_have_been_meant(corpus):
    answer = ask(corpus, "What did Noldos say?")
    assert answer.refused
    assert answer.suggestion == "What did Noldus say?"
    assert "Did you mean: What did Noldus say?" in to_text(answer)


def test_what_others_said_is_no_answer_of_somebody_whom_the_documents_do_not_know(corpus):
    answer = ask(corpus, "How did Putin react to the UN assessment?")
    assert answer.refused
    assert "What was found neither quotes nor names Putin." in to_text(answer)


def test_a_follow_up_continues_what_was_meant(corpus):
    history = (Turn("user", "What did Idmeia say about real-time use?"), Turn("assistant", "Not for real-time use."))
    assert ask(corpus, "And Noldsu?", history).query == "What did Noldus say about real-time use?"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Was hat Idemia zur Echtzeitnutzung gesagt?",
            "Die Frage ist auf Deutsch gestellt, die Dokumente sind auf Engl",
        ),
        ("Qui possède Idemia ?", "La question est en français, les documents sont en anglais"),
        ("¿Cuántas cámaras hay en China?", "La pregunta está en español, los documentos están en inglés"),
        ("Chi possiede Idemia?", "The question is in Italian, the documents are in English"),
    ],
)
def test_a_question_in_another_language_is_said_to_be_so(corpus, question, said):
    answer = ask(corpus, question)
    assert to_text(answer).startswith(said)
    assert answer.refused is not bool(answer.citations)
    if answer.refused:
        assert (answer.nearest, len(answer.sentences)) == ((), 1)


def test_only_a_very_sure_answer_is_shown_across_languages(corpus):
    reading = Reading("Q", language="de")
    answer = replace(ask(corpus, "What did Idemia say about real-time use?"), confidence=0.95)
    assert answer.citations
    assert as_read(corpus, answer, "Q", reading).notes[0].startswith("Die Frage ist auf Deutsch gestellt")
    assert as_read(corpus, answer, "Q", reading).citations == answer.citations
    assert as_read(corpus, replace(answer, confidence=0.8), "Q", reading).refused


def test_the_turns_before_are_read_too(corpus):
    history = (Turn("user", "Idmeia?"), Turn("assistant", "Idmeia."))
    read = read_question(corpus, "and Noldsu?", history)
    assert (read.question, [turn.text for turn in read.history]) == ("and Noldus?", ["Idemia?", "Idmeia."])
