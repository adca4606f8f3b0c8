"""The Library tab: what the index holds, files dropped in, documents taken out after a second look.

Owns the tab's components and events.
"""

from collections.abc import Callable, Iterator
from functools import partial
from threading import Event
from typing import Any

import gradio as gr

from answer.phrases import phrase
from index.errors import IndexMissing, VerbatimError
from index.store_reader import StoreReader
from web.access.acting import acting, require_editor
from web.access.audit import Deed, record
from web.access.listed import Fields, TypedFilters, record_list
from web.background_index import BackgroundIndex
from web.html.library import Entry, confirmation_html, library_html
from web.html.render import line
from web.tabs.page_files import uploaded_path
from web.tabs.theme import QUIET
from web.tabs.uploads import add_uploads, named_upload
from web.tabs.welcome import problem_html, shown_html
from web.tabs.words import words

# Remove buttons: each names its document, and the click is an event of the whole table, or of what was added.
_REMOVE_BUTTONS = """
element.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-document]');
  if (button) trigger('click', {document: button.dataset.document});
});
"""


def library_tab(page: gr.Blocks, tab: gr.Tab, index: BackgroundIndex) -> None:
    """Build the tab inside the page that is being built.

    :param page: the page; when it loads, what adds documents is shown to editors.
    :param tab: the tab; the table is brought up to date whenever it is opened.
    :param index: the index that is listed and changed.
    """
    files = gr.File(label=words("add_here"), file_count="multiple", height=120, elem_id="files")
    page.load(lambda: gr.File(visible=acting().may_edit), None, files, **QUIET)
    progress = gr.HTML(elem_id="progress", js_on_load=_REMOVE_BUTTONS)
    filter_words = gr.Textbox(
        "",
        placeholder=words("filter_library"),
        label=words("filter"),
        show_label=False,
        container=False,
        elem_id="filter",
    )
    chosen = gr.State("")
    reading: dict[str | None, Event] = {}  # by the page that reads
    with gr.Column(visible=False, elem_id="confirm") as confirm:
        warning = gr.HTML(js_on_load=None)
        with gr.Row():
            keep = gr.Button(words("keep"), size="sm", scale=0, elem_id="keep")
            remove = gr.Button(words("remove"), size="sm", scale=0, variant="stop", elem_id="remove")
    table = gr.HTML(elem_id="documents", js_on_load=_REMOVE_BUTTONS, apply_default_css=False)

    typing = TypedFilters(index.settings, index.closing)

    def listed(tell: Callable[[str, Fields], None]) -> Callable[[str], str]:
        return lambda wanted: shown_html(lambda: _listed(index, wanted, tell))

    def added(uploaded: list[dict[str, Any]], wanted: str, request: gr.Request) -> Iterator[list[Any]]:
        uploads = [named_upload(file["orig_name"], uploaded_path(file["path"])) for file in uploaded]
        cleared = reading[request.session_hash] = Event()
        for sentence in add_uploads(index, uploads, cleared.is_set):
            yield [sentence, gr.skip(), gr.skip()]
        yield [gr.skip(), None, _table(index, wanted)]

    def cleared(request: gr.Request) -> None:
        if request.session_hash in reading:
            reading[request.session_hash].set()

    def asked(event: gr.EventData) -> list[Any]:
        document_id = event._data["document"]
        title = index.snapshot().store.title(document_id)
        if title is None:
            return ["", "", gr.Column(visible=False)]
        return [document_id, confirmation_html(title), gr.Column(visible=True)]

    def removed(document_id: str, wanted: str) -> list[Any]:
        return [_remove(index, document_id), "", gr.Column(visible=False), _table(index, wanted)]

    # Not preprocessed, for that drops the names that the files have on the person's machine.
    adding = files.upload(
        added, [files, filter_words], [progress, files, table], preprocess=False, concurrency_limit=1, **QUIET
    )
    files.clear(cleared, None, None, **QUIET)
    adding.failure(lambda: problem_html(phrase("fault_adding")), None, progress, **QUIET)
    for buttons in (table, progress):
        asking = buttons.click(asked, None, [chosen, warning, confirm], **QUIET)
        asking.then(None, js="() => document.querySelector('#keep').focus()")
    keep.click(lambda: ["", gr.Column(visible=False)], None, [chosen, confirm], **QUIET)
    remove.click(removed, [chosen, filter_words], [progress, chosen, confirm, table], **QUIET)
    filter_words.change(listed(typing.see), filter_words, table, trigger_mode="always_last", **QUIET)
    tab.select(listed(partial(record_list, index.settings)), filter_words, table, **QUIET)


def _listed(index: BackgroundIndex, words: str, tell: Callable[[str, Fields], None]) -> str:
    """The documents that match, once the record was told of it."""
    tell("documents", {"filter": words})
    return _table(index, words)


def _table(index: BackgroundIndex, words: str) -> str:
    try:
        corpus = index.snapshot()
        entries = corpus.remember("entries", lambda: _entries(corpus.store))
        return library_html(entries, words, may_edit=acting().may_edit)
    except IndexMissing:
        return library_html([])
    except VerbatimError as error:
        return problem_html(str(error))


def _entries(store: StoreReader) -> list[Entry]:
    passages = store.passage_counts()
    return [Entry(document, passages.get(document.id, 0)) for document in store.listed()]


def _remove(index: BackgroundIndex, document_id: str) -> str:
    try:
        require_editor()
        store = index.library().store
        title = store.title(document_id)
        if title is not None:
            record(index.settings, Deed.REMOVED, f"{title} ({document_id})")
        if title is None or not store.remove_document(document_id):
            return line("note", phrase("removed_already"))
    except VerbatimError as error:
        return problem_html(str(error))
    return line("note", phrase("removed", title=title), role="status")
