"""What takes documents out of the Library tab: the question before that, and what was removed lately, to be had back.

Owns these components and their events.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import gradio as gr

from answer.phrases import phrase
from index.errors import VerbatimError
from web.access.acting import require_editor
from web.adding.removing import Back, bring_back, drop, keep_bin_wiped, remove, removed_lately
from web.background_index import BackgroundIndex
from web.html.library import confirmation_html, named, removed_html
from web.html.render import line
from web.listing import View, entries_of, matching
from web.tabs.theme import QUIET
from web.tabs.welcome import problem_html
from web.tabs.words import words

Acted = Callable[[Callable[[], str], View], list[Any]]
"""Does something, and gives the values of all that it changes: first what came of it."""


@dataclass(frozen=True, slots=True)
class Question:
    """The components of the question whether documents are to be removed."""

    column: gr.Column
    warning: gr.HTML
    keep: gr.Button
    remove: gr.Button
    remove_for_good: gr.Button


def removal_question() -> Question:
    """Build the question inside the page that is being built; it is shown once somebody asks for it."""
    with gr.Column(visible=False, elem_id="confirm") as column:
        warning = gr.HTML(js_on_load=None)
        with gr.Row():
            return Question(
                column,
                warning,
                gr.Button(words("keep"), size="sm", scale=0, elem_id="keep"),
                gr.Button(words("remove"), size="sm", scale=0, variant="stop", elem_id="remove"),
                gr.Button(words("remove_for_good"), size="sm", scale=0, variant="stop", elem_id="remove-good"),
            )


def removal_events(
    index: BackgroundIndex,
    question: Question,
    clicked: Sequence[gr.HTML],
    removed: gr.HTML,
    view: gr.State,
    changed: Sequence[gr.components.Component],
    acted: Acted,
) -> None:
    """Have documents removed and had back.

    :param index: where they are.
    :param question: is asked before.
    :param clicked: where there are buttons that remove documents.
    :param removed: what was removed lately.
    :param view: what of the list is looked at.
    :param changed: what a deed changes.
    :param acted: does one.
    """
    keep_bin_wiped(index.settings)
    chosen = gr.State(())

    def asked(event: gr.EventData, now: View) -> list[Any]:
        try:
            require_editor()
            ids, store = chosen_ids(index, event._data, now), index.snapshot().store
            titles = [title for id in ids if (title := store.title(id)) is not None]
        except VerbatimError as error:
            return [(), problem_html(str(error)), gr.Column(visible=True)]
        return [ids, confirmation_html(titles) if titles else "", gr.Column(visible=bool(titles))]

    def removing(ids: Sequence[str], now: View, *, is_for_good: bool) -> list[Any]:
        return [(), gr.Column(visible=False), *acted(lambda: _remove(index, ids, for_good=is_for_good), now)]

    def had_back(event: gr.EventData, now: View) -> list[Any]:
        return acted(lambda: _had_back(index, event._data), now)

    for buttons in clicked:
        asking = buttons.click(asked, view, [chosen, question.warning, question.column], **QUIET)
        asking.then(None, js="() => document.querySelector('#keep').focus()")
    question.keep.click(lambda: [(), gr.Column(visible=False)], None, [chosen, question.column], **QUIET)
    for button, is_for_good in ((question.remove, False), (question.remove_for_good, True)):
        outputs = [chosen, question.column, *changed]
        done = button.click(partial(removing, is_for_good=is_for_good), [chosen, view], outputs, **QUIET)
        done.then(None, js="() => window.dispatchEvent(new Event('verbatim-removed'))")
    removed.click(had_back, view, list(changed), **QUIET)


def chosen_ids(index: BackgroundIndex, clicked: dict[str, Any], view: View) -> tuple[str, ...]:
    """The documents that a click in the tab is about: one, those that were chosen, or all that match but some."""
    if clicked.get("all"):
        left = {str(id) for id in clicked.get("but", ())}
        found = matching(entries_of(index.snapshot()), view.words)
        return tuple(entry.document.id for entry in found if entry.document.id not in left)
    return tuple(str(id) for id in clicked.get("ids", ()))


def removals_html(index: BackgroundIndex) -> str:
    """What who acts can have back."""
    return removed_html(removed_lately(index))


def _remove(index: BackgroundIndex, ids: Sequence[str], *, for_good: bool) -> str:
    titles = remove(index, ids, for_good=for_good)
    if not titles:
        return line("note", phrase("removed_already"))
    return line("note", phrase("removed_for_good" if for_good else "removed", what=named(titles)), role="status")


def _had_back(index: BackgroundIndex, clicked: dict[str, Any]) -> str:
    """Have what was removed back, or remove it for good, as a click asks."""
    if id := clicked.get("drop"):
        gone = drop(index, str(id))
        titles = [title for _, title in gone.documents] if gone else []
        told = phrase("removed_for_good", what=named(titles)) if gone else phrase("removed_already")
        return line("note", told, role="status")
    back = bring_back(index, str(clicked.get("back")))
    return _told_back(back) if back else problem_html(phrase("too_late"))


def _told_back(back: Back) -> str:
    name = "brought_back" if len(back.titles) == 1 else "brought_back_many"
    told = line("note", phrase(name, what=named(back.titles)), role="status") if back.titles else ""
    return told + (problem_html(phrase("not_brought_back", what=named(back.replaced))) if back.replaced else "")
