"""The record of who did what and when: a line of JSON for each deed, in a file that only its owner may read."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from answer.phrases import phrase
from index.errors import IndexNotWritable
from index.settings import Settings
from web.access.acting import acting
from web.access.record_file import append, last_lines

AUDIT = "audit.jsonl"
_LONGEST_ABOUT = 4_000
"""In characters: twice the longest question."""
_LAST_BYTES = 1_000_000
"""How much of the end of the file is read for the page: thousands of lines."""


class Deed(StrEnum):
    """What somebody did."""

    ASKED = "asked"
    OPENED = "opened"
    LISTED = "listed"
    ADDED = "added"
    REMOVED = "removed"
    BROUGHT_BACK = "brought back"
    WIPED = "removed for good"
    RENAMED = "renamed"
    COLLECTED = "put into a collection"
    TAKEN_OUT = "took out of a collection"
    EXPORTED = "exported"
    PINNED = "pinned"
    WATCHED = "watched"
    PAUSED = "paused"
    JUDGED = "gave feedback"
    TAKEN_BACK = "took feedback back"
    SHARED = "shared"
    UNSHARED = "shared no more"
    NAMED = "named a speaker"
    SIGNED_IN = "signed in"
    FAILED = "failed to sign in"
    SIGNED_OUT = "signed out"
    ACCOUNT = "changed an account"


@dataclass(frozen=True, slots=True)
class Entry:
    """A deed: when it was done, by whom, and what it was about."""

    when: str
    who: str
    what: str
    about: str


def record(settings: Settings, deed: Deed, about: str = "", *, words: str = "", who: str | None = None) -> None:
    """Record a deed, if that is wanted. Call it before the deed is done.

    :param settings: say whether, and where the index lies.
    :param deed: what is done.
    :param about: to what, such as the document.
    :param words: the question, or another person's words that are searched for; they may be left out of the record.
    :param who: who does it; else whoever acts.
    :raises IndexNotWritable: when the record cannot be written: what must be recorded is then not done.
    """
    if settings.audit == "off":
        return
    kept = words if settings.audit == "on" else ""
    told = ": ".join(part for part in (about, kept) if part)[:_LONGEST_ABOUT]
    name = acting().name if who is None else who
    entry = {"when": _now(), "who": name or acting().address, "what": deed, "about": told}
    file = settings.index / AUDIT
    try:
        append(file, json.dumps(entry).encode())
    except OSError as error:
        raise IndexNotWritable(phrase("audit_unwritten", file=file, reason=error.strerror)) from error


def claim(words: str, speaker: str | None) -> str:
    """What is asked about a quotation: its words, and who is said to have said them."""
    return f"{words} ({speaker})" if speaker else words


def entries(settings: Settings) -> Iterator[Entry]:
    """The last deeds, newest first.

    :param settings: say where the index lies.
    :yield: the deeds.
    :raises IndexNotWritable: when the record cannot be read.
    """
    file = settings.index / AUDIT
    try:
        lines = last_lines(file, _LAST_BYTES)
    except OSError as error:
        raise IndexNotWritable(phrase("audit_unread", file=file, reason=error.strerror)) from error
    for line in reversed(lines):
        try:
            yield Entry(**json.loads(line))
        except (ValueError, TypeError):  # cut off, at the beginning of what was read or by a power failure
            continue


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
