"""A store that an older version made becomes one of this version; what is of none stays as it is."""

import pytest

from index.database import Database
from index.migrations import SCHEMA, migrate, schema_of
from index.rows import DESCRIPTION_COLUMNS


@pytest.fixture
def database(tmp_path):
    opened = Database(tmp_path / "file.sqlite")
    opened.rows("CREATE TABLE meta (name TEXT, value TEXT)")
    yield opened
    opened.close()


def test_a_database_without_a_number_has_none(database):
    assert schema_of(database) == ""
    migrate(database)
    assert schema_of(database) == ""


def test_sources_of_the_first_schema_say_what_their_document_says(database):
    columns = DESCRIPTION_COLUMNS.split(", ")
    database.rows(f"CREATE TABLE documents (id, {DESCRIPTION_COLUMNS})")
    database.rows("CREATE TABLE sources (path, document_id)")
    database.rows("INSERT INTO meta VALUES ('schema', '1')")
    database.rows(f"INSERT INTO documents VALUES ('d', {', '.join(repr(name) for name in columns)})")
    database.rows("INSERT INTO sources VALUES ('a.txt', 'd'), ('b.txt', 'gone')")
    migrate(database)
    described = '["' + '","'.join(columns) + '"]'
    assert database.rows("SELECT path, description FROM sources") == [("a.txt", described), ("b.txt", "[]")]
    assert schema_of(database) == SCHEMA == "2"
