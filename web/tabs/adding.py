"""What adds documents in the Library tab: files, addresses and pasted text, each with a look at it before.

Owns these components and their events. What is added goes into the queue; the page's script tells how far it is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import gradio as gr

from answer.phrases import phrase
from index.errors import VerbatimError
from index.jobs import Job
from web.access.acting import acting
from web.adding.addresses import add_addresses, fetched_pages, may_add_addresses, read_addresses
from web.adding.pasted import Pasted, add_pasted, pasted_source
from web.adding.preview import MOST_SEEN, PREVIEWS, Preview
from web.adding.queue import own_finished, queued, report_of, warnings_of
from web.adding.uploads import Upload, add_uploads, delete_copies, named_upload, namesakes, uploaded_sources
from web.background_index import BackgroundIndex
from web.html.adding import Finished, finished_html, preview_html, queue_html
from web.tabs.page_files import uploaded_path
from web.tabs.theme import QUIET
from web.tabs.welcome import problem_html
from web.tabs.words import words, words_of

LOOK = "() => window.dispatchEvent(new Event('verbatim-queue'))"
"""Has the page's script look what is being added."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """The components that the events of adding change."""

    progress: gr.HTML
    shown: gr.Column
    seen: gr.HTML
    preview: gr.State


def adding_fields(page: gr.Blocks, index: BackgroundIndex, script: str) -> gr.HTML:
    """Build what adds documents inside the page that is being built.

    :param page: the page; when it loads, these are shown to editors.
    :param index: where documents are added.
    :param script: what the place for reports does with clicks.
    :return: the place for reports, which other parts of the tab write into, too.
    """
    with gr.Column(elem_id="adding") as column:
        files = gr.File(label=words("add_here"), file_count="multiple", height=120, elem_id="files")
        first = gr.Checkbox(label=words("preview_first"), container=False, elem_id="preview-first")
        with gr.Row(elem_id="ways"):
            address_fields = _address_fields() if may_add_addresses(index.settings) else None
            text_fields = _text_fields()
        gr.HTML(words_of("queue", queue_html), elem_id="queue-list", js_on_load=None, apply_default_css=False)
        with gr.Column(visible=False, elem_id="preview") as shown:
            seen = gr.HTML(js_on_load=None, apply_default_css=False)
            with gr.Row():
                add = gr.Button(words("preview_add"), size="sm", scale=0, variant="primary", elem_id="preview-add")
                discard = gr.Button(words("preview_discard"), size="sm", scale=0, elem_id="preview-discard")
    page.load(lambda: gr.Column(visible=acting().may_edit), None, column, **QUIET)
    progress = gr.HTML(elem_id="progress", js_on_load=script, apply_default_css=False)
    parts = _Parts(progress, shown, seen, gr.State(""))
    _file_events(index, parts, files, first)
    if address_fields:
        _address_events(index, parts, *address_fields)
    _text_events(index, parts, *text_fields)
    _preview_events(index, parts, add, discard, [*(address_fields or ())[:1], *text_fields[0]])
    return progress


def finished(index: BackgroundIndex) -> str:
    """What came of the jobs of who acts that are over, and that they have not put away."""
    return finished_html([_finished(index, job) for job in own_finished(index)])


def put_away(index: BackgroundIndex, id: str) -> str:
    """Put away what came of a job of who acts, if there is one with an id; nothing is left to tell."""
    job = next((job for job in own_finished(index) if job.id == id), None)
    if job:
        index.jobs.forget(job)
    return ""


def _finished(index: BackgroundIndex, job: Job) -> Finished:
    shown, report = queued(job), report_of(job)
    others = namesakes(index.snapshot().store, report.added) if report.added else {}
    return Finished(shown.id, shown.name, shown.state, shown.told, report, others, warnings_of(job))


def _address_fields() -> tuple[gr.Textbox, gr.Button, gr.Button]:
    with gr.Accordion(words("by_address"), open=False, elem_id="by-address"):
        addresses = gr.Textbox(
            label=words("addresses"), info=words("addresses_explained"), lines=2, elem_id="addresses"
        )
        return addresses, *_buttons("addresses")


def _text_fields() -> tuple[list[gr.Textbox], gr.Button, gr.Button]:
    with gr.Accordion(words("by_text"), open=False, elem_id="by-text"):
        with gr.Row():
            known = [
                gr.Textbox(label=words(f"pasted_{name}"), elem_id=f"pasted-{name}")
                for name in ("title", "publisher", "published")
            ]
        text = gr.Textbox(label=words("pasted_text"), lines=5, elem_id="pasted-text")
        return [text, *known], *_buttons("pasted")


