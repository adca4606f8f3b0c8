"""A base is made when it is worth it, found again, wiped, and left behind by nobody who is killed."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from test_index_derived import put, row

from index import bases
from index.base import MANIFEST, ROWS, Base
from index.base_checking import unsound_places
from index.base_writing import write_base
from index.bases import base_folders, is_due
from index.coding import make_base_when_due
from index.records import document_id
from index.store import Store
from index.unfinished import unfinished

TEXT = " ".join(f"word{number}" for number in range(30))


@pytest.fixture(autouse=True)
def few(monkeypatch) -> None:
    """A base is due of more than twenty passages, and anew when more than five are not in it."""
    monkeypatch.setattr("index.bases.FLAT_AT_MOST", 20)
    monkeypatch.setattr("index.bases._UNCODED_AT_MOST", 5)


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def store(folder):
    opened = Store(folder, "words", create=True)
    put(opened, "a", TEXT)
    yield opened
    opened.close()


def newest_base(store: Store, dimensions: int | None = None) -> Base | None:
    return bases.newest_base(store.derived, store.stamp, store.touched_since, dimensions)


def wipe_bases(store: Store) -> None:
    bases.wipe_bases(store.derived, store.stamp, store.touched_since)


def names(store: Store) -> list[str]:
    return sorted(path.name for path in store.derived.iterdir())


def test_many_passages_are_coded_and_again_when_many_changed(monkeypatch):
    monkeypatch.undo()
    assert not is_due(200_000, 200_000)
    assert is_due(200_001, 200_001)
    assert not is_due(1_000_000, 50_000)
    assert is_due(1_000_000, 50_001)
    assert not is_due(10_000_000, 200_000)
    assert is_due(10_000_000, 200_001)


def test_it_holds_all_vectors_of_one_generation(store):
    assert newest_base(store) is None
    assert make_base_when_due(store)
    base = newest_base(store, 8)
    assert (base.generation, base.ids.tolist()) == (1, store.passage_ids())
    assert base.rows(np.arange(30)).tolist() == [row(id).tolist() for id in store.passage_ids()]
    assert newest_base(store, 9) is None
    assert names(store) == ["coded-1"]


def test_few_passages_have_none(store, monkeypatch):
    monkeypatch.setattr("index.bases.FLAT_AT_MOST", 30)
    assert not make_base_when_due(store)
    assert not store.derived.exists()


def test_a_newer_one_takes_its_place_when_enough_changed(store):
    make_base_when_due(store)
    put(store, "b", "one two three four five")
    assert not make_base_when_due(store)
    put(store, "c", "six")
    assert make_base_when_due(store)
    assert names(store) == ["coded-3"]
    assert len(newest_base(store)) == 36


def test_what_was_touched_since_is_known(store):
    make_base_when_due(store)
    base = newest_base(store)
    assert store.touched_since(base.generation) == ()
    added = put(store, "b", "one two")
    assert store.touched_since(base.generation) == tuple(sorted(added))


def test_one_from_which_most_changed_is_not_used(store):
    make_base_when_due(store)
    put(store, "b", " ".join(f"more{number}" for number in range(16)))
    assert newest_base(store) is None
    assert make_base_when_due(store)
    assert names(store) == ["coded-2"]


def test_one_of_another_store_or_of_the_future_is_not_used(store, monkeypatch):
    make_base_when_due(store)
    store.outrun(5, "another")
    assert newest_base(store) is None
    wipe_bases(store)
    assert names(store) == []
    make_base_when_due(store)
    base = newest_base(store)
    monkeypatch.setattr(Store, "generation", 2)
    assert store.touched_since(base.generation) is None


def test_vectors_of_what_was_removed_leave_the_disk(store):
    ids = put(store, "b", "one two")
    make_base_when_due(store)
    content = (base_folders(store.derived)[0] / ROWS).read_bytes()
    assert all(row(id).tobytes() in content for id in ids)
    store.remove_document(document_id("one two"))
    wipe_bases(store)
    content = (base_folders(store.derived)[0] / ROWS).read_bytes()
    assert not any(row(id).tobytes() in content for id in ids)
    assert all(row(id).tobytes() in content for id in store.passage_ids())


def test_what_is_removed_while_it_is_made_is_not_in_it(store, monkeypatch):
    ids = put(store, "b", "one two")

    def write_and_remove(*arguments):
        write_base(*arguments)
        store.remove_document(document_id("one two"))

    monkeypatch.setattr("index.coding.write_base", write_and_remove)
    assert make_base_when_due(store)
    content = (base_folders(store.derived)[0] / ROWS).read_bytes()
    assert base_folders(store.derived)[0].name == "coded-2"
    assert not any(row(id).tobytes() in content for id in ids)


def test_two_do_not_make_one_at_once(store):
    store.derived.mkdir()
    with unfinished(store.derived, "coding"):
        assert not make_base_when_due(store)
    assert make_base_when_due(store)


KILLED = """
import os, signal, sys
from pathlib import Path
import index.bases
import index.coding
import index.store
index.bases.FLAT_AT_MOST = 20
index.bases._UNCODED_AT_MOST = 5
def die(folder, *_):
    (folder / "rows.f32").write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)
if sys.argv[2] == "before":
    index.coding.write_base = die
else:
    Path.rename = lambda made, to: (os.rename(made, to), os.kill(os.getpid(), signal.SIGKILL))
index.coding.make_base_when_due(index.store.Store(Path(sys.argv[1]), None))
"""


@pytest.mark.parametrize("when", ["before", "after"])
def test_one_who_is_killed_leaves_a_whole_one_or_none(store, folder, when):
    command = [sys.executable, "-c", KILLED, str(folder), when]
    assert subprocess.run(command, cwd=Path(__file__).parents[1]).returncode == -signal.SIGKILL
    base = newest_base(store)
    assert base is None if when == "before" else not len(unsound_places(base))
    make_base_when_due(store)
    assert names(store) == ["coded-1"]
    assert not len(unsound_places(newest_base(store)))


def test_a_damaged_one_is_made_anew(store):
    make_base_when_due(store)
    (base_folders(store.derived)[0] / MANIFEST).write_text("{")
    assert newest_base(store) is None
    assert make_base_when_due(store)
    assert not len(unsound_places(newest_base(store)))


def test_one_of_an_older_format_is_made_anew(store):
    make_base_when_due(store)
    manifest = base_folders(store.derived)[0] / MANIFEST
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"format": 1}))
    assert newest_base(store) is None
    assert make_base_when_due(store)
    assert not len(unsound_places(newest_base(store)))


def test_the_stamp_names_store_and_model(store):
    assert store.stamp == f"{store.identity} · words"


def test_a_folder_with_another_name_is_no_base(store):
    make_base_when_due(store)
    (store.derived / "coded-old").mkdir()
    assert [path.name for path in base_folders(store.derived)] == ["coded-1"]
