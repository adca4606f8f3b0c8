"""What was removed comes back byte for byte, for an hour; for good, it stands nowhere on the disk."""

import json
import os
import time
from contextlib import closing

import pytest
from test_index_corpus import add, open_store, texts

from index.bin import Bin, gone_for_good
from index.carried import read_whole
from index.conversations import Conversations
from index.databases.database import Row
from index.errors import IndexMismatch, IndexNotWritable
from index.kept import KEPT_SECONDS, Said
from index.library import Library
from index.originals import Original
from index.records import Document, Statement
from index.store import Store
from index.store_reader import StoredSource
from index.undo import bring_back, drop, drop_documents, remove_for_now
from index.wiping import wipe, wipe_after, wipe_bin
from ingest.pipeline import remove_document
from ingest.report import Outcome
from text.spans import Span

SECRET = "zqxsecret"


@pytest.fixture
def store(tmp_path, word_embedder, index_folder):  # noqa: ARG001  # where it lies
    opened = open_store(tmp_path, word_embedder)
    add(opened, word_embedder, "kept", "beta gamma.\nalpha delta.")
    yield opened
    opened.close()


@pytest.fixture
def secret(store, word_embedder):
    """A document with all that can hang on one."""
    document = add(store, word_embedder, "a.txt", f"alpha {SECRET}.\ncamera.", title="Secret")
    vectors = store.vectors(store.passage_ids_of([document.id]))
    passages = sorted(store.document_passages(document.id), key=lambda one: one.id)
    said = Statement(7, document.id, (Span(0, 5),), True)
    source = StoredSource("a.txt", "hash", document.id)
    store.replace_document(source, document, passages, vectors, [said], Original("a.txt", SECRET.encode()))
    store.collections.assign(store.collections.ensure("Ferries").id, [document.id])
    return document


@pytest.fixture
def bin(store):
    return Bin(store.folder)


def files_with_secret(folder) -> list[str]:
    return [str(file) for file in folder.rglob("*") if file.is_file() and SECRET.encode() in file.read_bytes()]


def as_if_long_ago(bin: Bin) -> None:
    """Have all removals be an hour old."""
    for file in bin._folder.glob("*/about.json"):
        about = json.loads(file.read_text())
        file.write_text(json.dumps(about | {"removed": time.time() - KEPT_SECONDS - 1}))


def whole(store: Store, document: Document) -> dict[str, list[Row]]:
    return {table: sorted(rows) for table, rows in read_whole(store._database, document.id).items()}


def test_what_was_removed_is_gone_for_answers_and_comes_back_as_it_was(store, secret, bin, word_embedder):
    library, before = Library(store, word_embedder), whole(store, secret)
    assert {table: len(rows) for table, rows in before.items()} == {
        "documents": 1,
        "passages": 2,
        "statements": 1,
        "sources": 1,
        "originals": 1,
        "collections": 1,
        "collected": 1,
        "original_parts": 1,
    }
    removal = remove_for_now(store, [secret.id, "0123456789abcdef"])
    assert "camera." not in texts(library.snapshot(), "camera")
    assert not any(read_whole(store._database, secret.id).values())
    assert [one.documents for one in bin.listed()] == [((secret.id, "Secret"),)]

    assert bring_back(store, removal.id) == [secret.id]
    assert whole(store, secret) == before
    assert texts(library.snapshot(), "camera")[0] == "camera."
    assert (bin.listed(), bin.size) == ([], 0)
    assert bring_back(store, removal.id) is None


def test_a_collection_that_was_deleted_meanwhile_does_not_come_back(store, secret, bin):
    removal = remove_for_now(store, [secret.id])
    [collection] = store.collections.listed()
    store.collections.remove(collection.id)
    assert bring_back(store, removal.id) == [secret.id]
    assert (store.collections.listed(), bin.listed()) == ([], [])


def test_the_same_text_added_again_from_elsewhere_meanwhile_is_in_its_collections_there_too(
    store, secret, word_embedder
):
    removal = remove_for_now(store, [secret.id])
    assert add(store, word_embedder, "b.txt", f"alpha {SECRET}.\ncamera.", title="Secret").id == secret.id
    assert bring_back(store, removal.id) == [secret.id]
    store.remove_source("a.txt")
    assert [one.name for one in store.collections.of(secret.id)] == ["Ferries"]


def test_only_what_cannot_be_had_back_is_gone_for_good(store, secret):
    other = StoredSource("none.txt", "hash", "0123456789abcdef")
    removal = remove_for_now(store, [secret.id])
    is_gone = gone_for_good(store.snapshot())
    assert [is_gone(secret.id, ("a.txt",)), is_gone(other.document_id, (other.path,))] == [False, True]
    drop(store, removal.id)
    assert gone_for_good(store)(secret.id, ("a.txt",))


def test_nothing_is_kept_of_what_is_not_there(store, bin):
    assert remove_for_now(store, ["0123456789abcdef"]) is None
    assert bin.size == 0


def test_many_go_and_come_back_together(store, secret, bin, word_embedder):
    other = add(store, word_embedder, "b.txt", "police.", title="Police")
    removal = remove_for_now(store, [secret.id, other.id])
    assert store.counts().documents == 1
    assert bin.document_ids == {secret.id, other.id}
    assert bring_back(store, removal.id) == [secret.id, other.id]
    assert store.counts().documents == 3


