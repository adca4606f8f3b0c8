"""Collections: named, filled and emptied; they follow their documents, and leave nothing behind on the disk."""

import sqlite3
from contextlib import closing

import numpy as np
import pytest
from conftest import in_files

from index.backup import back_up, restore
from index.collections import LONGEST_NAME, Collection, clean_name
from index.errors import QuestionError
from index.library import Library
from index.records import Document, Passage, document_id, span_id
from index.store import Store
from index.store_reader import StoredSource
from index.wiping import wipe_after


def put(store: Store, path: str, text: str) -> str:
    """Take a text in from a path; the id of its document."""
    document = Document(document_id(text), text, text, path=path)
    source = StoredSource(path, "hash", document.id)
    if store.title(document.id):
        store.set_source(source, document)
    else:
        passages = [Passage(span_id(document.id, 0), document.id, 0, len(text))]
        store.replace_document(source, document, passages, np.eye(1, 8, dtype=np.float32), ())
    return document.id


def names(store: Store, document: str) -> list[str]:
    return [one.name for one in store.collections.of(document)]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  Border\n tech ", "Border tech"),
        ("Šimić", "Šimić"),
        ("Zoe\u0308", "Zoë"),
        ("a\u200bb\x00", "ab"),
        ("出口", "出口"),
    ],
)
def test_a_name_is_on_one_line_without_what_is_not_seen(typed, name):
    assert clean_name(typed) == name


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (" \n", "A collection needs a name."),
        ("\u200b", "A collection needs a name."),
        ("x" * 101, "The name has 101 characters; give the collection one of at most 100."),
    ],
)
def test_what_cannot_be_a_name_is_told(store, typed, told):
    with pytest.raises(QuestionError, match=f"^{told}$"):
        store.collections.ensure(typed)
    assert store.collections.listed() == []


def test_a_name_may_be_as_long_as_is_said(store):
    assert store.collections.ensure("x" * LONGEST_NAME).name == "x" * LONGEST_NAME


def test_a_name_is_taken_whatever_its_capitals(store):
    made = store.collections.ensure("Grenze")
    assert store.collections.ensure(" GRENZE ") == made == Collection(made.id, "Grenze", 0)
    assert store.collections.ensure("Straße").id == store.collections.ensure("STRASSE").id
    assert store.collections.named("grenze") == store.collections.find(made.id) == made
    assert (store.collections.named("gren"), store.collections.find("none")) == (None, None)


def test_collections_are_listed_by_name_with_their_documents(store):
    alpha, beta = put(store, "a", "alpha"), put(store, "b", "beta")
    put(store, "c", "alpha")  # the same document from another path
    second, first = store.collections.ensure("b two"), store.collections.ensure("A one")
    assert store.collections.assign(first.id, [alpha, beta, "gone"]) == 2
    assert store.collections.assign(first.id, [alpha]) == 0
    assert store.collections.assign(second.id, [alpha]) == 1
    assert [(one.name, one.size) for one in store.collections.listed()] == [("A one", 2), ("b two", 1)]
    assert (names(store, alpha), names(store, beta)) == (["A one", "b two"], ["A one"])
    assert store.collections.names() == {alpha: ["A one", "b two"], beta: ["A one"]}
    assert store.collections.documents_in(first.id) == {alpha, beta}


def test_a_document_is_taken_out_whichever_path_it_has(store):
    alpha = put(store, "a", "alpha")
    put(store, "b", "alpha")
    made = store.collections.ensure("X")
    store.collections.assign(made.id, [alpha])
    store.collections.take_out(made.id, [alpha])
    assert (names(store, alpha), store.title(alpha)) == ([], "alpha")


def test_a_document_whose_text_changes_stays_in_its_collections(store):
    old = put(store, "a", "alpha")
    store.collections.assign(store.collections.ensure("X").id, [old])
    new = put(store, "a", "alpha, changed")
    assert (store.title(old), names(store, new)) == (None, ["X"])


