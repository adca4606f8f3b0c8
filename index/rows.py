"""How records become database rows and back. Knows the column order of schema.sql and nothing else."""

import json
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.records import Document, Heading, Passage, Statement
from text.spans import Span

DOCUMENT_COLUMNS = (
    "id, text, title, publisher, authors, published, updated, retrieved, origin, url, path, language, "
    "page_starts, headings"
)
DESCRIPTION_COLUMNS = DOCUMENT_COLUMNS.removeprefix("id, text, ")
PASSAGE_COLUMNS = 'id, document_id, start, "end", heading'
STATEMENT_COLUMNS = "id, document_id, contents, direct, speaker, speaker_name, cue"

Row = tuple[Any, ...]


def document_row(document: Document) -> Row:
    """The row of a document, in the order of DOCUMENT_COLUMNS."""
    return (
        document.id,
        document.text,
        document.title,
        document.publisher,
        json.dumps(document.authors),
        document.published,
        document.updated,
        document.retrieved,
        document.origin,
        document.url,
        document.path,
        document.language,
        json.dumps(document.page_starts),
        json.dumps([(heading.start, heading.end, heading.level) for heading in document.headings]),
    )


def description_of(document: Document) -> str:
    """What is known about a document besides its text, as JSON: its row without id and text."""
    return json.dumps(document_row(document)[2:], ensure_ascii=False)


def to_document(row: Row) -> Document:
    """The document of a row in the order of DOCUMENT_COLUMNS."""
    id, text, title, publisher, authors, *others, page_starts, headings = row
    published, updated, retrieved, origin, url, path, language = others
    return Document(
        id=id,
        text=text,
        title=title,
        publisher=publisher,
        authors=tuple(json.loads(authors)),
        published=published,
        updated=updated,
        retrieved=retrieved,
        origin=origin,
        url=url,
        path=path,
        language=language,
        page_starts=tuple(json.loads(page_starts)),
        headings=tuple(Heading(*heading) for heading in json.loads(headings)),
    )


def passage_row(passage: Passage, vector: NDArray[np.float32]) -> Row:
    """The row of a passage: PASSAGE_COLUMNS, then the vector."""
    blob = np.ascontiguousarray(vector, dtype="<f4").tobytes()
    return (passage.id, passage.document_id, passage.start, passage.end, passage.heading, blob)


def statement_row(statement: Statement) -> Row:
    """The row of a statement, in the order of the table."""
    return (
        statement.id,
        statement.document_id,
        statement.contents[0].start,
        json.dumps([(span.start, span.end) for span in statement.contents]),
        int(statement.direct),
        _span_text(statement.speaker),
        statement.speaker_name,
        _span_text(statement.cue),
    )


def to_statement(row: Row) -> Statement:
    """The statement of a row in the order of STATEMENT_COLUMNS."""
    id, document_id, contents, direct, speaker, speaker_name, cue = row
    spans = tuple(Span(*pair) for pair in json.loads(contents))
    return Statement(id, document_id, spans, bool(direct), _to_span(speaker), speaker_name, _to_span(cue))


def _span_text(span: Span | None) -> str | None:
    return json.dumps((span.start, span.end)) if span else None


def _to_span(text: str | None) -> Span | None:
    return Span(*json.loads(text)) if text else None
