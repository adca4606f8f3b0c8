"""Who says the words at a place: the statements of a document looked up by span and by name.

Knows statements and names; how statements are found in a text is the ingest's business.
"""

import re
from collections.abc import Sequence

from index.records import Span, Statement


def statement_at(statements: Sequence[Statement], span: Span) -> Statement | None:
    """The statement with the most words in a span; a direct one before a reported one, then the earlier."""
    shares = [(_shared(statement, span), statement) for statement in statements]
    held = [(share, statement) for share, statement in shares if share]
    return max(held, key=lambda pair: (pair[1].direct, pair[0]))[1] if held else None


def speaker_of(statement: Statement | None, text: str) -> str | None:
    """Who speaks: the resolved name, else the speaker as the document writes it, else nobody known."""
    if statement is None:
        return None
    if statement.speaker_name or statement.speaker is None:
        return statement.speaker_name
    return text[statement.speaker.start : statement.speaker.end]


def is_same_speaker(asked: str, name: str | None) -> bool:
    """Whether one name is the other or a part of it: "Amnesty" and "Amnesty International"."""
    if not name:
        return False
    asked_words, name_words = _words(asked), _words(name)
    return bool(asked_words) and (asked_words <= name_words or (bool(name_words) and name_words <= asked_words))


def is_said_by(asked: str | None, span: Span, statements: Sequence[Statement], text: str) -> bool:
    """Whether words of the asked speaker stand in a span."""
    if asked is None:
        return False
    return any(
        _shared(statement, span) and is_same_speaker(asked, speaker_of(statement, text)) for statement in statements
    )


def _shared(statement: Statement, span: Span) -> int:
    """How many characters of a statement's words stand in a span."""
    return sum(max(0, min(one.end, span.end) - max(one.start, span.start)) for one in statement.contents)


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", re.sub(r"[’']s\b", "", name.casefold()))) - {"the", "mr", "mrs", "ms", "dr"}
