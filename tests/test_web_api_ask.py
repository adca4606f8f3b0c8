"""The answer as server-sent events, and questions that come with their history."""

import json

import pytest
from web_examples import make_told, open_index, program_client

from answer.phrases import phrase
from answer.records import Turn
from web.readers import in_turn

pytestmark = pytest.mark.usefixtures("document")
HISTORY = [{"role": "user", "text": "Who exports?"}, {"role": "assistant", "text": "The police export."}]


def events_in(text: str) -> list[tuple[str, object]]:
    """The events of a stream, comments left out."""
    blocks = [block.splitlines() for block in text.split("\n\n") if block and not block.startswith(":")]
    return [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in blocks]


def test_each_sentence_is_an_event_and_the_answer_is_the_last(client):
    response = client.get("/api/ask/stream", params={"question": "Who exports?"})
    assert response.headers["content-type"].startswith("text/event-stream")
    [(first, sentence), (last, answer)] = events_in(response.text)
    assert (first, last) == ("sentence", "answer")
    assert sentence["text"] == "The police export."
    assert sentence["citations"] == answer["citations"]
    assert answer == client.get("/api/ask", params={"question": "Who exports?"}).json()


def test_a_refusal_is_told_in_sentences_too(client):
    found = events_in(client.get("/api/ask/stream", params={"question": "How is the weather?"}).text)
    assert [name for name, _ in found] == ["sentence", "sentence", "answer"]
    assert found[0][1]["text"] == "No answer."
    assert found[2][1]["refused"] is True


@pytest.mark.parametrize("address", ["/api/ask/stream", "/api/ask/stream?question=x&history=no"])
def test_a_question_that_cannot_be_asked_is_an_error_event(client, address):
    response = client.get(address)
    assert response.status_code == 400
    [(name, problem)] = events_in(response.text)
    assert name == "error"
    assert set(problem) == {"error"}


def test_without_an_index_it_is_said_what_to_do(tmp_path, word_embedder):
    response = program_client(open_index(tmp_path / "none", word_embedder)).get("/api/ask/stream?question=x")
    assert response.status_code == 503
    assert "python -m ingest" in response.text


def test_a_fault_inside_ends_the_stream_with_a_sentence(client, caplog):
    assert events_in(client.get("/api/ask/stream?question=fault").text) == [("error", {"error": phrase("fault")})]
    assert "ZeroDivisionError" in caplog.text
    response = client.get("/api/ask?question=fault")
    assert (response.status_code, response.json()) == (500, {"error": phrase("fault")})


@pytest.mark.parametrize("path", ["/api/ask", "/api/ask/stream"])
def test_the_history_goes_along(client, answering, path):
    assert client.get(path, params={"question": "And now?", "history": json.dumps(HISTORY)}).status_code == 200
    assert answering.quotes.asked == [
        ("And now?", (Turn("user", "Who exports?"), Turn("assistant", "The police export.")))
    ]


@pytest.mark.parametrize("history", ["no", "{}", "[1]", '[{"role": "user"}]', "[" * 5_000, "9" * 5000])
def test_a_history_that_is_none_is_refused(client, history):
    response = client.get("/api/ask", params={"question": "Who?", "history": history})
    assert (response.status_code, response.json()) == (
        400,
        {"error": 'The history is no JSON list of {"role", "text"}.'},
    )


def test_half_a_character_becomes_a_question_mark(client, answering):
    history = '[{"role": "user", "text": "\\ud800"}]'
    assert client.get("/api/ask", params={"question": "Who?", "history": history}).status_code == 200
    assert answering.quotes.asked == [("Who?", (Turn("user", "?"),))]


@pytest.mark.parametrize(("asked", "is_typed"), [("&as_typed=true", True), ("", False)])
def test_a_question_may_be_asked_as_typed(client, monkeypatch, asked, is_typed):
    told = []

    def remember(_corpus, question, _turns, *, as_typed, **_others):
        told.append(as_typed)
        return make_told(question, "Hello.")

    monkeypatch.setattr("web.readers.ask", remember)
    answer = client.get(f"/api/ask?question=Hello{asked}").json()
    assert (answer["about_itself"], answer["nearest"], told) == (True, [], [is_typed])
    [first, _] = events_in(client.get(f"/api/ask/stream?question=Hello{asked}").text)
    assert first[1]["text"] == "Hello."
    assert told == [is_typed, is_typed]


@pytest.mark.usefixtures("answering")
def test_a_question_that_would_wait_longer_is_told_that_it_is_busy_and_when_to_ask_again(
    index, word_embedder, monkeypatch
):
    monkeypatch.setattr("web.readers._AT_ONCE", {"quotes": 1, "llm": 1})
    full = open_index(index.settings.index, word_embedder, waiting=0)
    program = program_client(full)
    with in_turn(full.settings):
        for path in ("/api/ask?question=police", "/api/check?text=The+police+export"):
            response = program.get(path)
            assert (response.status_code, response.json()) == (503, {"error": phrase("busy")})
            assert response.headers["retry-after"] == "5"
        with in_turn(full.settings, "llm"):  # a language model has places of its own
            pass
    assert program.get("/api/ask?question=police").status_code == 200
