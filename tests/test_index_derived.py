"""Derived indexes: caught up or built anew, they always hold what the store holds."""

import os
import shutil
import stat
from pathlib import Path

import numpy as np
import pytest
from conftest import in_files

from index.coded import CodedIndex
from index.coding import make_base_when_due
from index.derived import Derived
from index.records import Document, Passage, document_id, span_id
from index.store import Store
from index.store_reader import StoredSource
from index.vectors import VectorIndex


def put(store: Store, path: str, text: str, title: str = "") -> list[int]:
    """Store a document with one passage a word."""
    document = Document(id=document_id(text), text=text, title=title)
    passages, start = [], 0
    for word in text.split(" "):
        passages.append(Passage(span_id(document.id, start), document.id, start, start + len(word)))
        start += len(word) + 1
    vectors = np.array([row(passage.id) for passage in passages], dtype=np.float32)
    store.replace_document(StoredSource(path, "hash", document.id), document, passages, vectors, ())
    return [passage.id for passage in passages]


def row(id: int) -> np.ndarray:
    vector = np.random.default_rng(id).standard_normal(8)
    return (vector / np.linalg.norm(vector)).astype(np.float32)


def state(derived: Derived, words: str) -> tuple:
    """Everything that can be asked of the two indexes."""
    ids = sorted(derived.vectors.ids().tolist())
    found = {word: sorted(derived.lexical.search(word, 99)) for word in words.split()}
    assert derived.lexical.generation == derived.vectors.generation
    return derived.vectors.generation, ids, derived.vectors.rows(ids).tolist(), found


def expected(store: Store, words: str) -> tuple:
    ids = store.passage_ids()
    texts = {}
    for passage in store.passages(ids):
        document = store.document(passage.document_id)
        texts[passage.id] = (document.text[passage.start : passage.end] + " " + document.title).split()
    found = {word: sorted(id for id in ids if word in texts[id]) for word in words.split()}
    return store.generation, ids, [row(id).tolist() for id in ids], found


def test_nobody_else_reads_them(store, tmp_path):
    before = os.umask(0)
    Derived(store, 8).catch_up()
    os.umask(before)
    folder = tmp_path / "index" / "derived"
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*") if path.is_file()} == {0o600}
    assert {stat.S_IMODE(path.stat().st_mode) for path in (folder, folder / "lexical")} == {0o700}


WORDS = "alpha beta gamma delta omega"


@pytest.fixture
def store(tmp_path: Path, index_folder):  # noqa: ARG001  # where it lies
    opened = Store(tmp_path / "index", "words", create=True)
    put(opened, "a", "alpha beta gamma")
    put(opened, "b", "beta delta delta2 delta3 delta4 delta5")
    yield opened
    opened.close()


@pytest.fixture
def derived(store) -> Derived:
    opened = Derived(store, 8)
    opened.catch_up()
    return opened


def test_both_hold_what_the_store_holds(store, derived):
    assert state(derived, WORDS) == expected(store, WORDS)


def test_they_follow_additions_replacements_and_removals(store, derived):
    put(store, "c", "omega alpha")
    derived.catch_up()
    assert state(derived, WORDS) == expected(store, WORDS)

    put(store, "a", "alpha gamma")
    store.remove_document(document_id("omega alpha"))
    derived.catch_up()
    assert state(derived, WORDS) == expected(store, WORDS)


def test_a_new_title_of_the_same_text_is_followed(store, derived):
    put(store, "a", "alpha beta gamma", title="omega")
    derived.catch_up()
    assert state(derived, WORDS) == expected(store, WORDS)
    assert len(derived.lexical.search("omega", 9)) == 3


@pytest.mark.usefixtures("derived")
def test_what_the_last_process_left_is_used_and_caught_up(store):
    put(store, "c", "omega alpha")
    again = Derived(store, 8)
    assert (again.vectors.generation, again.lexical.generation) == (2, 2)
    assert (len(again.vectors), again.lexical.passage_count) == (9, 9)
    again.catch_up()
    assert state(again, WORDS) == expected(store, WORDS)


def test_each_is_caught_up_when_the_other_is_newer(store, derived, tmp_path):
    old = tmp_path / "old"
    shutil.copytree(tmp_path / "index" / "derived", old)
    put(store, "c", "omega alpha")
    derived.catch_up()
    shutil.copy(old / "vectors.bin", tmp_path / "index" / "derived")
    mixed = Derived(store, 8)
    assert (mixed.vectors.generation, mixed.lexical.generation) == (2, 3)
    mixed.catch_up()
    assert state(mixed, WORDS) == expected(store, WORDS)

    shutil.rmtree(tmp_path / "index" / "derived" / "lexical")
    shutil.copytree(old / "lexical", tmp_path / "index" / "derived" / "lexical")
    mixed = Derived(store, 8)
    mixed.catch_up()
    assert state(mixed, WORDS) == expected(store, WORDS)


