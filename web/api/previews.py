"""What a link to quoted words shows before it is followed: the words in their place, and what they are from."""

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse

from answer.quote.cite import cite_span
from web.access.audit import Deed, record
from web.api.documents import page_or_fault
from web.background_index import BackgroundIndex
from web.conversation import excerpt
from web.html.document import read_offsets
from web.html.render import render


def preview_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the route over an index."""
    router = APIRouter()

    @router.get("/documents/{document_id}/preview", include_in_schema=False)
    def preview(document_id: str, start: str = "", end: str = "") -> Response:
        return page_or_fault(document_id, lambda: _preview(index, document_id, start, end))

    return router


def _preview(index: BackgroundIndex, document_id: str, start: str, end: str) -> Response:
    """A part of a page; nothing at all where nothing is to be seen."""
    corpus, span = index.snapshot(), read_offsets(start, end)
    cited = cite_span(corpus, document_id, span) if span else None
    if cited is None:
        return Response(status_code=404)
    record(index.settings, Deed.OPENED, f"{cited.title} ({cited.document_id})")
    shown = excerpt(cited, corpus.document(document_id), corpus.store.document_passages(document_id))
    return HTMLResponse(render("preview", excerpt=shown))
