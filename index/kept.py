"""What is kept of conversations, as records; what was said is a text, which its owner reads again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeptConversation:
    """A conversation: whose it is, what it is called, and how many turns it has. `changed` is a moment in UTC."""

    id: str
    owner: str
    title: str
    changed: str
    is_shared: bool
    is_removed: bool
    turns: int


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
class Said:
    """What was said to a question: `text` as it is kept, `words` for searching, and each document with its paths."""

    text: str
    words: str
    documents: tuple[tuple[str, tuple[str, ...]], ...] = ()
