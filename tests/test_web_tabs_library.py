"""The Library tab without a browser: files added, listed, filtered, and taken out after a second look."""

import re
from pathlib import Path

import gradio as gr
import pytest
from gradio.utils import get_upload_folder
from tab_page import after, handlers, names, page_with
from web_examples import add_file

from answer.phrases import phrase
from index.errors import ModelError
from ingest.extract.process import ExtractionProcess
from web.access.acting import ACTING, Actor, Role
from web.background_index import BackgroundIndex
from web.html.library import library_html
from web.tabs.library import library_tab


def built(index: BackgroundIndex) -> gr.Blocks:
    return page_with(lambda page, tab: library_tab(page, tab, index))


@pytest.fixture
def page(index):
    return built(index)


PAGE = gr.Request(session_hash="one")


def does(page: gr.Blocks, name: str, event: str):
    """What the page does first at an event of a component."""
    return handlers(page, name, event)[0].fn


def asked(page: gr.Blocks, document: str) -> list:
    """What is shown after a click on the button that names a document."""
    return does(page, "documents", "click")(gr.EventData(None, {"document": document}))


@pytest.fixture
def uploaded(tmp_path, monkeypatch) -> dict[str, str]:
    """A file as the browser sends it: where its copy lies, and its own name."""
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path / "uploads"))
    copy = Path(get_upload_folder()) / "a1" / "camera_.txt"
    copy.parent.mkdir(parents=True)
    copy.write_text("The camera report.\n\nThe police export.", encoding="utf-8")
    return {"path": str(copy), "orig_name": "camera?.txt"}


def test_opening_the_tab_and_typing_list_the_documents_that_match(page, index, document):
    for listed in (does(page, "tab", "select"), does(page, "filter", "change")):
        assert f'data-document="{document}"' in listed("CAMERA")
    assert "1 document, 1 passage." in listed("")
    assert f'data-document="{document}"' in listed("CAMERA")
    assert "None of 1 document matches “skies”." in listed("skies")
    add_file(index, "alpha.txt", "Alpha and beta are letters.")
    assert "1 document of 2, 1 passage." in listed("alpha")


def test_a_library_without_an_index_is_empty(page):
    assert does(page, "tab", "select")("") == library_html([])


@pytest.mark.usefixtures("document")
def test_an_index_that_cannot_be_opened_is_told_in_place_of_the_table(index):
    def broken(*_):
        raise ModelError("The model file is missing.")

    page = built(BackgroundIndex(index.settings, broken))
    problem = '<p class="problem" role="alert">The model file is missing.</p>'
    assert does(page, "tab", "select")("") == problem
    assert does(page, "remove", "click")("0123456789abcdef", "")[0] == problem


def test_a_file_is_added_under_its_own_name_and_the_field_emptied(page, index, uploaded):
    [event] = handlers(page, "files", "upload")
    assert (event.preprocess, event.concurrency_limit) == (False, 1)
    *told, last = event.fn([uploaded], "", PAGE)
    assert [document.path for document in index.snapshot().store.documents()] == ["camera?.txt"]
    assert all(each[1:] == [gr.skip(), gr.skip()] for each in told)
    assert "camera?.txt" in told[-1][0]
    assert last[:2] == [gr.skip(), None]
    assert "1 document, 1 passage." in last[2]


def test_a_file_that_nobody_uploaded_is_not_taken(page, tmp_path, uploaded):
    secret = tmp_path / "secret.txt"
    secret.write_text("The camera report.", encoding="utf-8")
    with pytest.raises(gr.Error, match=re.escape(phrase("not_uploaded"))):
        list(does(page, "files", "upload")([{**uploaded, "path": str(secret)}], "", PAGE))
    assert secret.is_file()


def test_a_document_is_removed_only_after_a_second_look(page, index, document):
    assert does(page, "progress", "click") is does(page, "documents", "click")
    chosen, warning, confirm = asked(page, document)
    assert (chosen, confirm.visible) == (document, True)
    assert warning.startswith("<p>Remove <strong>camera</strong>")
    assert index.snapshot().document(document) is not None

    told, chosen, confirm, table = does(page, "remove", "click")(document, "")
    assert told == '<p class="note" role="status">Removed “camera”.</p>'
    assert (chosen, confirm.visible, table) == ("", False, library_html([]))
    assert index.snapshot().document(document) is None


def test_readers_neither_add_nor_remove_and_are_not_asked_to(page, index, document, uploaded):
    before = ACTING.set(Actor("ben", Role.READER))
    try:
        assert "data-document" not in does(page, "tab", "select")("")
        *_, told = does(page, "files", "upload")([uploaded], "", PAGE)
        assert phrase("editors_only") in does(page, "remove", "click")(document, "")[0]
        [shown] = [each.fn() for each in handlers(page, "page", "load")]
    finally:
        ACTING.reset(before)
    assert "data-document" not in told[2]
    assert not shown.visible
    assert [each.id for each in index.snapshot().store.documents()] == [document]


def test_keeping_a_document_forgets_the_question(page, index, document):
    chosen, confirm = does(page, "keep", "click")()
    assert (chosen, confirm.visible) == ("", False)
    assert index.snapshot().document(document) is not None


def test_what_somebody_else_has_removed_is_not_asked_about_and_not_removed_again(page, document):
    does(page, "remove", "click")(document, "")
    chosen, warning, confirm = asked(page, document)
    assert (chosen, warning, confirm.visible) == ("", "", False)
    assert does(page, "remove", "click")(document, "")[0] == f'<p class="note">{phrase("removed_already")}</p>'


def test_a_fault_while_files_are_added_is_told(page):
    [adding] = handlers(page, "files", "upload")
    told = after(page, adding)
    assert names(told.outputs) == ["progress"]
    assert phrase("fault_adding") in told.fn()


def test_clearing_the_field_ends_the_reading_of_that_page_alone(page, index, uploaded, monkeypatch):
    clear = does(page, "files", "clear")
    read = ExtractionProcess.extract

    def cleared_meanwhile(process, source):
        clear(gr.Request(session_hash=whose))
        return read(process, source)

    monkeypatch.setattr(ExtractionProcess, "extract", cleared_meanwhile)
    whose = "one"
    *_, told, _ = does(page, "files", "upload")([uploaded], "", PAGE)
    assert "Reading was stopped; what was stored so far stays in the index." in told[0]
    assert not Path(uploaded["path"]).exists()
    assert list(index.snapshot().store.documents()) == []
    whose = "another"
    Path(uploaded["path"]).write_text("The camera report.", encoding="utf-8")
    *_, told, _ = does(page, "files", "upload")([uploaded], "", PAGE)
    assert "Added" in told[0]
