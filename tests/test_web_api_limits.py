"""Limits as parameters of addresses, of tools and of the command line."""

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
