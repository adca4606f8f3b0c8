"""How a database gets the tables of a store, or, where an older version made them, those of this one.

Owns the number of the schema, which is raised whenever schema.sql changes; a step leads there from each older one.
"""

import secrets
from pathlib import Path

from index.databases.database import Database
from index.errors import IndexMismatch
from index.rows import DESCRIPTION_COLUMNS

SCHEMA = "9"
_SCHEMA_FILE = Path(__file__).with_name("schema.sql")
_OLDER_COLUMNS = DESCRIPTION_COLUMNS.removesuffix(", page_labels, scanned, doubtful, unread, moments")
_LONGER_DESCRIPTION = (
    "UPDATE sources SET description = json_insert(description, '$[#]', '[]') "
    "WHERE json_valid(description) AND json_type(description) = 'array' AND json_array_length(description) > 0"
)
_STEPS = {
    # What a source says of its document was not kept: all are taken to say what the document says.
    "1": (
        "ALTER TABLE sources ADD COLUMN description TEXT NOT NULL DEFAULT '[]'",
        f"UPDATE sources SET description = (SELECT json_array({_OLDER_COLUMNS}) FROM documents "
        "WHERE id = document_id) WHERE document_id IN (SELECT id FROM documents)",
    ),
    # The columns of `changes` were others for a while, and no store had an identity, under the same number: all
    # passages are taken to have changed.
    "2": (
        "DROP TABLE changes",
        "CREATE TABLE changes (passage_id INTEGER PRIMARY KEY, generation INTEGER NOT NULL) STRICT",
        "CREATE INDEX changes_by_generation ON changes (generation)",
        "UPDATE meta SET value = value + 1 WHERE name = 'generation'",
        "INSERT OR IGNORE INTO meta VALUES ('identity', lower(hex(randomblob(8))))",
        "INSERT INTO changes SELECT id, value FROM passages, meta WHERE name = 'generation'",
    ),
    # No original was kept: they are when their files come again.
    "3": (
        "CREATE TABLE originals (path TEXT PRIMARY KEY REFERENCES sources (path), sha256 TEXT NOT NULL, "
        "name TEXT NOT NULL) STRICT",
        "CREATE INDEX originals_by_hash ON originals (sha256)",
        "CREATE TABLE original_parts (sha256 TEXT NOT NULL, number INTEGER NOT NULL, content BLOB NOT NULL, "
        "PRIMARY KEY (sha256, number)) STRICT",
    ),
    # There were no collections.
    "4": (
        "CREATE TABLE collections (id TEXT PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE) STRICT",
        "CREATE TABLE collected (collection TEXT NOT NULL REFERENCES collections (id) ON DELETE CASCADE, "
        "path TEXT NOT NULL REFERENCES sources (path) ON DELETE CASCADE, PRIMARY KEY (collection, path)) STRICT",
        "CREATE INDEX collected_by_path ON collected (path)",
    ),
    # No page had a label: they have when their files are read again.
    "5": ("ALTER TABLE documents ADD COLUMN page_labels TEXT NOT NULL DEFAULT '[]'", _LONGER_DESCRIPTION),
    # No page was read from its picture, and no words had a time: they are, and have, when their files are read again.
    "6": tuple(
        step
        for name in ("scanned", "doubtful", "unread", "moments")
        for step in (f"ALTER TABLE documents ADD COLUMN {name} TEXT NOT NULL DEFAULT '[]'", _LONGER_DESCRIPTION)
    ),
    # No statement said how likely its name is, or who tells of it: they do when their documents are read anew.
    "7": tuple(
        f"ALTER TABLE statements ADD COLUMN {column}" for column in ("probability REAL", "via TEXT", "via_name TEXT")
    ),
    # Texts were read to list documents.
    "8": (
        "CREATE INDEX documents_without_text ON documents (title, id, publisher, authors, published, updated, "
        "retrieved, origin, url, path, language, page_starts, headings, page_labels, scanned, doubtful, "
        "unread, moments)",
        "CREATE INDEX documents_by_language ON documents (language)",
    ),
}


def has_tables(database: Database) -> bool:
    """Whether a database has the tables of a store, of whichever schema."""
    return "meta" in database.tables()


def make_tables(database: Database, fingerprint: str) -> None:
    """Make the tables of an empty store, in one transaction.

    :param database: an empty database.
    :param fingerprint: what the store's vectors and passages will be made with.
    """
    identity = secrets.token_hex(8)
    values = [("schema", SCHEMA), ("fingerprint", fingerprint), ("identity", identity), ("generation", "0")]
    with database.transaction():
        if not has_tables(database):  # another process may have made them meanwhile
            for statement in _SCHEMA_FILE.read_text(encoding="utf-8").split(";\n"):
                database.define(statement)
            database.write_many("INSERT INTO meta VALUES (?, ?)", values)


def schema_of(database: Database) -> str:
    """The number of the schema that a database has."""
    rows = database.rows("SELECT value FROM meta WHERE name = 'schema'")
    return str(rows[0][0]) if rows else ""


def migrate(database: Database, folder: Path) -> None:
    """Bring a database to this version's schema by the steps that lead there from its own. Each is one transaction.

    :param database: the database of a store.
    :param folder: where it is, as users know it.
    :raises IndexNotWritable: when it is of an older schema and cannot be written.
    :raises IndexMismatch: when no step leads from its schema to this one.
    """
    while (schema := schema_of(database)) in _STEPS:
        with database.transaction():
            if schema_of(database) == schema:  # another process may have done it meanwhile
                for statement in _STEPS[schema]:
                    database.define(statement)
                database.rows("UPDATE meta SET value = ? WHERE name = 'schema'", (str(int(schema) + 1),))
    if schema != SCHEMA:
        raise IndexMismatch(
            f"The index in {folder} was made by another version of this program; "
            "delete the folder, or name another with --index, and ingest again."
        )
