"""The store: documents, passages with their vectors, and statements. The one truth; owns all SQL on its tables.

Every change is one transaction and makes a new generation. Knows no model, no search and no file format.
"""

import json
import secrets
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.database import Database
from index.errors import IndexDamaged, IndexMismatch, IndexMissing
from index.migrations import SCHEMA, migrate, schema_of
from index.records import Document, Passage, Statement
from index.rows import (
    DESCRIPTION_COLUMNS,
    DOCUMENT_COLUMNS,
    PASSAGE_COLUMNS,
    STATEMENT_COLUMNS,
    Row,
    description_of,
    document_row,
    passage_row,
    statement_row,
    to_document,
    to_statement,
)

DATABASE = "verbatim.sqlite"
_SCHEMA_FILE = Path(__file__).with_name("schema.sql")


@dataclass(frozen=True, slots=True)
class StoredSource:
    """A path or address that was taken in, the hash of what stood there, and the document it gave."""

    path: str
    content_hash: str
    document_id: str


@dataclass(frozen=True, slots=True)
class Changes:
    """How a derived index of an older generation becomes one of `generation`: remove `touched`, add `added`."""

    generation: int
    touched: tuple[int, ...]
    added: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the store holds."""

    documents: int
    passages: int
    statements: int


class Store:
    """One open store. Threads may share it; other processes may read while it writes."""

    def __init__(self, folder: Path, fingerprint: str | None, *, create: bool = False) -> None:
        """Open the store in a folder.

        :param folder: the index folder.
        :param fingerprint: of the embedder and splitter; the stored vectors must be of the same. None, for those
            who neither read nor write vectors, takes a store of any.
        :param create: make an empty store when there is none.
        :raises IndexMissing: when there is none and `create` is False.
        :raises IndexMismatch: when it was built with another fingerprint or schema.
        """
        self.folder = folder
        if not create:
            require_store(folder)
        self._database = Database(folder / DATABASE)
        try:
            self._prepare(fingerprint, create)
        except BaseException:
            self._database.close()
            raise

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    @property
    def fingerprint(self) -> str:
        """What the stored vectors and passages were made with."""
        return self._meta("fingerprint")

    @property
    def identity(self) -> str:
        """Random digits that tell this store from another made in the same folder before or after it."""
        return self._meta("identity")

    @property
    def generation(self) -> int:
        """The number of the last committed change; 0 for a new store."""
        return int(self._meta("generation"))

    @contextmanager
    def reading(self) -> Iterator["Store"]:
        """Everything read inside is of one generation, whatever other processes commit meanwhile; yields the store."""
        with self._database.transaction("DEFERRED"):
            yield self

    @contextmanager
    def snapshot(self) -> Iterator["Store"]:
        """The store as it is now, whatever is committed until the end; to be read only, and by one thread.

        It has a connection of its own, so that nobody who writes or reads waits for it. Where the file is another than
        the one that was opened, that is an IndexDamaged.
        """
        with closing(Store(self.folder, self.fingerprint)) as frozen, frozen.reading():
            if frozen.identity != self.identity:  # the first read, which fixes the moment
                raise IndexDamaged(f"Another index was put into {self.folder} while it was open; start again.")
            yield frozen

    def replace_document(
        self,
        source: StoredSource,
        document: Document,
        passages: Sequence[Passage],
        vectors: NDArray[np.float32],
        statements: Sequence[Statement],
    ) -> None:
        """Store a document in place of what its source gave before.

        The document that the source gave before goes, unless another source still gives it.

        :param source: where the document came from.
        :param document: the document.
        :param passages: its passages.
        :param vectors: (passages, dimensions) float32, unit length, in the order of the passages.
        :param statements: its statements.
        """
        with self._change() as generation:
            self._delete(document.id, generation)
            marks = ", ".join("?" * len(document_row(document)))
            self._database.rows(f"INSERT INTO documents VALUES ({marks})", document_row(document))
            rows = [passage_row(passage, vector) for passage, vector in zip(passages, vectors, strict=True)]
            self._database.write_many("INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?)", rows)
            self._database.write_many(
                "INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [statement_row(one) for one in statements]
            )
            self._log_passages(document.id, generation)
            self._set_source(source, document, generation)

    def set_source(self, source: StoredSource, document: Document) -> None:
        """Record that a source gives a document that is stored already; what it alone gave before goes.

        :param source: where the text stands, too.
        :param document: what that source says of it; shown when the sources it is described by are gone.
        """
        with self._change() as generation:
            self._set_source(source, document, generation)

    def is_described_by(self, path: str, document: Document) -> bool:
        """Whether a source gives a stored document, and title, publisher and dates of the document are its own."""
        described: list[object] = json.loads(description_of(document))
        return self._descriptions(document.id).get(path) == described

    def remove_document(self, document_id: str) -> bool:
        """Remove a document, its sources and everything derived from it; False when there is none."""
        with self._database.transaction():
            if self.document(document_id) is None:
                return False
            with self._change() as generation:
                self._database.rows("DELETE FROM sources WHERE document_id = ?", (document_id,))
                self._delete(document_id, generation)
        return True

    def remove_source(self, path: str) -> None:
        """Forget a source; the document that no other source gives goes with it."""
        with self._change() as generation:
            before = self.source(path)
            self._database.rows("DELETE FROM sources WHERE path = ?", (path,))
            self._drop_unsourced(before, generation)

    def counts(self) -> Counts:
        """Count what is stored."""
        names = ("documents", "passages", "statements")
        return Counts(*(self._database.rows(f"SELECT count(*) FROM {name}")[0][0] for name in names))

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

    def languages(self) -> list[str | None]:
        """The languages of the documents, each once; None among them when one is not known."""
        return [row[0] for row in self._database.rows("SELECT DISTINCT language FROM documents ORDER BY language")]

    def document(self, document_id: str) -> Document | None:
        """The document with an id, or None."""
        rows = self._database.rows(f"SELECT {DOCUMENT_COLUMNS} FROM documents WHERE id = ?", (document_id,))
        return to_document(rows[0]) if rows else None

    def documents(self) -> list[Document]:
        """All documents, by title and id."""
        rows = self._database.rows(f"SELECT {DOCUMENT_COLUMNS} FROM documents ORDER BY title, id")
        return [to_document(row) for row in rows]

    def sources_of(self, document: Document) -> list[Document]:
        """A document as each of its sources describes it, by their paths."""
        return [to_document((document.id, document.text, *one)) for one in self._descriptions(document.id).values()]

    def passages(self, ids: Sequence[int]) -> list[Passage]:
        """The passages with these ids, in the order of the ids; an id that is not stored is left out."""
        found = {row[0]: Passage(*row) for row in self._passage_rows(PASSAGE_COLUMNS, ids)}
        return [found[id] for id in ids if id in found]

    def document_passages(self, document_id: str) -> list[Passage]:
        """The passages of a document, in the order of its text."""
        sql = f"SELECT {PASSAGE_COLUMNS} FROM passages WHERE document_id = ? ORDER BY start"
        return [Passage(*row) for row in self._database.rows(sql, (document_id,))]

    def passage_ids(self) -> list[int]:
        """The ids of all passages, ascending."""
        return [row[0] for row in self._database.rows("SELECT id FROM passages ORDER BY id")]

    def statements(self, document_id: str) -> list[Statement]:
        """The statements of a document, in the order of its text."""
        sql = f"SELECT {STATEMENT_COLUMNS} FROM statements WHERE document_id = ? ORDER BY start, id"
        return [to_statement(row) for row in self._database.rows(sql, (document_id,))]

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
            raise IndexDamaged(f"The index in {self.folder} lost passages; delete the folder and ingest again.")
        return np.frombuffer(b"".join(blobs[id] for id in ids), dtype="<f4").reshape(len(ids), -1)

    def changes_since(self, generation: int) -> Changes:
        """What a derived index of an older generation must remove and add."""
        with self.reading():
            sql = "SELECT passage_id FROM changes WHERE generation > ? ORDER BY passage_id"
            touched = [row[0] for row in self._database.rows(sql, (generation,))]
            added = [row[0] for row in self._passage_rows("id", touched)]
            return Changes(self.generation, tuple(touched), tuple(sorted(added)))

    def _prepare(self, fingerprint: str | None, create: bool) -> None:
        if not self._is_made():
            if not create or fingerprint is None:
                raise _missing(self.folder)
            with self._database.transaction():
                if not self._is_made():  # another process may have made it meanwhile
                    self._create(fingerprint)
        migrate(self._database)
        if schema_of(self._database) != SCHEMA:
            raise IndexMismatch(
                f"The index in {self.folder} was made by another version of this program; "
                "delete the folder, or name another with --index, and ingest again."
            )
        if fingerprint is not None and self.fingerprint != fingerprint:
            raise IndexMismatch(
                f"The index in {self.folder} was built with {self.fingerprint}, the settings ask for {fingerprint}; "
                "set VERBATIM_MODEL and VERBATIM_PASSAGE_TOKENS back, or ingest again into another --index folder."
            )

    def _is_made(self) -> bool:
        return bool(self._database.rows("SELECT name FROM sqlite_master WHERE name = 'meta'"))

    def _create(self, fingerprint: str) -> None:
        for statement in _SCHEMA_FILE.read_text(encoding="utf-8").split(";\n"):
            self._database.rows(statement)
        identity = secrets.token_hex(8)
        values = [("schema", SCHEMA), ("fingerprint", fingerprint), ("identity", identity), ("generation", "0")]
        self._database.write_many("INSERT INTO meta VALUES (?, ?)", values)

    @contextmanager
    def _change(self) -> Iterator[int]:
        """A transaction that makes the next generation; yields its number."""
        with self._database.transaction():
            generation = self.generation + 1
            self._database.rows("UPDATE meta SET value = ? WHERE name = 'generation'", (str(generation),))
            yield generation

    def _set_source(self, source: StoredSource, document: Document, generation: int) -> None:
        before = self.source(source.path)
        row = (source.path, source.content_hash, source.document_id, description_of(document))
        self._database.rows("INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?)", row)
        self._drop_unsourced(before, generation)

    def _drop_unsourced(self, before: StoredSource | None, generation: int) -> None:
        """Delete the document that a source gave before; if others still give it, one of them describes it."""
        document = self.document(before.document_id) if before else None
        if document is None:
            return
        heirs = self._descriptions(document.id)
        if not heirs:
            self._delete(document.id, generation)
        elif json.loads(description_of(document)) not in heirs.values():
            self._describe(document.id, *next(iter(heirs.items())))
            self._log_passages(document.id, generation)

    def _describe(self, document_id: str, path: str, description: list[object]) -> None:
        """Let a source describe its document. It counts as changed: its next ingest reads and embeds it anew."""
        columns = ", ".join(f"{name} = ?" for name in DESCRIPTION_COLUMNS.split(", "))
        self._database.rows(f"UPDATE documents SET {columns} WHERE id = ?", (*description, document_id))
        self._database.rows("UPDATE sources SET content_hash = '' WHERE path = ?", (path,))

    def _descriptions(self, document_id: str) -> dict[str, list[object]]:
        """What each source of a document says of it, by its path, in the order of the paths."""
        sql = "SELECT path, description FROM sources WHERE document_id = ? ORDER BY path"
        return {path: json.loads(text) for path, text in self._database.rows(sql, (document_id,))}

    def _delete(self, document_id: str, generation: int) -> None:
        """Delete a document's row and, by cascade, all that hangs on it; its sources stay."""
        self._log_passages(document_id, generation)
        self._database.rows("DELETE FROM documents WHERE id = ?", (document_id,))

    def _log_passages(self, document_id: str, generation: int) -> None:
        sql = "INSERT OR REPLACE INTO changes SELECT id, ? FROM passages WHERE document_id = ?"
        self._database.rows(sql, (generation, document_id))

    def _passage_rows(self, columns: str, ids: Sequence[int]) -> list[Row]:
        sql = f"SELECT {columns} FROM passages WHERE id IN (SELECT value FROM json_each(?))"
        return self._database.rows(sql, (json.dumps(list(ids)),))

    def _meta(self, name: str) -> str:
        rows = self._database.rows("SELECT value FROM meta WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else ""


def require_store(folder: Path) -> None:
    """Say that nothing was ingested yet, before anything slow is loaded.

    :param folder: the index folder.
    :raises IndexMissing: when there is no store in it.
    """
    if not (folder / DATABASE).is_file():
        raise _missing(folder)


def _missing(folder: Path) -> IndexMissing:
    return IndexMissing(f"Nothing has been ingested into {folder} yet; run `python -m ingest` first.")
