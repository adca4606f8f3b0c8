"""What the corpus holds, as other programs get it: passages found for a query, documents listed, one document whole.

Plain functions over frozen records of plain values. Knows no HTTP and no answers.
"""

from dataclasses import dataclass

from answer.quote.cite import permalink
from index.corpus import Corpus
from index.errors import QuestionError
from index.passages import passage_text
from index.records import Document, Hit
from web.html.elements import shown_id

LARGEST_LIMIT = 100
_LONGEST_QUERY = 2_000


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage found for a query; `text` is `document.text[start:end]`, a higher `score` is better."""

    document_id: str
    title: str
    publisher: str | None
    published: str | None
    page: int | None
    start: int
    end: int
    text: str
    score: float
    permalink: str


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """A document in the list of all; `passages` is how many it has."""

    id: str
    title: str
    publisher: str | None
    published: str | None
    url: str | None
    path: str | None
    language: str | None
    passages: int


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
    text: str
    permalink: str


def search_passages(corpus: Corpus, query: str, limit: int) -> list[FoundPassage]:
    """Find the passages that best fit a query.

    :param corpus: the index to search.
    :param query: any text.
    :param limit: how many passages to find at most.
    :return: the passages, best first.
    :raises QuestionError: when the query is empty or far too long, or the limit impossible.
    """
    if not query.strip():
        raise QuestionError("Please give a query to search for.")
    if len(query) > _LONGEST_QUERY:
        raise QuestionError(f"The query has {len(query)} characters; please search for at most {_LONGEST_QUERY}.")
    check_limit(limit)
    hits = corpus.search(query, limit)
    found = [(corpus.document(hit.passage.document_id), hit) for hit in hits]
    return [_found(document, hit) for document, hit in found if document is not None]


def list_documents(corpus: Corpus) -> list[ListedDocument]:
    """All documents, by title."""
    counts = corpus.store.passage_counts()
    return [
        ListedDocument(
            id=one.id,
            title=one.title,
            publisher=one.publisher,
            published=one.published,
            url=one.url,
            path=one.path,
            language=one.language,
            passages=counts.get(one.id, 0),
        )
        for one in corpus.store.listed()
    ]


def read_document(corpus: Corpus, document_id: str) -> WholeDocument | None:
    """The document with an id, or None."""
    document = corpus.document(document_id)
    if document is None:
        return None
    return WholeDocument(
        id=document.id,
        title=document.title,
        publisher=document.publisher,
        authors=document.authors,
        published=document.published,
        updated=document.updated,
        retrieved=document.retrieved,
        origin=document.origin,
        url=document.url,
        path=document.path,
        language=document.language,
        page_starts=document.page_starts,
        text=document.text,
        permalink=f"/documents/{document.id}",
    )


def check_limit(limit: int) -> None:
    """Refuse a limit that cannot be kept.

    :param limit: how many things are asked for at most.
    :raises QuestionError: when it is below one or above LARGEST_LIMIT.
    """
    if not 1 <= limit <= LARGEST_LIMIT:
        raise QuestionError(f"The limit must be from 1 to {LARGEST_LIMIT}, not {limit}.")


def no_document(document_id: str) -> str:
    """The sentence that says that the index holds no document with an id."""
    shown = shown_id(document_id)
    return f"The index holds no document “{shown}”; it may have been removed or replaced by a newer version."


def _found(document: Document, hit: Hit) -> FoundPassage:
    passage = hit.passage
    return FoundPassage(
        document_id=document.id,
        title=document.title,
        publisher=document.publisher,
        published=document.published,
        page=document.page_at(passage.start),
        start=passage.start,
        end=passage.end,
        text=passage_text(document, passage),
        score=round(hit.score, 6),
        permalink=permalink(document.id, passage.span),
    )
