"""The protocol's messages, sent by hand to the endpoints without the page."""

import pytest

from answer.phrases import phrase

pytestmark = pytest.mark.usefixtures("document")

ACCEPTED = {"accept": "application/json, text/event-stream"}


def send(client, method: str, **parameters: object) -> dict:
    message = {"jsonrpc": "2.0", "id": 1, "method": method, "params": parameters}
    return client.post("/mcp", json=message, headers=ACCEPTED).json()["result"]


def call(client, name: str, **arguments: object) -> tuple[bool, str]:
    result = send(client, "tools/call", name=name, arguments=arguments)
    return result["isError"], result["content"][0]["text"]


def test_the_server_says_what_it_is(client):
    hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
    result = send(client, "initialize", **hello)
    assert result["serverInfo"]["name"] == "verbatim"
    assert result["serverInfo"]["version"] == client.get("/openapi.json").json()["info"]["version"]
    assert "unchanged" in result["instructions"]


def test_a_tool_answers_as_text_and_as_the_same_json_as_the_endpoint(client):
    result = send(client, "tools/call", name="ask", arguments={"question": "Who exports?"})
    assert result["structuredContent"] == client.get("/api/ask", params={"question": "Who exports?"}).json()
    assert "> The police export." in result["content"][0]["text"]


def test_what_is_wrong_is_one_sentence(client):
    assert call(client, "ask", question="") == (True, "Please type a question.")
    assert call(client, "ask", question=1) == (True, "Input validation error: 1 is not of type 'string'")
    assert call(client, "none")[0] is True


def test_a_fault_inside_is_a_sentence_and_told_to_the_terminal(client, caplog):
    assert call(client, "ask", question="fault") == (True, phrase("fault"))
    assert "ZeroDivisionError" in caplog.text


def test_half_a_character_becomes_a_question_mark(client):
    content = (
        '{"jsonrpc": "2.0", "id": 1, "method": "tools/call", '
        '"params": {"name": "search_passages", "arguments": {"query": "police \\ud800"}}}'
    )
    response = client.post("/mcp", content=content, headers={**ACCEPTED, "content-type": "application/json"})
    assert response.json()["result"]["isError"] is False
