"""The buttons that put the samples away, to start with one's own documents, and bring them back."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

import gradio as gr

from answer.phrases import phrase
from index.errors import VerbatimError
from web.access.acting import acting
from web.adding.samples import bring_back, known_samples, put_away, sample_files
from web.background_index import BackgroundIndex
from web.html.render import line
from web.tabs.theme import QUIET
from web.tabs.welcome import problem_html
from web.tabs.words import words


def sample_buttons() -> list[gr.Button]:
    """Build the two buttons inside the page that is being built."""
    with gr.Row(elem_id="samples"):
        return [
            gr.Button(words("start_with_own"), size="sm", scale=0, elem_id="own", visible=False),
            gr.Button(words("samples_back"), size="sm", scale=0, elem_id="samples-back", visible=False),
        ]


def sample_events(
    index: BackgroundIndex,
    buttons: Sequence[gr.Button],
    greeting: gr.HTML,
    greet: Callable[[], list[Any]],
    welcome: Sequence[gr.components.Component],
) -> None:
    """Have the buttons do what they say.

    :param index: where the samples are.
    :param buttons: the two.
    :param greeting: where it is told how far it is.
    :param greet: makes the welcome anew once it is done.
    :param welcome: the components that this is for, the greeting first.
    """
    acts = ((put_away, "putting_away"), (bring_back, "bringing_back"))
    for button, (act, told) in zip(buttons, acts, strict=True):
        told_first = button.click(partial(_told, told), None, [greeting, *buttons], **QUIET)
        told_first.then(partial(_done, index, act, greet), None, list(welcome), **QUIET)


def shown_buttons(index: BackgroundIndex) -> list[gr.Button]:
    """Whether samples can be put away, where there is nothing else, and had back, where there is nothing at all."""
    count = samples = 0
    with suppress(VerbatimError):
        count, samples = index.snapshot().document_count, len(known_samples(index))
    may_edit = acting().may_edit
    can_come = may_edit and not count and bool(sample_files(index.settings))
    return [gr.Button(visible=may_edit and 0 < samples == count), gr.Button(visible=can_come)]


def _told(name: str) -> list[Any]:
    """What is being done; meanwhile nothing else can be."""
    return [line("working", phrase(name), role="status"), gr.Button(visible=False), gr.Button(visible=False)]


def _done(index: BackgroundIndex, act: Callable[[BackgroundIndex], None], greet: Callable[[], list[Any]]) -> list[Any]:
    """The welcome, once it is done; or with the reason why it could not be."""
    try:
        act(index)
    except VerbatimError as error:
        return [problem_html(str(error)), *greet()[1:]]
    return greet()
