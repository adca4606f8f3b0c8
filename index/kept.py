"""What people keep, as records; what was said is a text, which its owner reads again."""

from dataclasses import dataclass


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