def _buttons(name: str) -> tuple[gr.Button, gr.Button]:
    with gr.Row():
        add = gr.Button(words("add"), size="sm", scale=0, variant="primary", elem_id=f"{name}-add")
        preview = gr.Button(words("preview"), size="sm", scale=0, elem_id=f"{name}-preview")
    return add, preview


def _file_events(index: BackgroundIndex, parts: _Parts, files: gr.File, first: gr.Checkbox) -> None:
    def dropped(uploaded: list[dict[str, Any]], preview_first: bool) -> list[Any]:
        uploads = [named_upload(file["orig_name"], uploaded_path(file["path"])) for file in uploaded]
        if preview_first:
            return [*_previewed(lambda: _read(index, uploads)), gr.skip(), None]
        return [*_hidden(), _told(index, lambda: add_uploads(index, uploads)), None]

    # Not preprocessed, for that drops the names that the files have on the person's machine.
    outputs = [parts.shown, parts.seen, parts.preview, parts.progress, files]
    adding = files.upload(dropped, [files, first], outputs, preprocess=False, **QUIET)
    adding.then(None, js=LOOK)
    adding.failure(lambda: problem_html(phrase("fault_adding")), None, parts.progress, **QUIET)


def _read(index: BackgroundIndex, uploads: list[Upload]) -> Preview:
    try:
        return PREVIEWS.make(index, lambda: uploaded_sources(uploads, index.settings.source_mb))
    finally:
        delete_copies(uploads)


def _address_events(
    index: BackgroundIndex, parts: _Parts, field: gr.Textbox, add: gr.Button, preview: gr.Button
) -> None:
    def added(typed: str) -> list[Any]:
        return _emptied(index, lambda: add_addresses(index, read_addresses(index.settings, typed)), typed)

    def previewed(typed: str) -> list[Any]:
        def make() -> Preview:
            addresses = read_addresses(index.settings, typed, MOST_SEEN)
            return PREVIEWS.make(index, lambda: fetched_pages(addresses, index.closing.is_set))

        return _previewed(make)

    add.click(added, field, [parts.progress, field], **QUIET).then(None, js=LOOK)
    preview.click(previewed, field, [parts.shown, parts.seen, parts.preview], **QUIET)


def _text_events(
    index: BackgroundIndex, parts: _Parts, fields: list[gr.Textbox], add: gr.Button, preview: gr.Button
) -> None:
    def added(*typed: str) -> list[Any]:
        return _emptied(index, lambda: add_pasted(index, Pasted(*typed)), *typed)

    def previewed(*typed: str) -> list[Any]:
        return _previewed(lambda: PREVIEWS.make(index, lambda: [pasted_source(Pasted(*typed))]))

    add.click(added, fields, [parts.progress, *fields], **QUIET).then(None, js=LOOK)
    preview.click(previewed, fields, [parts.shown, parts.seen, parts.preview], **QUIET)


def _preview_events(
    index: BackgroundIndex, parts: _Parts, add: gr.Button, discard: gr.Button, fields: list[gr.Textbox]
) -> None:
    def added(id: str, *typed: str) -> list[Any]:
        return [*_hidden(), *_emptied(index, lambda: PREVIEWS.add(index, id), *typed)]

    def discarded(id: str) -> list[Any]:
        PREVIEWS.drop(id)
        return _hidden()

    outputs: list[gr.components.Component | gr.Column] = [parts.shown, parts.seen, parts.preview]
    add.click(added, [parts.preview, *fields], [*outputs, parts.progress, *fields], **QUIET).then(None, js=LOOK)
    discard.click(discarded, parts.preview, outputs, **QUIET)


def _told(index: BackgroundIndex, add: Callable[[], Job]) -> str:
    """Nothing once something waits to be added, of which the queue tells; else why it cannot be."""
    try:
        before = own_finished(index)
        add()
    except VerbatimError as error:
        return problem_html(str(error))
    for job in before:
        index.jobs.forget(job)
    return ""


def _emptied(index: BackgroundIndex, add: Callable[[], Job], *typed: str) -> list[Any]:
    """The same, and the fields: empty, but as they were where it cannot be added."""
    told = _told(index, add)
    return [told, *(typed if told else [""] * len(typed))]


def _previewed(make: Callable[[], Preview]) -> list[Any]:
    """What would be stored, or why it cannot be shown, and the preview's id."""
    try:
        preview = make()
    except VerbatimError as error:
        return [gr.Column(visible=True), problem_html(str(error)), ""]
    return [gr.Column(visible=True), preview_html(preview.seen, len(preview.sources) - len(preview.seen)), preview.id]


def _hidden() -> list[Any]:
    return [gr.Column(visible=False), "", ""]
