"""How well a document was read, in sentences for its page and for the Library."""

from answer.phrases import phrase, plural
from index.records import Document
from ingest.quality import page_ranges, quality_of


def how_read(document: Document) -> list[str]:
    """What a reader of a document must know of how its words came here; nothing where they stood in its file."""
    quality = quality_of(document)
    pages = {"scanned_pages": quality.scanned, "unread_pages": quality.unread}
    return [phrase(name, pages=_pages(numbers)) for name, numbers in pages.items() if numbers]


def _pages(numbers: tuple[int, ...]) -> str:
    return f"{plural(len(numbers), 'page')} ({page_ranges(numbers)})"
