"""Limits as parameters of addresses, of tools and of the command line."""

import json

import pytest
from web_examples import ingest_file

from web.api.mcp.tools import make_tools


@pytest.fixture(autouse=True)
def documents(index):
    for name, text in (("alpha.txt", "The police export. They say so."), ("beta.txt", "The army exports drones.")):
        ingest_file(index, name, text)


def test_a_search_keeps_to_its_limits(client):
    def titles(**limits: str) -> set[str]:
        found = client.get("/api/search", params={"query": "exports", **limits}).json()
        return {one["title"] for one in found}

    assert (titles(), titles(document="beta")) == ({"alpha", "beta"}, {"beta"})
    refused = client.get("/api/search", params={"query": "exports", "publisher": "nobody"})
    assert (refused.status_code, refused.json()["error"]) == (
        400,
        "None of the 2 documents is within these limits; widen them.",
    )


@pytest.mark.parametrize("address", ["/api/ask", "/api/ask/stream"])
def test_a_question_keeps_to_its_limits(client, address):
    found = client.get(address, params={"question": "Who exports?", "document": "alpha"})
    assert "Asked within your limits: 1 document of 2." in found.text
    refused = client.get(address, params={"question": "Who exports?", "since": "soon"})
    assert (refused.status_code, "“soon” is no date" in refused.text) == (400, True)


def test_a_tool_keeps_to_its_limits(index, answering):  # noqa: ARG001
    tools = {tool.name: tool for tool in make_tools(index.settings)}
    found = tools["search_passages"].run(index, {"query": "exports", "document": "beta"}, "").structured
    assert [one["title"] for one in found["passages"]] == ["beta"]
    asked = tools["ask"].run(index, {"question": "Who exports?", "document": "alpha"}, "").structured
    assert asked["limits"][0] == "Asked within your limits: 1 document of 2."
    assert tools["ask"].schema["properties"]["publisher"]["description"].startswith("Only documents whose publisher")
    assert tools["ask"].schema["properties"]["speaker"]["description"].startswith("Only what this speaker says")


@pytest.fixture
def collected(index) -> None:
    """A collection of one of the two documents, which quotes somebody."""
    id = ingest_file(index, "gamma.txt", "“The police export cameras,” said Alpha Beta. Others import.")
    collections = index.library().store.collections
    collections.assign(collections.ensure("Borders").id, [id])


@pytest.mark.usefixtures("collected")
def test_a_search_keeps_to_a_collection_and_a_speaker(client):
    def titles(**limits: str) -> set[str]:
        found = client.get("/api/search", params={"query": "exports", **limits}).json()
        return {one["title"] for one in found}

    assert titles() == {"alpha", "beta", "gamma"}
    assert titles(collection="borders") == titles(speaker="alpha beta") == {"gamma"}
    refused = client.get("/api/search", params={"query": "exports", "speaker": "Alpha Beto"})
    told = "Nobody called “Alpha Beto” is quoted; quoted are, for example: “Alpha Beta”."
    assert (refused.status_code, refused.json()["error"]) == (400, told)


@pytest.mark.usefixtures("collected")
def test_a_chat_keeps_to_its_limits(client, index):
    asked = {"model": "verbatim", "messages": [{"role": "user", "content": "Who exports?"}]}
    reply = client.post("/v1/chat/completions", json={**asked, "limits": {"collection": "Borders"}}).json()
    assert reply["choices"][0]["message"]["limits"] == ["Asked within your limits: 1 document of 3."]
    assert (
        client.post("/v1/chat/completions", json={**asked, "limits": None}).json()["choices"][0]["message"]["limits"]
        == []
    )
    streamed = client.post("/v1/chat/completions", json={**asked, "limits": {"speaker": "Alpha Beta"}, "stream": True})
    assert "Asked within your limits: 1 document of 3." in streamed.text
    assert index.snapshot().document_count == 3


@pytest.mark.usefixtures("collected")
@pytest.mark.parametrize(
    ("limits", "told"),
    [
        ({"colour": "red"}, "There is no limit “colour”; there are collection, publisher, speaker, language"),
        ({"collection": "Border"}, "There is no collection “Border”; there are, for example: “Borders”."),
        ({"collection": "\ud800"}, "There is no collection “?”; there are, for example: “Borders”."),
        ({"since": 2020}, "limits.since: Input should be a valid string."),
        ("Borders", "limits: Input should be a valid dictionary."),
    ],
)
def test_limits_of_a_chat_that_cannot_be_are_told_as_other_errors_are(client, limits, told):
    asked = {"model": "verbatim", "messages": [{"role": "user", "content": "Who exports?"}], "limits": limits}
    refused = client.post(
        "/v1/chat/completions", content=json.dumps(asked), headers={"content-type": "application/json"}
    )
    assert (refused.status_code, refused.json()["error"]["type"]) == (400, "invalid_request_error")
    assert refused.json()["error"]["message"].startswith(told)
