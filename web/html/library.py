"""The Library as HTML: the table of documents, and the question before one of them is removed."""

from collections.abc import Sequence
from dataclasses import dataclass

from answer.phrases import phrase, plural
from answer.statements import holds_words
from index.records import Document
from web.html.filters import grouped
from web.html.render import line, render

LONGEST_TABLE = 200
"""More rows make a page slow, and are found by the filter."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of the library and how many passages it was split into."""

    document: Document
    passages: int


def matching(entries: Sequence[Entry], words: str) -> list[Entry]:
    """The entries whose metadata holds all the words, whatever their case."""
    return [entry for entry in entries if holds_words(_searchable(entry.document), words)]


def library_html(entries: Sequence[Entry], words: str = "", *, may_edit: bool = True) -> str:
    """The table of the entries that match the words; a long one is cut and says so. Editors can remove documents."""
    if not entries:
        return line("note", phrase("library_empty"))
    found = matching(entries, words)
    if not found:
        return line("note", phrase("library_unmatched", documents=plural(len(entries), "document"), words=words))
    return render("library", found=found, limit=LONGEST_TABLE, summary=_summary(entries, found), may_edit=may_edit)


def confirmation_html(title: str) -> str:
    """The question before a document is removed."""
    return render("confirmation", title=title)


def _searchable(document: Document) -> str:
    fields = (document.title, document.publisher, document.published, document.path, document.url, *document.authors)
    return " ".join(field for field in fields if field)


def _summary(entries: Sequence[Entry], found: Sequence[Entry]) -> str:
    documents, passages = plural(len(found), "document"), plural(sum(entry.passages for entry in found), "passage")
    name = "library_held_of" if len(found) < len(entries) else "library_held"
    return phrase(name, documents=documents, all=grouped(len(entries)), passages=passages)
