"""What the page of a document says of how its words came there."""

from index.records import Document
from text.spans import Span
from web.html.quality import how_read, quality_signs


def test_a_document_whose_words_stood_in_its_file_needs_no_sentence():
    assert how_read(Document("a", "One.", "A")) == []


def test_pages_from_pictures_and_pages_without_words_are_named():
    document = Document("a", "One.\n\nTwo.", "A", page_starts=(0, 6, 10), scanned=(Span(6, 10),), unread=(3,))
    assert how_read(document) == [
        "Pages read by OCR: 2. Words that may be misread are underlined; the picture of the page is what counts.",
        "Pages with pictures from which nothing was read: 3.",
    ]


def test_beside_a_document_in_a_list_it_is_a_few_words():
    document = Document("a", "", "A", path="b.pdf", page_starts=(0, 6, 10), scanned=(Span(6, 10),), unread=(3,))
    assert quality_signs(document) == ["1 of 3 pages not read", "1 of 3 pages read by OCR"]
    assert quality_signs(Document("a", "", "my report", path="in/my_report.txt")) == ["title from the file’s name"]
    assert quality_signs(Document("a", "", "A", path="b.txt")) == []
