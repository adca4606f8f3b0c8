"""What puts documents that were chosen in the Library tab into a collection. Owns the event."""

from typing import Any

import gradio as gr

from answer.phrases import phrase, plural
from web.adding.collections import assign
from web.background_index import BackgroundIndex
from web.html.render import line
from web.listing import View
from web.tabs.removing import Acted, chosen_ids
from web.tabs.theme import QUIET


def collecting_events(
    index: BackgroundIndex, table: gr.HTML, view: gr.State, changed: list[gr.components.Component], acted: Acted
) -> None:
    """Have chosen documents put into the collection whose name was typed beside them.

    :param index: where they are.
    :param table: the list in which they are chosen.
    :param view: what of the list is looked at.
    :param changed: what a deed changes.
    :param acted: does one.
    """

    def collected(event: gr.EventData, now: View) -> list[Any]:
        return acted(lambda: _collect(index, event._data, now), now)

    table.submit(collected, view, changed, **QUIET)


def _collect(index: BackgroundIndex, clicked: dict[str, Any], view: View) -> str:
    ids = chosen_ids(index, clicked, view)
    found = assign(index, ids, str(clicked.get("collection", "")))
    documents = plural(len(ids), "document")
    return line("note", phrase("collected", documents=documents, name=found.name), role="status")
