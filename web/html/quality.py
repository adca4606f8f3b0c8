"""How well a document was read, in sentences for its page, for the Library and for what is looked at beforehand."""

from answer.phrases import phrase, plural
from index.records import Document
from ingest.extract.quality import page_ranges, quality_of


def how_read(document: Document) -> list[str]:
    """What a reader of a document must know of how its words came here; nothing where they stood in its file."""
    quality = quality_of(document)
    pages = {"scanned_pages": quality.scanned, "unread_pages": quality.unread}
    return [phrase(name, pages=page_ranges(numbers)) for name, numbers in pages.items() if numbers]


def quality_signs(document: Document) -> list[str]:
    """The same in a few words, beside a document in a list; also that its title is only the name of its file."""
    quality = quality_of(document)
    counted = {"sign_unread": quality.unread, "sign_scanned": quality.scanned}
    signs = [
        phrase(name, count=len(numbers), pages=plural(quality.pages, "page"))
        for name, numbers in counted.items()
        if numbers
    ]
    return [*signs, phrase("sign_title")] if "title" in quality.lacks else signs
