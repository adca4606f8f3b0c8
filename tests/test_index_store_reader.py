"""What a store holds is read in order, and as it was at one moment."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.errors import IndexDamaged, IndexMissing
from index.records import Document, Passage, Statement, document_id, span_id
from index.rows import DOCUMENT_COLUMNS
from index.store import Store
from index.store_reader import Changes, Counts, StoredSource, require_store
from text.spans import Span


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


def test_documents_are_read_by_title_and_id(store):
    last, *first = [make("Zeta.", title="B"), *sorted((make("One."), make("Two.")), key=lambda one: one.id)]
    for number, document in enumerate((last, *first)):
        put(store, f"{number}.txt", document)
    assert store.documents() == [*first, last]
    assert [(one.id, one.text) for one in store.listed()] == [(one.id, "") for one in (*first, last)]
    assert store.document("0123456789abcdef") is None


def test_documents_are_listed_without_reading_their_texts(store):
    """What stands after a text in its row is found by reading through the text, so it is not read from there."""
    asked = (
        f"SELECT {DOCUMENT_COLUMNS.replace('text', repr(''), 1)} FROM documents ORDER BY title, id",
        "SELECT DISTINCT language FROM documents ORDER BY language",
    )
    plans = [store._database.rows(f"EXPLAIN QUERY PLAN {sql}")[0][3] for sql in asked]
    assert plans == [
        "SCAN documents USING COVERING INDEX documents_without_text",
        "SCAN documents USING COVERING INDEX documents_by_language",
    ]


def test_ids_are_read_in_parts(store):
    document = make("One. Two. Three.")
    passages = [passage(document, start, end) for start, end in ((10, 16), (0, 4), (5, 9))]
    put(store, "a.txt", document, *passages)
    put(store, "b.txt", make("Four."))
    ids = store.passage_ids()
    assert list(store.passage_id_parts(2)) == [ids[:2], ids[2:]]
    assert list(store.passage_id_parts(3)) == [ids]
    assert store.passage_count() == 3
    assert store.document_ids() == sorted([document.id, make("Four.").id])


def test_passages_are_read_in_the_order_that_is_asked_for(store):
    document = make("One. Two. Three.")
    passages = [passage(document, start, end) for start, end in ((10, 16), (0, 4), (5, 9))]
    put(store, "a.txt", document, *passages)
    third, first, second = passages
    assert store.document_passages(document.id) == [first, second, third]
    assert store.passage_ids() == sorted(one.id for one in passages)
    assert store.passages([second.id, 99, third.id, second.id]) == [second, third, second]
    assert store.document_passages("0123456789abcdef") == []


def test_vectors_are_read_in_the_order_of_the_ids_or_not_at_all(store):
    document = make("One. Two.")
    first, second = passage(document, 0, 4), passage(document, 5, 9)
    put(store, "a.txt", document, first, second)
    found = store.vectors([second.id, first.id, second.id])
    assert (found.dtype, found.tolist()) == (np.float32, [[0, 1, 0, 0], [1, 0, 0, 0], [0, 1, 0, 0]])
    with pytest.raises(IndexDamaged, match=r"lost passages; .python -m ingest --check"):
        store.vectors([first.id, 99])


def test_statements_are_read_in_the_order_of_the_text(store):
    document = make("One. Two.")
    statements = [Statement(id, document.id, (Span(start, 9),), False) for id, start in ((1, 5), (9, 0), (3, 0))]
    put(store, "a.txt", document, statements=statements)
    assert [one.id for one in store.statements(document.id)] == [3, 9, 1]


def test_what_is_stored_is_counted(store):
    full, empty = make("One. Two."), make("None.")
    put(store, "a.txt", full, passage(full, 0, 4), passage(full, 5, 9))
    put(store, "b.txt", empty, statements=[Statement(1, empty.id, (Span(0, 4),), True)])
    assert store.counts() == Counts(documents=2, passages=2, statements=1)
    assert store.passage_counts() == {full.id: 2}


def test_sources_are_read_by_path_with_what_each_says_of_its_document(store):
    document, other = make("Shared.", title="First"), make("Shared.", title="Second", authors=("A",))
    store.replace_document(StoredSource("b.txt", "one", document.id), document, [], np.zeros((0, 4), np.float32), [])
    store.set_source(StoredSource("a.txt", "two", document.id), other)
    assert store.sources() == [StoredSource("a.txt", "two", document.id), StoredSource("b.txt", "one", document.id)]
    assert (store.source("b.txt"), store.source("c.txt")) == (StoredSource("b.txt", "one", document.id), None)
    assert store.sources_of(document) == [other, document]


def test_texts_of_several_sources_are_known_with_what_each_says(store):
    document, other = make("Shared.", title="First"), make("Shared.", title="Second", authors=("A",))
    store.replace_document(StoredSource("b.txt", "one", document.id), document, [], np.zeros((0, 4), np.float32), [])
    put(store, "c.txt", make("Alone."))
    assert store.shared_texts() == {}
    store.set_source(StoredSource("a.txt", "two", document.id), other)
    store.set_source(StoredSource("damaged.txt", "three", document.id), other)
    store._database.rows("UPDATE sources SET description = '[1' WHERE path = 'damaged.txt'")
    assert store.shared_texts() == {document.id: [replace(other, text=""), replace(document, text="")]}


def test_each_language_is_named_once(store):
    for number, language in enumerate(("en", "de", "en", None)):
        put(store, f"{number}.txt", make(f"Text {number}.", language=language))
    assert store.languages() == [None, "de", "en"]


def test_what_changed_since_a_generation_is_removed_and_what_still_stands_is_added(store):
    old, new = make("Old."), make("New.")
    put(store, "a.txt", old, passage(old, 0, 4))
    put(store, "b.txt", new, passage(new, 0, 4))
    store.remove_document(old.id)
    ids = {document: passage(document, 0, 4).id for document in (old, new)}
    assert store.changes_since(0) == Changes(tuple(sorted(ids.values())), (ids[new],))
    assert store.changes_since(2) == Changes((ids[old],), ())
    assert store.changes_since(3) == Changes((), ())


def test_a_store_that_is_gone_is_missing(store):
    require_store(store.folder)
    for file in store.folder.iterdir():
        file.unlink()
    with pytest.raises(IndexMissing, match="python -m ingest"):
        store.snapshot()
    with pytest.raises(IndexMissing, match="Nothing has been ingested"):
        require_store(store.folder)
