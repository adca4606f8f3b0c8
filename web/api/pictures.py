"""The pages of PDF originals as they were printed, with the quoted words marked; and the best view of a place."""

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from answer.phrases import phrase
from index.corpus import Corpus
from index.records import Document
from text.spans import Span
from web.access.audit import Deed, record
from web.api.documents import page_or_fault, page_response
from web.background_index import BackgroundIndex
from web.html.document import missing_page, problem_page, read_offsets
from web.html.page_picture import PageView, page_picture
from web.pictures.gallery import Gallery
from web.pictures.original import has_pdf, words_on


def picture_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the routes over an index."""
    router, gallery = APIRouter(), Gallery(index.settings)

    @router.get("/documents/{document_id}/place", include_in_schema=False)
    def place(document_id: str, start: str = "", end: str = "") -> Response:
        return page_or_fault(document_id, lambda: _place(index.snapshot(), document_id, read_offsets(start, end)))

    @router.get("/documents/{document_id}/pages/{number}", include_in_schema=False)
    def page(document_id: str, number: int, start: str = "", end: str = "", panel: str = "") -> Response:
        span = read_offsets(start, end)
        return page_or_fault(document_id, lambda: _page(index, gallery, document_id, number, span, bool(panel)))

    @router.get("/documents/{document_id}/pages/{number}/picture", include_in_schema=False)
    def picture(document_id: str, number: int) -> Response:
        return page_or_fault(document_id, lambda: _picture(index, gallery, document_id, number))

    return router


def _place(corpus: Corpus, document_id: str, span: Span | None) -> Response:
    """Where a panel shows a place: on the printed page where there is one, else in the text."""
    document = corpus.document(document_id)
    query = f"panel=1&start={span.start}&end={span.end}" if span else "panel=1"
    number = document.page_at(span.start) if document and span else None
    if document and number and has_pdf(corpus.store, document):
        return RedirectResponse(f"/documents/{document_id}/pages/{number}?{query}#quote", 303)
    return RedirectResponse(f"/documents/{document_id}?{query}#quote", 303)


def _page(
    index: BackgroundIndex,
    gallery: Gallery,
    document_id: str,
    number: int,
    span: Span | None,
    is_panel: bool,
) -> Response:
    corpus = index.snapshot()
    document = corpus.document(document_id)
    if document is None:
        return page_response(missing_page(document_id), 404)
    if not 1 <= number <= len(document.page_starts):
        return page_response(problem_page(document.title, phrase("no_such_page", page=number)), 404)
    words = dict(words_on(document, span)) if span else {}
    picture = gallery.picture(corpus.store, document, number, words.get(number))
    if picture is None:
        return _no_picture()
    _record(index, document)
    originals = corpus.store.originals.of(document_id)
    view = PageView(number, span, list(words), is_panel=is_panel)
    return page_response(page_picture(document, picture, view, originals), 200)


def _picture(index: BackgroundIndex, gallery: Gallery, document_id: str, number: int) -> Response:
    corpus = index.snapshot()
    document = corpus.document(document_id)
    picture = gallery.picture(corpus.store, document, number) if document else None
    if document is None or picture is None:
        return _no_picture()
    _record(index, document)
    return Response(picture.png, media_type="image/png")


def _record(index: BackgroundIndex, document: Document) -> None:
    record(index.settings, Deed.OPENED, f"{document.title} ({document.id})")


def _no_picture() -> Response:
    return page_response(problem_page(phrase("no_picture"), phrase("no_picture_about")), 404)
