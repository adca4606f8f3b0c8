"""What a store holds is read in order, and as it was at one moment."""

from pathlib import Path

import numpy as np
import pytest

from index.errors import IndexDamaged
from index.records import Document, Passage, document_id, span_id
from index.store import Store
from index.store_reader import Counts, StoredSource


def make(text: str, **metadata) -> Document:
    return Document(id=document_id(text), text=text, **{"title": "A title", **metadata})


def passage(document: Document, start: int, end: int) -> Passage:
    return Passage(span_id(document.id, start, end), document.id, start, end)


def put(store: Store, path: str, document: Document, *passages: Passage, statements=()) -> None:
    vectors = np.eye(len(passages), 4, dtype=np.float32)
    store.replace_document(StoredSource(path, "hash", document.id), document, passages, vectors, statements)


@pytest.fixture
def store(tmp_path: Path):
    opened = Store(tmp_path / "index", "model@1", create=True)
    yield opened
    opened.close()


def test_what_is_read_together_is_of_one_generation(store, tmp_path: Path):
    old, new = make("Old text."), make("New text.")
    put(store, "a.txt", old, passage(old, 0, 9))
    reader = Store(tmp_path / "index", "model@1")
    frozen = reader.snapshot()
    assert frozen.generation == 1
    put(store, "a.txt", new, passage(new, 0, 9))
    assert frozen.documents() == [old]
    assert frozen.changes_since(0).added == (passage(old, 0, 9).id,)
    assert frozen.vectors([passage(old, 0, 9).id]).tolist() == [[1, 0, 0, 0]]
    assert reader.documents() == [new]
    reader.close()


def test_a_snapshot_stays_while_its_store_is_written_and_keeps_nobody_waiting(store):
    first, second = make("First."), make("Second.")
    put(store, "a.txt", first, passage(first, 0, 6))
    frozen = store.snapshot()
    put(store, "a.txt", second, passage(second, 0, 7))
    put(store, "b.txt", first)
    assert store.generation == 3
    assert (frozen.generation, frozen.counts(), frozen.documents()) == (1, Counts(1, 1, 0), [first])
    assert [one.path for one in frozen.sources()] == ["a.txt"]
    assert store.snapshot().generation == 3
    assert frozen.document(second.id) is None


def test_a_snapshot_of_another_store_in_the_place_is_none(store):
    for file in store.folder.iterdir():
        file.unlink()
    Store(store.folder, "model@1", create=True).close()
    with pytest.raises(IndexDamaged, match="start again"):
        store.snapshot()


def test_no_ids_have_no_vectors(store):
    assert store.vectors([]).shape == (0, 0)
    assert store.passages([]) == []
