"""How well a document was read: pages that gave no words, and those that were read from pictures."""

import pytest

from index.records import Document, document_id
from ingest.extract.quality import page_ranges, quality_as_json, quality_as_text, quality_of, unread_note
from text.spans import Span

TEXT = "One here.\n\nTwo here.\n\nThree here."


def document(**known) -> Document:
    return Document(document_id(TEXT), TEXT, "Ports", path="a.pdf", **known)


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


def test_shares_are_those_of_pages():
    quality = quality_of(document(page_starts=(0, 11, 22, 33), scanned=(Span(11, 22),), unread=(4,)))
    assert (quality.read_share, quality.scanned_share) == (0.75, 0.25)
    assert (quality_of(document()).read_share, quality_of(document()).scanned_share) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("known", "lacks"),
    [
        ({}, ("publisher", "author", "date")),
        ({"publisher": "P", "authors": ("Ann",), "published": "2020"}, ()),
        ({"title": "a"}, ("title", "publisher", "author", "date")),
        ({"title": "port 3", "path": "all.jsonl#port-3"}, ("title", "publisher", "author", "date")),
    ],
)
def test_what_a_document_does_not_say_of_itself_is_lacking(known, lacks):
    made = {"title": "Ports", "path": "in/a.pdf", **known}
    assert quality_of(Document(document_id(TEXT), TEXT, **made)).lacks == lacks


def test_it_is_told_as_plain_values_and_in_a_few_words():
    read = document(page_starts=(0, 11, 22, 33), scanned=(Span(11, 22),), unread=(4,), authors=("Ann",))
    assert quality_as_json(read) == {
        "read_share": 0.75,
        "scanned_share": 0.25,
        "unread": [4],
        "scanned": [2],
        "lacks": ["publisher", "date"],
    }
    assert quality_as_text(read) == "pages not read 4; pages read by OCR 2; not stated: publisher, date"
    whole = {"publisher": "P", "authors": ("Ann",), "published": "2020"}
    assert quality_as_text(document(**whole)) == ""
