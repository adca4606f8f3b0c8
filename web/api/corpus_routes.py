"""Search and the documents themselves, for programs. Knows HTTP and no Gradio."""

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from fastapi.responses import JSONResponse

from web.api.corpus import (
    LARGEST_LIMIT,
    FoundPassage,
    ListedDocument,
    WholeDocument,
    list_documents,
    no_document,
    read_document,
    search_passages,
)
from web.api.faults import respond
from web.background_index import BackgroundIndex

_SearchQuery = Annotated[str, Query(description="What to search for.", examples=["real-time surveillance"])]
_Limit = Annotated[int, Query(description=f"How many passages at most, from 1 to {LARGEST_LIMIT}.")]
_Id = Annotated[str, Path(description="The id of the document, as the list and every citation give it.")]


def corpus_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the routes over an index."""
    router = APIRouter()

    @router.get("/api/search", summary="Find passages", response_model=list[FoundPassage])
    def search(query: _SearchQuery = "", limit: _Limit = 10) -> Response:
        """The passages that best fit a query, best first. Nothing decides whether they answer it."""
        return respond(lambda: JSONResponse([asdict(one) for one in search_passages(index.snapshot(), query, limit)]))

    @router.get("/api/documents", summary="List the documents", response_model=list[ListedDocument])
    def documents() -> Response:
        """All documents, by title."""
        return respond(lambda: JSONResponse([asdict(one) for one in list_documents(index.snapshot())]))

    @router.get("/api/documents/{document_id}", summary="Read a document", response_model=WholeDocument)
    def document(document_id: _Id) -> Response:
        """A document's text with all that is known about it; every citation's offsets refer to this text."""
        return respond(lambda: _document(index, document_id))

    return router


def _document(index: BackgroundIndex, document_id: str) -> Response:
    found = read_document(index.snapshot(), document_id)
    return JSONResponse({"error": no_document(document_id)}, 404) if found is None else JSONResponse(asdict(found))
