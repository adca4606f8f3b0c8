"""The PDF files of documents, and on which pages words are."""

import pytest
from pdf_files import pdf_file
from web_examples import add_file, make_document

from ingest.pipeline import add_documents
from ingest.sources import find_sources
from text.spans import Span
from web.pictures.marks import Words
from web.pictures.original import has_pdf, pdf_of, words_on

TEXT = "The police export.\n\nThe army imports.\n\nNobody asks."
DOCUMENT = make_document(TEXT, page_starts=(0, 20, 20))
FILE = pdf_file("The police export cameras.", "The army imports cameras.")


@pytest.mark.parametrize(
    ("quote", "pages"),
    [
        ("police export", [(1, "police export", "The ", ".\n\nThe army")]),
        ("export.\n\nThe army", [(1, "export.\n\n", "The police ", "The army"), (3, "The army", ".\n\n", " imports")]),
        ("Nobody asks.", [(3, "Nobody asks.", "imports.\n\n", "")]),
    ],
)
def test_words_are_on_the_pages_that_hold_them_each_with_its_part(quote, pages):
    start = TEXT.index(quote)
    found = list(words_on(DOCUMENT, Span(start, start + len(quote))))
    assert [(number, words.quote) for number, words in found] == [(page[0], page[1]) for page in pages]
    for (_, words), (_, _, before, after) in zip(found, pages, strict=True):
        assert (words.before.endswith(before), words.after.startswith(after)) == (True, True)


def test_a_document_without_pages_has_none():
    assert list(words_on(make_document(TEXT), Span(0, 3))) == []
    assert words_on(DOCUMENT, Span(0, 3)) is not None
    assert Words("a") == Words("a", "", "")


@pytest.fixture
def added(index, tmp_path):
    """A PDF file that was taken in from the disk."""
    file = tmp_path / "report.pdf"
    file.write_bytes(FILE)
    library = index.library(create=True)
    add_documents(find_sources([str(file)]), library.store, library.embedder, passage_tokens=200)
    [document] = library.store.documents()
    return index, file, document


def test_a_file_on_the_disk_is_found_as_long_as_it_is_what_was_read(added):
    index, file, document = added
    store = index.snapshot().store
    assert (has_pdf(store, document), pdf_of(store, document, 1 << 20)) == (True, FILE)
    assert pdf_of(store, document, 10) is None  # larger than what is read
    file.write_bytes(pdf_file("Another."))
    assert pdf_of(store, document, 1 << 20) is None
    file.unlink()
    assert (has_pdf(store, document), pdf_of(store, document, 1 << 20)) == (False, None)


def test_an_upload_is_found_where_it_is_kept(index):
    index.library(create=True)
    id = add_file(index, "report.pdf", FILE)
    document = index.snapshot().document(id)
    store = index.snapshot().store
    assert (has_pdf(store, document), pdf_of(store, document, 10)) == (True, FILE)
