"""How well a document was read: which of its pages gave words, and which of those are from pictures (OCR)."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from index.records import Document
from text.spans import Span


@dataclass(frozen=True, slots=True)
class Quality:
    """How many pages a document has, which show something but gave no words, and which were read from pictures."""

    pages: int
    unread: tuple[int, ...]
    scanned: tuple[int, ...]


def quality_of(document: Document) -> Quality:
    """How well a document was read; its text is not looked at, which is left out where many are listed."""
    starts = document.page_starts
    ends = [*starts[1:], max([starts[-1] + 1, *(one.end for one in document.scanned)])] if starts else []
    pages = [Span(start, end) for start, end in zip(starts, ends, strict=True)]
    scanned = [number for number, page in enumerate(pages, start=1) if page.start < page.end]
    met = (number for number in scanned if document.is_scanned(pages[number - 1]))
    read = tuple(number for number in met if number not in document.unread)
    return Quality(len(pages), document.unread, read)


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
