"""Reads JSONL files a line at a time: one JSON object with `_id`, `title` and `text` a line.

Owns what makes a line a record. Knows nothing of documents; `extract_record` reads a record's fields.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its id and the bytes of its line."""

    id: str
    content: bytes


@dataclass(frozen=True, slots=True)
class RecordError:
    """A line that is no record. `reason` completes the sentence "Line 7 of FILE …"."""

    line: int
    reason: str


def read_records(path: Path) -> Iterator[Record | RecordError]:
    """Read the records of a JSONL file; a broken line becomes an error and reading goes on."""
    first_line: dict[str, int] = {}
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            content = line.removeprefix(b"\xef\xbb\xbf").strip()
            if not content:
                continue
            record = _read_line(content, number)
            if isinstance(record, Record) and first_line.setdefault(record.id, number) != number:
                reason = f'repeats the "_id" {record.id} of line {first_line[record.id]}; give each record its own.'
                record = RecordError(number, reason)
            yield record


def _read_line(content: bytes, number: int) -> Record | RecordError:
    try:
        fields = json.loads(content)
    except (ValueError, RecursionError) as error:
        return RecordError(number, f"is not JSON in UTF-8 ({error}); correct or remove it.")
    if not isinstance(fields, dict) or not isinstance(fields.get("text"), str):
        return RecordError(number, 'is not an object with a "text"; correct or remove it.')
    name = fields.get("_id", fields.get("id"))
    return Record(f"line-{number}" if name in (None, "") else str(name), content)
