"""Documents that were chosen in the Library are put into a collection, by editors alone."""

import gradio as gr
import pytest
from tab_page import handlers, page_with
from web_examples import add_file

from answer.phrases import phrase
from web.access.acting import ACTING, Actor, Role
from web.listing import View
from web.tabs.library import library_tab


@pytest.fixture
def page(index):
    return page_with(lambda page, tab: library_tab(page, tab, index))


def put_in(page: gr.Blocks, view: View | None = None, **about) -> list:
    return handlers(page, "documents", "submit")[0].fn(gr.EventData(None, about), view or View())


def collections(index) -> list[tuple[str, int]]:
    corpus = index.snapshot()  # held, so that it stays open
    return [(one.name, one.size) for one in corpus.store.collections.listed()]


def test_those_that_are_chosen_are_put_into_a_new_or_a_known_collection(page, index, document):
    other = add_file(index, "other.txt", "Alpha.")
    told, _, table = put_in(page, collection=" Borders ", ids=[document])
    assert told.startswith('<p class="note" role="status">Put 1 document into the collection “Borders”.</p>')
    assert '<option value="Borders">' in table
    told = put_in(page, collection="borders", ids=[document, other])[0]
    assert "Put 2 documents into the collection “Borders”." in told
    assert collections(index) == [("Borders", 2)]


def test_all_that_match_are_put_in_but_some(page, index, document):
    add_file(index, "other.txt", "Alpha.")
    put_in(page, View("camera"), collection="Cameras", all=True, but=[])
    put_in(page, collection="Others", all=True, but=[document])
    assert collections(index) == [("Cameras", 1), ("Others", 1)]


def test_readers_put_nothing_in(page, index, document):
    before = ACTING.set(Actor("ben", Role.READER))
    try:
        assert phrase("editors_only") in put_in(page, collection="Borders", ids=[document])[0]
    finally:
        ACTING.reset(before)
    assert collections(index) == []
