"""The document pages' addresses, and the icon."""

from collections.abc import Callable

from fastapi import APIRouter, Response
from fastapi.responses import FileResponse, HTMLResponse

from answer.phrases import phrase
from index.errors import IndexMissing, VerbatimError
from index.records import Document
from text.spans import Span
from web.access.audit import Deed, record
from web.api.docs import described
from web.assets import FOLDER
from web.background_index import BackgroundIndex
from web.html.document import document_page, missing_page, problem_page, read_span
from web.html.page_picture import place_query
from web.html.style import content_security_policy
from web.pictures.original import has_pdf

_ICON = FOLDER / "favicon.png"


def document_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the routes over an index."""
    router = APIRouter()

    @router.get("/documents/{document_id}", response_class=HTMLResponse, **described("page"))
    def document(
        document_id: str, start: str | None = None, end: str | None = None, panel: str | None = None
    ) -> Response:
        return page_or_fault(document_id, lambda: _page(index, document_id, start, end, is_panel=bool(panel)))

    @router.get("/favicon.ico", include_in_schema=False)
    def icon() -> FileResponse:
        return FileResponse(_ICON, media_type="image/png")

    return router


def page_or_fault(document_id: str, make: Callable[[], Response]) -> Response:
    """A response about a document, or the page that says why there is none.

    :param document_id: the document's id, as it was asked for.
    :param make: makes the response.
    :return: what it made; a page where it raised a fault of the index.
    """
    try:
        return make()
    except IndexMissing:
        return page_response(missing_page(document_id), 404)
    except VerbatimError as error:
        return page_response(problem_page(phrase("index_unopened"), str(error)), 503)


def page_response(page: str, status: int) -> HTMLResponse:
    """A page that needs no script as the response to a request; `status` is HTTP's."""
    # The page of answers shows documents beside them.
    headers = {"content-security-policy": content_security_policy(frames="'self'"), "x-frame-options": "SAMEORIGIN"}
    return HTMLResponse(page, status, headers)


def _page(index: BackgroundIndex, document_id: str, start: str | None, end: str | None, *, is_panel: bool) -> Response:
    corpus = index.snapshot()
    found, statements = corpus.document(document_id), corpus.statements(document_id)
    if found is None and document_id in corpus.damaged:
        told = phrase("damaged_document", title=corpus.damaged[document_id], id=document_id)
        return page_response(problem_page(phrase("index_unopened"), told), 503)
    if found is None:
        return page_response(missing_page(document_id), 404)
    record(index.settings, Deed.OPENED, f"{found.title} ({found.id})")
    quote, note = read_span(found, start, end)
    printed = _printed(found, quote, is_panel=is_panel) if has_pdf(corpus.store, found) else None
    originals = corpus.store.originals.of(document_id)
    collections = corpus.store.collections.of(document_id)
    page = document_page(
        found,
        quote,
        note,
        statements,
        originals,
        printed,
        collections=collections,
        others=corpus.other_sources(found),
        is_panel=is_panel,
    )
    return page_response(page, 200)


def _printed(document: Document, quote: Span | None, *, is_panel: bool) -> str:
    """The address of the page as it was printed that the words begin on, or the first."""
    number = document.page_at(quote.start) if quote else 1
    query = place_query(quote, is_panel=is_panel)
    return f"/documents/{document.id}/pages/{number}" + (f"?{query}" if query else "")
