"""The tools served over the Model Context Protocol. Owns the library `mcp`, which is slow to import.

Every request is answered for itself, so that nothing need be kept running between two.
"""

from typing import Any

from mcp import types
from mcp.server.lowlevel import Server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from answer.phrases import phrase
from text.characters import whole_characters
from web.api.mcp.tools import Output, Tool, make_tools
from web.background_index import BackgroundIndex
from web.running import explain, in_thread
from web.version import version

McpServer = Server[Any, Request]


def make_server(index: BackgroundIndex) -> McpServer:
    """Make the server of the tools over an index, for `answer_request`."""
    server: McpServer = Server("verbatim", version(), instructions=phrase("mcp_instructions"))
    tools = {tool.name: tool for tool in make_tools(index.settings)}

    async def list_tools() -> list[types.Tool]:
        return [_described(tool) for tool in tools.values()]

    async def call_tool(name: str, arguments: dict[str, Any]) -> types.CallToolResult:
        if name not in tools:
            return _result(phrase("mcp_no_tool", tool=name, known=", ".join(tools)))
        request = server.request_context.request
        assert request is not None, "A request over HTTP knows its address."
        base = str(request.base_url)
        return await run_in_threadpool(_run, index, tools[name], whole_characters(arguments), base)

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
    working = in_thread(lambda: tool.run(index, arguments, base))
    fault = working.exception()
    return _result(explain(fault) if fault else working.result())


def _result(output: Output | str) -> types.CallToolResult:
    """What a tool answers; a mere sentence says why it cannot."""
    failed = isinstance(output, str)
    text = output if isinstance(output, str) else output.text
    structured = None if isinstance(output, str) else output.structured
    content: list[types.ContentBlock] = [types.TextContent(type="text", text=text)]
    return types.CallToolResult(content=content, structuredContent=structured, isError=failed)
