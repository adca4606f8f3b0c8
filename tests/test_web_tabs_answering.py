"""A question in a conversation, with a real index and an answer that is known beforehand."""

import threading
from itertools import groupby

import pytest
from web_examples import WriteTwice, add_file, make_answer, make_citation, make_refusal, open_index

from answer.progress import Stop
from answer.records import Turn
from web.background_index import BackgroundIndex
from web.conversation import Excerpt, Exchange
from web.tabs.answering import answered, failed


@pytest.fixture
def index(tmp_path, word_embedder):
    opened = open_index(tmp_path / "index", word_embedder)
    assert opened.wait(10)
    add_file(opened, "camera.txt", "The camera report. The police export. The delta.")
    return opened


@pytest.fixture
def ask_by(index, monkeypatch):
    """Asks in a conversation what is answered by a function in the place of `answer.ask.ask`."""

    def ask_by(ask, question, before=(), stop=None, over=index):
        monkeypatch.setattr("web.readers.ask", ask)
        return answered(over, question, before, stop or Stop())

    return ask_by


def scripted(*quotes: str):
    """An `ask` that quotes these words of the first document and notes the history it was given."""

    def ask(corpus, question, history, **_):
        ask.history = history
        [document] = corpus.store.documents()
        return make_answer(question, *(make_citation(document, quote, at) for at, quote in enumerate(quotes, 1)))

    return ask


def test_an_answer_comes_sentence_by_sentence(ask_by):
    steps = ask_by(scripted("The camera report.", "The delta."), " Which? ")
    waiting, first, second = (exchange for [exchange], _ in groupby(steps))  # without repeats of waiting
    assert waiting == Exchange("Which?", status="Searching the corpus…")
    assert (first.shown, first.is_finished) == (1, False)
    assert (second.shown, second.is_finished) == (2, True)
    camera, delta = second.excerpts
    assert camera == Excerpt(camera.citation, "", " The police export. The delta.")
    assert delta == Excerpt(delta.citation, "The camera report. The police export. ", "")


def test_who_waits_sees_how_many_questions_come_before(ask_by):
    found, seen = threading.Event(), threading.Event()

    def ask(corpus, question, history, *, stop, **_):
        stop.before = 2
        found.wait(10)
        stop.before = 0
        seen.wait(10)
        return scripted("The delta.")(corpus, question, history)

    statuses = [""]
    for *_, exchange in ask_by(ask, "Which?"):
        if exchange.status != statuses[-1]:
            statuses.append(exchange.status)
            for news, count in ((found, 3), (seen, 4)):
                if len(statuses) == count:
                    news.set()
    assert statuses[1:4] == [
        "Searching the corpus…",
        "Waiting for its turn; before it: 2 questions.",
        "Searching the corpus…",
    ]


def test_the_next_question_knows_the_ones_before(ask_by):
    ask = scripted("The delta.")
    *_, first = ask_by(ask, "Which?")
    assert ask.history == ()
    *_, second = ask_by(ask, "And why?", first)
    assert ask.history == (Turn("user", "Which?"), Turn("assistant", "The delta."))
    assert [exchange.question for exchange in second] == ["Which?", "And why?"]


def test_a_refusal_shows_what_is_near(ask_by):
    def ask(corpus, question, _history, **_):
        return make_refusal(question, make_citation(corpus.store.documents()[0], "The police export."))

    *_, last = ask_by(ask, "Why?")
    assert last[0].answer.refused
    assert [excerpt.citation.quote for excerpt in last[0].excerpts] == ["The police export."]


def test_a_question_that_cannot_be_asked_is_told_why_and_forgotten(ask_by):
    *_, last = ask_by(scripted("The delta."), "  ")
    assert last == (Exchange("", status="Searching the corpus…", problem="Please type a question."),)
    *_, next_one = ask_by(scripted("The delta."), "Which?", last)
    assert [exchange.question for exchange in next_one] == ["Which?"]


def test_a_question_before_anything_is_ingested(ask_by, tmp_path, word_embedder):
    *_, last = ask_by(scripted(), "Which?", over=open_index(tmp_path / "none", word_embedder))
    assert last[0].problem.startswith("Nothing has been ingested yet")


def test_a_question_while_the_model_loads_waits_and_says_so(ask_by, index, word_embedder):
    loaded = threading.Event()

    def load(*_):
        loaded.wait(10)
        return word_embedder

    steps = ask_by(scripted("The delta."), "Which?", over=BackgroundIndex(index.settings, load))
    for _ in range(2):
        assert next(steps)[0].status.startswith("Verbatim is still loading its model")
    loaded.set()
    *_, last = steps
    assert last[0].is_finished


