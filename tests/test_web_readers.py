"""A language model as the reader that programs choose: what is sent, in which order, and what without one."""

import json

import pytest
from web_examples import LLM, open_index, program_client

from answer.phrases import phrase
from index.settings import Settings
from web.api.mcp.tools import make_tools

QUESTION = {"question": "Who exports?"}
ASKED = {"messages": [{"role": "user", "content": "Who exports?"}]}
WRITTEN = "Police export 1. [1] Police export 2. [1]"
WITHHELD = "1 sentence withheld: not supported by the sources."


pytestmark = pytest.mark.usefixtures("document")


@pytest.fixture
def index(tmp_path, word_embedder):
    return open_index(tmp_path / "index", word_embedder, **LLM)


@pytest.fixture
def quoting(index, word_embedder):
    """A program of an app for which no endpoint is set up."""
    return program_client(open_index(index.settings.index, word_embedder))


def data(text: str) -> list[dict]:
    lines = [line.removeprefix("data: ") for line in text.splitlines() if line.startswith("data: ")]
    return [json.loads(line) for line in lines if line != "[DONE]"]


def test_an_answer_is_by_the_reader_that_is_named(client):
    written = client.get("/api/ask", params={**QUESTION, "reader": "llm"}).json()
    assert [one["text"] for one in written["sentences"]] == ["Police export 1.", "Police export 2."]
    assert written["provenance"]["usage"] == {"prompt_tokens": 70, "completion_tokens": 9}
    assert len(written["withheld"]) == 1
    quoted = client.get("/api/ask", params=QUESTION).json()
    assert quoted == client.get("/api/ask", params={**QUESTION, "reader": "quotes"}).json()
    assert quoted["provenance"]["reader"] == "quotes"


def test_sentences_are_events_and_the_whole_the_last(client):
    told = data(client.get("/api/ask/stream", params={**QUESTION, "reader": "llm"}).text)
    assert [one.get("text") for one in told] == ["Police export 1.", "Police export 2.", None]
    assert told[0]["citations"] == told[2]["citations"]
    assert told[2] == client.get("/api/ask", params={**QUESTION, "reader": "llm"}).json()


@pytest.mark.parametrize("address", ["/api/ask", "/api/ask/stream"])
def test_without_an_endpoint_that_reader_is_refused_in_one_sentence(quoting, address):
    response = quoting.get(address, params={**QUESTION, "reader": "llm"})
    assert response.status_code == 400
    assert phrase("no_language_model") in response.text
    assert quoting.get(address, params={**QUESTION, "reader": "quotes"}).status_code == 200


def test_a_reader_that_nobody_knows_is_refused(client):
    response = client.get("/api/ask", params={**QUESTION, "reader": "gpt"})
    assert (response.status_code, response.json()) == (422, {"error": "reader: Input should be 'quotes' or 'llm'."})


def test_a_second_model_is_listed_where_there_is_a_writer(client, quoting):
    assert [one["id"] for one in client.get("/v1/models").json()["data"]] == ["verbatim", "verbatim-llm"]
    assert client.get("/v1/models/verbatim-llm").json()["id"] == "verbatim-llm"
    assert [one["id"] for one in quoting.get("/v1/models").json()["data"]] == ["verbatim"]
    refused = quoting.post("/v1/chat/completions", json={**ASKED, "model": "verbatim-llm"})
    assert refused.status_code == 404
    assert refused.json()["error"]["message"] == phrase("no_language_model")
    unknown = client.get("/v1/models/gpt").json()["error"]["message"]
    assert unknown == "There is no model “gpt”; there are “verbatim” and “verbatim-llm”."


def test_a_written_reply_has_its_sources_as_footnotes(client):
    body = client.post("/v1/chat/completions", json={**ASKED, "model": "verbatim-llm"}).json()
    message = body["choices"][0]["message"]
    [citation] = message["citations"]
    assert body["model"] == "verbatim-llm"
    assert body["usage"] == {"prompt_tokens": 70, "completion_tokens": 9, "total_tokens": 79}
    assert message["withheld"][0]["text"] == "Police import [1]."
    assert message["content"].split("\n\n") == [
        WRITTEN,
        WITHHELD,
        "---",
        f"[1] camera, undated: {citation['link']}",
        "> The police export.",
    ]


def test_quotations_took_no_tokens(client):
    body = client.post("/v1/chat/completions", json={**ASKED, "model": "verbatim"}).json()
    assert body["usage"] == {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
    assert body["choices"][0]["message"]["withheld"] == []


def test_chunks_come_sentence_by_sentence_and_make_up_the_same_reply(client):
    asked = {**ASKED, "model": "verbatim-llm"}
    whole = client.post("/v1/chat/completions", json=asked).json()["choices"][0]["message"]
    streamed = {**asked, "stream": True, "stream_options": {"include_usage": True}}
    *chunks, last = data(client.post("/v1/chat/completions", json=streamed).text)
    pieces = [one["choices"][0]["delta"].get("content") for one in chunks]
    assert pieces[:3] == ["", "Police export 1. [1]", " Police export 2. [1]"]
    assert "".join(piece or "" for piece in pieces) == whole["content"]
    assert (last["choices"], last["usage"]["total_tokens"]) == ([], 79)
    assert {one["model"] for one in chunks} == {"verbatim-llm"}


@pytest.mark.usefixtures("answering")
def test_an_assistant_may_name_the_reader_where_there_is_a_writer(index):
    ask, without = (make_tools(settings)[0] for settings in (index.settings, Settings()))
    assert ask.schema["properties"]["reader"]["enum"] == ["quotes", "llm"]
    assert "reader" not in without.schema["properties"]
    written = ask.run(index, {**QUESTION, "reader": "llm"}, "http://verbatim.test")
    assert written.text.startswith(f"{WRITTEN}\n\n{WITHHELD}")
    assert written.structured["provenance"]["reader"] == "llm:tiny"
    quoted = ask.run(index, QUESTION, "http://verbatim.test")
    assert quoted.structured["provenance"]["reader"] == "quotes"
