"""The assistant as a model for OpenAI's clients: what goes over the wire, without such a client."""

import json

import pytest
from web_examples import open_index, program_client

from answer.phrases import phrase
from answer.records import Turn

pytestmark = pytest.mark.usefixtures("document")

ASKED = {"role": "user", "content": "Who exports?"}


def chunks_in(text: str) -> list[dict]:
    """The chunks of a stream, which must end as OpenAI's do."""
    blocks = [block for block in text.split("\n\n") if block and not block.startswith(":")]
    assert blocks.pop() == "data: [DONE]"
    return [json.loads(block.removeprefix("data: ")) for block in blocks]


def text(words: str) -> dict[str, str]:
    return {"type": "text", "text": words}


def complete(client, *messages, **options):
    return client.post("/v1/chat/completions", json={"model": "verbatim", "messages": messages, **options})


def test_there_is_one_model(client):
    listed = client.get("/v1/models").json()
    assert [model["id"] for model in listed["data"]] == ["verbatim"]
    assert client.get("/v1/models/verbatim").json() == listed["data"][0]
    assert client.get("/v1/models/other").status_code == 404


def test_the_reply_quotes_and_cites(client):
    body = complete(client, ASKED).json()
    [choice] = body["choices"]
    [citation] = choice["message"]["citations"]
    assert (body["object"], body["model"], choice["finish_reason"]) == ("chat.completion", "verbatim", "stop")
    assert (choice["message"]["role"], choice["message"]["refused"]) == ("assistant", False)
    assert citation["link"] == "http://verbatim.test" + citation["permalink"]
    assert choice["message"]["content"] == (
        f"[1] Quoting Alpha:\n\n> The police export.\n\n---\n\n[1] camera, undated: {citation['link']}"
    )
    assert client.get(citation["link"]).status_code == 200


def test_chunks_make_up_the_same_reply(client):
    whole = complete(client, ASKED).json()["choices"][0]["message"]
    response = complete(client, ASKED, stream=True)
    assert response.headers["content-type"].startswith("text/event-stream")
    chunks = chunks_in(response.text)
    assert {chunk["object"] for chunk in chunks} == {"chat.completion.chunk"}
    assert len({chunk["id"] for chunk in chunks}) == 1
    deltas = [chunk["choices"][0]["delta"] for chunk in chunks]
    assert "".join(delta.get("content", "") for delta in deltas) == whole["content"]
    assert {name: value for delta in deltas for name, value in delta.items()} | {"content": whole["content"]} == whole
    assert [chunk["choices"][0]["finish_reason"] for chunk in chunks] == [None] * (len(chunks) - 1) + ["stop"]


def test_a_refusal_is_text_with_the_nearest_places(client):
    message = complete(client, {"role": "user", "content": "How is the weather?"}).json()["choices"][0]["message"]
    assert message["refused"] is True
    assert message["citations"] == []
    assert message["content"].startswith("No answer.\n\nSearched it all.\n\nThe nearest passages, which do not answer")
    assert message["content"].endswith(message["nearest"][0]["link"])
    assert "The police export." not in message["content"]


def test_the_last_message_of_the_user_is_asked_with_what_was_said_before(client, answering):
    before = complete(client, ASKED).json()["choices"][0]["message"]["content"]
    complete(
        client,
        {"role": "system", "content": "Be brief."},
        ASKED,
        {"role": "assistant", "content": before},
        {"role": "user", "content": [text("And"), {"type": "image_url"}, text("now?")]},
        {"role": "assistant", "content": "A reply that the client has begun"},
    )
    history = (Turn("user", "Who exports?"), Turn("assistant", "The police export."))
    assert answering.quotes.asked[-1] == ("And\nnow?", history)


def test_half_a_character_becomes_a_question_mark(client, answering):
    content = '{"messages": [{"role": "user", "content": "Who \\ud800"}]}'
    response = client.post("/v1/chat/completions", content=content, headers={"content-type": "application/json"})
    assert response.status_code == 200
    assert answering.quotes.asked == [("Who ?", ())]


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize(
    ("body", "status", "sentence"),
    [
        ({"messages": [{"role": "user", "content": ""}]}, 400, "Please type a question."),
        ({"messages": [{"role": "user", "content": "x" * 2001}]}, 400, "The question has 2001 characters"),
        ({"messages": []}, 400, 'The messages hold none of the role "user"'),
        ({}, 400, "messages: Field required."),
        ({"messages": [{"role": "user", "content": 1}]}, 400, "messages.0.content"),
        ({"model": "other", "messages": []}, 404, "There is no model “other”; the only one is “verbatim”."),
    ],
)
def test_what_cannot_be_done_is_an_error_of_openai_s_form(client, stream, body, status, sentence):
    response = client.post("/v1/chat/completions", json={**body, "stream": stream})
    assert response.status_code == status
    error = response.json()["error"]
    assert set(error) == {"message", "type", "param", "code"}
    assert error["type"] == "invalid_request_error"
    assert error["message"].startswith(sentence)


@pytest.mark.parametrize("content", ["{", "[]", ""])
def test_a_body_that_is_none_is_refused(client, content):
    response = client.post("/v1/chat/completions", content=content, headers={"content-type": "application/json"})
    assert response.status_code == 400
    assert response.json()["error"]["message"].startswith("The body of the request")


@pytest.mark.parametrize("levels", [1_000, 100_000])
def test_json_that_is_nested_too_deeply_is_one_sentence(client, levels):
    content = b'{"messages":' + b"[" * levels + b"]" * levels + b"}"
    response = client.post("/v1/chat/completions", content=content, headers={"content-type": "application/json"})
    assert (response.status_code, response.json()["error"]["message"]) == (
        400,
        "The body of the request cannot be read.",
    )


def test_an_address_that_is_none_is_refused_in_openai_s_form(client):
    response = client.post("/v1/embeddings", json={})
    assert response.status_code == 404
    assert response.json()["error"]["message"] == "Nothing answers POST /v1/embeddings; /docs lists what there is."


def test_a_fault_inside_is_a_sentence(client, caplog):
    fault = {"role": "user", "content": "fault"}
    assert complete(client, fault).json()["error"]["message"] == phrase("fault")
    streamed = complete(client, fault, stream=True).text
    assert json.loads(streamed.rstrip().split("\n\n")[-1].removeprefix("data: "))["error"]["message"] == phrase("fault")
    assert "ZeroDivisionError" in caplog.text


def test_without_an_index_it_is_said_what_to_do(tmp_path, word_embedder):
    response = complete(program_client(open_index(tmp_path / "none", word_embedder)), ASKED)
    assert response.status_code == 503
    assert response.json()["error"]["type"] == "server_error"
    assert "python -m ingest" in response.json()["error"]["message"]
