"""Other programs' own clients ask the running app for a language model's answer, and go away while it is written."""

import time
from collections.abc import Iterator

import anyio
import httpx
import openai
import pytest
from app_process import PROJECT, ingest, running_app
from llm_server import LlmServer, forever, llm_server, says, sends, stalls
from llm_server import chunk as part
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client

pytestmark = pytest.mark.slow

QUESTION = "What did Idemia say about real-time use?"
TRUE = "Idemia said this equipment was unable to be used for real-time surveillance."
FALSE = "Idemia said this equipment was able to be used for real-time surveillance."


@pytest.fixture(scope="module")
def server() -> Iterator[LlmServer]:
    with llm_server() as serving:
        yield serving


@pytest.fixture(scope="module")
def address(tmp_path_factory, server) -> Iterator[str]:
    index = tmp_path_factory.mktemp("programs-llm") / "index"
    ingest(index, str(PROJECT / "corpus" / "idemia-profile.md"))
    settings = {"VERBATIM_LLM_URL": server.url, "VERBATIM_LLM_MODEL": "tiny", "VERBATIM_LLM_SECONDS": "20"}
    with running_app(index, settings=settings) as served:
        yield served.rstrip("/")


@pytest.fixture(scope="module")
def client(address) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=f"{address}/v1", api_key="none", max_retries=0) as opened:
        yield opened


@pytest.fixture(autouse=True)
def begin(server):
    """Each test begins with an endpoint that writes a true sentence and a false one."""
    server.script = says(f"{TRUE} [1] {FALSE} [1]")
    server.left.clear()


def complete(client: openai.OpenAI, **options: object):
    messages = [{"role": "user", "content": QUESTION}]
    return client.chat.completions.create(model="verbatim-llm", messages=messages, **options)


def test_openai_s_client_gets_what_is_borne_out_with_its_source(client):
    assert [model.id for model in client.models.list()] == ["verbatim", "verbatim-llm"]
    message = complete(client).choices[0].message
    assert message.content.startswith(
        f"{TRUE} [1]\n\n1 sentence withheld: not supported by the sources.\n\n---\n\n[1] "
    )
    assert message.citations[0]["quote"] in message.content
    assert [one["text"] for one in message.withheld] == [f"{FALSE} [1]"]


def test_openai_s_client_gets_each_sentence_as_it_is_verified(client, server):
    server.script = says(f"{TRUE} [1] {FALSE} [1] {TRUE} [1]", pause=0.05)
    server.sent.clear()
    texts = []
    for chunk in complete(client, stream=True):
        texts.append(chunk.choices[0].delta.content)
        if texts[-1] == f"{TRUE} [1]":
            sent = len(server.sent)
    # It was there before the model had written half of what it was to write.
    assert sent < len(server.sent) / 2
    assert "".join(text or "" for text in texts) == complete(client).choices[0].message.content


@pytest.mark.parametrize("script", [forever(part(f"{TRUE} [1]\n"), 0.05), forever(part("word "), 0.01)])
def test_whoever_leaves_a_stream_ends_the_model_s_writing(address, server, script):
    server.script = script
    asked = {"question": QUESTION, "reader": "llm"}
    with httpx.stream("GET", f"{address}/api/ask/stream", params=asked, timeout=30) as response:
        wait_until_asked(server, response.iter_text())
    assert server.seconds_to_leave(time.monotonic()) < 1.5


def test_whoever_leaves_a_chat_ends_the_model_s_writing(client, server):
    server.script = forever(part("word "), 0.05)
    with complete(client, stream=True) as chunks:
        next(iter(chunks))
        wait_until_asked(server, iter(["", ""]))
    assert server.seconds_to_leave(time.monotonic()) < 1.5


def wait_until_asked(server: LlmServer, told: Iterator[str]) -> None:
    server.sent.clear()
    next(told)
    until = time.monotonic() + 20
    while not server.sent and time.monotonic() < until:
        time.sleep(0.01)


@pytest.mark.parametrize(("script", "said"), [(stalls(""), "did not finish"), (sends(b"<html>"), "no reply")])
def test_an_endpoint_that_fails_is_told_and_quotations_come_instead(address, server, script, said):
    server.script = script
    answer = httpx.get(f"{address}/api/ask", params={"question": QUESTION, "reader": "llm"}, timeout=60).json()
    assert said in answer["notes"][0]
    assert answer["provenance"]["reader"] == "quotes"
    assert "unable to be used" in answer["citations"][0]["quote"]


def test_an_assistant_may_ask_the_model(address):
    async def ask():
        async with (
            streamable_http_client(f"{address}/mcp") as (read, write, _),
            ClientSession(read, write) as session,
        ):
            await session.initialize()
            return await session.call_tool("ask", {"question": QUESTION, "reader": "llm"})

    result = anyio.run(ask)
    assert result.content[0].text.startswith(f"{TRUE} [1]")
    assert result.structuredContent["provenance"]["reader"] == "llm:tiny"
