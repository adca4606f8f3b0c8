"""What the page of a document says of how its words came there."""

from index.records import Document
from text.spans import Span
from web.html.quality import how_read


def test_a_document_whose_words_stood_in_its_file_needs_no_sentence():
    assert how_read(Document("a", "One.", "A")) == []


def test_pages_from_pictures_and_pages_without_words_are_named():
    document = Document("a", "One.\n\nTwo.", "A", page_starts=(0, 6, 10), scanned=(Span(6, 10),), unread=(3,))
    assert how_read(document) == [
        "Read by OCR: 1 page (2). Words that may be misread are underlined; the picture of the page is what counts.",
        "Pictures from which nothing was read: 1 page (3).",
    ]
