"""How well a document was read: pages that gave no words, and those that were read from pictures."""

import pytest

from index.records import Document, document_id
from ingest.quality import page_ranges, quality_of, unread_note
from text.spans import Span

TEXT = "One here.\n\nTwo here.\n\nThree here."


def document(**known) -> Document:
    return Document(document_id(TEXT), TEXT, "A", path="a.pdf", **known)


def test_pages_are_counted_by_how_they_were_read():
    read = document(page_starts=(0, 11, 22, 22, 33), scanned=(Span(11, 33),), unread=(3,))
    assert (quality_of(read).pages, quality_of(read).scanned, quality_of(read).unread) == (5, (2, 4), (3,))


def test_a_document_without_pages_has_none_to_miss():
    assert (quality_of(document()).pages, quality_of(document()).scanned) == (0, ())


def test_where_many_are_listed_their_texts_are_left_out():
    listed = Document("a", "", "A", page_starts=(0, 11), scanned=(Span(11, 33),))
    assert quality_of(listed).scanned == (2,)


@pytest.mark.parametrize(
    ("pages", "told"), [([], ""), ([4], "4"), ([3, 1, 2], "1–3"), ([1, 2, 4, 7, 8, 9], "1–2, 4, 7–9")]
)
def test_pages_are_named_in_runs(pages, told):
    assert page_ranges(pages) == told


def test_what_was_not_read_is_said_with_what_to_do():
    unread = document(page_starts=(0, 33, 33), unread=(2, 3))
    assert unread_note(unread, reads_pictures=False) == (
        "a.pdf: these pages are pictures and were not read: 2–3; they are where Tesseract is installed "
        "(apt install tesseract-ocr), unless VERBATIM_OCR is none."
    )
    assert unread_note(unread, reads_pictures=True) == (
        "a.pdf: these pages are pictures and were not read: 2–3; look at them in the file, or get a better copy."
    )
    assert unread_note(document(page_starts=(0,)), reads_pictures=False) is None
