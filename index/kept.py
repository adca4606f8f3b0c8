"""What people keep, as records; what was said is a text, which its owner reads again."""

from dataclasses import dataclass

KEPT_SECONDS = 3600
"""How long what was removed can be had back: long enough to notice a slip, and soon off the disk."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A conversation or a dossier: whose it is, what it is called, how many items it has. `changed` is in UTC."""

    id: str
    owner: str
    title: str
    changed: str
    is_shared: bool
    is_removed: bool
    size: int


@dataclass(frozen=True, slots=True)
class KeptTurn:
    """A question of a conversation, and what was said; None where it went with a document. `asked` is in UTC."""

    id: str
    conversation: str
    number: int
    asked: str
    question: str
    said: str | None


@dataclass(frozen=True, slots=True)
class Feedback:
    """What somebody, the giver, says of the answer of a turn. `quotation` is the number of that which is meant.

    `line` is what they add in their own words. `given` is in UTC.
    """

    turn: str
    giver: str
    given: str
    verdict: str
    quotation: int | None = None
    line: str = ""


@dataclass(frozen=True, slots=True)
class KeptPin:
    """A quotation in a dossier: where it stands, what is noted beside it, and the quotation as `said` is of a turn."""

    id: str
    dossier: str
    number: int
    pinned: str
    document: str
    start: int
    end: int
    note: str
    said: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """What was said: `text` as it is kept, `words` for searching, and each document with its paths."""

    text: str
    words: str
    documents: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class StandingQuestion(Shelved):
    """A question that stands: for the words of a `speaker`, for `words`, or `asked` as people ask.

    `size` is how many quotations it found, `unseen` how many of them its owner has not seen. `feed` is the secret part
    of the address of its feed; None while that is off.
    """

    speaker: str
    words: str
    asked: str
    unseen: int
    feed: str | None


@dataclass(frozen=True, slots=True)
class Finding:
    """A quotation that a standing question found, as `said` is of a turn. `found` is in UTC."""

    number: int
    id: str
    found: str
    said: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class WatchedSource:
    """A folder or feed that is watched: its path or address, who added it, when it was looked at, and what came of it.

    Moments are in UTC, `looked` is None before the first look. `fault` says why the last one failed. `documents` is
    how many came from it; `etag` and `modified` are what the server of a feed calls the version that was read.
    """

    id: str
    kind: str
    address: str
    owner: str
    added: str
    is_paused: bool
    title: str
    looked: str | None
    due: str
    fault: str | None
    etag: str
    modified: str
    documents: int
    failed: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a folder, or an entry of a feed, as it was read.

    `hash` is of what it is known by, `state` tells whether it changed, `fault` why it could not be taken in, `tries`
    how often that was tried.
    """

    hash: str
    state: str
    fault: str | None = None
    tries: int = 1
