"""The PDF and picture files that documents were read from, and which words of a stretch are on which of their pages."""

import hashlib
from pathlib import Path

from index.records import Document
from index.store_reader import StoreReader
from ingest.formats import is_picture, suffix_of, suffix_of_picture
from text.spans import Span
from web.pictures.marks import Words

_PDF = b"%PDF-"
_AROUND = 200
"""In characters, how much of the text around the words goes with them: two lines."""


def words_on(document: Document, span: Span) -> list[tuple[int, Words]]:
    """The pages that a stretch of a document is on, counted from 1, each with its part of the words.

    :param document: a document that has pages.
    :param span: the stretch.
    :return: pages in their order.
    """
    found: list[tuple[int, Words]] = []
    ends = [*document.page_starts[1:], len(document.text)] if document.page_starts else []
    for number, (start, end) in enumerate(zip(document.page_starts, ends, strict=True), start=1):
        part = Span(max(span.start, start), min(span.end, end))
        if part.start < part.end:
            before = document.text[max(0, part.start - _AROUND) : part.start]
            after = document.text[part.end : part.end + _AROUND]
            found.append((number, Words(document.text[part.start : part.end], before, after)))
    return found


def has_pdf(store: StoreReader, document: Document) -> bool:
    """Whether a document seems to have a file that `pdf_of` finds; which that reads, and this does not."""
    if not document.page_starts:
        return False
    names = [kept.name for kept in store.originals.of(document.id)]
    names += [path for path in store.paths(document.id) if Path(path).exists()]
    return any(suffix == ".pdf" or is_picture(suffix) for suffix in map(suffix_of, names))


def pdf_of(store: StoreReader, document: Document, most_bytes: int) -> bytes | None:
    """The PDF or picture file that a document was read from, as it was then: kept in the store, or still at its path.

    :param store: where it may be kept.
    :param document: the document.
    :param most_bytes: the largest file that is read.
    :return: its bytes; None where there is none, or it has changed since.
    """
    if not document.page_starts:
        return None
    for kept in store.originals.of(document.id):
        content = b"".join(store.originals.parts(kept.sha256))
        if _has_pages(content) and _hash(content) == kept.sha256:
            return content
    for path in store.paths(document.id):
        content, source = _at(Path(path), most_bytes), store.source(path)
        if source and _has_pages(content) and _hash(content) in source.content_hash:
            return content
    return None


def _has_pages(content: bytes) -> bool:
    return _PDF in content[:1024] or bool(suffix_of_picture(content))


def _at(path: Path, most_bytes: int) -> bytes:
    try:
        return path.read_bytes() if path.stat().st_size <= most_bytes else b""
    except OSError:
        return b""


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
