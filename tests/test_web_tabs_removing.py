"""Documents are taken out of the Library after a second look, one or many, and had back, by editors alone."""

import re
import time

import gradio as gr
import pytest
from tab_page import handlers, page_with
from web_examples import add_file

from answer.phrases import phrase
from web.access.acting import ACTING, Actor, Role
from web.adding.removing import removed_lately
from web.listing import View
from web.tabs.library import library_tab


@pytest.fixture
def page(index, monkeypatch):
    monkeypatch.setattr("web.adding.removing.keep_wiping", lambda *_: None)
    return page_with(lambda page, tab: library_tab(page, tab, index))


def clicked(page: gr.Blocks, name: str, view: View | None = None, **about) -> list:
    return handlers(page, name, "click")[0].fn(gr.EventData(None, about), view or View())


def confirms(page: gr.Blocks, name: str, ids, view: View | None = None) -> list:
    return handlers(page, name, "click")[0].fn(ids, view or View())


def test_a_document_is_removed_only_after_a_second_look_and_had_back(page, index, document):
    assert handlers(page, "progress", "click")[0].fn is handlers(page, "documents", "click")[0].fn
    chosen, warning, confirm = clicked(page, "documents", act="remove", ids=[document])
    assert (chosen, confirm.visible) == ((document,), True)
    assert warning.startswith("<p>Remove <strong>camera</strong>")
    assert index.snapshot().document(document) is not None

    chosen, confirm, told, removed, table = confirms(page, "remove", chosen)
    assert told.startswith('<p class="note" role="status">Removed “camera”.</p>')
    assert (chosen, confirm.visible) == ((), False)
    assert "The library is empty" in table
    assert "“camera” can be had back for 59 minutes." in removed
    assert index.snapshot().document(document) is None

    [removal] = removed_lately(index)
    told, removed, table = clicked(page, "removed", back=removal.id)
    assert told.startswith('<p class="note" role="status">“camera” is in the library again.</p>')
    assert (removed, document in table) == ("", True)
    assert phrase("too_late") in clicked(page, "removed", back=removal.id)[0]


def test_for_good_it_cannot_be_had_back_at_once_or_afterwards(page, index, document):
    other = add_file(index, "other.txt", "Alpha.")
    told, removed, _ = confirms(page, "remove-good", [document])[2:]
    assert told.startswith('<p class="note" role="status">Removed “camera” for good.</p>')
    assert removed == ""
    confirms(page, "remove", [other])
    [removal] = removed_lately(index)
    assert "Removed “other” for good." in clicked(page, "removed", drop=removal.id)[0]
    assert phrase("removed_already") in clicked(page, "removed", drop=removal.id)[0]
    assert removed_lately(index) == []


def test_many_are_removed_and_had_back_together(page, index):
    ids = [add_file(index, f"{name}.txt", f"Alpha {name}.") for name in "abcd"]
    view = View("txt")
    assert clicked(page, "documents", view, act="remove", all=True, but=[ids[1]])[0] == (ids[0], ids[2], ids[3])
    chosen, warning, _ = clicked(page, "documents", view, act="remove", ids=[ids[0], ids[2], "none"])
    assert "Remove <strong>2 documents</strong>" in warning
    assert re.findall("<li>(.*?)</li>", warning) == ["a", "c"]
    told, removed, table = confirms(page, "remove", chosen, view)[2:]
    assert "Removed 2 documents." in told
    assert "2 documents can be had back" in removed
    assert ("2 documents, 2 passages" in table, ids[0] in table) == (True, False)
    [removal] = removed_lately(index)
    assert "2 documents are in the library again." in clicked(page, "removed", back=removal.id)[0]


def test_keeping_documents_forgets_the_question(page, index, document):
    chosen, confirm = handlers(page, "keep", "click")[0].fn()
    assert (chosen, confirm.visible) == ((), False)
    assert index.snapshot().document(document) is not None


def test_what_somebody_else_has_removed_is_not_asked_about_and_not_removed_again(page, document):
    confirms(page, "remove", [document])
    chosen, warning, confirm = clicked(page, "documents", act="remove", ids=[document])
    assert (chosen, warning, confirm.visible) == ((document,), "", False)
    assert confirms(page, "remove", [document])[2].startswith(f'<p class="note">{phrase("removed_already")}</p>')


def test_readers_remove_nothing_and_have_nothing_back(page, index, document):
    other = add_file(index, "other.txt", "Alpha.")
    confirms(page, "remove", [other])
    [removal] = removed_lately(index)
    before = ACTING.set(Actor("ben", Role.READER))
    try:
        for told in (
            confirms(page, "remove", [document])[2],
            confirms(page, "remove-good", [document])[2],
            clicked(page, "removed", back=removal.id)[0],
            clicked(page, "removed", drop=removal.id)[0],
        ):
            assert phrase("editors_only") in told
        chosen, told, _ = clicked(page, "documents", act="remove", ids=[document])
        assert (chosen, phrase("editors_only") in told, "camera" in told) == ((), True, False)
        assert confirms(page, "remove", [document])[3] == ""
        assert "data-" not in re.sub("data-(label|order)", "", handlers(page, "tab", "select")[0].fn("", View())[1])
    finally:
        ACTING.reset(before)
    assert [one.id for one in index.snapshot().store.documents()] == [document]
    assert removed_lately(index) == [removal]


def test_an_hour_later_nothing_is_offered(page, index, document, monkeypatch):
    confirms(page, "remove", [document])
    assert index
    later = time.time() + 3601
    monkeypatch.setattr("index.bin.time.time", lambda: later)
    assert handlers(page, "tab", "select")[0].fn("", View())[3] == ""
