"""Finds statements within bounds, so that a text that is very long or hostile wastes a bounded time.

The bound of text is the same on every machine, so that a document has the same statements on each. The bound of time is
for what nobody foresaw.
"""

import time
from dataclasses import replace

from index.records import Document, Statement
from ingest.look import Look
from ingest.statements.find import find_statements
from ingest.statements.tagger.reading import StatementReader

_MOST_CHARACTERS = 5_000_000
"""In how much of a text statements are looked for: 2,500 close pages, more than the longest books and reports have.
What has more are collections, in which the search would take hours."""
_SECONDS = 300
"""How much processor time rules may take, the model apart: several times as much as they take in the longest text."""


def find_within_bounds(
    document: Document,
    path: str,
    tagger: StatementReader | None,
    look: Look,
    *,
    most: int = _MOST_CHARACTERS,
    seconds: float = _SECONDS,
) -> tuple[list[Statement], str | None]:
    """Find the statements of a document, or of its beginning.

    :param document: the document.
    :param path: its path, as users see it.
    :param tagger: the learned tagger; without it rules alone decide.
    :param look: called many times a second; what it raises ends the search.
    :param most: in how many characters statements are looked for.
    :param seconds: how much processor time it may take.
    :return: the statements, and one sentence for users where they were not looked for in all of the text.
    """
    part = _beginning(document, most)
    try:
        found = find_statements(part, tagger, _in_time(seconds, look))
    except _TookTooLongError:
        late = f"{path}: finding who says what in it was given up after {seconds} s of processor time."
        return [], f"{late} The document is in, without its statements."
    if part is document:
        return found, None
    length = len(part.text)
    return (
        found,
        f"{path}: who says what was looked for in its first {length:,} characters; divide it to have the rest.",
    )


class _TookTooLongError(Exception):
    """The bound of time is reached."""


def _in_time(seconds: float, look: Look) -> Look:
    end = time.thread_time() + seconds  # of the processor: another machine, or a busy one, makes no difference

    def looking() -> None:
        look()
        if time.thread_time() > end:
            raise _TookTooLongError

    return looking


def _beginning(document: Document, most: int) -> Document:
    """All of a document, or as much of it as may be read, in whole lines if it has any."""
    if len(document.text) <= most:
        return document
    end = document.text.rfind("\n", most // 2, most)
    end = end if end >= 0 else most
    headings = tuple(heading for heading in document.headings if heading.end <= end)
    return replace(document, text=document.text[:end], headings=headings)
