"""The Statements tab: who said what, filtered, sorted, a page at a time. Owns the tab's components and events."""

from collections.abc import Callable
from dataclasses import asdict, replace
from functools import partial
from typing import Any

import gradio as gr

from answer.speakers.identities import knowing_identities
from answer.statements import SORTS, Order, StatementFilter, find_said, whole_name
from web.access.listed import Fields, TypedFilters, record_list
from web.background_index import BackgroundIndex
from web.html.pages import read_page
from web.html.render import render
from web.html.statements import BEGINNING, View, statements_html
from web.tabs.theme import QUIET
from web.tabs.welcome import shown_html
from web.tabs.words import words, words_of

# A click on a bar, a header or the number of a page is an event of the whole list, which is then another: the button
# that was clicked has the focus again, and a page begins at its top.
_BUTTONS = """
let clicked = '';
const KINDS = ['speaker', 'year', 'sort', 'turn'];
element.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  const kind = KINDS.find((each) => button?.dataset[each]);
  if (!kind || button.getAttribute('aria-disabled')) return;
  clicked = `button[data-${kind}="${CSS.escape(button.dataset[kind])}"]`;
  trigger('click', {...button.dataset});
});
watch('value', () => setTimeout(() => {
  if (clicked) element.querySelector(clicked)?.focus();
  clicked = '';
}, 50));
"""
_LONGEST_NAME = 1_000
"""In characters; what an event sends is cut there. No name of a speaker is as long."""


def statements_tab(tab: gr.Tab, index: BackgroundIndex) -> None:
    """Build the tab inside the page that is being built.

    :param tab: the tab; what it lists is brought up to date whenever it is opened.
    :param index: whose statements are listed.
    """
    with gr.Row(elem_id="statement-filters"):
        fields: list[gr.Textbox | gr.Checkbox] = [
            gr.Textbox(label=label, lines=1, max_lines=1, min_width=120, elem_id=f"wanted-{name}")
            for name, label in (
                ("speaker", words("speaker")),
                ("words", words("said_words")),
                ("document", words("filter_document")),
                ("since", words("filter_since")),
                ("until", words("filter_until")),
            )
        ]
        fields.append(gr.Checkbox(label=words("filter_direct"), min_width=120, elem_id="wanted-direct"))
    gr.HTML(words_of("matrix_link", lambda: render("matrix_link")), js_on_load=None, apply_default_css=False)
    listing = gr.HTML(elem_id="statements", js_on_load=_BUTTONS, apply_default_css=False)
    shown = gr.State(BEGINNING)

    typing = TypedFilters(index.settings, index.closing)

    def listed(tell: Callable[[str, Fields], None]) -> Callable[..., list[Any]]:
        def first_page(
            view: View, speaker: str, said: str, document: str, since: str, until: str, direct: bool
        ) -> list[Any]:
            wanted, first = _wanted(speaker, said, document, since, until, direct), replace(view, page=1)
            return [shown_html(lambda: _listed(index, wanted, first, tell)), first]

        return first_page

    def clicked(
        event: gr.EventData, view: View, speaker: str, said: str, document: str, since: str, until: str, direct: bool
    ) -> list[Any]:
        asked = {name: str(value)[:_LONGEST_NAME] for name, value in event._data.items()}
        # What changes a field is listed by the event of that change.
        if "speaker" in asked:
            name = whole_name(asked["speaker"])
            return [gr.skip(), view, "" if speaker == name else name, since, until]
        if year := asked.get("year"):
            both = ("", "") if since == until == year else (year, year)
            return [gr.skip(), view, speaker, *both]
        turned, wanted = _turned(view, asked), _wanted(speaker, said, document, since, until, direct)
        return [shown_html(lambda: _listed(index, wanted, turned, typing.see)), turned, speaker, since, until]

    given = [shown, *fields]
    # One event of all fields: of two, what the first lists could come after what the second does.
    changes = [field.change for field in fields]
    gr.on(changes, listed(typing.see), given, [listing, shown], trigger_mode="always_last", **QUIET)
    # Opening the tab shows words of documents, whatever the filter: that is recorded at once.
    tab.select(listed(partial(record_list, index.settings)), given, [listing, shown], **QUIET)
    changing = [listing, shown, fields[0], *fields[3:5]]
    listing.click(clicked, given, changing, **QUIET)


def _wanted(speaker: str, words: str, document: str, since: str, until: str, direct: bool) -> StatementFilter:
    return StatementFilter(speaker, words, document, since.strip(), until.strip(), direct)


def _turned(view: View, asked: dict[str, str]) -> View:
    """The view after a click on a page or on a header; the same header once more turns the order round."""
    if "page" in asked:
        return replace(view, page=read_page(asked["page"]))
    sort = asked.get("sort", "")
    if sort not in SORTS:
        return view
    return View(Order(sort, descending=sort == view.order.sort and not view.order.descending))


def _listed(index: BackgroundIndex, wanted: StatementFilter, view: View, tell: Callable[[str, Fields], None]) -> str:
    """The statements that are asked for, once the record was told of it."""
    tell("statements", asdict(wanted))
    corpus = index.snapshot()
    with knowing_identities(corpus):
        return statements_html(find_said(corpus, wanted), wanted, view)