def test_a_search_under_way_can_be_stopped(ask_by):
    found, stop = threading.Event(), Stop()

    def ask(corpus, question, history, **_):
        found.wait(10)
        return scripted("The delta.")(corpus, question, history)

    steps = ask_by(ask, "Which?", stop=stop)
    assert next(steps)[0].status == "Searching the corpus…"
    stop.requested = True
    assert next(steps) == (Exchange("Which?", status="Searching the corpus…", stopped=True),)
    assert next(steps, None) is None
    found.set()


def test_a_stopped_answer_keeps_the_sentences_that_were_shown(ask_by):
    stop = Stop()
    for step in ask_by(scripted("The camera report.", "The delta."), "Which?", stop=stop):
        stop.requested = step[0].shown == 1
    assert (step[0].stopped, step[0].shown) == (True, 1)


def test_stopping_too_late_changes_nothing(ask_by):
    stop = Stop()
    for step in ask_by(scripted("The delta."), "Which?", stop=stop):
        stop.requested = step[0].is_finished
    assert (step[0].stopped, step[0].is_complete) == (False, True)


def test_the_next_question_is_not_stopped_by_the_last_one_s_button(ask_by):
    *_, last = ask_by(scripted("The delta."), "Which?", stop=Stop(requested=True))
    assert last[0].is_complete


def test_a_fault_ends_what_is_running_and_leaves_a_finished_answer_alone(ask_by):
    waiting, *_, last = ask_by(scripted("The delta."), "Which?")
    assert failed(waiting)[0].problem.startswith("Something went wrong inside Verbatim")
    assert failed(last) == last
    assert failed(()) == ()


def writing(*quotes: str, then: threading.Event | None = None):
    """A model that tells each sentence as it is there, and waits for an event before it ends."""

    def write(corpus, question, history, *, on_sentence, **_):
        for count in range(1, len(quotes) + 1):
            on_sentence(scripted(*quotes[:count])(corpus, question, history))
        if then:
            then.wait(10)
        return scripted(*quotes)(corpus, question, history)

    return write


def test_what_a_model_writes_is_shown_while_it_writes(ask_by):
    ended = threading.Event()
    steps = ask_by(writing("The camera report.", "The delta.", then=ended), "Which?")
    written = next(exchange for [exchange] in steps if exchange.shown == 2)
    assert (written.writing, written.is_complete, written.is_finished) == (True, False, False)
    assert [excerpt.citation.quote for excerpt in written.excerpts] == ["The camera report.", "The delta."]
    ended.set()
    *_, last = steps
    assert (last[0].shown, last[0].writing, last[0].is_complete) == (2, False, True)


def test_a_model_is_named_from_when_it_is_asked_on(ask_by):
    def write(*asked, stop, **others):
        stop.writer = "tiny"
        seen.wait(10)
        return writing("The delta.", then=ended)(*asked, **others)

    seen, ended = threading.Event(), threading.Event()
    steps = ask_by(write, "Which?")
    named = next(exchange for [exchange] in steps if exchange.status != "Searching the corpus…")
    assert (named.status, named.answer) == ("tiny is writing…", None)
    seen.set()
    written = next(exchange for [exchange] in steps if exchange.answer)
    assert (written.status, written.writing) == ("tiny is writing…", True)
    ended.set()
    *_, last = steps
    assert last[0].is_complete


def test_what_a_model_has_written_is_kept_when_it_is_stopped(ask_by):
    ended, stop = threading.Event(), Stop()
    for [exchange] in ask_by(writing("The camera report.", then=ended), "Which?", stop=stop):
        stop.requested = exchange.shown == 1
    ended.set()
    assert (exchange.stopped, exchange.shown, exchange.is_finished) == (True, 1, True)


def test_quotes_come_in_the_place_of_a_model_that_fails(ask_by):
    *_, last = ask_by(scripted("The delta."), "Which?")
    assert last[0].is_complete
    assert [sentence.text for sentence in last[0].answer.sentences] == ["The delta."]


@pytest.mark.parametrize("leave", [False, True])
def test_a_model_is_told_when_the_person_stops_it_or_leaves(ask_by, leave):
    write, stop = WriteTwice(until_stopped=True), Stop()
    steps = ask_by(write, "Which?", stop=stop)
    next(exchange for [exchange] in steps if exchange.shown == 1)
    assert not write.stopped.is_set()
    if leave:
        steps.close()
    else:
        stop.requested = True
        list(steps)
    assert write.stopped.wait(1)
