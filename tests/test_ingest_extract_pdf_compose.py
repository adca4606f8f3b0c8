"""Pages of lines and pages that were read from pictures become one document; without words it is said why."""

import pytest
from scans import TypedReader, read_line

from index.errors import NoText
from ingest.extract.metadata import Metadata
from ingest.extract.pdf.compose import compose_pages
from ingest.extract.pdf.lines import Line
from ingest.extract.pdf.scans import Scans, read_scans
from ingest.picture_reader import Picture

PAGE = Picture(1000, 600, 144, b"")
TYPED = [Line("The port has ninety cameras.", 40, 700, 10)]


def test_a_page_that_is_a_picture_stands_between_those_with_text():
    scans = read_scans([(1, PAGE)], TypedReader([read_line("Leer has ten.", unsure=["ten."])]), "a.pdf")
    document = compose_pages(
        [TYPED, [], [Line("Emden has none.", 40, 700, 10)]], scans, Metadata(title="Ports"), (), "a.pdf"
    )
    assert document.text == "The port has ninety cameras.\n\nLeer has ten.\n\nEmden has none."
    assert document.page_starts == (0, 30, 45)
    assert [document.text[one.start : one.end] for one in document.scanned] == ["Leer has ten.\n\n"]
    assert [document.text[one.start : one.end] for one in document.doubtful] == ["ten."]


@pytest.mark.parametrize(
    ("scans", "words"),
    [
        (Scans(), "a.pdf holds no text; check that it is the right file."),
        (
            Scans(unread=(0,), is_tried=True),
            "a.pdf holds pictures, and no words could be read from them; leave it out, or get a better copy.",
        ),
        (
            Scans(unread=(0,)),
            "a.pdf holds pictures of pages, which are read where Tesseract is installed (apt install tesseract-ocr), "
            "unless VERBATIM_OCR is none.",
        ),
    ],
    ids=["blank", "no words", "no program"],
)
def test_pages_without_any_words_are_refused_with_what_to_do(scans, words):
    with pytest.raises(NoText) as caught:
        compose_pages([[]], scans, Metadata(), (), "a.pdf")
    assert str(caught.value) == words
