"""The document pages' addresses, and the icon. Knows HTTP and no Gradio."""

from fastapi import APIRouter
from fastapi.responses import FileResponse, HTMLResponse

from index.errors import IndexMissing, VerbatimError
from web.assets import FOLDER
from web.background_index import BackgroundIndex
from web.html.document import content_security_policy, document_page, missing_page, problem_page, read_span

_ICON = FOLDER / "favicon.png"


def document_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the routes over an index."""
    router = APIRouter()

    @router.get("/documents/{document_id}", summary="Show a document", response_class=HTMLResponse)
    def document(document_id: str, start: str | None = None, end: str | None = None) -> HTMLResponse:
        """A document as a page, with the span from start to end highlighted."""
        try:
            corpus = index.snapshot()
            found, statements = corpus.document(document_id), corpus.statements(document_id)
        except IndexMissing:
            found, statements = None, []
        except VerbatimError as error:
            return _response(problem_page("The index cannot be opened", str(error)), 503)
        if found is None:
            return _response(missing_page(document_id), 404)
        return _response(document_page(found, *read_span(found, start, end), statements), 200)

    @router.get("/favicon.ico", include_in_schema=False)
    def icon() -> FileResponse:
        return FileResponse(_ICON, media_type="image/png")

    return router


def _response(page: str, status: int) -> HTMLResponse:
    headers = {"content-security-policy": content_security_policy(), "cache-control": "no-cache"}
    return HTMLResponse(page, status, headers)
