"""The page that describes the endpoints. Knows HTTP and no Gradio."""

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import HTMLResponse

from web.api.mcp.endpoint import PATH as MCP_PATH
from web.html.docs import docs_html
from web.html.document import content_security_policy

ABOUT = (
    "Everything that the page answers, other programs can ask for; the answers are the same. Positions are offsets in "
    "characters into a document's text, and permalinks are paths on this server. What cannot be done is said in one "
    "sentence: with status 400 or 422 when the request is wrong, 404 when there is no such thing, 503 when nothing "
    "was ingested yet or the index cannot be opened."
)


def docs_endpoints(app: FastAPI) -> APIRouter:
    """Make the routes over an application whose other routes it describes."""
    router = APIRouter()

    @router.get("/docs", include_in_schema=False)
    def docs(request: Request) -> HTMLResponse:
        page = docs_html(app.openapi(), str(request.base_url), MCP_PATH)
        return HTMLResponse(page, headers={"content-security-policy": content_security_policy()})

    return router
