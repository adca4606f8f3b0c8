"""A backup is one file of one moment, and what is restored is served at once, also by an app that runs."""

import sqlite3
import stat
import threading
from contextlib import closing

import pytest
from test_index_corpus import add, open_store, texts

from index.backup import back_up, restore
from index.derived import changes, lexical_folder
from index.errors import IndexDamaged, IndexFault, IndexMissing, SettingsError
from index.lexical import LexicalIndex
from index.library import Library
from index.originals import Original
from index.records import document_id
from index.store import Store


@pytest.fixture
def store(tmp_path, word_embedder, index_folder):  # noqa: ARG001  # where it lies
    opened = open_store(tmp_path, word_embedder)
    add(opened, word_embedder, "a", "alpha beta.")
    yield opened
    opened.close()


def stored(folder) -> set[str]:
    with closing(Store(folder, None)) as store:
        assert store.faults() == []
        return {document.text for document in store.documents()}


def test_a_backup_is_one_private_file_and_becomes_an_index(store, tmp_path):
    assert store.counts().documents == 1
    for _ in range(2):  # one that is there is replaced
        assert back_up(tmp_path / "index", tmp_path / "saved") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["index", "saved"]
    assert stat.S_IMODE((tmp_path / "saved").stat().st_mode) == 0o600
    assert restore(tmp_path / "new", tmp_path / "saved") == 1
    assert stored(tmp_path / "new") == {"alpha beta."}


def test_a_backup_has_the_originals(store, tmp_path):
    content = bytes(range(256)) * 10_000
    store.keep_original(store.source("a"), Original("a.pdf", content))
    back_up(tmp_path / "index", tmp_path / "saved")
    restore(tmp_path / "new", tmp_path / "saved")
    with closing(Store(tmp_path / "new", None)) as restored:
        [kept] = restored.originals.of(document_id("alpha beta."))
        assert (kept.name, b"".join(restored.originals.parts(kept.sha256))) == ("a.pdf", content)


def test_an_app_that_runs_goes_on_with_what_was_restored(store, word_embedder, tmp_path):
    library = Library(store, word_embedder)
    back_up(tmp_path / "index", tmp_path / "saved")
    store.remove_document(document_id("alpha beta."))
    add(store, word_embedder, "b", "gamma.")
    reading = library.snapshot()
    restore(tmp_path / "index", tmp_path / "saved")
    assert texts(library.snapshot(), "alpha") == ["alpha beta."]
    assert texts(library.snapshot(), "gamma", 1) == ["alpha beta."]
    assert (texts(reading, "gamma", 1), library.snapshot().generation > reading.generation) == (["gamma."], True)


def test_words_follow_a_restored_store_in_one_step(store, word_embedder, tmp_path, monkeypatch):
    """Whoever checks the index between two would take it for damaged."""
    back_up(tmp_path / "index", tmp_path / "saved")
    for number in range(4):
        add(store, word_embedder, f"b{number}", f"gamma v{number}.")
    Library(store, word_embedder).snapshot()
    monkeypatch.setattr("index.backup.wipe", lambda _: True)  # which lets them follow
    restore(tmp_path / "index", tmp_path / "saved")
    lexical = LexicalIndex(lexical_folder(store), store.stamp)
    assert changes(store, lexical.generation, lexical.passage_count) is None


def test_backups_while_documents_come_are_each_of_one_moment(store, word_embedder, tmp_path):
    lines = [f"alpha v{number}." for number in range(40)]

    def write() -> None:
        with closing(open_store(tmp_path, word_embedder)) as writer:
            for line in lines:
                add(writer, word_embedder, line, line)

    writing = threading.Thread(target=write)
    writing.start()
    counts = []
    while writing.is_alive():
        counts.append(back_up(tmp_path / "index", tmp_path / "saved"))
        restore(tmp_path / "new", tmp_path / "saved")
        found = stored(tmp_path / "new")
        assert found == {"alpha beta.", *lines[: len(found) - 1]}
    writing.join()
    assert store.counts().documents == 41
    assert counts == sorted(counts)


@pytest.mark.parametrize("damage", ["no database at all" * 100, "", None])
def test_what_is_no_backup_changes_nothing(store, tmp_path, damage):
    if damage is not None:
        (tmp_path / "saved").write_text(damage)
    with pytest.raises(IndexFault):
        restore(tmp_path / "index", tmp_path / "saved")
    assert stored(tmp_path / "index") == {"alpha beta."}
    assert not list((tmp_path / "index").glob("restoring*"))
    assert store.counts().documents == 1


def test_a_damaged_index_is_replaced(store, tmp_path):
    back_up(tmp_path / "index", tmp_path / "saved")
    store.close()
    (tmp_path / "index" / "verbatim.sqlite").write_bytes(b"damaged " * 1000)
    restore(tmp_path / "index", tmp_path / "saved")
    assert stored(tmp_path / "index") == {"alpha beta."}


def test_a_damaged_backup_is_refused(store, tmp_path, word_embedder):
    for number in range(20):
        add(store, word_embedder, f"{number}", f"alpha {number}. " * 200)
    back_up(tmp_path / "index", tmp_path / "saved")
    content = bytearray((tmp_path / "saved").read_bytes())
    content[8192:40960] = bytes(32768)
    (tmp_path / "saved").write_bytes(content)
    with pytest.raises(IndexDamaged):
        restore(tmp_path / "index", tmp_path / "saved")
    assert len(stored(tmp_path / "index")) == 21


def test_what_cannot_be_backed_up_is_said(store, tmp_path):
    with pytest.raises(IndexMissing):
        back_up(tmp_path / "nothing", tmp_path / "saved")
    with pytest.raises(SettingsError, match="name a file elsewhere"):
        back_up(tmp_path / "index", tmp_path / "index" / "verbatim.sqlite")
    with pytest.raises(IndexFault, match="cannot be written"):
        back_up(tmp_path / "index", tmp_path / "no folder" / "saved")
    assert store.counts().documents == 1


def test_a_backup_of_an_older_schema_is_brought_to_this_one(tmp_path, request):
    sql = (request.path.parent / "stores" / "schema-1a.sql").read_text(encoding="utf-8")
    with closing(sqlite3.connect(tmp_path / "saved")) as database:
        database.executescript(sql)
    assert restore(tmp_path / "index", tmp_path / "saved") == 2
    assert "Beta is here. Gamma is gone." in stored(tmp_path / "index")


def test_what_a_killed_restore_left_is_deleted_when_the_index_is_opened(store, word_embedder, tmp_path):
    left = tmp_path / "index" / "restoring-1"
    left.mkdir()
    (left / "verbatim.sqlite").write_text("a copy of all documents")
    Library(store, word_embedder)
    assert not left.exists()