def test_a_document_that_comes_from_another_path_stays_in_its_collections(store):
    alpha = put(store, "a", "alpha")
    store.collections.assign(store.collections.ensure("X").id, [alpha])
    put(store, "moved", "alpha")
    store.remove_source("a")
    assert names(store, alpha) == ["X"]


def test_a_document_that_is_removed_leaves_its_collections(store):
    alpha = put(store, "a", "alpha")
    made = store.collections.ensure("X")
    store.collections.assign(made.id, [alpha])
    store.remove_document(alpha)
    assert store.collections.documents_in(made.id) == frozenset()
    assert store._database.rows("SELECT * FROM collected") == []
    assert store.faults() == []


def test_a_collection_is_renamed_but_not_as_another_is(store):
    one, _ = store.collections.ensure("one"), store.collections.ensure("Two")
    store.collections.rename(one.id, "ONE ")
    assert store.collections.find(one.id).name == "ONE"
    with pytest.raises(QuestionError, match="There is a collection “Two” already; choose another name"):
        store.collections.rename(one.id, "two")


def test_a_collection_that_is_removed_leaves_its_documents(store):
    alpha = put(store, "a", "alpha")
    made = store.collections.ensure("X")
    store.collections.assign(made.id, [alpha])
    store.collections.remove(made.id)
    assert (store.collections.listed(), names(store, alpha), store.title(alpha)) == ([], [], "alpha")
    assert store.collections.assign(made.id, [alpha]) == 0  # somebody else had just removed it


def test_snapshots_have_them_as_they_were_and_nothing_else_changes(store, tmp_path):
    alpha = put(store, "a", "alpha")
    before, generation = store.snapshot(), store.generation
    other = Store(tmp_path / "index", None)  # as another process has it open
    made = other.collections.ensure("X")
    other.collections.assign(made.id, [alpha])
    assert (before.collections.listed(), names(store.snapshot(), alpha)) == ([], ["X"])
    assert (store.generation, store.removed) == (generation, None)
    assert store.changes_since(generation).touched == ()
    other.close()


@in_files
@pytest.mark.parametrize("change", ["remove", "rename"])
def test_a_name_that_is_gone_is_gone_from_the_disk(tmp_path, store, change):
    put(store, "a", "alpha")
    made = store.collections.ensure("Informants of Arlen")
    for number in range(2):  # twice in one generation
        collection = store.collections.ensure(f"Secret {number}")
        store.collections.rename(collection.id, f"Public {number}")
        assert wipe_after(store)
    if change == "remove":
        store.collections.remove(made.id)
    else:
        store.collections.rename(made.id, "People")
    assert store.removed
    assert wipe_after(store)
    assert store.removed is None
    kept = b"".join(file.read_bytes() for file in (tmp_path / "index").rglob("*") if file.is_file())
    assert [name in kept.lower() for name in (b"arlen", b"secret", b"public 1")] == [False, False, True]


def test_an_open_library_takes_a_name_off_the_disk(tmp_path, store, word_embedder):
    library = Library(store, word_embedder)
    made = store.collections.ensure("Informants of Arlen")
    store.collections.remove(made.id)
    library.wipe()
    assert library.wait(20)
    kept = b"".join(file.read_bytes() for file in (tmp_path / "index").rglob("*") if file.is_file())
    assert b"Arlen" not in kept


def test_a_backup_has_them(store, tmp_path):
    alpha = put(store, "a", "alpha")
    made = store.collections.ensure("X")
    store.collections.assign(made.id, [alpha])
    back_up(store.folder, tmp_path / "backup")
    store.collections.remove(made.id)
    restore(store.folder, tmp_path / "backup")
    assert names(store, alpha) == ["X"]


@in_files
def test_what_belongs_to_no_collection_is_a_fault(store, tmp_path):
    alpha = put(store, "a", "alpha")
    store.collections.assign(store.collections.ensure("X").id, [alpha])
    with closing(sqlite3.connect(tmp_path / "index" / "verbatim.sqlite")) as database, database:
        database.execute("DELETE FROM collections")
    assert store.faults() == ["rows of collected belong to no document"]
