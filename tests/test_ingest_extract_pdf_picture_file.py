"""Picture files are documents of pages, with the words that are read in them; by Tesseract, if it is installed."""

import pytest
from scans import WORDS, TypedReader, need_tesseract, picture_of, read_line, saved

from index.errors import NoText
from ingest.extract.choose import extract
from ingest.extract.ocr.tesseract import open_tesseract
from ingest.extract.pdf.picture_file import extract_picture
from ingest.records import Source
from text.spans import Span


def test_each_picture_is_a_page_and_all_of_it_was_read():
    content = saved(picture_of("One."), picture_of("Two."), kind="TIFF")
    document = extract_picture(content, "in/two_ports.tif", TypedReader([read_line("One.")], [read_line("Two.")]))
    assert (document.text, document.title, document.page_starts) == ("One.\n\nTwo.", "two ports", (0, 6))
    assert document.scanned == (Span(0, 10),)


def test_without_a_reader_it_is_said_what_to_install():
    with pytest.raises(NoText, match=r"^a\.png holds pictures of pages, .*apt install tesseract-ocr"):
        extract_picture(saved(picture_of("One.")), "a.png")


@pytest.mark.parametrize(("kind", "suffix"), [("PNG", ".png"), ("JPEG", ".jpg"), ("TIFF", ".tif"), ("PDF", ".pdf")])
def test_tesseract_reads_each_kind_of_file(kind, suffix):
    need_tesseract()
    content = saved(picture_of(WORDS, "Nobody counted those of Emden."), kind=kind)
    document = extract(Source(f"a{suffix}", content, suffix), open_tesseract("eng", 60))
    assert document.text == f"{WORDS} Nobody counted those of Emden."
    assert document.scanned == (Span(0, len(document.text)),)
