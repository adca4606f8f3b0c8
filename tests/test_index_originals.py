"""Originals come back byte for byte, each kept once, as long as a source has it, and damage is noticed."""

import hashlib
import threading
from contextlib import closing

import numpy as np
import pytest
from conftest import in_files

from index.errors import IndexDamaged
from index.library import Library
from index.originals import KeptOriginal, Original
from index.records import Document, Passage, document_id, span_id
from index.store import Store
from index.store_reader import StoredSource

LONG = bytes(range(256)) * 10_000
"""Longer than two parts, and no whole number of them."""


def put(store: Store, path: str, text: str, original: Original | None) -> str:
    document = Document(document_id(text), text, "Title", path=path)
    source, passages = StoredSource(path, "hash", document.id), [Passage(span_id(document.id, 0), document.id, 0, 1)]
    if store.document(document.id):
        store.set_source(source, document, original)
    else:
        store.replace_document(source, document, passages, np.eye(1, 8, dtype=np.float32), (), original)
    return document.id


def content(store: Store, sha256: str) -> bytes:
    return b"".join(store.originals.parts(sha256))


def hash_of(bytes_: bytes) -> str:
    return hashlib.sha256(bytes_).hexdigest()


def kept_parts(store: Store) -> int:
    return store._database.rows("SELECT count(*) FROM original_parts")[0][0]


@pytest.mark.parametrize("bytes_", [LONG, b"short", b"", b"\x00\xff"])
def test_it_comes_back_byte_for_byte(store, bytes_):
    document = put(store, "a", "alpha", Original("a.pdf", bytes_))
    assert store.originals.of(document) == [KeptOriginal("a", "a.pdf", hash_of(bytes_), len(bytes_))]
    assert content(store, hash_of(bytes_)) == bytes_
    assert store.originals.is_sound(hash_of(bytes_))


def test_a_document_without_one_has_none(store):
    assert store.originals.of(put(store, "a", "alpha", None)) == []
    assert not store.originals.is_sound(hash_of(b"never kept"))


def test_equal_bytes_are_kept_once_until_the_last_source_goes(store):
    document = put(store, "a", "alpha", Original("a.pdf", LONG))
    assert put(store, "b", "alpha", Original("b.pdf", LONG)) == document
    assert [kept.name for kept in store.originals.of(document)] == ["a.pdf", "b.pdf"]
    assert kept_parts(store) == 3
    store.remove_source("a")
    assert [kept.name for kept in store.originals.of(document)] == ["b.pdf"]
    assert content(store, hash_of(LONG)) == LONG
    assert store.removed is None
    store.remove_source("b")
    assert (kept_parts(store), store.removed) == (0, str(store.generation))


def test_of_two_sources_each_has_its_own_and_one_goes_without_the_other(store):
    document = put(store, "a", "alpha", Original("a.pdf", b"of a"))
    put(store, "b", "alpha", Original("b.docx", b"of b"))
    generation = store.generation
    store.remove_source("a")
    assert [kept.name for kept in store.originals.of(document)] == ["b.docx"]
    assert content(store, hash_of(b"of a")) == b""
    assert store.removed == str(store.generation)
    assert len(store.changes_since(generation).added) == 1  # so that an app that serves it wipes the disk


def test_a_new_version_takes_the_place_of_the_old_one(store):
    put(store, "a", "alpha", Original("a.html", b"old"))
    document = put(store, "a", "beta", Original("a.html", b"new"))
    assert [kept.sha256 for kept in store.originals.of(document)] == [hash_of(b"new")]
    assert kept_parts(store) == 1
    put(store, "a", "gamma", None)
    assert kept_parts(store) == 0


def test_a_removed_document_takes_all_its_originals_along(store):
    put(store, "a", "alpha", Original("a.pdf", LONG))
    document = put(store, "b", "alpha", Original("b.docx", b"of b"))
    other = put(store, "c", "beta", Original("b.docx", b"of b"))
    assert store.remove_document(document)
    assert store.originals.of(document) == []
    assert content(store, store.originals.of(other)[0].sha256) == b"of b"
    assert kept_parts(store) == 1


def test_one_is_kept_later_once(store):
    put(store, "a", "alpha", None)
    original = Original("a.pdf", b"of a")
    for expected in (2, 2):
        store.keep_original(store.source("a"), original)
        assert store.generation == expected
    assert content(store, hash_of(b"of a")) == b"of a"
    store.keep_original(StoredSource("gone", "hash", "x"), original)
    assert store._database.faults() == []


@in_files
@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE original_parts SET content = CAST(zeroblob(length(content)) AS BLOB) WHERE number = 1",
        "DELETE FROM original_parts WHERE number = 2",
        "DELETE FROM original_parts",
    ],
)
def test_damage_is_noticed_and_mended_by_the_same_file(store, damage):
    document = put(store, "a", "alpha", Original("a.pdf", LONG))
    store._database.rows(damage)
    assert not store.originals.is_sound(hash_of(LONG))
    store.keep_original(store.source("a"), Original("a.pdf", LONG))
    assert content(store, store.originals.of(document)[0].sha256) == LONG


def test_a_change_that_fails_leaves_nothing_of_it(store):
    document = Document(document_id("alpha"), "alpha", "Title")
    twice = [Passage(1, document.id, 0, 1)] * 2
    source, vectors = StoredSource("a", "hash", document.id), np.eye(2, 8, dtype=np.float32)
    with pytest.raises(IndexDamaged):
        store.replace_document(source, document, twice, vectors, (), Original("a.pdf", LONG))
    assert (kept_parts(store), store.source("a")) == (0, None)


def test_a_removal_ends_a_download_that_has_begun(store):
    document = put(store, "a", "alpha", Original("a.pdf", LONG))
    parts = store.originals.parts(hash_of(LONG))
    assert next(parts) == LONG[: 1 << 20]
    store.remove_document(document)
    assert list(parts) == []
    assert store.wipe(None)


def test_nobody_who_asks_waits_while_one_is_written(tmp_path, word_embedder):
    with closing(Store(tmp_path / "index", "words", create=True)) as store:
        put(store, "a", "alpha", None)
        library = Library(store, word_embedder)
        with store._database.transaction():
            found: list[str] = []
            asking = threading.Thread(target=lambda: found.append(library.snapshot().store.documents()[0].text))
            asking.start()
            asking.join(20)
            assert found == ["alpha"]
