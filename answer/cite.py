"""Citations: a stretch of a document becomes a numbered quote with its speaker, page, date and link.

The words are read from the stored text by offsets, never copied from anywhere else. Knows no ranking.
"""

from collections.abc import Sequence

from answer.quotes import Quote
from answer.records import Citation
from answer.speakers import speaker_of
from index.records import Document, Hit, Span, Statement
from index.retriever import Retriever


def cite_quotes(quotes: Sequence[Quote]) -> tuple[Citation, ...]:
    """Number the quotes of an answer, from 1."""
    return tuple(
        _citation(number, quote.document, quote.span, quote.statement, quote.heading)
        for number, quote in enumerate(quotes, start=1)
    )


def cite_passages(retriever: Retriever, hits: Sequence[Hit]) -> tuple[Citation, ...]:
    """Number whole passages, from 1, such as the nearest ones of a question that has no answer."""
    found = [(retriever.document(hit.passage.document_id), hit.passage.span) for hit in hits]
    return tuple(
        _citation(number, document, span, None)
        for number, (document, span) in enumerate(found, start=1)
        if document is not None
    )


def stands(retriever: Retriever, citation: Citation) -> bool:
    """Whether the words of a citation stand in the stored document at their offsets: the last check before display."""
    document = retriever.store.document(citation.document_id)
    return document is not None and document.text[citation.start : citation.end] == citation.quote


def permalink(document_id: str, span: Span) -> str:
    """The address of a place in this program's own page of a document."""
    return f"/documents/{document_id}?start={span.start}&end={span.end}"


def _citation(
    number: int, document: Document, span: Span, statement: Statement | None, heading: str | None = None
) -> Citation:
    return Citation(
        number=number,
        document_id=document.id,
        title=document.title,
        publisher=document.publisher,
        published=document.published,
        page=document.page_at(span.start),
        start=span.start,
        end=span.end,
        quote=document.text[span.start : span.end],
        speaker=speaker_of(statement, document.text),
        direct=statement.direct if statement else False,
        url=document.url,
        permalink=permalink(document.id, span),
        heading=heading,
    )
