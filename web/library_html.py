"""The Library as HTML: the table of documents, and what came of adding files.

Pure functions from records to escaped HTML. Knows no Gradio, store or server.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from index.records import Document
from web.html import plural, tag, text, time

LONGEST_TABLE = 200
_COLUMNS = ("Document", "Publisher", "Published", "Pages", "Passages", "Added from", "")


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of the library and how many passages it was split into."""

    document: Document
    passages: int


def matching(entries: Sequence[Entry], words: str) -> list[Entry]:
    """The entries whose metadata holds all the words, whatever their case."""
    wanted = words.casefold().split()
    return [entry for entry in entries if all(word in _searchable(entry.document) for word in wanted)]


def library_html(entries: Sequence[Entry], words: str = "") -> str:
    """The table of the entries that match the words; a long one is cut and says so."""
    if not entries:
        return tag("p", "The library is empty. Drop files above to add them.", {"class": "note"})
    found = matching(entries, words)
    if not found:
        return tag("p", f"None of {plural(len(entries), 'document')} matches “{text(words)}”.", {"class": "note"})
    head = tag(
        "tr",
        "".join(tag("th", name or tag("span", "Remove", {"class": "hidden"}), {"scope": "col"}) for name in _COLUMNS),
    )
    rows = "".join(_row(entry) for entry in found[:LONGEST_TABLE])
    table = tag("table", tag("thead", head) + tag("tbody", rows))
    return tag("p", _summary(entries, found), {"class": "note", "role": "status"}) + tag(
        "div", table, {"class": "table"}
    )


def confirmation_html(document: Document) -> str:
    """The question before a document is removed."""
    title = tag("strong", text(document.title))
    return tag(
        "p",
        f"Remove {title} from the library? Links to its words will lead nowhere. The file it came from is not touched.",
    )


def _searchable(document: Document) -> str:
    fields = (document.title, document.publisher, document.published, document.path, document.url, *document.authors)
    return " ".join(field for field in fields if field).casefold()


def _summary(entries: Sequence[Entry], found: Sequence[Entry]) -> str:
    passages = plural(sum(entry.passages for entry in found), "passage")
    count = plural(len(found), "document")
    if len(found) < len(entries):
        count += f" of {len(entries):,}"
    cut = f" The first {LONGEST_TABLE} are listed; filter to find the others." if len(found) > LONGEST_TABLE else ""
    return f"{count}, {passages}.{cut}"


def _row(entry: Entry) -> str:
    document = entry.document
    missing = tag("span", "not stated", {"class": "missing"})
    cells = (
        tag("a", text(document.title), {"href": f"/documents/{document.id}", "target": "_blank", "rel": "noopener"}),
        text(document.publisher) if document.publisher else missing,
        time(document.published) if document.published else missing,
        str(len(document.page_starts) or "–"),
        f"{entry.passages:,}",
        tag("code", text(document.url or document.path or "–")),
        tag(
            "button",
            "Remove",
            {"type": "button", "data-document": document.id, "aria-label": f"Remove {document.title}"},
        ),
    )
    return tag(
        "tr", "".join(tag("td", cell, {"data-label": name or None}) for name, cell in zip(_COLUMNS, cells, strict=True))
    )
