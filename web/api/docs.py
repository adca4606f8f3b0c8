"""How the endpoints are described: each by its phrases, and all of them on a page."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from answer.phrases import phrase
from web.background_index import BackgroundIndex
from web.html.docs import docs_html
from web.html.style import content_security_policy

MCP_PATH = "/mcp"
"""Where the Model Context Protocol is spoken."""


def described(name: str) -> dict[str, Any]:
    """What FastAPI is told of a route: its title and what it does, from the phrases of that name."""
    return {"summary": phrase(f"api_{name}"), "description": phrase(f"api_{name}_about")}


def docs_endpoints(_index: BackgroundIndex) -> APIRouter:
    """Make the route of the page that describes all others of its application."""
    router = APIRouter()

    @router.get("/docs", include_in_schema=False)
    def docs(request: Request) -> HTMLResponse:
        page = docs_html(request.app.openapi(), str(request.base_url), MCP_PATH)
        return HTMLResponse(page, headers={"content-security-policy": content_security_policy()})

    return router
