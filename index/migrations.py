"""How the database of a store that an older version made becomes one of this version, a schema at a time.

Owns the number of the schema, which is raised whenever schema.sql changes; a step leads there from each older one.
"""

from index.database import Database
from index.rows import DESCRIPTION_COLUMNS

SCHEMA = "3"
_STEPS = {
    # What a source says of its document was not kept: all are taken to say what the document says.
    "1": (
        "ALTER TABLE sources ADD COLUMN description TEXT NOT NULL DEFAULT '[]'",
        f"UPDATE sources SET description = (SELECT json_array({DESCRIPTION_COLUMNS}) FROM documents "
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
}


def schema_of(database: Database) -> str:
    """The number of the schema that a database has."""
    rows = database.rows("SELECT value FROM meta WHERE name = 'schema'")
    return str(rows[0][0]) if rows else ""


def migrate(database: Database) -> None:
    """Bring a database to this version's schema, as far as there are steps from its own. Each is one transaction.

    :param database: the database of a store.
    :raises IndexNotWritable: when it is of an older schema and cannot be written.
    """
    while (schema := schema_of(database)) in _STEPS:
        with database.transaction():
            if schema_of(database) == schema:  # another process may have done it meanwhile
                for statement in _STEPS[schema]:
                    database.rows(statement)
                database.rows("UPDATE meta SET value = ? WHERE name = 'schema'", (str(int(schema) + 1),))
