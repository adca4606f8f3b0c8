"""Collections: sets of documents that people name. A document is in any number of them.

They hold sources, all those of a document, so that it stays in its collections when its text changes. Nothing that is
derived from texts depends on them: who changes them makes no new generation, and every snapshot has them as they are.
"""

import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.databases.database import Database
from index.errors import QuestionError
from text.characters import one_line

LONGEST_NAME = 100
_COLUMNS = (
    "id, name, (SELECT count(DISTINCT documents.id) FROM collected JOIN sources USING (path) "
    "JOIN documents ON documents.id = document_id WHERE collection = collections.id)"
)
_SOURCES = "SELECT path FROM sources WHERE document_id IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection, and how many documents are in it."""

    id: str
    name: str
    size: int


class Collections:
    """The collections of one database. Threads may share it; those of a snapshot are only read, while that is held."""

    def __init__(self, database: Database) -> None:
        """Read and write those of a store's database."""
        self._database = database

    def listed(self) -> list[Collection]:
        """All collections, by name."""
        return [Collection(*row) for row in self._database.rows(f"SELECT {_COLUMNS} FROM collections ORDER BY folded")]

    def find(self, id: str) -> Collection | None:
        """The collection with an id, or None."""
        return next(iter(self._with("id", id)), None)

    def named(self, name: str) -> Collection | None:
        """The collection with a name, whatever its capitals, or None."""
        return next(iter(self._with("folded", one_line(name).casefold())), None)

    def of(self, document_id: str) -> list[Collection]:
        """Those that a document is in, by name."""
        sql = (
            f"SELECT {_COLUMNS} FROM collections WHERE id IN "
            "(SELECT collection FROM collected JOIN sources USING (path) WHERE document_id = ?) ORDER BY folded"
        )
        return [Collection(*row) for row in self._database.rows(sql, (document_id,))]

    def names(self) -> dict[str, list[str]]:
        """The names of the collections that documents are in, by the documents' ids; those in none are left out."""
        sql = (
            "SELECT DISTINCT document_id, name, folded FROM collections JOIN collected ON collection = collections.id "
            "JOIN sources USING (path) ORDER BY folded"
        )
        found: dict[str, list[str]] = {}
        for document_id, name, _ in self._database.rows(sql):
            found.setdefault(document_id, []).append(name)
        return found

    def documents_in(self, id: str) -> frozenset[str]:
        """The ids of the documents in a collection."""
        sql = "SELECT document_id FROM collected JOIN sources USING (path) WHERE collection = ?"
        return frozenset(row[0] for row in self._database.rows(sql, (id,)))

    def ensure(self, name: str) -> Collection:
        """The collection with a name; made where there is none.

        :param name: the name.
        :return: the collection, which is called as whoever made it called it.
        :raises QuestionError: when nothing can be called so.
        :raises IndexNotWritable: when it cannot be made.
        """
        clean = clean_name(name)
        if found := self.named(clean):
            return found
        with self._database.transaction():  # another process may make it meanwhile
            values = (secrets.token_hex(8), clean, clean.casefold())
            self._database.rows("INSERT INTO collections VALUES (?, ?, ?) ON CONFLICT (folded) DO NOTHING", values)
            return self._with("folded", clean.casefold())[0]

    def rename(self, id: str, name: str) -> None:
        """Call a collection otherwise.

        :param id: its id.
        :param name: its new name.
        :raises QuestionError: when nothing can be called so, or another is.
        :raises IndexNotWritable: when it cannot be written.
        """
        clean = clean_name(name)
        with self._database.transaction():
            other = self.named(clean)
            if other and other.id != id:
                raise QuestionError(f"There is a collection “{other.name}” already; choose another name.")
            sql = "UPDATE collections SET name = ?, folded = ? WHERE id = ? AND name <> ? RETURNING id"
            if self._database.rows(sql, (clean, clean.casefold(), id, clean)):
                self._note_removed()

    def remove(self, id: str) -> None:
        """Delete a collection; its documents stay."""
        with self._database.transaction():
            if self._database.rows("DELETE FROM collections WHERE id = ? RETURNING id", (id,)):
                self._note_removed()

    def assign(self, id: str, documents: Sequence[str]) -> int:
        """Put documents into a collection.

        :param id: the collection's, which is there.
        :param documents: their ids; one that is gone is passed over.
        :return: how many of them were not in it before.
        :raises IndexNotWritable: when it cannot be written.
        """
        before = self.documents_in(id)
        new = [one for one in dict.fromkeys(documents) if one not in before]
        if not new:  # whoever reads a folder again writes nothing
            return 0
        with self._database.transaction():
            sql = (
                f"INSERT INTO collected SELECT id, path FROM collections, ({_SOURCES}) AS found WHERE id = ? "
                "ON CONFLICT DO NOTHING"
            )
            self._database.rows(sql, (json.dumps(new), id))
            return len(self.documents_in(id).intersection(new))

    def take_out(self, id: str, documents: Iterable[str]) -> None:
        """Take documents out of a collection; they stay in the store."""
        sql = f"DELETE FROM collected WHERE collection = ? AND path IN ({_SOURCES})"
        self._database.rows(sql, (id, json.dumps(list(documents))))

    def spread(self, document_id: str) -> None:
        """Have all sources of a document in the collections that one of them is in; call inside a transaction."""
        sql = (
            "INSERT INTO collected SELECT collection, other.path FROM collected JOIN sources USING (path) "
            "JOIN sources AS other USING (document_id) WHERE document_id = ? ON CONFLICT DO NOTHING"
        )
        self._database.rows(sql, (document_id,))

    def _with(self, column: str, value: str) -> list[Collection]:
        """The collection with a value in a column where each has another; none where none has it."""
        rows = self._database.rows(f"SELECT {_COLUMNS} FROM collections WHERE {column} = ?", (value,))
        return [Collection(*row) for row in rows]

    def _note_removed(self) -> None:
        """The name must leave the disk; a mark of its own each time, since the generation stays the same."""
        sql = "INSERT INTO meta VALUES ('removed', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
        self._database.rows(sql, (secrets.token_hex(8),))


def clean_name(name: str) -> str:
    """A name as a collection bears it: on one line, without what cannot be seen.

    :param name: the name as it was typed.
    :return: the name.
    :raises QuestionError: when nothing can be called so.
    """
    clean = one_line(name)
    if not clean:
        raise QuestionError("A collection needs a name.")
    if len(clean) > LONGEST_NAME:
        raise QuestionError(f"The name has {len(clean)} characters; give the collection one of at most {LONGEST_NAME}.")
    return clean
