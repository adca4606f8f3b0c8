"""What the corpus holds, for programs: passages found for a query, documents listed, one document whole.

Functions over frozen records of plain values, which the tools for assistants use, too, and their routes.
"""

from dataclasses import asdict, dataclass, fields
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Path, Query
from fastapi.responses import JSONResponse

from answer.phrases import phrase
from answer.quote.cite import permalink, same_text
from answer.records import OtherSource
from answer.within import narrowed
from index.corpus import Corpus
from index.errors import QuestionError
from index.passages import passage_text
from index.records import Document, Hit, Moment
from ingest.extract.quality import quality_as_json
from text.spans import Span
from web.access.audit import Deed, record
from web.access.listed import record_list
from web.api.docs import described
from web.api.limits import Limits
from web.background_index import BackgroundIndex
from web.html.filters import shortened_id
from web.listing import ORDERS, ordered

LARGEST_LIMIT = 100
"""How many things are given at once at most: far more than anybody reads, and nothing that takes long."""
_LONGEST_QUERY = 2_000
"""As long as a question may be."""


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage found for a query; `text` is `document.text[start:end]`, a higher `score` is better."""

    document_id: str
    title: str
    publisher: str | None
    published: str | None
    page: int | None
    time: str | None
    start: int
    end: int
    text: str
    score: float
    permalink: str
    same_text: tuple[OtherSource, ...]


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """A document in the list of all: passages, pages, the names of its collections, and how well it was read."""

    id: str
    title: str
    publisher: str | None
    published: str | None
    url: str | None
    path: str | None
    language: str | None
    passages: int
    collections: tuple[str, ...]
    pages: int
    quality: dict[str, Any]
    same_text: tuple[OtherSource, ...]


@dataclass(frozen=True, slots=True)
class ListedOriginal:
    """An original that is kept of a document; `size` is in bytes, and `download` where it is to be had."""

    name: str
    sha256: str
    size: int
    download: str


@dataclass(frozen=True, slots=True)
class WholeDocument:
    """A document with all that is known about it; offsets are positions in `text`, counted in characters."""

    id: str
    title: str
    publisher: str | None
    authors: tuple[str, ...]
    published: str | None
    updated: str | None
    retrieved: str | None
    origin: str | None
    url: str | None
    path: str | None
    language: str | None
    page_starts: tuple[int, ...]
    page_labels: tuple[str, ...]
    scanned: tuple[Span, ...]
    doubtful: tuple[Span, ...]
    unread: tuple[int, ...]
    moments: tuple[Moment, ...]
    text: str
    permalink: str
    originals: tuple[ListedOriginal, ...]
    collections: tuple[str, ...]
    quality: dict[str, Any]
    same_text: tuple[OtherSource, ...]


_Record = TypeVar("_Record", FoundPassage, ListedDocument, WholeDocument)
"""Each shares fields with `Document`."""
_SearchQuery = Annotated[str, Query(description=phrase("api_query"), examples=["real-time surveillance"])]
_Limit = Annotated[int, Query(description=phrase("api_limit", limit=LARGEST_LIMIT))]
_Sort = Annotated[str, Query(description=phrase("api_sort", known=", ".join(ORDERS)))]
_Offset = Annotated[int, Query(description=phrase("api_offset"))]
_Most = Annotated[int | None, Query(description=phrase("api_most"))]
_Id = Annotated[str, Path(description=phrase("api_document_id"))]


def corpus_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the routes over an index."""
    router = APIRouter()

    @router.get("/api/search", response_model=list[FoundPassage], **described("search"))
    def search(within: Limits, query: _SearchQuery = "", limit: _Limit = 10) -> JSONResponse:
        record(index.settings, Deed.ASKED, words=query)
        corpus = narrowed(index.snapshot(), within)
        return JSONResponse([asdict(found) for found in search_passages(corpus, query, limit)])

    @router.get("/api/documents", response_model=list[ListedDocument], **described("documents"))
    def documents(sort: _Sort = "title", offset: _Offset = 0, limit: _Most = None) -> JSONResponse:
        record_list(index.settings, "documents", {})
        corpus = index.snapshot()
        listed = list_documents(corpus, sort, offset, limit)
        return JSONResponse([asdict(one) for one in listed], headers={"x-total-count": str(corpus.document_count)})

    @router.get("/api/documents/{document_id}", response_model=WholeDocument, **described("document"))
    def document(document_id: _Id) -> JSONResponse:
        found = read_document(index.snapshot(), document_id)
        if found:
            record(index.settings, Deed.OPENED, f"{found.title} ({found.id})")
        return JSONResponse(asdict(found)) if found else JSONResponse({"error": no_document(document_id)}, 404)

    return router


