"""Other programs' own clients, OpenAI's and the one of the Model Context Protocol, against the running app."""

import json
from collections.abc import Iterator

import anyio
import httpx
import openai
import pytest
from app_process import PROJECT, ingest, running_app
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client

pytestmark = pytest.mark.slow

QUESTION = "What did Idemia say about real-time use?"
UNANSWERABLE = "Who is the chief executive of Axis?"
WORDS = "unable to be used for real-time surveillance"


@pytest.fixture(scope="module")
def address(tmp_path_factory) -> Iterator[str]:
    """The address of an app that serves two of the shipped documents."""
    index = tmp_path_factory.mktemp("programs") / "index"
    ingest(index, *(str(PROJECT / "corpus" / name) for name in ("idemia-profile.md", "axis-profile.md")))
    with running_app(index) as served:
        yield served.rstrip("/")


@pytest.fixture(scope="module")
def answer(address) -> dict:
    """What the app's own endpoint answers, which all others must agree with."""
    return httpx.get(f"{address}/api/ask", params={"question": QUESTION}, timeout=60).json()


@pytest.fixture(scope="module")
def client(address) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=f"{address}/v1", api_key="none", max_retries=0) as opened:
        yield opened


def user(content: str) -> dict[str, str]:
    return {"role": "user", "content": content}


def reply(client: openai.OpenAI, *messages: dict[str, str]):
    return client.chat.completions.create(model="verbatim", messages=messages).choices[0].message


def test_openai_s_client_finds_the_model(client):
    assert [model.id for model in client.models.list()] == ["verbatim"]
    assert client.models.retrieve("verbatim").id == "verbatim"


def test_openai_s_client_gets_the_same_quotations(client, address, answer):
    message = reply(client, user(QUESTION))
    assert [one["quote"] for one in message.citations] == [one["quote"] for one in answer["citations"]]
    for citation in message.citations:
        assert "\n".join("> " + line for line in citation["quote"].split("\n")) in message.content
        assert f": {citation['link']}" in message.content
        assert citation["link"] == address + citation["permalink"]
        assert httpx.get(citation["link"], timeout=60).status_code == 200


def test_openai_s_client_gets_the_reply_in_pieces(client):
    chunks = list(client.chat.completions.create(model="verbatim", messages=[user(QUESTION)], stream=True))
    assert len(chunks) > 3
    assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks) == reply(client, user(QUESTION)).content
    assert chunks[-1].choices[0].finish_reason == "stop"


def test_openai_s_client_can_ask_on(client):
    first = {"role": "assistant", "content": reply(client, user(QUESTION)).content}
    message = reply(client, user(QUESTION), first, user("And Axis?"))
    assert any("Axis" in one["title"] for one in message.citations or message.nearest)


def test_openai_s_client_gets_refusals_and_errors(client):
    refused = reply(client, user(UNANSWERABLE))
    assert refused.refused is True
    assert refused.content.startswith("The corpus does not answer this.")
    with pytest.raises(openai.BadRequestError, match=r"Please type a question\."):
        reply(client, user(" "))
    with pytest.raises(openai.NotFoundError, match="There is no model “gpt”"):
        client.chat.completions.create(model="gpt", messages=[user(QUESTION)])


def with_session(address: str, use):
    """What `use` makes of a session of the official client."""

    async def run():
        async with (
            streamable_http_client(f"{address}/mcp") as (read, write, _),
            ClientSession(read, write) as session,
        ):
            await session.initialize()
            return await use(session)

    return anyio.run(run)


def call(address: str, name: str, **arguments: object):
    return with_session(address, lambda session: session.call_tool(name, arguments))


def test_an_assistant_finds_the_tools(address):
    tools = with_session(address, lambda session: session.list_tools()).tools
    assert [tool.name for tool in tools] == ["ask", "search_passages", "search_statements", "open_document"]
    assert all(tool.annotations.readOnlyHint for tool in tools)


def test_an_assistant_gets_the_same_quotations(address, answer):
    result = call(address, "ask", question=QUESTION)
    assert result.isError is False
    quotes = [one["quote"] for one in result.structuredContent["citations"]]
    assert quotes == [one["quote"] for one in answer["citations"]]
    assert WORDS in result.content[0].text
    assert address + answer["citations"][0]["permalink"] in result.content[0].text


def test_an_assistant_can_look_further(address, answer):
    [passage] = call(address, "search_passages", query=WORDS, limit=1).structuredContent["passages"]
    assert WORDS in passage["text"]
    assert call(address, "search_statements", speaker="Idemia", words="real-time").structuredContent["total"] >= 1
    citation = answer["citations"][0]
    opened = call(address, "open_document", **{name: citation[name] for name in ("document_id", "start", "end")})
    assert opened.structuredContent["text"] == citation["quote"]
    assert json.loads(opened.content[0].text) == opened.structuredContent


@pytest.mark.parametrize(
    ("name", "arguments", "sentence"),
    [
        ("ask", {"question": ""}, "Please type a question."),
        ("ask", {}, "Input validation error: 'question' is a required property"),
        ("open_document", {"document_id": "none"}, "The index holds no document “none”"),
        ("delete", {}, "There is no tool “delete”"),
    ],
)
def test_an_assistant_is_told_what_is_wrong(address, name, arguments, sentence):
    result = call(address, name, **arguments)
    assert result.isError is True
    assert result.content[0].text.startswith(sentence)


def test_the_protocol_s_address_answers_posts_of_this_site_only(address):
    opened = httpx.get(f"{address}/mcp", timeout=60)
    assert (opened.status_code, opened.headers["allow"]) == (405, "POST")
    assert httpx.post(f"{address}/mcp", headers={"origin": "http://evil.example"}, timeout=60).status_code == 403
    assert httpx.post(f"{address}/mcp", headers={"host": "evil.example"}, timeout=60).status_code == 421


def test_the_page_s_own_functions_stay_closed(address):
    for path in ("info", "mcp/"):
        assert httpx.get(f"{address}/gradio_api/{path}", timeout=60).status_code == 404
