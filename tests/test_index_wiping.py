"""What was removed stands nowhere on the disk any more, while others have the index open."""

import signal
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

import pytest
from conftest import in_files
from test_index_corpus import add, open_store, texts

from index.coding import make_base_when_due
from index.derived import entries
from index.lexical import LexicalIndex
from index.lexical_entries import in_segments
from index.library import Library
from index.originals import Original
from index.store_reader import StoredSource
from index.wiping import Wiper, wipe, wipe_after

SECRET = "zqxsecret"


@pytest.fixture
def store(tmp_path: Path, word_embedder, index_folder):  # noqa: ARG001  # where it lies
    opened = open_store(tmp_path, word_embedder)
    add(opened, word_embedder, "kept", "beta gamma.\nalpha delta.")
    add(opened, word_embedder, "other", "alpha beta.\ngamma gamma.\ndelta.\ncamera.")
    yield opened
    opened.close()


def files_with(folder: Path) -> list:
    """The files that have the secret in them; tantivy's are asked, for they leave out what two words begin with."""
    found = [file.name for file in folder.rglob("*") if file.is_file() and SECRET.encode() in file.read_bytes()]
    lexical = LexicalIndex(folder / "index" / "derived" / "lexical", "any")
    return [*sorted(found), *lexical._searcher.terms_with_prefix("written", SECRET)]


@in_files
def test_it_stands_in_no_file_while_an_app_has_the_index_open(store, word_embedder, tmp_path):
    document = add(store, word_embedder, "a", f"alpha {SECRET}.")
    library = Library(store, word_embedder)
    assert library.snapshot().passage_frequency([SECRET], "en") == [1]
    assert files_with(tmp_path) == ["verbatim.sqlite-wal", (SECRET, 1)]

    other = open_store(tmp_path, word_embedder)
    other.remove_document(document.id)
    assert wipe_after(other)
    assert files_with(tmp_path) == []
    assert texts(library.snapshot(), "alpha", 2) == ["alpha beta.", "alpha delta."]
    assert library.wait(20)
    assert files_with(tmp_path) == []
    other.close()


def test_an_app_wipes_what_is_removed_in_it_once_nobody_reads_it(store, word_embedder, tmp_path):
    library = Library(store, word_embedder)
    document = add(store, word_embedder, "a", f"alpha {SECRET}.")
    add(store, word_embedder, "a", "alpha beta.")  # a newer version of the text
    document = add(store, word_embedder, "b", f"beta {SECRET}.")
    reading = library.snapshot()
    assert reading.document(document.id).text == f"beta {SECRET}."
    store.remove_document(document.id)
    assert library.snapshot().document(document.id) is None
    assert not library.wait(0.5)
    assert reading.store.document(document.id).text == f"beta {SECRET}."
    del reading
    assert library.wait(20)
    assert files_with(tmp_path) == []


def test_what_is_removed_while_it_wipes_is_wiped_after_that(tmp_path, monkeypatch):
    began, may_end, wiped = threading.Semaphore(0), threading.Semaphore(0), []

    def slow_wipe(folder):
        began.release()
        may_end.acquire(timeout=30)
        wiped.append(folder)
        return True

    monkeypatch.setattr("index.wiping.wipe", slow_wipe)
    wiper = Wiper(tmp_path)
    wiper.begin()
    assert began.acquire(timeout=30)
    wiper.begin()
    wiper.begin()  # once more is enough for both
    assert wiper.is_running
    assert not wiper.wait(0.01)
    may_end.release(2)
    assert wiper.wait(30)
    assert wiped == [tmp_path] * 2
    wiper.begin()
    may_end.release()
    assert wiper.wait(30)
    assert wiped == [tmp_path] * 3


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_fault_that_nobody_foresaw_does_not_end_it_for_good(tmp_path, monkeypatch):
    faults = [MemoryError()]

    def wipe(_):
        if faults:
            raise faults.pop()
        return True

    monkeypatch.setattr("index.wiping.wipe", wipe)
    wiper = Wiper(tmp_path)
    wiper.begin()
    assert wiper.wait(30)
    wiper.begin()
    assert wiper.wait(30)
    assert faults == []


def test_a_damaged_file_of_conversations_keeps_nothing_else_from_being_wiped(store, word_embedder, tmp_path):
    document = add(store, word_embedder, "a", f"alpha {SECRET}.")
    (store.folder / "conversations.sqlite").write_bytes(b"no database " * 100)
    store.remove_document(document.id)
    assert wipe_after(store)
    assert files_with(tmp_path) == []


def test_an_older_version_of_a_text_is_wiped(store, word_embedder, tmp_path):
    add(store, word_embedder, "a", "alpha.", title=SECRET)
    Library(store, word_embedder)
    add(store, word_embedder, "a", "alpha.", title="Another")
    assert wipe_after(store)
    assert files_with(tmp_path) == []


KILLED_WHILE_WIPING = """
import os, signal, sys
from pathlib import Path
from index.databases.sqlite.database import Database
from index.store import Store
Database.empty_log = lambda _: os.kill(os.getpid(), signal.SIGKILL)
from index.wiping import wipe_after
store = Store(Path(sys.argv[1]), None)
store.remove_document(sys.argv[2])
wipe_after(store)
"""


