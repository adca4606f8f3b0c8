"""What adds documents in the Library tab: files under their own names, addresses, texts, and a look at each before."""

import re
from dataclasses import replace
from pathlib import Path

import gradio as gr
import pytest
from gradio.utils import get_upload_folder
from tab_page import after, handlers, names, page_with

from answer.phrases import phrase
from web.access.acting import ACTING, Actor, Role
from web.background_index import BackgroundIndex
from web.tabs.library import library_tab

TEXT = ("The camera report.", "A note", "The Paper", "2020-09-21")


@pytest.fixture
def page(index):
    return page_with(lambda page, tab: library_tab(page, tab, index))


@pytest.fixture
def uploaded(tmp_path, monkeypatch) -> dict[str, str]:
    """A file as the browser sends it: where its copy lies, and its own name."""
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path / "uploads"))
    copy = Path(get_upload_folder()) / "a1" / "camera_.txt"
    copy.parent.mkdir(parents=True)
    copy.write_text("The camera report.\n\nThe police export.", encoding="utf-8")
    return {"path": str(copy), "orig_name": "camera?.txt"}


def does(page: gr.Blocks, name: str, event: str = "click"):
    return handlers(page, name, event)[0].fn


def titles(index) -> list[str]:
    """The titles of all documents, once all that waited was added."""
    for job in index.jobs.all():
        assert job.wait(60)
    return [document.title for document in index.snapshot().store.documents()]


def test_a_file_is_added_under_its_own_name_and_the_field_emptied(page, index, uploaded):
    [event] = handlers(page, "files", "upload")
    assert (event.preprocess, names(event.outputs)[3:]) == (False, ["progress", "files"])
    column, seen, preview, told, files = event.fn([uploaded], False)
    assert (column.visible, seen, preview, told, files) == (False, "", "", "", None)
    titles(index)
    assert [document.path for document in index.snapshot().store.documents()] == ["camera?.txt"]
    assert not Path(uploaded["path"]).exists()


def test_a_file_that_nobody_uploaded_is_not_taken(page, tmp_path, uploaded):
    secret = tmp_path / "secret.txt"
    secret.write_text("The camera report.", encoding="utf-8")
    for is_preview in (False, True):
        with pytest.raises(gr.Error, match=re.escape(phrase("not_uploaded"))):
            does(page, "files", "upload")([{**uploaded, "path": str(secret)}], is_preview)
    assert secret.is_file()


def test_a_fault_while_files_are_added_is_told(page):
    [adding] = handlers(page, "files", "upload")
    [told] = [each for each in page.fns.values() if each.trigger_after == adding._id and each.trigger_only_on_failure]
    assert names(told.outputs) == ["progress"]
    assert phrase("fault_adding") in told.fn()
    assert after


def test_a_file_is_looked_at_before_and_added_or_not(page, index, uploaded):
    column, seen, preview, told, files = does(page, "files", "upload")([uploaded], True)
    assert (column.visible, told, files) == (True, gr.skip(), None)
    assert "<h3>camera?</h3>" in seen
    assert not Path(uploaded["path"]).exists()
    assert not index.settings.index.exists()
    column, seen, left, told, *fields = does(page, "preview-add")(preview, "x", "y")
    assert (column.visible, seen, left, told, fields) == (False, "", "", "", ["", ""])
    assert titles(index) == ["camera?"]
    assert phrase("preview_gone") in does(page, "preview-add")(preview)[3]


def test_a_preview_that_is_discarded_is_added_no_more(page, index):
    _, _, preview = does(page, "pasted-preview")(*TEXT)
    column, seen, left = does(page, "preview-discard")(preview)
    assert (column.visible, seen, left) == (False, "", "")
    assert phrase("preview_gone") in does(page, "preview-add")(preview)[3]
    assert list(index.jobs.all()) == []


def test_a_text_is_added_with_what_is_said_of_it_and_the_fields_emptied(page, index):
    column, seen, _ = does(page, "pasted-preview")(*TEXT)
    assert column.visible
    assert "The Paper" in seen
    assert does(page, "pasted-add")(*TEXT) == ["", "", "", "", ""]
    assert titles(index) == ["A note"]
    told, *fields = does(page, "pasted-add")("", "Another", "", "")
    assert (phrase("pasted_empty") in told, fields) == (True, ["", "Another", "", ""])
    assert phrase("pasted_empty") in does(page, "pasted-preview")("", "", "", "")[1]


def test_addresses_are_added_or_told_why_not(page, index):
    assert does(page, "addresses-add")("http://127.0.0.1:9/") == ["", ""]
    told, field = does(page, "addresses-add")("nowhere")
    assert ("“nowhere” is no address of a page" in told, field) == (True, "nowhere")
    column, seen, preview = does(page, "addresses-preview")("http://127.0.0.1:9/")
    assert column.visible
    assert "Nothing would be stored: http://127.0.0.1:9/ leads to 127.0.0.1" in seen
    assert preview
    assert "At most 3 addresses" in does(page, "addresses-preview")(" ".join(f"http://a.b/{n}" for n in range(4)))[1]
    [job] = index.jobs.all()
    assert job.wait(60)


def test_no_addresses_are_asked_for_where_none_are_taken(index):
    off = BackgroundIndex(replace(index.settings, add_addresses="no"), lambda *_: None)
    page = page_with(lambda page, tab: library_tab(page, tab, off))
    assert handlers(page, "addresses-add", "click") == []
    assert len(handlers(page, "pasted-add", "click")) == 1


def test_what_was_told_of_jobs_before_goes_when_another_is_added(page, index):
    does(page, "pasted-add")(*TEXT)
    titles(index)
    before = index.jobs.all()
    does(page, "pasted-add")("Alpha.", "Another", "", "")
    assert [job.name for job in before] == ["A note.txt"]
    assert [job.name for job in index.jobs.all()] == ["Another.txt"]
    titles(index)


def test_readers_add_nothing_and_are_not_asked_to(page, index, uploaded):
    before = ACTING.set(Actor("ben", Role.READER))
    try:
        told = [
            does(page, "files", "upload")([uploaded], False)[3],
            does(page, "addresses-add")("http://127.0.0.1:9/")[0],
            does(page, "pasted-add")(*TEXT)[0],
            does(page, "pasted-preview")(*TEXT)[1],
            does(page, "preview-add")("any")[3],
        ]
        [shown] = [each.fn() for each in handlers(page, "page", "load")]
    finally:
        ACTING.reset(before)
    assert all(phrase("editors_only") in one for one in told)
    assert not shown.visible
    assert (list(index.jobs.all()), Path(uploaded["path"]).exists()) == ([], False)
