"""The limits of a question on the Ask tab: which documents are asked, as fields, and as chips that take one away."""

from collections.abc import Sequence
from dataclasses import fields
from functools import partial
from typing import Any

import gradio as gr

from answer.phrases import phrase
from answer.within import DocumentFilter, counted
from index.errors import VerbatimError
from text.spoken import number
from web.background_index import BackgroundIndex
from web.tabs.theme import QUIET
from web.tabs.words import words

NAMES = tuple(each.name for each in fields(DocumentFilter))
CHOSEN = ("collection", "publisher", "speaker", "language")
"""What is chosen among what there is, the first of NAMES; the others are typed."""


def limit_chips() -> list[gr.Button]:
    """Build the chips, one for each limit; each is seen while its limit is set."""
    return [gr.Button(size="sm", scale=0, elem_classes="chip", visible=False) for _ in NAMES]


def limit_fields(chips: Sequence[gr.Button]) -> list[gr.Dropdown | gr.Textbox]:
    """Build the fields, one for each limit in the order of NAMES, and have each chip take its own away.

    :param chips: those of the limits.
    :return: the fields.
    """
    with gr.Accordion(words("limits"), open=False, elem_id="limits"), gr.Row():
        made = [_field(name) for name in NAMES]
    for name, field, chip in zip(NAMES, made, chips, strict=True):
        field.change(partial(_chip, name), field, chip, **QUIET)
        chip.click(lambda: "", None, field, **QUIET)
    return made


def choices(index: BackgroundIndex) -> list[Any]:
    """The fields that are chosen among what there is, with how many documents each choice has."""
    try:
        found = counted(index.snapshot())
    except VerbatimError:
        found = {}
    return [gr.Dropdown(choices=_choices(found.get(name, ()))) for name in CHOSEN]


def at_address(request: gr.Request) -> list[str]:
    """What the address of the page sets the fields to, in the order of NAMES."""
    asked = dict(request.query_params)
    return [asked.get(name, "") for name in NAMES]


def wanted(values: Sequence[str | None]) -> DocumentFilter:
    """The limits that the fields hold, in the order of NAMES."""
    return DocumentFilter(**{name: (value or "").strip() for name, value in zip(NAMES, values, strict=True)})


def filled_in(within: DocumentFilter) -> list[str]:
    """What the fields hold for limits, in the order of NAMES; the chips follow them."""
    return [getattr(within, name) for name in NAMES]


def _field(name: str) -> gr.Dropdown | gr.Textbox:
    label, id = words(f"limit_{name}"), f"limit-{name}"
    if name in CHOSEN:
        # Whatever it holds is taken: a choice may vanish while it is chosen.
        return gr.Dropdown(_choices(()), value="", allow_custom_value=True, label=label, elem_id=id, min_width=150)
    return gr.Textbox(label=label, lines=1, max_lines=1, elem_id=id, min_width=120)


def _choices(counts: Sequence[tuple[str, int]]) -> list[tuple[str, str]]:
    return [(phrase("no_limit"), ""), *((f"{value} ({number(count)})", value) for value, count in counts)]


def _chip(name: str, value: str | None) -> gr.Button:
    told = phrase("chip", limit=phrase(f"limit_{name}"), value=value)
    return gr.Button(told, visible=bool(value and value.strip()))
