"""The documents of the library in a list: filtered, in an order, a page at a time. Knows no HTML."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from answer.statements import holds_words
from index.corpus import Corpus
from index.records import Document

PAGE_ROWS = 100
"""How many are shown at once: a page of them is drawn in a twentieth of a second, and a thousand in half of one."""
ORDERS = ("title", "publisher", "published", "passages", "added")
"""What they can be ordered by; "added" is the order in which they came."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document, how many passages it was split into, and which it was in the order in which they came.

    `others` are its further sources, by which it is found, too.
    """

    document: Document
    passages: int
    added: int = 0
    words: str = ""
    others: tuple[Document, ...] = ()

    @classmethod
    def of(cls, document: Document, passages: int, added: int, others: tuple[Document, ...] = ()) -> "Entry":
        """The entry of a document, with all that a filter looks at."""
        known = [
            word
            for one in (document, *others)
            for word in (one.title, one.publisher, one.published, one.path, one.url, *one.authors)
        ]
        return cls(document, passages, added, " ".join(filter(None, known)), others)


@dataclass(frozen=True, slots=True)
class View:
    """What of the list is looked at: the words that are filtered by, the order, and which page, counted from 1.

    `is_recorded` says that it stands in the record that somebody looks at it.
    """

    words: str = ""
    order: str = "title"
    is_descending: bool = False
    page: int = 1
    is_recorded: bool = field(default=False, compare=False)


def entries_of(corpus: Corpus) -> list[Entry]:
    """All documents, by title; listed once for each change of them."""
    return corpus.remember("entries", lambda: _entries(corpus))


def ordered(corpus: Corpus, order: str, *, is_descending: bool) -> list[Entry]:
    """The same in another order, worked out once."""
    return corpus.remember(
        ("entries", order, is_descending), lambda: in_order(entries_of(corpus), order, is_descending=is_descending)
    )


def in_order(entries: Sequence[Entry], order: str, *, is_descending: bool = False) -> list[Entry]:
    """Entries in an order; where it says nothing of one, that comes last, whichever way the order goes."""
    key = _KEYS[order]
    known = [entry for entry in entries if key(entry) is not None]
    unknown = [entry for entry in entries if key(entry) is None]
    return [*sorted(known, key=key, reverse=is_descending), *unknown]


def matching(entries: Sequence[Entry], words: str) -> list[Entry]:
    """The entries whose metadata holds all the words, whatever their case."""
    return [entry for entry in entries if holds_words(entry.words, words)] if words.strip() else list(entries)


def _entries(corpus: Corpus) -> list[Entry]:
    passages = corpus.store.passage_counts()
    added = {id: number for number, id in enumerate(corpus.store.in_order_of_coming())}
    return [
        Entry.of(one, passages.get(one.id, 0), added[one.id], corpus.other_sources(one))
        for one in corpus.store.listed()
    ]


_KEYS: dict[str, Callable[[Entry], Any]] = {
    "title": lambda entry: entry.document.title.casefold(),
    "publisher": lambda entry: entry.document.publisher and entry.document.publisher.casefold(),
    "published": lambda entry: entry.document.published,
    "passages": lambda entry: entry.passages,
    "added": lambda entry: entry.added,
}
