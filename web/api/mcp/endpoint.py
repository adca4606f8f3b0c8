"""The address of the Model Context Protocol. Imports what serves it at the first request. Knows HTTP and no tool."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse
from starlette.types import Receive, Scope, Send

from web.api.mcp.tools import Tool
from web.background_index import BackgroundIndex

if TYPE_CHECKING:
    from web.api.mcp.server import McpServer

PATH = "/mcp"
_ONLY_POST = "This address speaks the Model Context Protocol to programs that POST to it; /docs says more."


class McpEndpoint:
    """Answers a client's requests, each for itself: there are no sessions, and no stream that a GET could open."""

    def __init__(self, index: BackgroundIndex, tools: Sequence[Tool]) -> None:
        """Stand for the tools.

        :param index: the index that they read.
        :param tools: the tools.
        """
        self._index = index
        self._tools = tuple(tools)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["method"] != "POST":
            await JSONResponse({"error": _ONLY_POST}, 405, {"allow": "POST"})(scope, receive, send)
            return
        # The import takes a third of a second; the page must not wait for it.
        server = await run_in_threadpool(lambda: self._server)
        from web.api.mcp.server import answer_request

        await answer_request(server, scope, receive, send)

    @cached_property
    def _server(self) -> "McpServer":
        from web.api.mcp.server import make_server

        return make_server(self._index, self._tools)
