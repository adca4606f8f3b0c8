"""Documents with all that is stored of them, carried from one store's database into another as they are.

So what was removed comes back byte for byte: nothing is read, embedded or worked out anew. Knows the tables of both.
"""

from collections.abc import Mapping, Sequence

from index.databases.database import Database, Row

_OF_A_DOCUMENT = {
    "documents": "id = ?",
    "passages": "document_id = ?",
    "statements": "document_id = ?",
    "sources": "document_id = ?",
    "originals": "path IN (SELECT path FROM sources WHERE document_id = ?)",
    "collections": "id IN (SELECT collection FROM collected JOIN sources USING (path) WHERE document_id = ?)",
    "collected": "path IN (SELECT path FROM sources WHERE document_id = ?)",
    "original_parts": "sha256 IN (SELECT sha256 FROM originals JOIN sources USING (path) WHERE document_id = ?)",
}
"""Which rows of each table are a document's. Those that others refer to come first."""

Whole = Mapping[str, Sequence[Row]]
"""The rows of one document by their tables."""


def read_whole(database: Database, document_id: str) -> Whole:
    """All rows of a document; none in any table where there is no such document."""
    return {
        table: database.rows(f"SELECT {database.columns(table)} FROM {table} WHERE {of_it}", (document_id,))
        for table, of_it in _OF_A_DOCUMENT.items()
    }


def insert_whole(database: Database, whole: Whole, *, with_collections: bool) -> None:
    """Insert all rows of a document; call inside a transaction.

    What is there already stays: the document itself, and at the path of one of its sources what that gives by now.

    :param database: the database of another store.
    :param whole: the rows.
    :param with_collections: whether collections that it was in are made where there are none; else it is put into those
        that are still there.
    """
    taken = {path for (path, *_) in whole["sources"] if _has(database, "sources", "path", path)}
    kept = {id for (id, *_) in whole["collections"] if with_collections or _has(database, "collections", "id", id)}
    rows = {
        **whole,
        "sources": [row for row in whole["sources"] if row[0] not in taken],
        "originals": [row for row in whole["originals"] if row[0] not in taken],
        "collections": [row for row in whole["collections"] if row[0] in kept],
        "collected": [row for row in whole["collected"] if row[0] in kept and row[1] not in taken],
    }
    wanted = {sha256 for (_, sha256, _) in rows["originals"]}
    rows["original_parts"] = [row for row in whole["original_parts"] if row[0] in wanted]
    for table, those in rows.items():
        if those:
            marks = ", ".join("?" * len(those[0]))
            database.write_many(f"INSERT INTO {table} VALUES ({marks}) ON CONFLICT DO NOTHING", those)


def _has(database: Database, table: str, column: str, value: str) -> bool:
    return bool(database.rows(f"SELECT 1 FROM {table} WHERE {column} = ?", (value,)))
