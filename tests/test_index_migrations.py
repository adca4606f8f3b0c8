"""A store that an older version made becomes one of this version; what is of none stays as it is."""

import hashlib
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index.databases.sqlite.database import Database
from index.derived import Derived
from index.errors import IndexMismatch
from index.migrations import SCHEMA, migrate, schema_of
from index.records import document_id
from index.store import Store

ROOT = Path(__file__).parents[1]
STORES = sorted((ROOT / "tests" / "stores").glob("schema-*.sql"))


@pytest.fixture
def database(tmp_path):
    opened = Database(tmp_path / "file.sqlite")
    opened.rows("CREATE TABLE meta (name TEXT, value TEXT)")
    yield opened
    opened.close()


def test_a_database_without_a_number_is_refused(database, tmp_path):
    assert schema_of(database) == ""
    with pytest.raises(IndexMismatch, match="made by another version of this program"):
        migrate(database, tmp_path)
    assert schema_of(database) == ""


SHAPES = {"9": "09888d2d50388e68"}


def test_the_number_is_raised_with_every_change_of_the_schema():
    """Whoever changes schema.sql raises SCHEMA, writes the step to it, and stores a small database of the old one."""
    tables = re.sub(r"\s+", " ", re.sub(r"--.*", "", (ROOT / "index" / "schema.sql").read_text(encoding="utf-8")))
    assert {SCHEMA: hashlib.sha256(tables.encode()).hexdigest()[:16]} == SHAPES


def stored(folder: Path, file: Path) -> Path:
    """The index folder of a small store that the code of its time made."""
    folder.mkdir()
    with closing(sqlite3.connect(folder / "verbatim.sqlite")) as database:
        database.executescript(file.read_text(encoding="utf-8"))
    return folder


def columns(store: Store) -> dict[str, list]:
    tables = [name for (name,) in store._database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: [row[1:4] for row in store._database.rows(f"PRAGMA table_info({name})")] for name in tables}


@pytest.mark.parametrize("file", STORES, ids=lambda file: file.stem)
def test_a_store_of_each_released_schema_becomes_one_of_this(tmp_path, file):
    store = Store(stored(tmp_path / "index", file), "words")
    new = Store(tmp_path / "new", "words", create=True)
    assert columns(store) == columns(new)
    assert schema_of(store._database) == SCHEMA
    assert [document.text for document in store.documents()] == [
        "The camera said “alpha”.",
        "Beta is here. Gamma is gone.",
    ]
    assert [one.speaker_name for one in store.statements(store.documents()[0].id)] == ["The camera"]
    assert [source.publisher for one in store.documents() for source in store.sources_of(one)] == ["Courier"] * 2
    assert store.identity
    _, indexes = Derived(store, 4).catch_up()
    assert (indexes.lexical.passage_count, len(indexes.vectors)) == (3, 3)
    assert len(indexes.lexical.search("alpha", 9)) == 1
    assert store.remove_document(document_id("The camera said “alpha”."))
    _, indexes = Derived(store, 4).catch_up()
    assert (indexes.lexical.passage_count, indexes.lexical.search("alpha", 9)) == (2, [])
    store.close()
    new.close()


def test_there_is_a_stored_database_of_each_older_schema():
    assert {file.stem[len("schema-")] for file in STORES} == {str(number) for number in range(1, int(SCHEMA))}
