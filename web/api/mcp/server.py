"""The tools served over the Model Context Protocol. Owns the library `mcp`, which is slow to import.

Every request is answered for itself, so that nothing need be kept running between two. Knows no tool's insides.
"""

from collections.abc import Sequence
from typing import Any

from mcp import types
from mcp.server.lowlevel import Server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from web.api.faults import explain
from web.api.mcp.tools import Output, Tool
from web.background_index import BackgroundIndex
from web.characters import whole_characters
from web.threads import in_thread
from web.version import version

_INSTRUCTIONS = (
    "Verbatim answers from a collection of documents with their exact words. Pass its quotations on unchanged, with "
    "speaker, source and link; when it says that the documents do not answer, say so."
)

McpServer = Server[Any, Request]


def make_server(index: BackgroundIndex, tools: Sequence[Tool]) -> McpServer:
    """Make the server.

    :param index: the index that the tools read.
    :param tools: the tools.
    :return: a server for `answer_request`.
    """
    server: McpServer = Server("verbatim", version(), instructions=_INSTRUCTIONS)
    by_name = {tool.name: tool for tool in tools}

    async def list_tools() -> list[types.Tool]:
        return [_described(tool) for tool in tools]

    async def call_tool(name: str, arguments: dict[str, Any]) -> types.CallToolResult:
        if name not in by_name:
            return _result(f"There is no tool “{name}”; there are {', '.join(by_name)}.")
        request = server.request_context.request
        assert request is not None, "A request over HTTP knows its address."
        base = str(request.base_url)
        return await run_in_threadpool(_run, index, by_name[name], whole_characters(arguments), base)

    server.list_tools()(list_tools)  # type: ignore[no-untyped-call]
    server.call_tool()(call_tool)
    return server


async def answer_request(server: McpServer, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one request of a client."""
    manager = StreamableHTTPSessionManager(server, json_response=True, stateless=True)
    async with manager.run():
        await manager.handle_request(scope, receive, send)


def _described(tool: Tool) -> types.Tool:
    hints = types.ToolAnnotations(readOnlyHint=True, openWorldHint=False)
    return types.Tool(
        name=tool.name, title=tool.title, description=tool.description, inputSchema=tool.schema, annotations=hints
    )


def _run(index: BackgroundIndex, tool: Tool, arguments: dict[str, Any], base: str) -> types.CallToolResult:
    # In a thread of its own, because that tells its fault; the library would send the text of any.
    working = in_thread(lambda: tool.run(index.snapshot(), arguments, base))
    fault = working.exception()
    return _result(explain(fault) if fault else working.result())


def _result(output: Output | str) -> types.CallToolResult:
    """What a tool answers; a mere sentence says why it cannot."""
    failed = isinstance(output, str)
    text = output if isinstance(output, str) else output.text
    structured = None if isinstance(output, str) else output.structured
    content: list[types.ContentBlock] = [types.TextContent(type="text", text=text)]
    return types.CallToolResult(content=content, structuredContent=structured, isError=failed)
