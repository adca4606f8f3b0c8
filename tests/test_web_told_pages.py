"""What cannot be done is told to people on a page and to programs in JSON."""

import anyio
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Message, Receive, Scope, Send

from web.guard import LONGEST_BODY, Guard
from web.told_pages import ToldPages

BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8", "host": "127.0.0.1"}
PROGRAM = {"accept": "*/*", "host": "127.0.0.1"}


@pytest.fixture
def client() -> TestClient:
    app = FastAPI()

    @app.api_route("/{path:path}", methods=["GET", "POST"])
    def answer(path: str, request: Request) -> Response:
        if path.endswith("fine"):
            return JSONResponse({"error": "None."})
        headers = {"retry-after": "5", "x-seen": request.headers["accept"]}
        return JSONResponse({"error": "It’s <not> to be done."}, 503, headers)

    app.add_middleware(Guard)
    app.add_middleware(ToldPages)
    return TestClient(app)


def test_a_browser_gets_a_page_with_the_sentence_and_what_else_is_said(client):
    page = client.post("/drafts", headers=BROWSER)
    assert (page.status_code, page.headers["content-type"]) == (503, "text/html; charset=utf-8")
    assert page.text.startswith("<!doctype html>")
    assert "<p>It’s &lt;not&gt; to be done.</p>" in page.text
    assert (page.headers["retry-after"], page.headers["x-content-type-options"]) == ("5", "nosniff")
    assert "style-src 'sha256-" in page.headers["content-security-policy"]
    assert int(page.headers["content-length"]) == len(page.content)


def test_a_form_that_is_too_long_is_told_on_a_page_once_it_is_sent(client):
    page = client.post("/drafts", headers=BROWSER, content=b"x" * (LONGEST_BODY + 1))
    assert (page.status_code, "A request may hold at most 4 MB here." in page.text) == (413, True)
    program = client.post("/drafts", headers=PROGRAM, content=b"x" * (LONGEST_BODY + 1))
    assert program.json() == {"error": "A request may hold at most 4 MB here."}


@pytest.mark.parametrize("path", ["/api/ask", "/v1/models", "/mcp", "/gradio_api/upload"])
def test_what_only_programs_ask_is_told_in_json(client, path):
    assert client.get(path, headers=BROWSER).json() == {"error": "It’s <not> to be done."}


def test_what_is_no_refusal_is_left_alone(client):
    assert client.get("/fine", headers=BROWSER).json() == {"error": "None."}
    assert client.get("/other", headers=PROGRAM).json() == {"error": "It’s <not> to be done."}


def test_nothing_more_is_waited_for_once_all_was_taken_in():
    """A server that is asked for more answers only when the browser has gone."""
    messages = [{"type": "http.request", "body": b"text=", "more_body": False}]
    sent: list[Message] = []

    async def receive() -> Message:
        return messages.pop(0)  # raises where it is asked for more

    async def send(message: Message) -> None:
        sent.append(message)

    async def refusing(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        await JSONResponse({"error": "It is empty."}, 400)(scope, receive, send)

    headers = [(b"accept", BROWSER["accept"].encode())]
    scope = {"type": "http", "method": "POST", "path": "/drafts", "headers": headers, "query_string": b""}
    anyio.run(ToldPages(refusing), scope, receive, send)
    assert [sent[0]["status"], b"<p>It is empty.</p>" in sent[1]["body"]] == [400, True]