def test_a_newer_text_of_the_same_file_stays(store, secret, word_embedder):
    removal = remove_for_now(store, [secret.id])
    newer = add(store, word_embedder, "a.txt", "alpha police.", title="Newer")
    assert bring_back(store, removal.id) == []
    assert store.title(secret.id) is None
    assert store.source("a.txt").document_id == newer.id
    assert store._database.rows("SELECT count(*) FROM original_parts") == [(0,)]


def test_a_document_that_was_added_again_meanwhile_stays_as_it_is(store, secret, word_embedder):
    removal = remove_for_now(store, [secret.id])
    add(store, word_embedder, "elsewhere.txt", secret.text, title="Secret again")
    assert bring_back(store, removal.id) == [secret.id]
    assert store.title(secret.id) == "Secret again"
    assert store.paths(secret.id) == ("a.txt", "elsewhere.txt")


def test_for_good_it_stands_nowhere_on_the_disk(store, secret, bin, tmp_path):
    removal = remove_for_now(store, [secret.id])
    assert wipe(store.folder)
    assert drop(store, removal.id) == removal
    assert drop(store, removal.id) is None
    assert store.removed is not None
    assert wipe(store.folder)
    assert files_with_secret(tmp_path) == []
    assert bin.size == 0


def test_after_an_hour_it_is_gone_by_itself(store, secret, bin, tmp_path):
    removal = remove_for_now(store, [secret.id])
    assert wipe(store.folder)
    assert not wipe_bin(store.folder)
    assert [name for name in files_with_secret(tmp_path) if "removed" not in name] == []
    as_if_long_ago(bin)
    assert (bin.listed(), bring_back(store, removal.id)) == ([], None)
    assert wipe_bin(store.folder)
    assert files_with_secret(tmp_path) == []


def test_what_was_said_with_its_words_is_forgotten_once_it_cannot_come_back(store, secret, bin):
    with closing(Conversations(store.folder)) as conversations:
        said = Said(SECRET, SECRET, ((secret.id, ("a.txt",)),))
        turn = conversations.add("", None, "Who?", said)
        removal = remove_for_now(store, [secret.id])
        assert wipe(store.folder)
        assert conversations.turn(turn.id).said == SECRET
        assert bring_back(store, removal.id) == [secret.id]
        remove_for_now(store, [secret.id])
        as_if_long_ago(bin)
        assert wipe_bin(store.folder)
        assert conversations.turn(turn.id).said is None


def test_one_of_several_is_dropped_and_the_others_can_still_come_back(store, secret, bin, word_embedder, tmp_path):
    other = add(store, word_embedder, "b.txt", "police.", title="Police")
    removed = remove_for_now(store, [secret.id, other.id]).removed
    drop_documents(store, [secret.id, "0123456789abcdef"])
    assert wipe(store.folder)
    assert files_with_secret(tmp_path) == []
    [left] = bin.listed()
    assert (left.documents, left.removed) == (((other.id, "Police"),), removed)
    assert bring_back(store, left.id) == [other.id]


def test_what_was_killed_before_it_was_whole_is_cleared(store, secret, bin, monkeypatch):
    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.rename", killed)
        with pytest.raises(KeyboardInterrupt):
            remove_for_now(store, [secret.id])
    assert store.title(secret.id) == "Secret"
    (bin._folder / "unfinished-left").mkdir()
    bin.clear()
    assert (bin.listed(), bin.size) == ([], 0)


@pytest.mark.parametrize("about", [None, "", "{}", '{"removed": 1}'])
def test_what_nobody_can_read_goes_when_it_can_be_had_back_no_longer(store, secret, bin, about):
    remove_for_now(store, [secret.id])
    (file,) = bin._folder.glob("*/about.json")
    file.unlink() if about is None else file.write_text(about)
    bin.clear()
    assert (bin.listed(), bin.size) == ([], 1)
    os.utime(file.parent, (0, time.time() - KEPT_SECONDS - 1))
    bin.clear()
    assert bin.size == 0


def test_a_disk_that_does_not_take_it_keeps_the_documents(store, secret):
    (store.folder / "removed").write_text("in the way")
    with pytest.raises(IndexNotWritable, match="make room"):
        remove_for_now(store, [secret.id])
    assert store.title(secret.id) == "Secret"


def test_the_command_line_removes_it_for_good(store, secret, bin, tmp_path):
    remove_for_now(store, [secret.id])
    assert remove_document(store, secret.id[:6]) == Outcome("removed", secret.id, "", "Secret")
    assert wipe_after(store)
    assert (bin.size, files_with_secret(tmp_path)) == (0, [])


def test_vectors_of_another_model_do_not_come_back(store, secret, bin):
    removal = remove_for_now(store, [secret.id])
    before = store.fingerprint
    for fingerprint in ("another@1", before):
        store._database.rows("UPDATE meta SET value = ? WHERE name = 'fingerprint'", (fingerprint,))
        if fingerprint != before:
            with pytest.raises(IndexMismatch):
                bring_back(store, removal.id)
    assert bin.listed() == [removal]
    assert bring_back(store, removal.id) == [secret.id]
