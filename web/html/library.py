"""The Library as HTML: the table of documents, and what came of adding files.

Pure functions from records to escaped HTML. Knows no Gradio, store or server.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from answer.phrases import plural
from answer.statements import holds_words
from index.records import Document
from web.html.elements import table, tag, text, time

LONGEST_TABLE = 200
_HEADINGS = {name: name for name in ("Document", "Publisher", "Published", "Pages", "Passages", "Added from")}
_HEADINGS[""] = tag("span", "Remove", {"class": "hidden"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of the library and how many passages it was split into."""

    document: Document
    passages: int


def matching(entries: Sequence[Entry], words: str) -> list[Entry]:
    """The entries whose metadata holds all the words, whatever their case."""
    return [entry for entry in entries if holds_words(_searchable(entry.document), words)]


def library_html(entries: Sequence[Entry], words: str = "") -> str:
    """The table of the entries that match the words; a long one is cut and says so."""
    if not entries:
        return tag("p", "The library is empty. Drop files above to add them.", {"class": "note"})
    found = matching(entries, words)
    if not found:
        return tag("p", f"None of {plural(len(entries), 'document')} matches “{text(words)}”.", {"class": "note"})
    listed = table(_HEADINGS, map(_row, found[:LONGEST_TABLE]))
    return tag("p", _summary(entries, found), {"class": "note", "role": "status"}) + listed


def confirmation_html(document: Document) -> str:
    """The question before a document is removed."""
    title = tag("strong", text(document.title))
    return tag(
        "p",
        f"Remove {title} from the library? Links to its words will lead nowhere. The file it came from is not touched.",
    )


def document_link(document: Document) -> str:
    """A document's title, which opens its page."""
    target = {"href": f"/documents/{document.id}", "target": "_blank", "rel": "noopener"}
    return tag("a", text(document.title), target)


def remove_button(document: Document) -> str:
    """What asks whether to remove a document when it is clicked."""
    named = {"type": "button", "data-document": document.id, "aria-label": f"Remove {document.title}"}
    return tag("button", "Remove", named)


def _searchable(document: Document) -> str:
    fields = (document.title, document.publisher, document.published, document.path, document.url, *document.authors)
    return " ".join(field for field in fields if field)


def _summary(entries: Sequence[Entry], found: Sequence[Entry]) -> str:
    passages = plural(sum(entry.passages for entry in found), "passage")
    count = plural(len(found), "document")
    if len(found) < len(entries):
        count += f" of {len(entries):,}"
    cut = f" The first {LONGEST_TABLE} are listed; filter to find the others." if len(found) > LONGEST_TABLE else ""
    return f"{count}, {passages}.{cut}"


def _row(entry: Entry) -> tuple[str, ...]:
    document = entry.document
    missing = tag("span", "not stated", {"class": "missing"})
    return (
        document_link(document),
        text(document.publisher) if document.publisher else missing,
        time(document.published) if document.published else missing,
        str(len(document.page_starts) or "–"),
        f"{entry.passages:,}",
        tag("code", text(document.url or document.path or "–")),
        remove_button(document),
    )
