"""How well a document was read: which pages gave words, which of those are from pictures (OCR), and what it lacks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from index.records import Document
from ingest.extract.metadata import title_of_name, title_of_path
from text.spans import Span

Lack = Literal["title", "publisher", "author", "date"]


@dataclass(frozen=True, slots=True)
class Quality:
    """How many pages a document has, which show something but gave no words, and which were read from pictures.

    `lacks` is what the document does not say of itself; a "title" it lacks that is only its file's name.
    """

    pages: int
    unread: tuple[int, ...]
    scanned: tuple[int, ...]
    lacks: tuple[Lack, ...]

    @property
    def read_share(self) -> float:
        """What share of its pages gave all the words that they show; 1 without pages."""
        return 1 - len(self.unread) / self.pages if self.pages else 1.0

    @property
    def scanned_share(self) -> float:
        """What share of its pages was read from pictures."""
        return len(self.scanned) / self.pages if self.pages else 0.0


def quality_of(document: Document) -> Quality:
    """How well a document was read; its text is not looked at, which is left out where many are listed."""
    starts = document.page_starts
    ends = [*starts[1:], max([starts[-1] + 1, *(one.end for one in document.scanned)])] if starts else []
    pages = [Span(start, end) for start, end in zip(starts, ends, strict=True)]
    scanned = [number for number, page in enumerate(pages, start=1) if page.start < page.end]
    met = (number for number in scanned if document.is_scanned(pages[number - 1]))
    read = tuple(number for number in met if number not in document.unread)
    return Quality(len(pages), document.unread, read, tuple(_lacks(document)))


def quality_as_json(document: Document) -> dict[str, object]:
    """How well a document was read as plain values."""
    quality = quality_of(document)
    return {"read_share": round(quality.read_share, 4), "scanned_share": round(quality.scanned_share, 4)} | {
        "unread": list(quality.unread),
        "scanned": list(quality.scanned),
        "lacks": list(quality.lacks),
    }


def quality_as_text(document: Document) -> str:
    """How well a document was read, in a few words for a person at a terminal; empty where there is nothing to say."""
    quality = quality_of(document)
    told = [
        f"pages not read {page_ranges(quality.unread)}" if quality.unread else "",
        f"pages read by OCR {page_ranges(quality.scanned)}" if quality.scanned else "",
        f"not stated: {', '.join(quality.lacks)}" if quality.lacks else "",
    ]
    return "; ".join(filter(None, told))


def _lacks(document: Document) -> Iterator[Lack]:
    place = (document.path or "").rpartition("#")
    if document.title in {title_of_path(document.path or ""), title_of_name(place[2])}:
        yield "title"
    if not document.publisher:
        yield "publisher"
    if not document.authors:
        yield "author"
    if not document.published:
        yield "date"


def page_ranges(numbers: Iterable[int]) -> str:
    """Numbers of pages as they are written in a sentence: "1–3, 7"."""
    ordered = sorted(set(numbers))
    cuts = [place for place, (one, other) in enumerate(pairwise(ordered), start=1) if other > one + 1]
    runs = [ordered[start:end] for start, end in pairwise([0, *cuts, len(ordered)])] if ordered else []
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def unread_note(document: Document, *, reads_pictures: bool) -> str | None:
    """What is to be said of the pages that gave no words, and what can be done.

    :param document: the document.
    :param reads_pictures: whether there is anything that reads pages that are pictures.
    :return: a sentence; None where all pages were read.
    """
    if not document.unread:
        return None
    pages = f"{document.path}: these pages are pictures and were not read: {page_ranges(document.unread)}"
    if reads_pictures:
        return f"{pages}; look at them in the file, or get a better copy."
    return f"{pages}; they are where Tesseract is installed (apt install tesseract-ocr), unless VERBATIM_OCR is none."
