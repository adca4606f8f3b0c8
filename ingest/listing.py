"""Shows documents on paper or screen: one in full, or all in a table."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from index.records import Document
from ingest.extract.quality import quality_as_json, quality_as_text

_COLUMNS = ("id", "published", "publisher", "title", "passages", "path", "collections")
_Value = str | int | tuple[str, ...] | None
_LONGEST_CELL = 60
"""In characters: two such cells and the ids fit on a wide screen."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A stored document as one of its sources describes it, how many passages it has, and the collections it is in."""

    document: Document
    passages: int
    collections: tuple[str, ...] = ()


def document_as_json(document: Document) -> str:
    """A document with its text, all that is known about it and how well it was read, as one line of JSON."""
    return json.dumps({**asdict(document), "quality": quality_as_json(document)}, ensure_ascii=False)


def document_as_text(document: Document) -> str:
    """A document's metadata, a line each, how well it was read, and its text."""
    fields = asdict(document)
    fields["authors"] = ", ".join(document.authors)
    fields["pages"] = len(document.page_starts) or None
    fields["labels"] = ", ".join(filter(None, document.page_labels))
    clocks = [moment.clock for moment in document.moments if moment.clock]
    fields["times"] = clocks and f"{clocks[0]} to {clocks[-1]}"
    fields["quality"] = quality_as_text(document)
    hidden = ("text", "headings", "page_starts", "page_labels", "scanned", "doubtful", "unread", "moments")
    lines = [f"{name + ':':11}{value}" for name, value in fields.items() if name not in hidden and value]
    return "\n".join([*lines, "", document.text, ""])


def listed_as_json(listed: Listed) -> str:
    """A row of the table as one line of JSON."""
    return json.dumps(dict(zip(_COLUMNS, _values(listed), strict=True)), ensure_ascii=False)


def table(rows: Sequence[Listed]) -> str:
    """All documents, a line each, under the names of the columns."""
    cells = [_COLUMNS, *([_cell(value) for value in _values(listed)] for listed in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(_COLUMNS))]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in cells)


def _values(listed: Listed) -> tuple[_Value, ...]:
    document = listed.document
    known = document.id, document.published, document.publisher, document.title
    return *known, listed.passages, document.path, listed.collections


def _cell(value: _Value) -> str:
    text = "" if value is None else ", ".join(value) if isinstance(value, tuple) else str(value)
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1] + "…"