@in_files
@pytest.mark.parametrize("next_one", ["opens", "ingests"])
def test_what_one_left_that_was_killed_the_next_one_wipes(store, word_embedder, tmp_path, next_one):
    document = add(store, word_embedder, "a", f"alpha {SECRET}.")
    Library(store, word_embedder).wait(20)
    command = [sys.executable, "-c", KILLED_WHILE_WIPING, str(tmp_path / "index"), document.id]
    assert subprocess.run(command, cwd=Path(__file__).parents[1]).returncode == -signal.SIGKILL
    left = tmp_path / "index" / "restoring-1"
    left.mkdir()
    (left / "verbatim.sqlite").write_text(SECRET)
    assert files_with(tmp_path) == ["verbatim.sqlite", "verbatim.sqlite-wal"]
    if next_one == "opens":
        assert Library(store, word_embedder).wait(20)
    else:
        assert wipe_after(store)
    assert files_with(tmp_path) == []
    assert store.removed is None


def test_what_cannot_be_wiped_yet_is_said(store, word_embedder, tmp_path):
    document = add(store, word_embedder, "a", f"alpha {SECRET}.")
    reading = store.snapshot()
    store.remove_document(document.id)
    assert reading.document(document.id).id == document.id
    assert not wipe_after(store, 0)
    del reading
    assert wipe_after(store, 0)
    assert files_with(tmp_path) == []


@in_files
def test_an_original_is_wiped_though_its_document_stays(store, word_embedder, tmp_path):
    document = add(store, word_embedder, "a", "alpha.")
    library = Library(store, word_embedder)
    content = SECRET.encode() * 300_000  # more than two parts
    store.set_source(StoredSource("b", "hash", document.id), document, Original("b.pdf", content))
    assert "verbatim.sqlite-wal" in files_with(tmp_path)
    store.remove_source("b")
    library.snapshot()
    assert library.wait(20)
    assert files_with(tmp_path) == []
    assert wipe_after(store)


@in_files
def test_an_original_goes_with_its_document(store, word_embedder, tmp_path):
    document = add(store, word_embedder, "a", "alpha.")
    store.keep_original(store.source("a"), Original("a.pdf", SECRET.encode() * 300_000))
    assert store.wipe(None)
    assert files_with(tmp_path) == ["verbatim.sqlite"]
    store.remove_document(document.id)
    assert wipe_after(store)
    assert files_with(tmp_path) == []


@pytest.mark.usefixtures("store")
def test_nothing_is_made_where_nothing_was_asked_yet(tmp_path):
    assert wipe(tmp_path / "index")
    assert not (tmp_path / "index" / "derived").exists()


def test_additions_wipe_nothing(store, word_embedder):
    library = Library(store, word_embedder)
    add(store, word_embedder, "a", "alpha.")
    library.snapshot()
    assert not library._derived.keeps_removed
    assert store.removed is None


def test_an_index_that_is_gone_ends_it(tmp_path):
    wiper = Wiper(tmp_path / "gone")
    wiper.begin()
    assert wiper.wait(10)


def test_a_removal_writes_anew_only_what_lies_beside_the_removed(store, word_embedder, tmp_path, monkeypatch):
    monkeypatch.setattr("index.lexical.in_segments", partial(in_segments, size=2))
    document = add(store, word_embedder, "a", f"alpha {SECRET}.\nbeta.\ngamma.")
    library = Library(store, word_embedder)
    library.snapshot()
    written = []
    monkeypatch.setattr("index.wiping.entries", lambda store, ids: written.extend(ids) or entries(store, ids))
    store.remove_document(document.id)
    assert wipe_after(store)
    assert files_with(tmp_path) == []
    assert 0 < len(written) < len(store.passage_ids())
    assert texts(library.snapshot(), "alpha", 2) == ["alpha beta.", "alpha delta."]


def test_words_that_are_missing_from_the_index_come_back(store, word_embedder, tmp_path):
    Library(store, word_embedder).snapshot()
    lexical = LexicalIndex(tmp_path / "index" / "derived" / "lexical", store.stamp)
    with lexical.writing():
        lexical.change(store.generation, store.passage_ids()[:1], [])
    assert wipe(tmp_path / "index")
    assert texts(Library(store, word_embedder).snapshot(), "alpha", 2) == ["alpha beta.", "alpha delta."]


def test_vectors_of_what_was_removed_leave_the_codes_while_an_app_searches_them(store, word_embedder, monkeypatch):
    monkeypatch.setattr("index.bases.FLAT_AT_MOST", 5)
    monkeypatch.setattr("index.bases._UNCODED_AT_MOST", 4)
    document = add(store, word_embedder, "a", "alpha alpha alpha beta.\ngamma beta beta.")
    ids = store.passage_ids_of([document.id])
    rows = store.vectors(ids)
    assert make_base_when_due(store)
    library = Library(store, word_embedder)
    assert texts(library.snapshot(), "alpha", 1) == ["alpha alpha alpha beta."]

    def kept() -> bool:
        files = [file for file in (store.folder / "derived").rglob("*") if file.is_file()]
        return any(row.tobytes() in file.read_bytes() for row in rows for file in files)

    assert kept()
    store.remove_document(document.id)
    assert "alpha alpha alpha beta." not in texts(library.snapshot(), "alpha", 10)
    assert library.wait(20)
    assert not kept()
    assert texts(library.snapshot(), "alpha", 2) == ["alpha beta.", "alpha delta."]
    assert texts(Library(store, word_embedder).snapshot(), "alpha", 2) == ["alpha beta.", "alpha delta."]
