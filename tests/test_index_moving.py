"""An index in files is copied into PostgreSQL as it is: the same store, with all that is kept beside it."""

from contextlib import closing

import pytest
from test_index_corpus import add, open_store, texts
from test_index_packing import SAID, keep, kept

from index.databases.copying import copy_file
from index.databases.place import keep_in, place_of
from index.derived import lexical_folder
from index.errors import SettingsError
from index.kept import Said
from index.lexical import LexicalIndex
from index.library import Library
from index.moving import copy_files
from index.originals import Original
from index.watches.questions import Found, Watches


@pytest.fixture
def folder(tmp_path, word_embedder):
    """An index in files that was searched; nothing of it is in PostgreSQL yet."""
    with closing(open_store(tmp_path, word_embedder)) as store:
        for name, text in (("a", "alpha beta."), ("b", "gamma delta."), ("a", "alpha camera.")):
            add(store, word_embedder, name, text)
        store.keep_original(store.source("b"), Original("b.txt", b"gamma delta." * 100_000))
        store.collections.assign(store.collections.ensure("Reports").id, [one.id for one in store.documents()])
        Library(store, word_embedder)
    yield tmp_path / "index"
    keep_in(tmp_path / "index", "sqlite")


def everything(folder) -> dict[str, list[object]]:
    with closing(place_of(folder, "verbatim").open()) as database:
        database.freeze()
        tables = sorted(database.tables())
        return {table: sorted(database.whole(table), key=repr) for table in tables}


def test_all_is_copied_and_what_is_derived_stays_true(folder, postgresql, word_embedder, monkeypatch):
    keep(folder)
    before, shelved = everything(folder), kept(folder)
    assert copy_files(folder, postgresql) == 2
    assert place_of(folder, "verbatim").is_remote
    assert (everything(folder), kept(folder)) == (before, shelved)

    monkeypatch.setattr(LexicalIndex, "change", None)  # nothing is built anew
    with closing(open_store(folder.parent, word_embedder)) as store:
        library = Library(store, word_embedder)
        assert texts(library.snapshot(), "camera")[0] == "alpha camera."
        assert lexical_folder(store).is_dir()


def test_a_counter_goes_on_where_it_was(folder, postgresql):
    """A number that was given once is never given again: what its owner has seen would hide what is new."""
    with closing(Watches(folder)) as watches:
        id = watches.begin("ann", "Cameras", speaker="", words="camera", asked="", known=[])
        for number in (1, 2):
            watches.note_asked(id, number, [Found(SAID, (f"hash {number}",))])
        watches.forget(lambda document, _: document == "d1")
    copy_files(folder, postgresql)
    with closing(Watches(folder)) as watches:
        watches.note_asked(id, 3, [Found(Said("{}", "gamma"), ("hash 3",))])
        assert [finding.number for finding in watches.findings(id, 10)] == [3]


def test_nothing_that_is_there_is_replaced(folder, postgresql):
    copy_files(folder, postgresql)
    with pytest.raises(SettingsError, match="holds documents already"):
        copy_files(folder, postgresql)


def test_a_database_must_be_named(folder):
    with pytest.raises(SettingsError, match="VERBATIM_STORE"):
        copy_files(folder, "sqlite")


def test_files_are_copied_as_files(folder, tmp_path, postgresql):
    with closing(place_of(folder, "verbatim").open()) as database:
        assert copy_file(database, place_of(tmp_path, "verbatim"))
        keep_in(tmp_path, postgresql)
        assert not copy_file(database, place_of(tmp_path, "verbatim"))
        keep_in(tmp_path, "sqlite")
