"""A question in a conversation, with a real index and an answer that is known beforehand."""

import threading

import pytest
from web_examples import add_file, make_answer, make_citation, make_refusal, open_index

from answer.records import Turn
from index.errors import QuestionError
from web.answering import answered, failed, stopped
from web.background_index import BackgroundIndex
from web.conversation import Excerpt, Exchange


@pytest.fixture
def index(tmp_path, word_embedder):
    opened = open_index(tmp_path / "index", word_embedder)
    assert opened.wait(10)
    add_file(opened, "camera.txt", "The camera report. The police export. The delta.")
    return opened


def scripted(*quotes: str):
    """An `ask` that quotes these words of the first document and notes the history it was given."""

    def ask(retriever, question, history):
        ask.history = history
        [document] = retriever.store.documents()
        return make_answer(question, *(make_citation(document, quote, at) for at, quote in enumerate(quotes, 1)))

    return ask


def test_an_answer_comes_sentence_by_sentence(index):
    steps = list(answered(index, scripted("The camera report.", "The delta."), " Which? ", ()))
    assert [len(step) for step in steps] == [1, 1, 1]
    waiting, first, second = (step[0] for step in steps)
    assert waiting == Exchange("Which?", status="Searching the corpus…")
    assert (first.shown, first.is_finished) == (1, False)
    assert (second.shown, second.is_finished) == (2, True)
    camera, delta = second.excerpts
    assert camera == Excerpt(camera.citation, "", " The police export. The delta.")
    assert delta == Excerpt(delta.citation, "The camera report. The police export. ", "")


def test_the_next_question_knows_the_ones_before(index):
    ask = scripted("The delta.")
    *_, first = answered(index, ask, "Which?", ())
    assert ask.history == ()
    *_, second = answered(index, ask, "And why?", first)
    assert ask.history == (Turn("user", "Which?"), Turn("assistant", "The delta."))
    assert [exchange.question for exchange in second] == ["Which?", "And why?"]


def test_a_refusal_shows_what_is_near(index):
    def ask(retriever, question, _history):
        return make_refusal(question, make_citation(retriever.store.documents()[0], "The police export."))

    *_, last = answered(index, ask, "Why?", ())
    assert last[0].answer.refused
    assert [excerpt.citation.quote for excerpt in last[0].excerpts] == ["The police export."]


def test_a_question_that_cannot_be_asked_is_told_why_and_forgotten(index):
    def ask(_retriever, _question, _history):
        raise QuestionError("Please type a question.")

    *_, last = answered(index, ask, "  ", ())
    assert last == (Exchange("", status="Searching the corpus…", problem="Please type a question."),)
    *_, next_one = answered(index, scripted("The delta."), "Which?", last)
    assert [exchange.question for exchange in next_one] == ["Which?"]


def test_a_question_before_anything_is_ingested(tmp_path, word_embedder):
    *_, last = answered(open_index(tmp_path / "none", word_embedder), scripted(), "Which?", ())
    assert last[0].problem.startswith("Nothing has been ingested yet")


def test_a_question_while_the_model_loads_waits_and_says_so(index, word_embedder):
    loaded = threading.Event()

    def load(*_):
        loaded.wait(10)
        return word_embedder

    steps = answered(BackgroundIndex(index.settings, load), scripted("The delta."), "Which?", ())
    for _ in range(2):
        assert next(steps)[0].status.startswith("Verbatim is still loading its model")
    loaded.set()
    *_, last = steps
    assert last[0].is_finished


def test_stopping_and_failing_end_what_is_running(index):
    waiting, first, _ = answered(index, scripted("The camera report.", "The delta."), "Which?", ())
    assert stopped(waiting)[0].stopped
    assert stopped(first)[0].stopped
    assert stopped(first)[0].shown == 1
    assert failed(waiting)[0].problem.startswith("Something went wrong inside Verbatim")


def test_stopping_and_failing_leave_a_finished_answer_alone(index):
    *_, last = answered(index, scripted("The delta."), "Which?", ())
    assert stopped(last) == last
    assert failed(last) == last
    assert stopped(()) == ()
