"""The Library tab: what the index holds, a page at a time, in an order, filtered.

Owns these components and their events; what adds documents, and what takes them out, are parts of their own.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import gradio as gr

from index.errors import IndexMissing, VerbatimError
from web.access.acting import acting
from web.access.listed import Fields, TypedFilters, record_list
from web.assets import FOLDER
from web.background_index import BackgroundIndex
from web.html.library import library_html
from web.html.pages import pages_of
from web.listing import ORDERS, PAGE_ROWS, View, matching, ordered
from web.tabs.adding import adding_fields, finished, put_away
from web.tabs.collecting import collecting_events
from web.tabs.removing import removal_events, removal_question, removals_html
from web.tabs.theme import QUIET
from web.tabs.welcome import problem_html, shown_html
from web.tabs.words import words

_CLICKS = (FOLDER / "library.js").read_text(encoding="utf-8")


def library_tab(page: gr.Blocks, tab: gr.Tab, index: BackgroundIndex) -> None:
    """Build the tab inside the page that is being built.

    :param page: the page; when it loads, what adds documents is shown to editors.
    :param tab: the tab; the table is brought up to date whenever it is opened.
    :param index: the index that is listed and changed.
    """
    view = gr.State(View())
    progress = adding_fields(page, index, _CLICKS)
    removed = gr.HTML(elem_id="removed", js_on_load=_CLICKS, apply_default_css=False)
    filter_words = gr.Textbox(
        "",
        placeholder=words("filter_library"),
        label=words("filter"),
        show_label=False,
        container=False,
        elem_id="filter",
    )
    question = removal_question()
    table = gr.HTML(elem_id="documents", js_on_load=_CLICKS, apply_default_css=False)
    changed = [progress, removed, table]

    def acted(act: Callable[[], str], now: View) -> list[Any]:
        """What a deed comes to, and all that it changes."""
        told = shown_html(act)
        return [told + _reports(index), removals_html(index), shown_html(lambda: _seen(index, now))]

    def forgotten(event: gr.EventData, now: View) -> list[Any]:
        return acted(lambda: put_away(index, str(event._data.get("forget", ""))), now)

    collecting_events(index, table, view, changed, acted)
    removal_events(index, question, [table, progress], removed, view, changed, acted)
    progress.apply(forgotten, view, changed, **QUIET)
    _list_events(index, tab, filter_words, view, table, [progress, removed])


def _list_events(
    index: BackgroundIndex, tab: gr.Tab, filter_words: gr.Textbox, view: gr.State, table: gr.HTML, others: list[gr.HTML]
) -> None:
    """Have the list shown when the tab is opened, filtered while somebody types, put into an order, and turned over."""
    typing = TypedFilters(index.settings, index.closing)

    def listed(tell: Callable[[str, Fields], None], wanted: str, before: View) -> list[Any]:
        now = replace(before, words=wanted, page=1, is_recorded=True)
        return [now, shown_html(lambda: _listed(index, now, tell))]

    def opened(wanted: str, before: View) -> list[Any]:
        listing = listed(partial(record_list, index.settings), wanted, before)
        return [*listing, _reports(index), removals_html(index)]

    def turned(event: gr.EventData, before: View) -> list[Any]:
        now = _turned(before, event._data)
        return [replace(now, is_recorded=True), shown_html(lambda: _seen(index, now))]

    table.select(turned, view, [view, table], **QUIET)
    filter_words.change(
        partial(listed, typing.see), [filter_words, view], [view, table], trigger_mode="always_last", **QUIET
    )
    tab.select(opened, [filter_words, view], [view, table, *others], **QUIET)


def _listed(index: BackgroundIndex, view: View, tell: Callable[[str, Fields], None]) -> str:
    """The documents that match, once the record was told of it."""
    tell("documents", {"filter": view.words})
    return _table(index, view)


def _seen(index: BackgroundIndex, view: View) -> str:
    """What is looked at, once the record was told of it, if it was not before."""
    if not view.is_recorded:
        order = view.order + (" descending" if view.is_descending else "")
        record_list(index.settings, "documents", {"filter": view.words, "order": order, "page": view.page})
    return _table(index, view)


def _table(index: BackgroundIndex, view: View) -> str:
    try:
        corpus = index.snapshot()
        entries = ordered(corpus, view.order, is_descending=view.is_descending)
        pages = pages_of(len(matching(entries, view.words)), PAGE_ROWS, view.page)
        collections = [each.name for each in corpus.store.collections.listed()]
        return library_html(entries, replace(view, page=pages.page), collections, may_edit=acting().may_edit)
    except IndexMissing:
        return library_html([])
    except VerbatimError as error:
        return problem_html(str(error))


def _turned(view: View, clicked: dict[str, Any]) -> View:
    """What is looked at after a click on a column, which turns its order round, or on a page."""
    order, page, now = clicked.get("order"), clicked.get("page"), view
    if order in ORDERS:
        now = replace(view, order=order, is_descending=order == view.order and not view.is_descending, page=1)
    elif isinstance(page, int):
        now = replace(view, page=max(1, page))
    return now if now == view else replace(now, is_recorded=False)


def _reports(index: BackgroundIndex) -> str:
    return shown_html(lambda: finished(index))