@pytest.mark.usefixtures("derived")
@pytest.mark.parametrize("name", ["vectors.bin", "lexical", "."])
def test_what_is_missing_is_built_anew(store, tmp_path, name):
    path = tmp_path / "index" / "derived" / name
    path.unlink() if path.is_file() else shutil.rmtree(path)
    again = Derived(store, 8)
    again.catch_up()
    assert state(again, WORDS) == expected(store, WORDS)


def test_what_is_deleted_while_it_is_open_is_built_anew(store, derived, tmp_path):
    shutil.rmtree(tmp_path / "index" / "derived")
    put(store, "c", "omega alpha")
    derived.catch_up()
    assert state(derived, WORDS) == expected(store, WORDS)


@pytest.mark.usefixtures("derived")
@pytest.mark.parametrize("kept", [0, 0.5, 0.99])
def test_what_is_damaged_is_built_anew(store, tmp_path, kept):
    for file in (tmp_path / "index" / "derived").rglob("*"):
        if file.is_file() and not file.name.startswith("."):
            content = file.read_bytes()
            file.write_bytes(content[: int(len(content) * kept)])
    again = Derived(store, 8)
    again.catch_up()
    assert state(again, WORDS) == expected(store, WORDS)


@pytest.mark.usefixtures("derived")
def test_a_store_made_anew_in_the_same_folder_does_not_get_the_old_one_s_indexes(store, tmp_path):
    store.close()
    for file in (tmp_path / "index").glob("verbatim.sqlite*"):
        file.unlink()
    new = Store(tmp_path / "index", "words", create=True)
    put(new, "a", "omega omega2 omega3")
    put(new, "b", "alpha")
    again = Derived(new, 8)
    again.catch_up()
    assert state(again, WORDS) == expected(new, WORDS)
    new.close()


@in_files
@pytest.mark.usefixtures("derived")
def test_a_store_put_back_to_an_older_generation_is_followed(store, tmp_path):
    store.close()
    backup = (tmp_path / "index" / "verbatim.sqlite").read_bytes()
    later = Store(tmp_path / "index", "words")
    put(later, "a", "omega omega2 omega3")
    newer = Derived(later, 8)
    newer.catch_up()
    later.close()
    (tmp_path / "index" / "verbatim.sqlite").write_bytes(backup)
    (tmp_path / "index" / "generation").unlink()  # else the store takes its newer changes for lost

    back = Store(tmp_path / "index", "words")
    again = Derived(back, 8)
    again.catch_up()
    assert state(again, WORDS) == expected(back, WORDS)
    back.close()


@pytest.fixture
def coded(store, monkeypatch) -> Derived:
    """Opened after a base of the passages was made; it is made anew when five more changed."""
    monkeypatch.setattr("index.bases.FLAT_AT_MOST", 2)
    monkeypatch.setattr("index.bases._UNCODED_AT_MOST", 4)
    assert make_base_when_due(store)
    return Derived(store, 8)


def test_a_base_is_used_and_followed(store, coded):
    coded.catch_up()
    assert isinstance(coded.vectors, CodedIndex)
    assert not (store.folder / "derived" / "vectors.bin").exists()
    put(store, "c", "omega alpha")
    put(store, "a", "alpha gamma")
    coded.catch_up()
    assert state(coded, WORDS) == expected(store, WORDS)
    store.remove_document(document_id("omega alpha"))
    _, before = coded.catch_up()
    assert coded.keeps_removed
    put(store, "d", "delta")
    coded.catch_up(searched=True)
    assert state(coded, WORDS) == expected(store, WORDS)
    assert len(before.vectors) == len(coded.vectors) - 1
    again = Derived(store, 8)
    again.catch_up()
    assert state(again, WORDS) == expected(store, WORDS)


def test_a_base_that_is_made_meanwhile_is_changed_to(store, derived, monkeypatch):
    monkeypatch.setattr("index.bases.FLAT_AT_MOST", 2)
    monkeypatch.setattr("index.bases._UNCODED_AT_MOST", 4)
    assert derived.is_base_due
    assert not derived.has_newer_base(store)
    assert make_base_when_due(store)
    put(store, "c", "omega alpha")
    assert derived.has_newer_base(store)
    before = derived.vectors
    derived.catch_up(searched=True)
    assert isinstance(derived.vectors, CodedIndex)
    assert len(before) == 9
    assert not derived.has_newer_base(store)
    assert not derived.is_base_due
    assert state(derived, WORDS) == expected(store, WORDS)


@pytest.mark.usefixtures("coded")
@pytest.mark.parametrize("name", ["codes.faiss", "rows.f32", "ids.i64", "manifest.json"])
def test_a_base_that_is_damaged_is_done_without(store, name):
    file = next((store.folder / "derived").glob("coded-*")) / name
    file.write_bytes(file.read_bytes()[:-3])
    again = Derived(store, 8)
    again.catch_up()
    assert isinstance(again.vectors, VectorIndex)
    assert state(again, WORDS) == expected(store, WORDS)


def test_when_most_changed_all_is_read(store, coded):
    put(store, "c", "one two three four five six")
    coded.catch_up()
    assert isinstance(coded.vectors, VectorIndex)
    assert coded.is_base_due
    assert state(coded, WORDS) == expected(store, WORDS)
