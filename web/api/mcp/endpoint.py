"""The address of the Model Context Protocol. Imports what serves it at the first request."""

from functools import cached_property
from typing import TYPE_CHECKING

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from answer.phrases import phrase
from web.api.docs import MCP_PATH
from web.background_index import BackgroundIndex

if TYPE_CHECKING:
    from web.api.mcp.server import McpServer


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
        # The import takes a third of a second; the page must not wait for it.
        server = await run_in_threadpool(lambda: self._server)
        from web.api.mcp.server import answer_request

        await answer_request(server, scope, receive, send)

    @cached_property
    def _server(self) -> "McpServer":
        from web.api.mcp.server import make_server

        return make_server(self._index)
