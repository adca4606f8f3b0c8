"""What is searched of a passage: its text, led by its document's title and the heading above it.

Knows no model and no index; the budget below is what the splitter leaves free for the lead.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from index.records import Document, Passage

LEAD_TOKENS = 48
"""How much of the model's window the splitter leaves to the lead."""
_LEAD_CHARACTERS = 160
# Three to five characters make a token in European languages, so this many stay within LEAD_TOKENS.


def passage_text(document: Document, passage: Passage) -> str:
    """The passage's words, as they stand in its document."""
    return document.text[passage.start : passage.end]


def searched_text(document: Document, passage: Passage) -> str:
    """What is searched for words: title, heading and text, each on its own line."""
    return _join(_lead(document, passage), passage_text(document, passage))


def embedding_text(document: Document, passage: Passage) -> str:
    """What is embedded: the same, but title and heading together are cut after LEAD_TOKENS, at a blank."""
    return _join(_cut(_lead(document, passage)), passage_text(document, passage))


def by_document(passages: Iterable[Passage]) -> Iterator[tuple[str, list[Passage]]]:
    """The ids of the documents of passages, ascending, each with its own in the order of its text."""
    ordered = sorted(passages, key=lambda passage: (passage.document_id, passage.start))
    return ((id, list(group)) for id, group in groupby(ordered, lambda passage: passage.document_id))


def _lead(document: Document, passage: Passage) -> str:
    """Title and heading, unless one repeats the other or the passage begins with its heading."""
    repeated = passage.heading and document.text.startswith(passage.heading, passage.start)
    parts = dict.fromkeys((document.title, "" if repeated else passage.heading or ""))
    return _join(*parts)


def _join(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _cut(lead: str) -> str:
    if len(lead) <= _LEAD_CHARACTERS:
        return lead
    return lead[: _LEAD_CHARACTERS + 1].rsplit(maxsplit=1)[0][:_LEAD_CHARACTERS]
