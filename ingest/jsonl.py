"""Reads JSON Lines: one object a line, and of a collection the records with `_id`, `title` and `text`."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

LONGEST_LINE_MB = 50
"""Twenty long books have less; what the densest JSON of that size becomes takes a gigabyte."""


MOST_ERRORS = 1000
"""Nobody reads more of one file; one that is no collection has an error a line."""
_LONGEST_ID = 100
"""In characters, as far as errors repeat it; one may be as long as a line."""


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


def bounded_lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file as far as they are short enough to be read; the first that is not is cut, and the last."""
    while line := file.readline((LONGEST_LINE_MB << 20) + 1):
        yield line
        if len(line) > LONGEST_LINE_MB << 20:
            return


def read_objects(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes, dict[str, Any] | str]]:
    """Read an object a line: the line's number, its bytes, and its fields or, for a broken line, what is wrong."""
    for number, line in enumerate(lines, start=1):
        content = line.removeprefix(b"\xef\xbb\xbf").strip()
        if content:
            yield number, content, _read_fields(content)


def read_records(lines: Iterable[bytes]) -> Iterator[Record | RecordError]:
    """Read the records of a collection; a broken line becomes an error and reading goes on.

    Of very many errors the last one counts those that are left out.
    """
    errors, last = 0, 0
    for found in _read_all(lines):
        if isinstance(found, RecordError):
            errors, last = errors + 1, found.line
        if isinstance(found, Record) or errors <= MOST_ERRORS:
            yield found
    if errors > MOST_ERRORS:
        yield RecordError(last, f"is the last of {errors - MOST_ERRORS:,} more that are no records; correct them.")


def _read_all(lines: Iterable[bytes]) -> Iterator[Record | RecordError]:
    first_line: dict[str, int] = {}
    for number, content, fields in read_objects(lines):
        if isinstance(fields, str):
            yield RecordError(number, f"{fields}; correct or remove it.")
            continue
        name = fields.get("_id", fields.get("id"))
        id = f"line-{number}" if name in (None, "") else str(name)
        if not isinstance(fields.get("text"), str):
            yield RecordError(number, 'is not an object with a "text"; correct or remove it.')
        elif first_line.setdefault(id, number) != number:
            reason = f'repeats the "_id" {id[:_LONGEST_ID]} of line {first_line[id]}; give each record its own.'
            yield RecordError(number, reason)
        else:
            yield Record(id, content)


def _read_fields(content: bytes) -> dict[str, Any] | str:
    if len(content) > LONGEST_LINE_MB << 20:
        return f"is longer than {LONGEST_LINE_MB} MB, and what follows it is not read"
    try:
        fields = json.loads(content)
    except (ValueError, RecursionError) as error:
        return f"is not JSON in UTF-8 ({error})"
    return fields if isinstance(fields, dict) else "is not a JSON object"
