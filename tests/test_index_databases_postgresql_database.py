"""A schema in PostgreSQL: what it says when the database is gone, or lets nobody in, and that it goes on after that."""

import threading
from contextlib import closing
from pathlib import Path

import pytest
from conftest import in_postgresql
from test_index_store import make, passage, put

from index.databases.place import keep_in, place_of, server_at
from index.errors import IndexBusy, IndexDamaged, IndexMissing, IndexUnreachable, SettingsError
from index.store import Store
from index.store_reader import has_store

SECRET = "zqx%secret"


@pytest.fixture
def folder(tmp_path: Path, postgresql: str):
    keep_in(tmp_path, postgresql)
    yield tmp_path
    keep_in(tmp_path, "sqlite")


def test_nothing_but_what_is_derived_lies_in_the_folder(folder):
    assert not has_store(folder)
    with pytest.raises(IndexMissing, match="Nothing has been ingested into postgresql://verbatim@127"):
        Store(folder, "model@1")
    with closing(Store(folder, "model@1", create=True)) as store:
        put(store, "a.txt", make("One."), passage(make("One."), 0, 4))
    assert has_store(folder)
    assert [file.name for file in folder.iterdir()] == ["generation"]


def test_a_lost_connection_is_told_in_a_sentence_and_made_anew(folder, postgresql_server):
    document = make("One.")
    with closing(Store(folder, "model@1", create=True)) as store:
        put(store, "a.txt", document, passage(document, 0, 4))
        snapshot = store.snapshot()
        assert snapshot.generation == 1
        postgresql_server.stop()
        with pytest.raises(
            IndexUnreachable, match=r"postgresql://verbatim@127\.0\.0\.1:\d+/test_\w+ does not answer \("
        ):
            store.counts()
        with pytest.raises(IndexUnreachable):
            put(store, "b.txt", make("Two."), passage(make("Two."), 0, 4))
        postgresql_server.begin()
        assert store.documents() == [document]
        for _ in range(2):  # it is of one moment, which is not found again
            with pytest.raises(IndexUnreachable):
                snapshot.documents()
        assert store.snapshot().documents() == [document]


def test_a_change_that_loses_its_connection_is_undone(folder, postgresql_server):
    document = make("One.")
    with closing(Store(folder, "model@1", create=True)) as store:
        with pytest.raises(IndexUnreachable), store._database.transaction():  # noqa: PT012  # lost in the midst
            put(store, "a.txt", document, passage(document, 0, 4))
            postgresql_server.stop()
            postgresql_server.begin()
            store.counts()
        assert (store.documents(), store.generation) == ([], 0)
        put(store, "a.txt", document, passage(document, 0, 4))
        assert (store.documents(), store.generation) == ([document], 1)


@pytest.mark.parametrize(
    "address",
    [
        f"postgresql://verbatim:{SECRET}@127.0.0.1/x",
        f"postgresql://verbatim:{SECRET[:3]}/{SECRET[4:]}@127.0.0.1/x",
        f"postgresql://verbatim:1/{SECRET[4:]}@127.0.0.1/x",
        f"postgresql://verbatim:x@127.0.0.1:{SECRET}/x",
        f"mysql://verbatim:{SECRET}@127.0.0.1/x",
    ],
)
def test_an_address_that_is_none_is_refused_without_being_shown(tmp_path, address):
    with pytest.raises(SettingsError, match="VERBATIM_STORE") as raised:
        keep_in(tmp_path, address)
    assert not any(part in str(raised.value) for part in ("zqx", "secret", SECRET))


def test_no_message_has_the_password(tmp_path, postgresql_server):
    for address in (
        postgresql_server.address("nowhere"),
        postgresql_server.address(password=SECRET),
        f"postgresql://verbatim:{SECRET.replace('%', '%25')}@127.0.0.1:1/x",
    ):
        keep_in(tmp_path, address)
        with pytest.raises(IndexUnreachable) as raised:
            has_store(tmp_path)
        assert "\n" not in str(raised.value)
        assert SECRET not in repr(place_of(tmp_path, "verbatim")) + str(raised.value) + str(server_at(address))
    keep_in(tmp_path, "sqlite")


def test_two_that_make_it_at_once_make_it_once(folder):
    opened: list[Store] = []
    threads = [threading.Thread(target=lambda: opened.append(Store(folder, "model@1", create=True))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({store.identity for store in opened}) == 1
    for store in opened:
        store.close()


def test_writing_anew_waits_for_nobody_for_long(folder):
    document = make("One.")
    with closing(Store(folder, "model@1", create=True)) as store:
        put(store, "a.txt", document, passage(document, 0, 4))
        snapshot = store.snapshot()
        assert snapshot.documents() == [document]
        store.remove_document(document.id)
        with pytest.raises(IndexBusy):
            store._database.write_anew()
        assert not store.wipe(store.removed)
        assert snapshot.documents() == [document]
        del snapshot
        assert store.wipe(store.removed)


def test_what_people_type_may_hold_what_postgresql_does_not_store(folder):
    with closing(Store(folder, "model@1", create=True)) as store:
        store._database.rows("INSERT INTO meta VALUES (?, ?)", ("a\0b", "100%?"))
        assert store._database.rows("SELECT name, value FROM meta WHERE name = ?", ("a\0b",)) == [("a\ufffdb", "100%?")]


def test_what_is_not_as_this_program_makes_it_is_damaged(folder):
    with closing(Store(folder, "model@1", create=True)) as store, store._database.transaction():
        store._database.define("DROP TABLE statements")
    with closing(Store(folder, "model@1")) as store, pytest.raises(IndexDamaged, match="does not exist"):
        store.counts()


@in_postgresql
def test_the_order_of_coming_is_kept_where_documents_are_read_again(store):
    first, second = make("One."), make("Two.")
    for document in (first, second, first):
        put(store, f"{document.text}txt", document, passage(document, 0, 4))
    assert store.in_order_of_coming() == [second.id, first.id]
