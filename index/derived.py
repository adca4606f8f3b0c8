"""The derived indexes of a store, dense and lexical, brought to the store's generation.

Owns the folder `derived` beside the database and the rules of catching up: an index that is missing, damaged,
of another store or of a generation that the store has not reached is built anew. Knows no model and no query.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from index.indexes import Indexes
from index.lexical import Entry, LexicalIndex
from index.passages import searched_text
from index.private import make_private_folder
from index.store_reader import StoreReader
from index.vectors import VectorIndex, load_vectors, save_vectors
from text.stems import analysis_language

_BATCH = 10_000
_UNSAVED_SHARE = 0.02
"""The file of vectors is written again once this share of them has changed: less is quickly caught up."""


class Derived:
    """Both indexes of one store, as they grow. Threads must take turns."""

    def __init__(self, store: StoreReader, dimensions: int) -> None:
        """Open the indexes as the last process left them.

        :param store: the store that they are derived from.
        :param dimensions: the length of a vector.
        :raises IndexNotWritable: when their folder cannot be made.
        """
        self._store = store
        self._stamp = f"{store.identity} · {store.fingerprint}"
        folder = store.folder / "derived"
        make_private_folder(folder)
        self._file = folder / "vectors.bin"
        self.lexical = LexicalIndex(folder / "lexical", self._stamp)
        vectors = load_vectors(self._file, self._stamp, dimensions)
        self.vectors = VectorIndex(dimensions) if vectors is None else vectors
        self._unsaved = 0

    def catch_up(self, *, searched: bool = False) -> tuple[StoreReader, Indexes]:
        """Bring both indexes to the store's generation.

        :param searched: whether what was returned before may still be searched, and so must not change.
        :return: a snapshot of the store at the generation that they were brought to, and both at that.
        :raises IndexNotWritable: when they cannot be written, or another process goes on writing to them.
        """
        # The snapshot is taken inside, where no other process can move the lexical index past it any more.
        with self.lexical.writing():
            store = self._store.snapshot()
            stored = store.counts().passages
            self._catch_up_lexical(store, stored)
            if searched:
                self.vectors = self.vectors.copy()
            self._catch_up_vectors(store, stored)
        self._save_vectors()
        languages = sorted({analysis_language(one) for one in store.languages()}) or ["en"]
        return store, Indexes(store.generation, self.lexical.frozen(languages), self.vectors)

    def _catch_up_lexical(self, store: StoreReader, stored: int) -> None:
        if self.lexical.generation != store.generation:
            removed, added = _changes(store, self.lexical.generation, self.lexical.passage_count)
            self.lexical.change(store.generation, removed, _texts(store, added))
        if self.lexical.passage_count != stored:
            self.lexical.change(store.generation, None, _texts(store, store.passage_ids()))

    def _catch_up_vectors(self, store: StoreReader, stored: int) -> None:
        if self.vectors.generation != store.generation:
            self._change_vectors(store, *_changes(store, self.vectors.generation, len(self.vectors)))
        if len(self.vectors) != stored:
            self._change_vectors(store, None, store.passage_ids())

    def _change_vectors(self, store: StoreReader, removed: Sequence[int] | None, added: Sequence[int]) -> None:
        if removed is None:
            self.vectors = VectorIndex(self.vectors.dimensions)
        self.vectors.generation = None  # until all is done: should anything be raised, the next time begins anew
        self.vectors.remove(removed or ())
        for start in range(0, len(added), _BATCH):
            ids = added[start : start + _BATCH]
            self.vectors.add(ids, store.vectors(ids))
        self.vectors.generation = store.generation
        self._unsaved += len(added) + len(removed or ())

    def _save_vectors(self) -> None:
        if self._unsaved > _UNSAVED_SHARE * len(self.vectors):
            save_vectors(self.vectors, self._file, self._stamp)
            self._unsaved = 0


def _changes(store: StoreReader, generation: int | None, count: int) -> tuple[Sequence[int] | None, Sequence[int]]:
    """Which passages to remove, None for all, and which to add then."""
    if generation is None or generation > store.generation:
        return None, store.passage_ids()
    changes = store.changes_since(generation)
    if len(changes.touched) > count // 2:
        return None, store.passage_ids()
    return changes.touched, changes.added


def _texts(store: StoreReader, ids: Sequence[int]) -> Iterator[Entry]:
    """What is searched for words in passages, document by document."""
    passages = sorted(store.passages(ids), key=lambda passage: (passage.document_id, passage.start))
    for document_id, group in groupby(passages, lambda passage: passage.document_id):
        if document := store.document(document_id):
            language = analysis_language(document.language)
            yield from (Entry(passage.id, searched_text(document, passage), language) for passage in group)
