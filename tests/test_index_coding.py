"""A base is made when it is worth it, found again, wiped, and left behind by nobody who is killed."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from test_index_derived import put, row

from index.base import MANIFEST, ROWS
from index.base_writing import write_base
from index.coding import base_folders, is_due, make_base_when_due, newest_base, stamp_of, touched_since, wipe_bases
from index.records import document_id
from index.store import Store
from index.unfinished import unfinished

TEXT = " ".join(f"word{number}" for number in range(30))


@pytest.fixture(autouse=True)
def few(monkeypatch) -> None:
    """A base is due of more than twenty passages, and anew when more than five are not in it."""
    monkeypatch.setattr("index.coding.FLAT_AT_MOST", 20)
    monkeypatch.setattr("index.coding._UNCODED_AT_MOST", 5)


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def store(folder):
    opened = Store(folder, "words", create=True)
    put(opened, "a", TEXT)
    yield opened
    opened.close()


def names(store: Store) -> list[str]:
    return sorted(path.name for path in (store.folder / "derived").iterdir())


def test_many_passages_are_coded_and_again_when_many_changed(monkeypatch):
    monkeypatch.undo()
    assert not is_due(200_000, 200_000)
    assert is_due(200_001, 200_001)
    assert not is_due(1_000_000, 50_000)
    assert is_due(1_000_000, 50_001)
    assert not is_due(10_000_000, 200_000)
    assert is_due(10_000_000, 200_001)


def test_it_holds_all_vectors_of_one_generation(store, folder):
    assert newest_base(store) is None
    assert make_base_when_due(folder)
    base = newest_base(store, 8)
    assert (base.generation, base.ids.tolist()) == (1, store.passage_ids())
    assert base.rows.tolist() == [row(id).tolist() for id in store.passage_ids()]
    assert newest_base(store, 9) is None
    assert names(store) == ["coded-1"]


@pytest.mark.usefixtures("store")
def test_few_passages_have_none(folder, monkeypatch):
    monkeypatch.setattr("index.coding.FLAT_AT_MOST", 30)
    assert not make_base_when_due(folder)
    assert not (folder / "derived").exists()


def test_a_newer_one_takes_its_place_when_enough_changed(store, folder):
    make_base_when_due(folder)
    put(store, "b", "one two three four five")
    assert not make_base_when_due(folder)
    put(store, "c", "six")
    assert make_base_when_due(folder)
    assert names(store) == ["coded-3"]
    assert len(newest_base(store)) == 36


def test_what_was_touched_since_is_known(store, folder):
    make_base_when_due(folder)
    base = newest_base(store)
    assert touched_since(store, base) == ()
    added = put(store, "b", "one two")
    assert touched_since(store, base) == tuple(sorted(added))


def test_one_from_which_most_changed_is_not_used(store, folder):
    make_base_when_due(folder)
    put(store, "b", " ".join(f"more{number}" for number in range(16)))
    assert newest_base(store) is None
    assert make_base_when_due(folder)
    assert names(store) == ["coded-2"]


def test_one_of_another_store_or_of_the_future_is_not_used(store, folder, monkeypatch):
    make_base_when_due(folder)
    store.outrun(5, "another")
    assert newest_base(store) is None
    wipe_bases(store)
    assert names(store) == []
    make_base_when_due(folder)
    base = newest_base(store)
    monkeypatch.setattr(Store, "generation", 2)
    assert touched_since(store, base) is None


def test_vectors_of_what_was_removed_leave_the_disk(store, folder):
    ids = put(store, "b", "one two")
    make_base_when_due(folder)
    content = (base_folders(store)[0] / ROWS).read_bytes()
    assert all(row(id).tobytes() in content for id in ids)
    store.remove_document(document_id("one two"))
    wipe_bases(store)
    content = (base_folders(store)[0] / ROWS).read_bytes()
    assert not any(row(id).tobytes() in content for id in ids)
    assert all(row(id).tobytes() in content for id in store.passage_ids())


def test_what_is_removed_while_it_is_made_is_not_in_it(store, folder, monkeypatch):
    ids = put(store, "b", "one two")

    def write_and_remove(*arguments):
        write_base(*arguments)
        store.remove_document(document_id("one two"))

    monkeypatch.setattr("index.coding.write_base", write_and_remove)
    assert make_base_when_due(folder)
    content = (base_folders(store)[0] / ROWS).read_bytes()
    assert base_folders(store)[0].name == "coded-2"
    assert not any(row(id).tobytes() in content for id in ids)


@pytest.mark.usefixtures("store")
def test_two_do_not_make_one_at_once(folder):
    (folder / "derived").mkdir()
    with unfinished(folder / "derived", "coding"):
        assert not make_base_when_due(folder)
    assert make_base_when_due(folder)


KILLED = """
import os, signal, sys
from pathlib import Path
import index.coding
index.coding.FLAT_AT_MOST = 20
index.coding._UNCODED_AT_MOST = 5
def die(folder, *_):
    (folder / "rows.f32").write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)
if sys.argv[2] == "before":
    index.coding.write_base = die
else:
    Path.rename = lambda made, to: (os.rename(made, to), os.kill(os.getpid(), signal.SIGKILL))
index.coding.make_base_when_due(Path(sys.argv[1]))
"""


@pytest.mark.parametrize("when", ["before", "after"])
def test_one_who_is_killed_leaves_a_whole_one_or_none(store, folder, when):
    command = [sys.executable, "-c", KILLED, str(folder), when]
    assert subprocess.run(command, cwd=Path(__file__).parents[1]).returncode == -signal.SIGKILL
    base = newest_base(store)
    assert base is None if when == "before" else base.is_sound()
    make_base_when_due(folder)
    assert names(store) == ["coded-1"]
    assert newest_base(store).is_sound()


def test_a_damaged_one_is_made_anew(store, folder):
    make_base_when_due(folder)
    (base_folders(store)[0] / MANIFEST).write_text("{")
    assert newest_base(store) is None
    assert make_base_when_due(folder)
    assert newest_base(store).is_sound()


def test_the_stamp_names_store_and_model(store):
    assert stamp_of(store) == f"{store.identity} · words"


def test_a_folder_with_another_name_is_no_base(store, folder):
    make_base_when_due(folder)
    (folder / "derived" / "coded-old").mkdir()
    assert [path.name for path in base_folders(store)] == ["coded-1"]