def search_passages(corpus: Corpus, query: str, limit: int) -> list[FoundPassage]:
    """Find the passages that best fit a query.

    :param corpus: the index to search.
    :param query: any text.
    :param limit: how many passages to find at most.
    :return: the passages, best first.
    :raises QuestionError: when the query is empty or far too long, or the limit impossible.
    """
    if not query.strip():
        raise QuestionError(phrase("empty_query"))
    if len(query) > _LONGEST_QUERY:
        raise QuestionError(phrase("long_query", length=len(query), limit=_LONGEST_QUERY))
    check_limit(limit)
    hits = corpus.search(query, limit)
    found = [(corpus.document(hit.passage.document_id), hit) for hit in hits]
    return [_found(corpus, document, hit) for document, hit in found if document is not None]


def list_documents(
    corpus: Corpus, sort: str = "title", offset: int = 0, limit: int | None = None
) -> list[ListedDocument]:
    """Documents in an order.

    :param corpus: the documents.
    :param sort: by what; with a minus before it, the other way round.
    :param offset: how many of the first are left out.
    :param limit: how many are given at most; None gives all.
    :return: them.
    :raises QuestionError: when there is no such order, or the numbers are impossible.
    """
    order = sort.removeprefix("-")
    if order not in ORDERS:
        raise QuestionError(phrase("impossible_sort", sort=sort[:40], known=", ".join(ORDERS)))
    if offset < 0 or (limit is not None and limit < 0):
        raise QuestionError(phrase("impossible_part"))
    entries = ordered(corpus, order, is_descending=sort.startswith("-"))
    part = entries[offset:] if limit is None else entries[offset : offset + limit]
    collected = corpus.store.collections.names()
    return [
        _record(
            ListedDocument,
            each.document,
            passages=each.passages,
            pages=len(each.document.page_starts),
            quality=quality_as_json(each.document),
            collections=tuple(collected.get(each.document.id, ())),
            same_text=same_text(corpus, each.document),
        )
        for each in part
    ]


def read_document(corpus: Corpus, document_id: str) -> WholeDocument | None:
    """The document with an id, or None."""
    document = corpus.document(document_id)
    if document is None:
        return None
    page = f"/documents/{document.id}"
    originals = tuple(
        ListedOriginal(kept.name, kept.sha256, kept.size, f"{page}/original?sha256={kept.sha256}")
        for kept in corpus.store.originals.of(document.id)
    )
    collections = tuple(one.name for one in corpus.store.collections.of(document.id))
    more = {"originals": originals, "collections": collections, "quality": quality_as_json(document)}
    return _record(WholeDocument, document, permalink=page, same_text=same_text(corpus, document), **more)


def check_limit(limit: int) -> None:
    """Refuse a limit that cannot be kept.

    :param limit: how many things are asked for at most.
    :raises QuestionError: when it is below one or above LARGEST_LIMIT.
    """
    if not 1 <= limit <= LARGEST_LIMIT:
        raise QuestionError(phrase("impossible_limit", largest=LARGEST_LIMIT, limit=limit))


def no_document(document_id: str) -> str:
    """The sentence that says that the index holds no document with an id."""
    return phrase("no_document", id=shortened_id(document_id))


def _found(corpus: Corpus, document: Document, hit: Hit) -> FoundPassage:
    passage = hit.passage
    return _record(
        FoundPassage,
        document,
        document_id=document.id,
        page=document.page_at(passage.start),
        time=document.time_at(passage.start),
        start=passage.start,
        end=passage.end,
        text=passage_text(document, passage),
        score=round(hit.score, 6),
        permalink=permalink(document.id, passage.span),
        same_text=same_text(corpus, document),
    )


def _record(kind: type[_Record], document: Document, **others: Any) -> _Record:  # noqa: ANN401  # of any field
    """A record with these values; all its other fields are the document's."""
    shared = {field.name: getattr(document, field.name) for field in fields(kind) if field.name not in others}
    return kind(**shared, **others)
