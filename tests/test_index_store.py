"""The store: what goes in comes out, versions replace each other, and generations tell derived indexes what changed."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from conftest import in_files

from index.databases.place import place_of
from index.errors import IndexDamaged, IndexMismatch, IndexMissing, IndexNotWritable
from index.records import Document, Heading, Passage, Statement, document_id, span_id
from index.store import Store
from index.store_reader import Changes, Counts, StoredSource
from text.spans import Span


def make(text: str, **metadata) -> Document:
    return Document(id=document_id(text), text=text, **{"title": "A title", **metadata})


def passage(document: Document, start: int, end: int) -> Passage:
    return Passage(span_id(document.id, start, end), document.id, start, end)


def put(store: Store, path: str, document: Document, *passages: Passage, statements=()) -> None:
    vectors = np.eye(len(passages), 4, dtype=np.float32)
    store.replace_document(StoredSource(path, "hash", document.id), document, passages, vectors, statements)


@pytest.fixture
def store(index_folder: Path):
    opened = Store(index_folder, "model@1", create=True)
    yield opened
    opened.close()


def test_a_document_comes_back_as_it_went_in(store):
    document = make(
        "One. Two.",
        publisher="P",
        authors=("A", "B"),
        published="2020-09-21",
        origin="spiegel",
        page_starts=(0, 5),
        headings=(Heading(0, 4, 1),),
    )
    first, second = passage(document, 0, 4), passage(document, 5, 9)
    statement = Statement(
        7, document.id, (Span(0, 3), Span(5, 8)), True, Span(5, 8), "Two", Span(3, 4), 0.5, Span(0, 3), "One"
    )
    put(store, "a.txt", document, first, second, statements=[statement])

    assert store.document(document.id) == document
    assert store.documents() == [document]
    assert store.listed() == [replace(document, text="")]
    assert store.passages([second.id, 99, first.id]) == [second, first]
    assert store.document_passages(document.id) == [first, second]
    assert store.statements(document.id) == [statement]
    assert store.vectors([second.id, first.id]).tolist() == [[0, 1, 0, 0], [1, 0, 0, 0]]
    assert store.counts() == Counts(1, 2, 1)


def test_a_new_version_takes_the_place_of_the_old_in_one_generation(store):
    old, new = make("Old text."), make("New text.")
    put(store, "a.txt", old, passage(old, 0, 9))
    put(store, "a.txt", new, passage(new, 0, 9))

    assert store.documents() == [new]
    assert store.generation == 2
    changes = store.changes_since(1)
    assert set(changes.touched) == {passage(old, 0, 9).id, passage(new, 0, 9).id}
    assert changes.added == (passage(new, 0, 9).id,)


def test_one_text_under_two_names_is_one_document_until_both_are_gone(store):
    shared, other = make("Shared."), make("Other.")
    put(store, "a.txt", shared, passage(shared, 0, 7))
    store.set_source(StoredSource("b.txt", "hash", shared.id), shared)
    put(store, "a.txt", other, passage(other, 0, 6))
    assert {document.id for document in store.documents()} == {shared.id, other.id}

    put(store, "b.txt", other, passage(other, 0, 6))
    assert store.documents() == [other]
    assert [source.path for source in store.sources()] == ["a.txt", "b.txt"]


def test_new_metadata_of_the_same_text_is_stored_and_its_passages_count_as_touched(store):
    before, after = make("Same.", title="Before"), make("Same.", title="After")
    put(store, "a.txt", before, passage(before, 0, 5))
    put(store, "a.txt", after, passage(after, 0, 5))
    assert store.document(after.id).title == "After"
    assert store.changes_since(1).added == store.changes_since(1).touched == (passage(after, 0, 5).id,)


def test_removal_removes_everything(store):
    document = make("Gone.")
    put(store, "a.txt", document, passage(document, 0, 5), statements=[Statement(1, document.id, (Span(0, 4),), False)])
    assert store.remove_document(document.id)
    assert not store.remove_document(document.id)
    assert store.counts() == Counts(0, 0, 0)
    assert store.sources() == []
    assert store.changes_since(0).added == ()
    with pytest.raises(IndexDamaged):
        store.vectors([passage(document, 0, 5).id])


def test_a_failed_change_leaves_the_store_as_it_was(store):
    kept, broken = make("Kept."), make("Broken.")
    put(store, "a.txt", kept, passage(kept, 0, 5))
    twice = passage(broken, 0, 7)
    with pytest.raises(IndexDamaged):
        put(store, "a.txt", broken, twice, twice)
    assert store.documents() == [kept]
    assert store.source("a.txt").document_id == kept.id
    assert store.generation == 1


def test_opening_what_is_not_there_or_not_ours_is_named(tmp_path: Path):
    with pytest.raises(IndexMissing, match="python -m ingest"):
        Store(tmp_path / "nothing", "model@1")
    Store(tmp_path / "index", "model@1", create=True).close()
    with pytest.raises(IndexMismatch, match="model@1, the settings ask for model@2"):
        Store(tmp_path / "index", "model@2")
    (tmp_path / "index" / "verbatim.sqlite").write_bytes(b"no database" * 1000)
    with pytest.raises(IndexDamaged, match="delete its folder"):
        Store(tmp_path / "index", "model@1")


def test_a_second_process_reads_while_the_first_writes(store, tmp_path: Path):
    document = make("Read me.")
    put(store, "a.txt", document, passage(document, 0, 8))
    reader = Store(tmp_path / "index", "model@1")
    put(store, "b.txt", make("More."), passage(make("More."), 0, 5))
    assert reader.generation == 2
    assert len(reader.documents()) == 2
    reader.close()


def test_a_change_inside_a_failed_change_is_undone_with_it(store):
    document = make("Kept?")
    twice = passage(document, 0, 5)
    with pytest.raises(IndexDamaged), store._database.transaction():  # noqa: PT012  # the second undoes the first
        store.set_source(StoredSource("b.txt", "hash", document.id), document)
        put(store, "a.txt", document, twice, twice)
    assert store.sources() == []
    assert store.counts() == Counts(0, 0, 0)
    assert store.generation == 0


def test_changes_do_not_pile_up(store):
    document = make("Same.")
    for _ in range(5):
        put(store, "a.txt", document, passage(document, 0, 5))
    assert store._database.rows("SELECT * FROM changes") == [(passage(document, 0, 5).id, 5)]
    assert store.changes_since(4).touched == (passage(document, 0, 5).id,)
    assert store.changes_since(5).touched == ()


def test_removing_what_is_not_there_changes_nothing(store):
    assert not store.remove_document("0123456789abcdef")
    assert store.generation == 0


def test_a_store_made_anew_is_another(tmp_path: Path):
    one, other = (Store(tmp_path / name, "model@1", create=True) for name in ("one", "other"))
    assert one.identity != other.identity
    again = Store(tmp_path / "one", "model@1")
    assert one.identity == again.identity
    for store in (one, other, again):
        store.close()


def test_a_database_without_tables_holds_nothing_yet(tmp_path: Path):
    """As a crash leaves it before the first change."""
    (tmp_path / "verbatim.sqlite").touch()
    with pytest.raises(IndexMissing, match="python -m ingest"):
        Store(tmp_path, "model@1")
    Store(tmp_path, "model@1", create=True).close()
    Store(tmp_path, "model@1").close()


def test_a_store_is_opened_for_reading_while_another_process_writes(store, tmp_path: Path):
    with store._database.transaction():
        reader = Store(tmp_path / "index", "model@1")
        assert reader.generation == 0
        reader.close()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(IndexNotWritable, match="file cannot be made"):
        Store(tmp_path / "file", "model@1", create=True)


def test_a_store_that_another_process_holds_is_named(store, index_folder: Path, monkeypatch):
    monkeypatch.setattr("index.databases.sqlite.database._WAIT_SECONDS", 0.05)
    other = Store(index_folder, "model@1")
    if place_of(index_folder, "verbatim").is_remote:
        other._database.rows("SET lock_timeout = 50")
    document = make("Wait.")
    with (
        store._database.transaction(),
        pytest.raises(IndexNotWritable, match="another process is writing to it"),
    ):
        put(other, "a.txt", document, passage(document, 0, 5))
    put(other, "a.txt", document, passage(document, 0, 5))
    assert store.generation == 1
    other.close()


NEW_TABLES = ("collected", "collections", "originals", "original_parts")
"""Those that the first schema had not."""


@in_files
def test_a_store_of_the_first_schema_is_brought_to_this_one(store, tmp_path: Path):
    """Each source then says of its document what the document says, and the next change is as in a new store."""
    document = make("Shared.", publisher="Courier", authors=("A", "B"), page_starts=(0,), headings=(Heading(0, 7, 1),))
    put(store, "a.txt", document, passage(document, 0, 7))
    store.close()
    with closing(sqlite3.connect(tmp_path / "index" / "verbatim.sqlite")) as database, database:
        database.executescript("".join(f"DROP TABLE {name};" for name in NEW_TABLES))
        database.execute("ALTER TABLE sources DROP COLUMN description")
        database.executescript("DROP INDEX documents_without_text; DROP INDEX documents_by_language;")
        for name in ("page_labels", "scanned", "doubtful", "unread", "moments"):
            database.execute(f"ALTER TABLE documents DROP COLUMN {name}")
        for name in ("probability", "via", "via_name"):
            database.execute(f"ALTER TABLE statements DROP COLUMN {name}")
        database.execute("UPDATE meta SET value = '1' WHERE name = 'schema'")

    with closing(Store(tmp_path / "index", "model@1")) as opened:
        assert opened.documents() == [document]
        assert opened.is_described_by("a.txt", document)
        opened.set_source(StoredSource("b.txt", "hash", document.id), make("Shared.", publisher="Gazette"))
        opened.remove_source("a.txt")
        assert [one.publisher for one in opened.documents()] == ["Gazette"]


def test_the_words_of_a_source_that_went_are_described_by_one_that_stays(store):
    first, second = make("Shared.", publisher="Courier"), make("Shared.", publisher="Gazette", published="2021-03-05")
    put(store, "a.txt", first, passage(first, 0, 7))
    store.set_source(StoredSource("b.txt", "hash", second.id), second)
    assert store.documents() == [first]
    assert (store.is_described_by("a.txt", first), store.is_described_by("b.txt", first)) == (True, False)

    assert store.sources_of(first) == [first, second]

    store.remove_source("a.txt")
    assert store.documents() == [second]
    assert store.source("b.txt").content_hash == ""
    assert store.changes_since(2).added == (passage(first, 0, 7).id,)


def grown(folder: Path) -> tuple[Path, Path]:
    """A folder with a store, and a copy of it whose second change is still in the log alone."""
    store = Store(folder / "index", "model@1", create=True)
    put(store, "a.txt", make("One."), passage(make("One."), 0, 4))
    assert store.wipe(None)
    put(store, "b.txt", make("Two."), passage(make("Two."), 0, 4))
    shutil.copytree(folder / "index", folder / "copy")
    store.close()
    return folder / "index", folder / "copy"


@pytest.mark.parametrize("damage", ["deleted", "cut", "flipped"])
def test_changes_that_a_damaged_log_lost_are_noticed(tmp_path: Path, damage):
    _, copy = grown(tmp_path)
    log = copy / "verbatim.sqlite-wal"
    content = bytearray(log.read_bytes())
    content[len(content) // 2] ^= 1
    log.write_bytes({"deleted": b"", "cut": log.read_bytes()[:2000], "flipped": bytes(content)}[damage])
    with pytest.raises(IndexDamaged, match="lost its last changes"):
        Store(copy, "model@1")
    store = Store(copy, "model@1", despite_loss=True)
    assert "Run `python -m ingest`" in store.loss
    assert [document.text for document in store.documents()] == ["One."]
    assert store.generation == 3
    assert (store.changes_since(2), store.changes_since(3)) == (None, Changes((), ()))
    store.close()
    again = Store(copy, "model@1")
    assert again.loss is None
    again.close()


def test_a_whole_log_loses_nothing(tmp_path: Path):
    _, copy = grown(tmp_path)
    store = Store(copy, "model@1")
    assert ({document.text for document in store.documents()}, store.loss) == ({"One.", "Two."}, None)
    store.close()


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE meta SET value = 'seven' WHERE name = 'generation'", "no number of its last change"),
        ("DELETE FROM meta WHERE name = 'generation'", "no number of its last change"),
        ("DROP TABLE changes", "no such table: changes|relation .changes. does not exist"),
        ("UPDATE sources SET description = '['", "damaged sources"),
    ],
)
def test_damage_is_told_in_a_sentence(store, index_folder: Path, sql, said):
    document = make("One.")
    put(store, "a.txt", document, passage(document, 0, 4))
    store.close()
    with closing(place_of(index_folder, "verbatim").open()) as database, database.transaction():
        database.define(sql)
    with pytest.raises(IndexDamaged, match=said):
        use(index_folder, document)


def use(folder: Path, document: Document) -> None:
    with closing(Store(folder, "model@1")) as store:
        put(store, "b.txt", make("Two."), passage(make("Two."), 0, 4))
        store.sources_of(document)
