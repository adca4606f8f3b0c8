"""What is stored, to be read: documents, passages with their vectors, and statements. Writes nothing."""

import json
import weakref
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.collections import Collections
from index.databases.database import Database, Row
from index.databases.place import place_of
from index.errors import IndexDamaged, IndexMissing
from index.namings import Namings
from index.originals import Originals
from index.records import Document, Passage, Statement
from index.rows import (
    DOCUMENT_COLUMNS,
    PASSAGE_COLUMNS,
    STATEMENT_COLUMNS,
    sound_document,
    sound_passages,
    to_listed,
    to_statement,
)

STORE = "verbatim"
DATABASE = f"{STORE}.sqlite"


@dataclass(frozen=True, slots=True)
class StoredSource:
    """A path or address that was taken in, the hash of what stood there, and the document it gave."""

    path: str
    content_hash: str
    document_id: str


@dataclass(frozen=True, slots=True)
class Changes:
    """How a derived index of an older generation becomes one of now: remove `touched`, add `added`."""

    touched: tuple[int, ...]
    added: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the store holds."""

    documents: int
    passages: int
    statements: int


class StoreReader:
    """Reads one store. Threads may share it."""

    def __init__(self, folder: Path, database: Database) -> None:
        """Read the database of the store in a folder."""
        self.folder = folder
        self.originals = Originals(database)
        self.collections = Collections(database)
        self.namings = Namings(database)
        self._database = database
        self._identity = ""

    @property
    def fingerprint(self) -> str:
        """What the stored vectors and passages were made with."""
        return self._meta("fingerprint")

    @property
    def identity(self) -> str:
        """Random digits that tell this store from another made in the same folder before or after it."""
        self._identity = self._identity or self._meta("identity")  # once, so that no snapshot waits for a long change
        return self._identity

    @property
    def stamp(self) -> str:
        """What is derived from the store is marked with this, so that it is taken for no other's."""
        return f"{self.identity} · {self.fingerprint}"

    @property
    def derived(self) -> Path:
        """Where what is derived from the store lies."""
        return self.folder / "derived"

    @property
    def generation(self) -> int:
        """The number of the last committed change; 0 for a new store."""
        number = self._meta("generation")
        if not number.isdecimal():
            raise self._damaged("has no number of its last change")
        return int(number)

    @property
    def removed(self) -> str | None:
        """A mark of the last change that removed something which the disk may still hold; None without any.

        It is another for each change. An older version of a text is removed, too, and so is the name of a collection.
        """
        return self._meta("removed") or None

    def snapshot(self) -> "StoreReader":
        """Take what is stored now, whatever is committed later.

        :return: it, with a connection of its own, so that nobody who writes or reads waits for it. That is closed when
            nobody holds the snapshot any more.
        :raises IndexMissing: when the store was deleted.
        :raises IndexDamaged: when another was put in its place.
        """
        require_store(self.folder)
        database = place_of(self.folder, STORE).open()
        frozen = StoreReader(self.folder, database)
        weakref.finalize(frozen, database.close)
        database.freeze()
        if frozen.identity != self.identity:  # the first read, which fixes the moment
            raise IndexDamaged(f"Another index was put into {self.folder} while it was open; start again.")
        return frozen

    def counts(self) -> Counts:
        """Count what is stored."""
        names = ("documents", "passages", "statements")
        return Counts(*(self._database.rows(f"SELECT count(*) FROM {name}")[0][0] for name in names))

    def passage_count(self) -> int:
        """How many passages are stored."""
        return int(self._database.rows("SELECT count(*) FROM passages")[0][0])

    def passage_counts(self) -> dict[str, int]:
        """How many passages each document has, by its id; documents without any are left out."""
        return dict(self._database.rows("SELECT document_id, count(*) FROM passages GROUP BY document_id"))

    def source(self, path: str) -> StoredSource | None:
        """The source at a path or address, if it was taken in."""
        rows = self._database.rows("SELECT path, content_hash, document_id FROM sources WHERE path = ?", (path,))
        return StoredSource(*rows[0]) if rows else None

    def sources(self) -> list[StoredSource]:
        """All sources, by path."""
        rows = self._database.rows("SELECT path, content_hash, document_id FROM sources ORDER BY path")
        return [StoredSource(*row) for row in rows]

    def paths(self, document_id: str) -> tuple[str, ...]:
        """The paths and addresses of a document's sources."""
        rows = self._database.rows("SELECT path FROM sources WHERE document_id = ? ORDER BY path", (document_id,))
        return tuple(path for (path,) in rows)

    def is_gone(self, document_id: str, paths: Sequence[str]) -> bool:
        """Whether a document was removed that stood at some paths, and not only replaced by another text there."""
        return self.title(document_id) is None and all(self.source(path) is None for path in paths)

    def languages(self) -> list[str | None]:
        """The languages of the documents, each once; None among them when one is not known."""
        return [
            row[0]
            for row in self._database.rows("SELECT DISTINCT language FROM documents ORDER BY language NULLS FIRST")
        ]

    def document(self, document_id: str) -> Document | None:
        """The document with an id, or None; one that was damaged since it was stored is none."""
        rows = self._database.rows(f"SELECT {DOCUMENT_COLUMNS} FROM documents WHERE id = ?", (document_id,))
        return sound_document(rows[0]) if rows else None

    def title(self, document_id: str) -> str | None:
        """The title of the document with an id, damaged or not; None when there is none."""
        rows = self._database.rows("SELECT title FROM documents WHERE id = ?", (document_id,))
        return str(rows[0][0]) if rows else None

    def listed(self) -> list[Document]:
        """All documents without their texts, by title and id, damaged ones among them."""
        columns = DOCUMENT_COLUMNS.replace("text", "''", 1)
        return [to_listed(row) for row in self._database.rows(f"SELECT {columns} FROM documents ORDER BY title, id")]

    def in_order_of_coming(self) -> list[str]:
        """The ids of all documents in the order in which they came, those that were read again with the last."""
        return [row[0] for row in self._database.rows("SELECT id FROM documents ORDER BY rowid")]

    def document_ids(self) -> list[str]:
        """The ids of all documents, ascending."""
        return [row[0] for row in self._database.rows("SELECT id FROM documents ORDER BY id")]

    def documents(self) -> list[Document]:
        """All documents, by title and id, but for damaged ones."""
        rows = self._database.rows(f"SELECT {DOCUMENT_COLUMNS} FROM documents ORDER BY title, id")
        return [document for row in rows if (document := sound_document(row))]

    def sources_of(self, document: Document) -> list[Document]:
        """A document as each of its sources describes it, by their paths."""
        described = [to_listed((document.id, "", *one)) for one in self._descriptions(document.id).values()]
        return [replace(one, text=document.text) for one in described]

    def shared_texts(self) -> dict[str, list[Document]]:
        """The documents that several sources give, by their ids, as each describes them; without texts, by their paths.

        What is damaged is left out.
        """
        several = "SELECT document_id FROM sources GROUP BY document_id HAVING count(*) > 1"
        sql = f"SELECT document_id, description FROM sources WHERE document_id IN ({several}) ORDER BY path"
        found: dict[str, list[Document]] = {}
        for id, text in self._database.rows(sql):
            if description := _parsed(text):
                found.setdefault(id, []).append(to_listed((id, "", *description)))
        return found

    def passages(self, ids: Sequence[int]) -> list[Passage]:
        """The passages with these ids, in the order of the ids, but for those that are not stored, or damaged."""
        found = {passage.id: passage for passage in sound_passages(self._passage_rows(PASSAGE_COLUMNS, ids))}
        return [found[id] for id in ids if id in found]

    def document_passages(self, document_id: str) -> list[Passage]:
        """The passages of a document, in the order of its text, but for damaged ones."""
        sql = f"SELECT {PASSAGE_COLUMNS} FROM passages WHERE document_id = ? ORDER BY start"
        return sound_passages(self._database.rows(sql, (document_id,)))

    def passage_ids_of(self, documents: Sequence[str]) -> list[int]:
        """The ids of the passages of some documents, ascending."""
        sql = "SELECT id FROM passages WHERE document_id IN (SELECT value FROM json_each(?)) ORDER BY id"
        return [row[0] for row in self._database.rows(sql, (json.dumps(list(documents)),))]

    def passage_ids(self) -> list[int]:
        """The ids of all passages, ascending."""
        return [row[0] for row in self._database.rows("SELECT id FROM passages ORDER BY id")]

    def passage_id_parts(self, size: int) -> Iterator[list[int]]:
        """The same, so many at a time: all of millions would take more memory than their vectors."""
        part = [row[0] for row in self._database.rows("SELECT id FROM passages ORDER BY id LIMIT ?", (size,))]
        while part:
            yield part
            sql = "SELECT id FROM passages WHERE id > ? ORDER BY id LIMIT ?"
            part = [row[0] for row in self._database.rows(sql, (part[-1], size))]

    def statements(self, document_id: str) -> list[Statement]:
        """The statements of a document, in the order of its text."""
        sql = f"SELECT {STATEMENT_COLUMNS} FROM statements WHERE document_id = ? ORDER BY start, id"
        try:
            return [to_statement(row) for row in self._database.rows(sql, (document_id,))]
        except ValueError as error:
            raise self._damaged(f"has damaged statements of the document {document_id}") from error

    def speakers(self) -> list[tuple[str, str]]:
        """Each resolved name of a speaker with the id of each document that quotes them."""
        sql = "SELECT DISTINCT speaker_name, document_id FROM statements WHERE speaker_name IS NOT NULL ORDER BY 1, 2"
        return [(name, document_id) for name, document_id in self._database.rows(sql)]

    def dimensions(self) -> int:
        """The length of most vectors; 0 when there are none."""
        sql = "SELECT length(vector) / 4 FROM passages GROUP BY 1 ORDER BY count(*) DESC, 1 DESC LIMIT 1"
        rows = self._database.rows(sql)
        return int(rows[0][0]) if rows else 0

    def vectors(self, ids: Sequence[int]) -> NDArray[np.float32]:
        """Read the vectors of passages.

        :param ids: ids of stored passages.
        :return: (ids, dimensions) float32, in the order of the ids; (0, 0) when there are none.
        :raises IndexDamaged: when an id is not stored.
        """
        if not ids:
            return np.zeros((0, 0), dtype=np.float32)
        blobs: dict[int, bytes] = dict(self._passage_rows("id, vector", ids))
        if any(id not in blobs for id in ids):
            raise self._damaged("lost passages")
        if len({len(blob) for blob in blobs.values()}) > 1:
            raise self._damaged("has damaged vectors")
        return np.frombuffer(b"".join(blobs[id] for id in ids), dtype="<f4").reshape(len(ids), -1)

    def changes_since(self, generation: int) -> Changes | None:
        """What a derived index of an older generation must remove and add; None where it must be built anew.

        So it must when another store was put in the place of what it was derived from.
        """
        touched = self.touched_since(generation)
        if touched is None:
            return None
        added = [row[0] for row in self._passage_rows("id", touched)]
        return Changes(touched, tuple(sorted(added)))

    def touched_since(self, generation: int) -> tuple[int, ...] | None:
        """The passages that were added, removed or replaced since a generation; None when that is not known."""
        if not int(self._meta("outran") or 0) <= generation <= self.generation:
            return None
        # Sorted here: a database that is to sort them reads all changes in their order instead of the few.
        sql = "SELECT passage_id FROM changes WHERE generation > ?"
        return tuple(sorted(row[0] for row in self._database.rows(sql, (generation,))))

    def _descriptions(self, document_id: str) -> dict[str, list[object]]:
        """What each source of a document says of it, by its path, in the order of the paths."""
        described = self._readable_descriptions(document_id)
        if None in described.values():
            raise self._damaged(f"has damaged sources of the document {document_id}")
        return {path: description for path, description in described.items() if description is not None}

    def _readable_descriptions(self, document_id: str) -> dict[str, list[object] | None]:
        """The same, with None for one that is damaged."""
        sql = "SELECT path, description FROM sources WHERE document_id = ? ORDER BY path"
        return {path: _parsed(text) for path, text in self._database.rows(sql, (document_id,))}

    def _damaged(self, what: str) -> IndexDamaged:
        return IndexDamaged(
            f"The index in {self.folder} {what}; `python -m ingest --check` says what else is damaged, and ingesting "
            "the documents again, or --restore, mends it."
        )

    def _passage_rows(self, columns: str, ids: Sequence[int]) -> list[Row]:
        sql = f"SELECT {columns} FROM passages WHERE id IN (SELECT CAST(value AS BIGINT) FROM json_each(?))"
        return self._database.rows(sql, (json.dumps(list(ids)),))

    def _meta(self, name: str) -> str:
        rows = self._database.rows("SELECT value FROM meta WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else ""


def _parsed(text: str) -> list[object] | None:
    try:
        described = json.loads(text)
    except ValueError:
        return None
    return described if isinstance(described, list) else None


def require_store(folder: Path) -> None:
    """Say that nothing was ingested yet, before anything slow is loaded.

    :param folder: the index folder.
    :raises IndexMissing: when there is no store in it.
    :raises IndexNotWritable: when this user may not look into it.
    :raises IndexUnreachable: when it lies in PostgreSQL, which does not answer.
    """
    if not has_store(folder):
        raise missing_index(folder)


def has_store(folder: Path) -> bool:
    """Whether something was ingested into a folder.

    :param folder: the index folder.
    :return: whether there is a store in it.
    :raises IndexNotWritable: when this user may not look into it.
    :raises IndexUnreachable: when it lies in PostgreSQL, which does not answer.
    """
    return place_of(folder, STORE).exists()


def missing_index(folder: Path) -> IndexMissing:
    """The fault that nothing was ingested into a folder."""
    return IndexMissing(f"Nothing has been ingested into {place_of(folder, STORE)} yet; run `python -m ingest` first.")
