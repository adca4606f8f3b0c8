"""The record of who did what and when: a line of JSON for each deed, in a file that only its owner may read."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from answer.phrases import phrase
from index.errors import IndexNotWritable
from index.settings import Settings
from web.access.acting import acting

AUDIT = "audit.jsonl"
_LONGEST_ABOUT = 4_000
"""In characters: twice the longest question, so that a line stays one write."""
_LAST_BYTES = 1_000_000
"""How much of the end of the file is read for the page: thousands of lines."""


class Deed(StrEnum):
    """What somebody did."""

    ASKED = "asked"
    OPENED = "opened"
    ADDED = "added"
    REMOVED = "removed"
    EXPORTED = "exported"
    SIGNED_IN = "signed in"
    FAILED = "failed to sign in"
    SIGNED_OUT = "signed out"


@dataclass(frozen=True, slots=True)
class Entry:
    """A deed: when it was done, by whom, and what it was about."""

    when: str
    who: str
    what: str
    about: str


def record(settings: Settings, deed: Deed, about: str = "", *, who: str | None = None) -> None:
    """Record a deed, if that is wanted.

    :param settings: say whether, and where the index lies.
    :param deed: what was done.
    :param about: the question, or the document.
    :param who: who did it; else whoever acts.
    :raises IndexNotWritable: when the record cannot be written: what must be recorded is then not done.
    """
    if settings.audit == "off":
        return
    if deed is Deed.ASKED and settings.audit == "no-questions":
        about = ""
    name = acting().name if who is None else who
    entry = {"when": _now(), "who": name or acting().address, "what": deed, "about": about[:_LONGEST_ABOUT]}
    _append(settings.index / AUDIT, json.dumps(entry) + "\n")


def entries(settings: Settings) -> Iterator[Entry]:
    """The last deeds, newest first."""
    try:
        with (settings.index / AUDIT).open("rb") as file:
            end = file.seek(0, os.SEEK_END)
            file.seek(max(0, end - _LAST_BYTES))
            lines = file.read().split(b"\n")
    except FileNotFoundError:
        return
    for line in reversed(lines):
        try:
            yield Entry(**json.loads(line))
        except (ValueError, TypeError):  # cut off, at the beginning of what was read or by a full disk
            continue


def _append(file: Path, line: str) -> None:
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        opened = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(opened, line.encode())
        finally:
            os.close(opened)
    except OSError as error:
        raise IndexNotWritable(phrase("audit_unwritten", file=file, reason=error.strerror)) from error


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
