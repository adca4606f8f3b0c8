"""The Library tab without a browser: listed, filtered, put into an order, turned over, and told what came of what."""

import gradio as gr
import pytest
from tab_page import handlers, names, page_with
from web_examples import add_file, open_index

from index.errors import ModelError
from web.access.acting import ACTING, Actor, Role
from web.access.audit import AUDIT, entries
from web.background_index import BackgroundIndex
from web.html.library import library_html
from web.listing import PAGE_ROWS, View
from web.tabs.library import library_tab


def built(index: BackgroundIndex) -> gr.Blocks:
    return page_with(lambda page, tab: library_tab(page, tab, index))


@pytest.fixture
def page(index):
    return built(index)


def does(page: gr.Blocks, name: str, event: str):
    """What the page does first at an event of a component."""
    return handlers(page, name, event)[0].fn


def clicked(blocks: gr.Blocks, name: str, event: str, view: View, **about) -> list:
    return does(blocks, name, event)(gr.EventData(None, about), view)


def test_opening_the_tab_and_typing_list_the_documents_that_match(page, index, document):
    for listed in (does(page, "tab", "select"), does(page, "filter", "change")):
        view, table, *_ = listed("CAMERA", View(page=7))
        assert view == View("CAMERA")
        assert f'data-document="{document}"' in table
    add_file(index, "alpha.txt", "Alpha and beta are letters.")
    assert "1 document of 2, 1 passage." in listed("alpha", View())[1]
    index.closing.set()


def test_a_library_without_an_index_is_empty(page):
    assert does(page, "tab", "select")("", View()) == [View(), library_html([]), "", ""]


@pytest.mark.usefixtures("document")
def test_an_index_that_cannot_be_opened_is_told_in_place_of_the_table(index):
    def broken(*_):
        raise ModelError("The model file is missing.")

    page = built(BackgroundIndex(index.settings, broken))
    problem = '<p class="problem" role="alert">The model file is missing.</p>'
    assert does(page, "tab", "select")("", View())[1] == problem
    assert does(page, "remove", "click")(["0123456789abcdef"], View())[2] == problem


def titles(table: str) -> list[str]:
    return [part.split("</a>")[0] for part in table.split('rel="noopener">')[1:]]


def test_a_click_on_a_column_puts_the_list_into_its_order_and_another_turns_it_round(page, index):
    for name in ("b", "c", "a"):
        add_file(index, f"{name}.txt", f"Alpha {name}.")
    view, table = clicked(page, "documents", "select", View(page=3), order="added")
    assert (view, titles(table)) == (View(order="added"), ["b", "c", "a"])
    view, table = clicked(page, "documents", "select", view, order="added")
    assert (view, titles(table)) == (View(order="added", is_descending=True), ["a", "c", "b"])
    view, table = clicked(page, "documents", "select", view, order="title")
    assert (view, titles(table)) == (View(), ["a", "b", "c"])
    assert clicked(page, "documents", "select", view, order="text; DROP")[0] == view


def test_pages_are_turned_over_and_one_that_is_gone_shows_the_last(page, index, document, monkeypatch):
    monkeypatch.setattr("web.html.library.PAGE_ROWS", 1)
    monkeypatch.setattr("web.tabs.library.PAGE_ROWS", 1)
    add_file(index, "other.txt", "Alpha.")
    assert titles(does(page, "tab", "select")("", View())[1]) == ["camera"]
    for number, view in ((2, View(page=2)), (9, View(page=9)), (-1, View()), ("x", View())):
        now, table = clicked(page, "documents", "select", View(), page=number)
        assert (now, titles(table)) == (view, ["camera"] if view.page == 1 else ["other"])
    assert document
    assert PAGE_ROWS == 100


def test_what_came_of_a_job_is_told_when_somebody_comes_back_and_can_be_put_away(page, index, document):
    [job] = index.jobs.all()
    _, _, reports, _ = does(page, "tab", "select")("", View())
    assert "Added “camera” (camera.txt), 1 passage." in reports
    refreshed = handlers(page, "progress", "apply")[0]
    assert names(refreshed.outputs) == ["progress", "removed", "documents"]
    reports, _, table = clicked(page, "progress", "apply", View())
    assert "Added “camera”" in reports
    assert document in table
    before = ACTING.set(Actor("ben", Role.EDITOR))
    clicked(page, "progress", "apply", View(), forget=job.id)
    ACTING.reset(before)
    assert index.jobs.find(job.id)
    assert clicked(page, "progress", "apply", View(), forget=job.id)[0] == ""
    assert index.jobs.find(job.id) is None


def test_each_page_that_somebody_looks_at_is_recorded_once(index, document, monkeypatch):
    monkeypatch.setattr("web.html.library.PAGE_ROWS", 1)
    monkeypatch.setattr("web.listing.PAGE_ROWS", 1)
    add_file(index, "other.txt", "Alpha.")
    recorded = open_index(index.settings.index, index.library().embedder, audit="on")
    blocks = built(recorded)

    def told() -> list[str]:
        return [one.about for one in entries(recorded.settings) if one.what == "listed"][::-1]

    assert document in clicked(blocks, "progress", "apply", View())[2]  # by somebody who never opened the tab
    assert told() == ["documents: order title, page 1"]
    view, *_ = does(blocks, "tab", "select")("", View())
    clicked(blocks, "progress", "apply", view)
    assert told()[1:] == ["documents"]
    view, _ = clicked(blocks, "documents", "select", view, page=2)
    view, _ = clicked(blocks, "documents", "select", view, page=2)
    clicked(blocks, "documents", "select", view, order="added")
    assert told()[2:] == ["documents: order title, page 2", "documents: order added, page 1"]


def test_what_cannot_be_recorded_is_not_shown(index, document):
    recorded = open_index(index.settings.index, index.library().embedder, audit="on")
    (index.settings.index / AUDIT).unlink(missing_ok=True)
    (index.settings.index / AUDIT).mkdir()
    blocks = built(recorded)
    for name, event, place in (("documents", "select", 1), ("progress", "apply", 2)):
        table = clicked(blocks, name, event, View(), page=1)[place]
        assert ('class="problem"' in table, document in table) == (True, False)
