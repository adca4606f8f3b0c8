"""The address of the Model Context Protocol. Imports what serves it at the first request."""

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from answer.phrases import phrase
from web.api.docs import MCP_PATH
from web.background_index import BackgroundIndex

if TYPE_CHECKING:
    from web.api.mcp.server import McpServer

MOST_LEVELS = 50
"""How deep the JSON of a request may be nested: far deeper than any tool's arguments are."""


def mcp_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the route over an index."""
    return APIRouter(routes=[Route(MCP_PATH, McpEndpoint(index))])


class McpEndpoint:
    """Answers a client's requests, each for itself: there are no sessions, and no stream that a GET could open."""

    def __init__(self, index: BackgroundIndex) -> None:
        """Stand for the tools over an index."""
        self._index = index

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["method"] != "POST":
            await JSONResponse({"error": phrase("mcp_only_post")}, 405, {"allow": "POST"})(scope, receive, send)
            return
        try:
            body = await Request(scope, receive).body()
        except ClientDisconnect:
            return
        if is_too_deep(body):
            await JSONResponse(_error(phrase("deep_json", levels=MOST_LEVELS)), 400)(scope, receive, send)
            return
        # The import takes a third of a second; the page must not wait for it.
        server = await run_in_threadpool(lambda: self._server)
        from web.api.mcp.server import answer_request

        await answer_request(server, scope, _again(body, receive), send)

    @cached_property
    def _server(self) -> "McpServer":
        from web.api.mcp.server import make_server

        return make_server(self._index)


def is_too_deep(body: bytes) -> bool:
    """Whether JSON is nested more deeply than what reads it can bear; what is no JSON is not."""
    try:
        return _is_deeper(json.loads(body), MOST_LEVELS)
    except RecursionError:
        return True
    except ValueError:
        return False


def _is_deeper(value: object, levels: int) -> bool:
    if not isinstance(value, dict | list):
        return False
    members = value.values() if isinstance(value, dict) else value
    return levels == 0 or any(_is_deeper(member, levels - 1) for member in members)


def _again(body: bytes, receive: Receive) -> Receive:
    """What gives a body that was read once more, and then what follows it."""
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def received() -> Message:
        return messages.pop() if messages else await receive()

    return received


def _error(sentence: str) -> dict[str, Any]:
    """An error in the protocol's form: that of a request that cannot be parsed."""
    return {"jsonrpc": "2.0", "id": None, "error": {"code": -32700, "message": sentence}}
