"""What Milvus holds of a store, brought to the store's generation. The store stays the truth.

A row of its own says which generation of which store the others are of; it is written last. Whoever is killed before
leaves rows that the next one writes again under the same keys, or finds by comparing all ids and deletes.
"""

import json
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from index.derived import changes
from index.indexes import Indexes
from index.lexical import ANALYSIS_VERSION
from index.milvus.address import read_address
from index.milvus.collection import ANALYZED, Collection
from index.milvus.rows import key_of, rows
from index.milvus.searching import Choice, EngineIndexes, EngineVectors, EngineWords
from index.store import Store
from index.store_reader import Changes, StoreReader
from text.stems import analysis_language

_ROWS_VERSION = 1
"""Raise it whenever rows hold something else: those of another version are written anew."""
_BATCH = 2_000
_LATER = 1_000
"""milvus-lite indexes so many new rows for each search in a fifth of a second; more are indexed once."""


class EngineDerived:
    """The rows of one store in Milvus. Threads must take turns; processes may do the same work twice."""

    is_busy = False
    is_base_due = False
    keeps_removed = False

    def __init__(self, store: StoreReader, search: str, dimensions: int) -> None:
        """Open the collection.

        :param store: the store that its rows are derived from.
        :param search: what VERBATIM_SEARCH says.
        :param dimensions: the length of a vector.
        :raises SettingsError: when that is no address, or the packages that speak to Milvus are not installed.
        :raises EngineFault: when Milvus does not answer.
        """
        self._store = store
        self._tenant = store.identity
        self._stamp = f"{store.stamp} · analysis {ANALYSIS_VERSION} · rows {_ROWS_VERSION}"
        self._collection = Collection(read_address(search), dimensions)
        self._dimensions = dimensions

    def has_newer_base(self, store: StoreReader) -> bool:  # noqa: ARG002
        """Whether there are better indexes of the same generation: never, there is one collection."""
        return False

    def catch_up(self, *, searched: bool = False) -> tuple[StoreReader, Indexes]:  # noqa: ARG002
        """Bring the rows to the store's generation.

        :param searched: whether what was returned before may still be searched; it finds what is there from now on,
            of which passages that its snapshot does not have are left out.
        :return: a snapshot of the store at the generation, and what searches Milvus at that.
        :raises IndexFault: when the store cannot be read, or Milvus does not answer.
        """
        store = self._store.snapshot()
        total = store.counts().passages
        self._bring(store, total)
        languages = sorted({analysis_language(one) for one in store.languages()}) or ["en"]
        choice = Choice(self._tenant, total)
        words, vectors = EngineWords(self._collection, choice, languages), EngineVectors(self._collection, choice)
        return store, EngineIndexes(store.generation, words, vectors)

    def rebuild(self) -> None:
        """Write all rows anew, and delete those of passages that are not stored.

        :raises IndexFault: when the store cannot be read, or Milvus does not answer.
        """
        store = self._store.snapshot()
        self._build(store)
        self._collection.settle()
        self._note(store.generation)

    def _bring(self, store: StoreReader, total: int) -> None:
        held = self._held()
        if held != store.generation:
            self._change(store, changes(store, held, total))
            self._note(store.generation)
        if self._count() != total:
            self._align(store)

    def _change(self, store: StoreReader, since: Changes | None) -> None:
        if since is None:
            self._build(store)
            written = store.passage_count()
        else:
            self._write(store, since.added)
            self._delete(set(since.touched) - set(since.added))
            written = len(since.added)
        if written > _LATER:
            self._collection.settle()

    def _build(self, store: StoreReader) -> None:
        """Write all, then delete what is left of before: who asks meanwhile finds the old or the new."""
        self._write(store, store.passage_ids())
        self._align(store)

    def _align(self, store: StoreReader) -> None:
        """Compare all ids with those stored; what lacks is written, what is too much is deleted."""
        there = set(self._collection.all(Choice(self._tenant, 0).all_filter, "passage"))
        stored = set(store.passage_ids())
        self._write(store, sorted(stored - there))
        self._delete(there - stored)

    def _write(self, store: StoreReader, ids: Sequence[int]) -> None:
        for start in range(0, len(ids), _BATCH):
            self._collection.upsert(rows(store, self._tenant, ids[start : start + _BATCH]))

    def _delete(self, ids: set[int]) -> None:
        if ids:
            self._collection.delete([key_of(self._tenant, id) for id in sorted(ids)])
            self._collection.compact()

    def _count(self) -> int:
        return self._collection.count(Choice(self._tenant, 0).all_filter)

    def _held(self) -> int | None:
        """The generation that the rows are of; None when they are of another store, or of other rules."""
        found = self._collection.row(f"{self._tenant} state", "document")
        state: dict[str, Any] = json.loads(found) if found else {}
        return int(state["generation"]) if state.get("stamp") == self._stamp else None

    def _note(self, generation: int) -> None:
        key = f"{self._tenant} state"
        state = {"stamp": self._stamp, "generation": generation}
        names = {"id": key, "tenant": key, "document": json.dumps(state), "earliest": "", "latest": ""}
        texts = dict.fromkeys((*ANALYZED, "publishers", "languages", "written"), "")
        vector = [0.0] * self._dimensions
        self._collection.upsert([{**names, **texts, "passage": -1, "vector": vector}])


def rebuild_engine(folder: Path, search: str) -> None:
    """Write all rows of a store anew.

    :param folder: the index folder.
    :param search: what VERBATIM_SEARCH says.
    :raises SettingsError: when that is no address, or the packages that speak to Milvus are not installed.
    :raises IndexFault: when the store cannot be read, or Milvus does not answer.
    """
    with closing(Store(folder, None)) as store:
        EngineDerived(store, search, store.dimensions()).rebuild()
