"""The store: documents, passages with their vectors, and statements. The one truth; owns all SQL on its tables.

Every change is one transaction and makes a new generation. Knows no model, no search and no file format.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.carried import insert_whole, read_whole
from index.databases.copying import copy_file, copy_whole
from index.databases.place import place_of
from index.errors import IndexBusy, IndexDamaged, IndexMismatch
from index.migrations import has_tables, make_tables, migrate
from index.originals import Original
from index.records import Document, Passage, Statement
from index.rows import DESCRIPTION_COLUMNS, description_of, document_row, passage_row, statement_row
from index.store_reader import STORE, StoredSource, StoreReader, has_store, missing_index, require_store
from index.witness import loss_told, note, noted

_WRITTEN_ANEW_BYTES = 500_000_000
"""Writing more anew takes longer than others who write wait; what few rows leave behind stays in larger databases."""


class Store(StoreReader):
    """One open store, to be read and written. Threads may share it; other processes may read meanwhile."""

    def __init__(
        self, folder: Path, fingerprint: str | None, *, create: bool = False, despite_loss: bool = False
    ) -> None:
        """Open the store in a folder.

        :param folder: the index folder.
        :param fingerprint: of the embedder and splitter; the stored vectors must be of the same. None, for those
            who neither read nor write vectors, takes a store of any.
        :param create: make an empty store when there is none.
        :param despite_loss: go on from what is left of a store that lost its last changes; `loss` says so.
        :raises IndexMissing: when there is none and `create` is False.
        :raises IndexMismatch: when it was built with another fingerprint or schema.
        :raises IndexDamaged: when it lost its last changes.
        """
        if not create:
            require_store(folder)
        self._place = place_of(folder, STORE)
        super().__init__(folder, self._place.open())
        self.loss: str | None = None
        try:
            self._prepare(fingerprint, create)
            self._look_for_loss(despite_loss)
        except BaseException:
            self._database.close()
            raise

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def replace_document(
        self,
        source: StoredSource,
        document: Document,
        passages: Sequence[Passage],
        vectors: NDArray[np.float32],
        statements: Sequence[Statement],
        original: Original | None = None,
    ) -> None:
        """Store a document in place of what its source gave before.

        The document that the source gave before goes, unless another source still gives it.

        :param source: where the document came from.
        :param document: the document.
        :param passages: its passages.
        :param vectors: (passages, dimensions) float32, unit length, in the order of the passages.
        :param statements: its statements.
        :param original: the original that the source had; kept.
        """
        with self._change() as generation:
            self._delete(document.id, generation)
            marks = ", ".join("?" * len(document_row(document)))
            self._database.rows(f"INSERT INTO documents VALUES ({marks})", document_row(document))
            rows = [passage_row(passage, vector) for passage, vector in zip(passages, vectors, strict=True)]
            self._database.write_many("INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?)", rows)
            self._database.write_many(
                "INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [statement_row(one) for one in statements],
            )
            self._log_passages(document.id, generation)
            self._set_source(source, document, original, generation)

    def set_source(self, source: StoredSource, document: Document, original: Original | None = None) -> None:
        """Record that a source gives a document that is stored already; what it alone gave before goes.

        :param source: where the text stands, too.
        :param document: what that source says of it; shown when the sources it is described by are gone.
        :param original: the original that the source had; kept.
        """
        with self._change() as generation:
            self._set_source(source, document, original, generation)

    def keep_original(self, source: StoredSource, original: Original) -> None:
        """Keep the original of a source that is stored, unless it is kept already."""
        if not self.originals.holds(source.path, original):
            with self._change() as generation:
                if stored := self.source(source.path):  # another process may have removed it meanwhile
                    self._replace_original(stored, original, generation)

    def is_described_by(self, path: str, document: Document) -> bool:
        """Whether a source gives a stored document, and title, publisher and dates of the document are its own."""
        described: list[object] = json.loads(description_of(document))
        return self._readable_descriptions(document.id).get(path) == described

    def remove_document(self, document_id: str) -> bool:
        """Remove a document, its sources and everything derived from it; False when there is none."""
        return bool(self.remove_documents([document_id]))

    def remove_documents(self, document_ids: Sequence[str]) -> list[str]:
        """Remove documents, their sources and everything derived from them, all or none.

        :param document_ids: their ids.
        :return: the ids of those that were there.
        """
        there = [id for id in document_ids if self.title(id) is not None]
        if there:
            with self._change() as generation:
                for id in there:
                    for kept in self.originals.of(id):
                        self.originals.replace(kept.path, None)
                    self._database.rows("DELETE FROM sources WHERE document_id = ?", (id,))
                    self._delete(id, generation)
        return there

    def copy_documents(
        self, document_ids: Sequence[str], other: "Store", *, with_collections: bool = False
    ) -> list[str]:
        """Copy documents with all that is stored of them into another store, all or none.

        :param document_ids: their ids.
        :param other: a store of the same fingerprint.
        :param with_collections: whether the collections that they are in are made there, too.
        :return: the ids of those that the other holds now; not of one whose places there have given other texts since.
        :raises IndexMismatch: when the other's vectors are of another model.
        """
        if other.fingerprint != self.fingerprint:
            raise _mismatch(other.folder, other.fingerprint, self.fingerprint)
        with other._change() as generation:
            for id in document_ids:
                whole = read_whole(self._database, id)
                insert_whole(other._database, whole, with_collections=with_collections)
                other.collections.spread(id)  # the same text may have been added again from elsewhere meanwhile
                other._log_passages(id, generation)
                other._drop_unsourced(StoredSource("", "", id), generation)
        return [id for id in document_ids if other.title(id) is not None]

    def remove_source(self, path: str) -> None:
        """Forget a source; the document that no other source gives goes with it."""
        with self._change() as generation:
            if before := self.source(path):
                self._replace_original(before, None, generation)
            self._database.rows("DELETE FROM sources WHERE path = ?", (path,))
            self._drop_unsourced(before, generation)

    def note_removed(self) -> None:
        """Have what was removed be wiped, also where this process is killed before."""
        with self._database.transaction():
            self._note_removed(self.generation)

    def wipe(self, removed: str | None) -> bool:
        """Leave nothing in the database, and in its log, of what was removed.

        :param removed: what `removed` was before the rest of the folder was wiped.
        :return: False when that must wait for somebody who still reads or writes.
        :raises IndexNotWritable: when the disk does not take it.
        """
        if removed is None:
            return self._database.empty_log()
        try:
            if self._meta("written_anew") != removed:  # it may have been in vain that the log was to be emptied
                if self._database.size < _WRITTEN_ANEW_BYTES:
                    self._database.write_anew()
                self._set_meta("written_anew", removed)
        except IndexBusy:
            return False
        if is_done := self._database.empty_log():
            self._database.rows("DELETE FROM meta WHERE name = 'removed' AND value = ?", (removed,))
        return is_done

    def copy_to(self, folder: Path) -> None:
        """Write all that is stored into the store of another folder, in the place of what that holds.

        :param folder: the folder; a store is made in it where there is none.
        :raises IndexNotWritable: when it cannot be written.
        """
        if copy_file(self._database, place_of(folder, STORE)):
            return
        fingerprint = None if has_store(folder) else self.fingerprint
        with (
            closing(Store(folder, fingerprint, create=True, despite_loss=True)) as other,
            other._database.transaction(),
        ):
            copy_whole(self._place, other._database)

    def faults(self) -> list[str]:
        """What is wrong with the database's structure."""
        return self._database.faults()

    def read_again(self, document_id: str) -> None:
        """Have the next ingest of a document's sources take it in again, whether or not they changed."""
        with self._database.transaction():
            self._database.rows("UPDATE sources SET content_hash = '' WHERE document_id = ?", (document_id,))

    def outrun(self, generation: int, identity: str | None = None) -> None:
        """Make a generation beyond another that others may know, from which nothing leads to this one.

        What is derived from the other must be built anew, and what that had counts as removed.

        :param generation: the other.
        :param identity: the identity that the store has from now on; None for its own.
        """
        with self._database.transaction():
            self._set_meta("identity", identity or self.identity)
            self._identity = ""
            following = max(self.generation, generation) + 1
            self._set_meta("generation", str(following))
            self._set_meta("outran", str(following))
            self._note_removed(following)
        note(self.folder, self.identity, following)

    def _prepare(self, fingerprint: str | None, create: bool) -> None:
        if not has_tables(self._database):
            if not create or fingerprint is None:
                raise missing_index(self.folder)
            make_tables(self._database, fingerprint)
        migrate(self._database, self.folder)
        if fingerprint is not None and fingerprint != self.fingerprint:
            raise _mismatch(self.folder, self.fingerprint, fingerprint)

    def _look_for_loss(self, despite_loss: bool) -> None:
        """Compare with what is noted outside of the database; all that is left counts as changed after a loss."""
        reached = noted(self.folder, self.identity)
        if self.generation >= reached:
            return
        self.loss = loss_told(self.folder)
        if not despite_loss:
            raise IndexDamaged(self.loss)
        self.outrun(reached)

    @contextmanager
    def _change(self) -> Iterator[int]:
        """A transaction that makes the next generation; yields its number."""
        with self._database.transaction():
            generation = self.generation + 1
            self._set_meta("generation", str(generation))
            yield generation
        note(self.folder, self.identity, generation)

    def _set_source(self, source: StoredSource, document: Document, original: Original | None, generation: int) -> None:
        before = self.source(source.path)
        row = (source.path, source.content_hash, source.document_id, description_of(document))
        columns = ", ".join(f"{name} = excluded.{name}" for name in ("content_hash", "document_id", "description"))
        sql = f"INSERT INTO sources VALUES (?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET {columns}"
        self._database.rows(sql, row)  # not REPLACE, which would take it out of its collections
        self.collections.spread(source.document_id)
        self._replace_original(before or source, original, generation)
        self._drop_unsourced(before, generation)

    def _replace_original(self, source: StoredSource, original: Original | None, generation: int) -> None:
        """Where one goes for good its document counts as changed, so that whoever sees that wipes the disk."""
        if self.originals.replace(source.path, original):
            self._note_removed(generation)
            self._log_passages(source.document_id, generation)

    def _drop_unsourced(self, before: StoredSource | None, generation: int) -> None:
        """Delete the document that a source gave before; if others still give it, one of them describes it."""
        if before is None or self.title(before.document_id) is None:
            return
        document = self.document(before.document_id)  # None when it is damaged
        heirs = {path: one for path, one in self._readable_descriptions(before.document_id).items() if one is not None}
        if not heirs:
            self._delete(before.document_id, generation)
        elif document is None or json.loads(description_of(document)) not in heirs.values():
            self._describe(before.document_id, *next(iter(heirs.items())))
            self._log_passages(before.document_id, generation)

    def _describe(self, document_id: str, path: str, description: list[object]) -> None:
        """Let a source describe its document. It counts as changed: its next ingest reads and embeds it anew."""
        columns = ", ".join(f"{name} = ?" for name in DESCRIPTION_COLUMNS.split(", "))
        self._database.rows(f"UPDATE documents SET {columns} WHERE id = ?", (*description, document_id))
        self._database.rows("UPDATE sources SET content_hash = '' WHERE path = ?", (path,))

    def _delete(self, document_id: str, generation: int) -> None:
        """Delete a document's row and, by cascade, all that hangs on it; its sources stay."""
        self._log_passages(document_id, generation)
        if self._database.rows("DELETE FROM documents WHERE id = ? RETURNING id", (document_id,)):
            self._note_removed(generation)

    def _note_removed(self, generation: int) -> None:
        """Stored, since whoever removed it may be killed before it has wiped what is left."""
        self._set_meta("removed", str(generation))

    def _log_passages(self, document_id: str, generation: int) -> None:
        sql = (
            "INSERT INTO changes SELECT id, ? FROM passages WHERE document_id = ? "
            "ON CONFLICT (passage_id) DO UPDATE SET generation = excluded.generation"
        )
        self._database.rows(sql, (generation, document_id))

    def _set_meta(self, name: str, value: str) -> None:
        sql = "INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
        self._database.rows(sql, (name, value))


def _mismatch(folder: Path, fingerprint: str, wanted: str) -> IndexMismatch:
    return IndexMismatch(
        f"The index in {folder} was built with {fingerprint}, the settings ask for {wanted}; "
        "set VERBATIM_MODEL and VERBATIM_PASSAGE_TOKENS back, or ingest again into another --index folder."
    )
