"""Documents with all that is stored of them, carried from one store's database into another as they are.

So what was removed comes back byte for byte: nothing is read, embedded or worked out anew. Knows the tables of both.
"""

from collections.abc import Mapping, Sequence

from index.sqlite.database import Database, Row

_OF_A_DOCUMENT = {
    "documents": "id = ?",
    "passages": "document_id = ?",
    "statements": "document_id = ?",
    "sources": "document_id = ?",
    "originals": "path IN (SELECT path FROM sources WHERE document_id = ?)",
    "original_parts": "sha256 IN (SELECT sha256 FROM originals JOIN sources USING (path) WHERE document_id = ?)",
}
"""Which rows of each table are a document's. Those that others refer to come first."""

Whole = Mapping[str, Sequence[Row]]
"""The rows of one document by their tables."""


def read_whole(database: Database, document_id: str) -> Whole:
    """All rows of a document; none in any table where there is no such document."""
    return {
        table: database.rows(f"SELECT * FROM {table} WHERE {of_it}", (document_id,))
        for table, of_it in _OF_A_DOCUMENT.items()
    }


def insert_whole(database: Database, whole: Whole) -> None:
    """Insert all rows of a document; call inside a transaction.

    What is there already stays: the document itself, and at the path of one of its sources what that gives by now.

    :param database: the database of another store.
    :param whole: the rows.
    """
    taken = {path for (path, *_) in whole["sources"] if _has_source(database, path)}
    free = {table: [row for row in whole[table] if row[0] not in taken] for table in ("sources", "originals")}
    wanted = {sha256 for (_, sha256, _) in free["originals"]}
    parts = [row for row in whole["original_parts"] if row[0] in wanted]
    for table, rows in {**whole, **free, "original_parts": parts}.items():
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            database.write_many(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)


def _has_source(database: Database, path: str) -> bool:
    return bool(database.rows("SELECT 1 FROM sources WHERE path = ?", (path,)))
