"""The page with a picture: where it leads, what is marked, and that nothing of a document is run."""

from dataclasses import replace

import pytest
from web_examples import NASTY, make_document

from index.originals import KeptOriginal
from text.spans import Span
from web.html.page_picture import PageView, page_picture
from web.pictures.picture import Mark, Picture

DOCUMENT = make_document("One. Two. Three.", page_starts=(0, 5, 10), title="On skies", published="2020-09-21")
PICTURE = Picture(b"", 1400, 1980, (Mark(10, 20, 300, 40), Mark(10, 60, 100, 40)))


def view(number: int, span: Span | None = None, pages=(), *, is_panel: bool = False) -> PageView:
    return PageView(number, span, pages, is_panel=is_panel)


def test_the_words_are_marked_and_the_first_mark_is_what_the_address_leads_to():
    page = page_picture(DOCUMENT, PICTURE, view(2, Span(5, 9), [2]), ())
    assert (
        '<svg viewBox="0 0 1400 1980" role="img" aria-label="Page 2 as it was printed, with the words marked">' in page
    )
    assert f'<image href="/documents/{DOCUMENT.id}/pages/2/picture" width="1400" height="1980"/>' in page
    assert '<rect id="quote" class="mark" x="10" y="20" width="300" height="40"/>' in page
    assert page.count("<rect") == 2
    assert "could not be found" not in page


@pytest.mark.parametrize(("number", "leads"), [(1, [2]), (2, [1, 3]), (3, [2])])
def test_it_leads_to_the_pages_before_and_after_and_to_the_text(number, leads):
    page = page_picture(DOCUMENT, PICTURE, view(number, Span(5, 9), [number]), ())
    address = f"/documents/{DOCUMENT.id}"
    assert [to for to in (1, 2, 3) if f'href="{address}/pages/{to}?start=5&amp;end=9#quote"' in page] == leads
    assert f'href="{address}?start=5&amp;end=9#quote"' in page
    assert f"Page {number} of 3" in page


def test_words_that_run_over_a_page_say_where_they_go_on():
    assert "Some of the words are on page 3." in page_picture(DOCUMENT, PICTURE, view(2, Span(5, 12), [2, 3]), ())


def test_pages_go_by_what_they_call_themselves():
    labelled = replace(DOCUMENT, page_labels=("iii", "iv", "3"))
    page = page_picture(labelled, PICTURE, view(1, Span(0, 9), [1, 2]), ())
    assert "<span>Page 1 of 3 · page iii (sheet 1)</span>" in page
    assert 'aria-label="Page iii as it was printed' in page
    assert "Some of the words are on page iv." in page
    assert "<span>Page 3 of 3</span>" in page_picture(labelled, PICTURE, view(3), ())


def test_words_that_are_not_found_are_not_marked_elsewhere():
    bare = Picture(b"", 1400, 1980)
    assert "The words could not be found" in page_picture(DOCUMENT, bare, view(2, Span(5, 9), [2]), ())
    assert "The words could not be found" not in page_picture(DOCUMENT, bare, view(1, Span(5, 9), [2]), ())
    assert f'href="/documents/{DOCUMENT.id}?#page-1"' in page_picture(DOCUMENT, bare, view(1), ())


def test_beside_an_answer_all_stays_beside_it():
    page = page_picture(DOCUMENT, PICTURE, view(2, Span(5, 9), [2], is_panel=True), ())
    assert 'class="home"' not in page
    assert f'href="/documents/{DOCUMENT.id}/pages/3?start=5&amp;end=9&amp;panel=1#quote"' in page


def test_nothing_of_a_document_is_run():
    document = make_document("One.", page_starts=(0,), title=NASTY, publisher=NASTY, published=NASTY)
    page = page_picture(document, PICTURE, view(1), (KeptOriginal("a.pdf", NASTY, "0" * 64, 3),))
    assert "<script" not in page
    assert "<img" not in page
    assert f'href="/documents/{document.id}/original?sha256={"0" * 64}"' in page
