"""The tools for assistants, called without a protocol, over a small real index."""

import pytest
from web_examples import add_file

from answer.records import Turn
from index.errors import QuestionError
from index.settings import Settings
from web.api.mcp.tools import LONGEST_TEXT, make_tools

TEXT = "The camera report.\n\n“The police export cameras,” said Alpha Beta."
BASE = "http://verbatim.test/"


@pytest.fixture
def document(index):
    return add_file(index, "camera.txt", TEXT)


@pytest.fixture
def call(index):
    """Calls a tool by its name."""
    tools = {tool.name: tool for tool in make_tools(index.settings)}
    return lambda name, **arguments: tools[name].run(index, arguments, BASE)


def test_every_tool_says_what_it_takes():
    tools = make_tools(Settings())
    assert [tool.name for tool in tools] == ["ask", "search_passages", "search_statements", "open_document"]
    for tool in tools:
        assert tool.description
        assert tool.schema["additionalProperties"] is False
        assert set(tool.schema["required"]) <= set(tool.schema["properties"])


def test_an_answer_is_markdown_and_the_json_of_the_contract(index, call, answering):
    add_file(index, "camera.txt", "The camera report.\n\nThe police export.")
    history = [{"role": "user", "text": "What?"}]
    output = call("ask", question="Who exports?", history=history)
    assert "> The police export." in output.text
    assert f"http://verbatim.test{output.structured['citations'][0]['permalink']}" in output.text
    assert answering.quotes.asked == [("Who exports?", (Turn("user", "What?"),))]


def test_passages_are_found_with_their_links(call, document):
    [found] = call("search_passages", query="police").structured["passages"]
    assert found["document_id"] == document
    assert found["link"] == f"http://verbatim.test{found['permalink']}"


@pytest.mark.usefixtures("document")
def test_statements_are_found_by_their_speaker(call):
    found = call("search_statements", speaker="Alpha", limit=1).structured
    assert found["total"] == 1
    assert found["statements"][0]["words"] == "The police export cameras,"
    assert call("search_statements", speaker="Gamma").structured == {"total": 0, "statements": []}


@pytest.mark.slow
def test_a_document_is_opened_in_parts(call, index, document):
    whole = call("open_document", document_id=document).structured
    assert (whole["text"], whole["start"], whole["end"], whole["length"]) == (TEXT, 0, len(TEXT), len(TEXT))
    assert call("open_document", document_id=document, start=4, end=10).structured["text"] == "camera"
    long = add_file(index, "long.txt", "police " * LONGEST_TEXT)
    part = call("open_document", document_id=long, start=7).structured
    assert len(part["text"]) == LONGEST_TEXT
    assert (part["start"], part["end"]) == (7, 7 + LONGEST_TEXT)


@pytest.mark.parametrize(
    ("name", "arguments", "sentence"),
    [
        ("open_document", {"document_id": "none"}, "The index holds no document “none”"),
        ("search_passages", {"query": ""}, "Please give a query"),
        ("search_statements", {"since": "then"}, "“then” is no date"),
        ("search_statements", {"limit": 1000}, "The limit must be from 1 to 100, not 1000."),
    ],
)
@pytest.mark.usefixtures("document")
def test_what_cannot_be_done_is_one_sentence(call, name, arguments, sentence):
    with pytest.raises(QuestionError, match=sentence):
        call(name, **arguments)


def test_a_place_outside_a_document_is_none(call, document):
    with pytest.raises(QuestionError, match="There is nothing from 9999 to"):
        call("open_document", document_id=document, start=9999)
