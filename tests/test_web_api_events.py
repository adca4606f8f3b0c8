"""Server-sent events: how they are written, when they end, and how an answer is told as it grows."""

import json
import threading
from functools import partial

import anyio
import pytest
from web_examples import QuotePolice, WriteTwice, make_answer

from answer.phrases import phrase
from answer.records import Answer, Sentence
from index.errors import QuestionError
from web.api.events import COMMENT, answer_events, event, problem_event, stream

ONE, TWO = Sentence("One.", (), 0.9, verified=True), Sentence("Two.", (), 0.9, verified=True)


def named(told: str) -> list[tuple[str, dict]]:
    """The events of a stream with their names, comments left out."""
    lines = [sent.split("\n") for sent in told.split("\n\n") if sent.startswith("event: ")]
    return [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in lines]


def test_an_event_is_a_name_and_one_line_of_json():
    assert event({"é": "a\nb"}, "sentence") == 'event: sentence\ndata: {"é": "a\\nb"}\n\n'
    assert event([1]) == "data: [1]\n\n"
    assert problem_event("No.") == 'event: error\ndata: {"error": "No."}\n\n'


def test_each_sentence_is_told_once_and_the_whole_last():
    heard = threading.Event()

    def work(*, on_sentence, **_) -> Answer:
        on_sentence(make_answer("Q", sentences=(ONE,)))
        heard.wait(10)
        return make_answer("Q", sentences=(ONE, TWO))

    events = answer_events(work)
    first = next(sent for sent in events if sent != COMMENT)
    heard.set()
    told = named(first + "".join(events))
    assert [(name, data.get("text")) for name, data in told] == [
        ("sentence", "One."),
        ("sentence", "Two."),
        ("answer", None),
    ]
    assert told[0][1] == {"text": "One.", "citations": [], "support": 0.9, "verified": True}
    assert [one["text"] for one in told[2][1]["sentences"]] == ["One.", "Two."]


def test_who_waits_is_told_how_many_come_before():
    heard = threading.Event()

    def work(*, stop, **_) -> Answer:
        stop.before = 3
        heard.wait(10)
        return make_answer("Q", sentences=(ONE,))

    events = answer_events(work)
    assert (next(events), next(events)) == (COMMENT, 'event: waiting\ndata: {"before": 3}\n\n')
    heard.set()
    assert named("".join(events))[-1][0] == "answer"


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [(QuestionError("Please type a question."), "Please type a question."), (KeyError("secret"), phrase("fault"))],
)
def test_a_fault_is_the_last_event_in_one_sentence(fault, sentence):
    def work(*, on_sentence, **_) -> Answer:
        on_sentence(make_answer("Q", sentences=(ONE,)))
        raise fault

    assert named("".join(answer_events(work)))[-1] == ("error", {"error": sentence})


def test_comments_are_sent_while_there_is_nothing_to_tell(monkeypatch):
    monkeypatch.setattr("web.api.events.LOOK_SECONDS", 0.01)
    found = threading.Event()
    events = answer_events(lambda **_: found.wait(10) and make_answer("Q"))
    assert [next(events) for _ in range(3)] == [": searching\n\n"] * 3
    found.set()
    assert named("".join(events))[-1][0] == "answer"


def test_the_events_end_when_their_listener_goes():
    gone = threading.Event()

    def events():
        try:
            while True:
                yield COMMENT
        finally:
            gone.set()

    async def listen() -> str:
        sent = stream(events()).body_iterator
        first = await anext(sent)
        await sent.aclose()
        return first

    assert anyio.run(listen) == COMMENT
    assert gone.is_set()


def test_a_stream_is_neither_kept_nor_held_back():
    response = stream(event(number) for number in range(2))
    assert response.media_type == "text/event-stream"
    assert response.headers["cache-control"] == "no-cache"
    assert response.headers["x-accel-buffering"] == "no"


@pytest.mark.usefixtures("document")
def test_whoever_closes_the_events_stops_the_writer(index):
    write = WriteTwice(until_stopped=True)
    events = answer_events(partial(write, index.snapshot(), "Who?", ()))
    assert "Police export 1." in next(one for one in events if one.startswith("event: sentence"))
    assert not write.stopped.is_set()
    events.close()
    assert write.stopped.wait(1)


@pytest.mark.usefixtures("document")
def test_sentences_that_are_taken_back_are_followed_by_those_of_the_answer(index):
    def write(*, on_sentence, **_) -> Answer:
        on_sentence(WriteTwice().answer(index.snapshot(), "Who?", 2))
        return QuotePolice()(index.snapshot(), "Who?", ())

    told = named("".join(answer_events(write)))
    assert told[-2][1]["text"] == "The police export."
