"""Uploads into a real index: told as they go, each failure named, copies deleted."""

import pytest
from web_examples import NASTY, open_index

from web.adding import add_uploads
from web.uploads import Upload


@pytest.fixture
def index(tmp_path, word_embedder):
    return open_index(tmp_path / "index", word_embedder)


def upload(folder, name, content=b"The camera report.\n\nThe police export."):
    copy = folder / f"copy-{name}"
    copy.write_bytes(content)
    return Upload(name, copy)


def test_files_are_added_to_an_index_that_did_not_exist(tmp_path, index):
    told = list(add_uploads(index, [upload(tmp_path, "camera.txt")]))
    assert told[0] == '<p class="working" role="status">Reading 1 file…</p>'
    assert told[1] == '<p class="working" role="status">1 document done, the last one camera.txt…</p>'
    assert told[2].startswith('<ul class="report" role="status"><li>Added “')
    assert told[2].endswith("(camera.txt), 1 passage.</li></ul>")
    assert [document.path for document in index.retriever().store.documents()] == ["camera.txt"]


def test_a_file_that_fails_is_named_with_its_reason_and_stops_no_other(tmp_path, index):
    uploads = [upload(tmp_path, "empty.pdf", b""), upload(tmp_path, "strange.xyz"), upload(tmp_path, "good.txt")]
    *_, report = add_uploads(index, uploads)
    assert report.count('<li class="failed">Not added: ') == 2
    assert "empty.pdf" in report
    assert "strange.xyz" in report
    assert "(good.txt), 1 passage." in report


def test_a_file_again_changed_and_under_another_name(tmp_path, index):
    list(add_uploads(index, [upload(tmp_path, "camera.txt")]))
    *_, same = add_uploads(index, [upload(tmp_path, "camera.txt")])
    assert same.endswith("(camera.txt) is in the library already.</li></ul>")
    *_, twin = add_uploads(index, [upload(tmp_path, "twin.txt")])
    assert twin.endswith("<li>twin.txt has the same text as camera.txt, which is in the library already.</li></ul>")
    *_, changed = add_uploads(index, [upload(tmp_path, "twin.txt", b"The delta export of the police.")])
    assert "<li>Replaced the earlier “" in changed


def test_the_copies_are_deleted_whatever_becomes_of_them(tmp_path, index):
    uploads = [upload(tmp_path, "empty.pdf", b""), upload(tmp_path, "good.txt")]
    list(add_uploads(index, uploads))
    assert not any(one.copy.exists() for one in uploads)


def test_an_index_that_cannot_be_made_is_told_in_plain_words(tmp_path, word_embedder):
    (tmp_path / "file").write_text("in the way")
    *_, report = add_uploads(open_index(tmp_path / "file", word_embedder), [upload(tmp_path, "good.txt")])
    assert report.startswith('<p class="problem" role="alert">The index folder ')


def test_nasty_names_are_shown_as_text(tmp_path, index):
    nasty = Upload(NASTY.replace("/", "") + ".xyz", tmp_path / "gone.xyz")
    assert not any("<script" in told or "<img" in told for told in add_uploads(index, [nasty]))
