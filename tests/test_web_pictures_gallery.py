"""Pictures are drawn once for a page and the picture in it, and the last ones are kept."""

import pytest
from pdf_files import pdf_file
from web_examples import add_file

from index.errors import Busy
from web.pictures import gallery
from web.pictures.gallery import Gallery
from web.pictures.marks import Words
from web.pictures.picture import Picture


@pytest.fixture
def drawn(monkeypatch):
    """What was drawn, by a painter who needs no process."""
    found = []

    def draw(_limits, content: bytes, number: int, words: Words | None) -> Picture | None:
        found.append((number, words))
        return Picture(b"%d" % number, 1, len(content)) if number < 20 else None

    monkeypatch.setattr(gallery, "draw_page", draw)
    return found


@pytest.fixture
def document(index):
    index.library(create=True)
    id = add_file(index, "report.pdf", pdf_file("The police export."))
    return index.snapshot().document(id)


def test_a_picture_that_was_drawn_with_marks_is_that_without(index, document, drawn):
    pictures, store = Gallery(index.settings), index.snapshot().store
    marked = pictures.picture(store, document, 1, Words("police"))
    assert pictures.picture(store, document, 1) is marked
    assert pictures.picture(store, document, 1, Words("export")) is not marked
    assert drawn == [(1, Words("police")), (1, Words("export"))]


def test_only_the_last_pictures_are_kept(index, document, drawn):
    pictures, store = Gallery(index.settings), index.snapshot().store
    for number in (*range(1, 10), 9, 2, 1):
        pictures.picture(store, document, number)
    assert [number for number, _ in drawn] == [*range(1, 10), 1]


def test_what_cannot_be_drawn_is_not_tried_again_at_once(index, document, drawn):
    pictures, store = Gallery(index.settings), index.snapshot().store
    assert [pictures.picture(store, document, 20, words) for words in (Words("police"), None)] == [None, None]
    assert len(drawn) == 1


def test_who_would_wait_too_long_is_told(index, document, drawn, monkeypatch):
    monkeypatch.setattr(gallery, "_WAIT_SECONDS", 0.01)
    pictures = Gallery(index.settings)
    for _ in range(2):
        pictures._drawing.acquire()
    with pytest.raises(Busy):
        pictures.picture(index.snapshot().store, document, 1)
    assert drawn == []


def test_a_document_that_is_no_pdf_has_no_picture(index, drawn):
    index.library(create=True)
    id = add_file(index, "a.txt", "The police export.")
    text = index.snapshot().document(id)
    assert Gallery(index.settings).picture(index.snapshot().store, text, 1) is None
    assert drawn == []
