"""Reads the lines of a set's files; what is wrong with one is named with its number. Knows no fields."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.errors import QuestionSetError


def read_lines(file: Path) -> list[str]:
    """Read the lines of a file.

    :param file: the file, in UTF-8.
    :return: its lines without their ends; the first is line 1 to people.
    :raises QuestionSetError: when it cannot be read.
    """
    try:
        return file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionSetError(f"{file} cannot be read ({error}); give a UTF-8 file.") from error


def read_objects(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Read a JSON object a line, each with the number of its line; a broken line is a QuestionSetError."""
    for line, text in enumerate(read_lines(file), start=1):
        if not text.strip():
            continue
        try:
            fields = json.loads(text)
        except ValueError as error:
            raise broken_line(file, line, f"is not JSON ({error})") from error
        if not isinstance(fields, dict):
            raise broken_line(file, line, "is not a JSON object")
        yield line, fields


def broken_line(file: Path, line: int, what: str) -> QuestionSetError:
    """The error for a line; `what` completes the sentence "Line 7 of FILE …"."""
    return QuestionSetError(f"Line {line} of {file} {what}; mend the line.")
