"""How records become database rows and back. The columns of schema.sql stand in the order of the records' fields."""

import json
from collections.abc import Iterable
from dataclasses import astuple, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.databases.database import Row
from index.records import LISTS, Document, Passage, Statement, document_id, document_of
from text.spans import Span

DOCUMENT_COLUMNS = ", ".join(field.name for field in fields(Document))
DESCRIPTION_COLUMNS = DOCUMENT_COLUMNS.removeprefix("id, text, ")
PASSAGE_COLUMNS = 'id, document_id, start, "end", heading'
_PASSAGE_TYPES = [(int, str, int, int, heading) for heading in (str, type(None))]
STATEMENT_COLUMNS = "id, document_id, contents, direct, speaker, speaker_name, cue, probability, via, via_name"


def document_row(document: Document) -> Row:
    """The row of a document, in the order of DOCUMENT_COLUMNS."""
    values = (getattr(document, field.name) for field in fields(document))
    return tuple(_as_json(value) if isinstance(value, tuple) else value for value in values)


def description_of(document: Document) -> str:
    """What is known about a document besides its text, as JSON: its row without id and text."""
    return json.dumps(document_row(document)[2:], ensure_ascii=False)


def to_document(row: Row) -> Document:
    """The document of a row in the order of DOCUMENT_COLUMNS.

    :param row: the row.
    :return: the document.
    :raises ValueError: when the row is damaged: a list is none, or the text is not the one that the id was made of.
    """
    values = dict(zip(DOCUMENT_COLUMNS.split(", "), row, strict=True))
    if document_id(values["text"]) != values["id"]:
        raise ValueError("the text is not what the id says")
    return _with_lists(values)


def sound_document(row: Row) -> Document | None:
    """The document of a row; None when the row is damaged."""
    try:
        return to_document(row)
    except ValueError:
        return None


def to_listed(row: Row) -> Document:
    """The document of a row that has no text; lists that are damaged are empty."""
    values = dict(zip(DOCUMENT_COLUMNS.split(", "), row, strict=True)) | {"text": ""}
    try:
        return _with_lists(values)
    except ValueError:
        return Document(**values | dict.fromkeys(LISTS, ()))


def _with_lists(values: dict[str, Any]) -> Document:
    try:
        return document_of(values | {name: _list_of(values[name]) for name in LISTS})
    except TypeError as error:  # JSON, but no list of such
        raise ValueError(str(error)) from error


def _list_of(text: str) -> object:
    # Most lists are empty; to read those of fifty thousand documents as JSON takes most of the time of listing them.
    return [] if text == "[]" else json.loads(text)


def passage_row(passage: Passage, vector: NDArray[np.float32]) -> Row:
    """The row of a passage: PASSAGE_COLUMNS, then the vector."""
    return (*astuple(passage), np.ascontiguousarray(vector, dtype="<f4").tobytes())


def sound_passages(rows: Iterable[Row]) -> list[Passage]:
    """The passages of rows in the order of PASSAGE_COLUMNS, but for damaged ones.

    A damaged file gives values of other types than its tables have, which SQLite checks when it writes only.
    """
    return [Passage(*row) for row in rows if tuple(map(type, row)) in _PASSAGE_TYPES]


def statement_row(statement: Statement) -> Row:
    """The row of a statement, in the order of the table."""
    return (
        statement.id,
        statement.document_id,
        statement.contents[0].start,
        _as_json(statement.contents),
        int(statement.direct),
        statement.speaker and _as_json(statement.speaker),
        statement.speaker_name,
        statement.cue and _as_json(statement.cue),
        statement.probability,
        statement.via and _as_json(statement.via),
        statement.via_name,
    )


def to_statement(row: Row) -> Statement:
    """The statement of a row in the order of STATEMENT_COLUMNS.

    :param row: the row.
    :return: the statement.
    :raises ValueError: when the row is damaged.
    """
    id, document, contents, direct, speaker, speaker_name, cue, probability, via, via_name = row
    try:
        # Read at once: one by one, those of fifty thousand statements take half a second more.
        pairs, *places = json.loads(f"[{contents}, {speaker or 'null'}, {cue or 'null'}, {via or 'null'}]")
        named, said, told = (None if place is None else Span(*place) for place in places)
        words = tuple(Span(*pair) for pair in pairs)
        return Statement(id, document, words, bool(direct), named, speaker_name, said, probability, told, via_name)
    except TypeError as error:  # JSON, but no list of pairs
        raise ValueError(str(error)) from error


def _as_json(value: object) -> str:
    return json.dumps(value, default=astuple)
