"""The derived indexes of a store, dense and lexical, brought to the store's generation.

Owns the folder `derived` beside the database and the rules of catching up: an index that is missing, damaged,
of another store or of a generation that the store has not reached is built anew. What the disk does not take is kept
in memory. Knows no model and no query.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from index.bases import base_folders, generation_of, is_due, newest_base
from index.coded import CodedIndex
from index.dense import DenseIndex
from index.errors import IndexBusy, IndexDamaged, IndexNotWritable
from index.indexes import Indexes
from index.lexical import LexicalIndex
from index.lexical_entries import Entry
from index.passages import by_document, searched_text
from index.records import Passage
from index.store_reader import Changes, StoreReader
from index.vectors import VectorIndex, load_vectors, save_vectors
from text.stems import analysis_language

_BATCH = 10_000
_BUSY_SECONDS = 5.0
"""Who asks meanwhile waits so long for another process that writes, which mostly takes less than a second."""
_UNSAVED_SHARE = 0.02
"""The file of vectors is written again once this share of them has changed: less is quickly caught up."""


class Derived:
    """Both indexes of one store, as they grow. Threads must take turns.

    `fault` says why the lexical index is not kept on the disk, if it is not; `is_busy` whether another process was
    writing to it when it was last needed.
    """

    def __init__(self, store: StoreReader, dimensions: int) -> None:
        """Open the indexes as the last process left them.

        :param store: the store that they are derived from.
        :param dimensions: the length of a vector.
        """
        self._store = store
        self._stamp = store.stamp
        self.fault: str | None = None
        self.is_busy = False
        self.lexical = self._open_lexical(lexical_folder(store))
        self._file = vectors_file(store)
        self.vectors = self._open_vectors(store, dimensions)
        self._unsaved = 0
        self._saw_removed = False

    @property
    def keeps_removed(self) -> bool:
        """Whether something of what was removed before the last catching up may still stand on the disk."""
        return self._saw_removed or (self.fault is None and self.lexical.keeps_removed)

    @property
    def is_base_due(self) -> bool:
        """Whether so many vectors have no codes that a new base is to be made."""
        return is_due(self.vectors.total, self.vectors.uncoded)

    def has_newer_base(self, store: StoreReader) -> bool:
        """Whether a base was made for a snapshot that was not there at the last catching up."""
        return self._newest_folder(store) not in (None, self._newest)

    def catch_up(self, *, searched: bool = False) -> tuple[StoreReader, Indexes]:
        """Bring both indexes to the store's generation.

        A lexical index that fails at that is built anew, and kept in memory where the disk does not take it.

        :param searched: whether what was returned before may still be searched, and so must not change.
        :return: a snapshot of the store at the generation that they were brought to, and both at that; the lexical
            one finds nothing where another process is still building it.
        :raises IndexFault: when the store cannot be read.
        """
        self.is_busy = self._saw_removed = False
        try:
            return self._bring(searched)
        except IndexBusy:
            self.is_busy = True
            return self._without_words(searched)
        except IndexNotWritable:
            return self._with_another_lexical(searched)

    def _without_words(self, searched: bool) -> tuple[StoreReader, Indexes]:
        """The dense index alone, until another process has built the lexical one."""
        store = self._store.snapshot()
        self._bring_vectors(store, searched)
        absent = self.lexical.frozen(["en"])
        absent.is_damaged = True
        return store, Indexes(store.generation, absent, self.vectors)

    def _with_another_lexical(self, searched: bool) -> tuple[StoreReader, Indexes]:
        try:
            self.lexical.begin_anew()
            return self._bring(searched)
        except IndexNotWritable as error:
            self.fault = str(error)
            self.lexical = LexicalIndex(None, self._stamp)
            return self._bring(searched)

    def _bring(self, searched: bool) -> tuple[StoreReader, Indexes]:
        # The snapshot is taken inside, where no other process can move the lexical index past it any more.
        with self.lexical.writing(_BUSY_SECONDS):
            store = self._store.snapshot()
            bring_words(self.lexical, store)
            self._bring_vectors(store, searched)
        languages = sorted({analysis_language(one) for one in store.languages()}) or ["en"]
        return store, Indexes(store.generation, self.lexical.frozen(languages), self.vectors)

    def _newest_folder(self, store: StoreReader) -> str | None:
        return next((one.name for one in base_folders(store.derived) if generation_of(one) <= store.generation), None)

    def _open_vectors(self, store: StoreReader, dimensions: int) -> DenseIndex:
        self._newest = self._newest_folder(store)
        if base := newest_base(store.derived, store.stamp, store.touched_since, dimensions):
            return CodedIndex(base)
        vectors = load_vectors(self._file, self._stamp, dimensions)
        return VectorIndex(dimensions) if vectors is None else vectors

    def _open_lexical(self, folder: Path) -> LexicalIndex:
        try:
            return LexicalIndex(folder, self._stamp)
        except IndexNotWritable as error:
            self.fault = str(error)
            return LexicalIndex(None, self._stamp)

    def _bring_vectors(self, store: StoreReader, searched: bool) -> None:
        if self.has_newer_base(store):
            self.vectors = self._open_vectors(store, self.vectors.dimensions)
        elif searched:
            self.vectors = self.vectors.copy()
        if self.vectors.generation != store.generation:
            self._change_vectors(store, changes(store, self.vectors.generation, len(self.vectors)))
        if len(self.vectors) != store.passage_count():
            self._change_vectors(store, None)
        self._save_vectors()

    def _change_vectors(self, store: StoreReader, since: Changes | None) -> None:
        """Make them those of the store by what changed since they were; None for all anew."""
        before, added = len(self.vectors), 0
        if since is None:
            self.vectors = VectorIndex(self.vectors.dimensions)
        self.vectors.generation = None  # until all is done: should anything be raised, the next time begins anew
        self.vectors.remove(since.touched if since else ())
        for ids in store.passage_id_parts(_BATCH) if since is None else _parts(since.added):
            vectors = store.vectors(ids)
            if vectors.shape[1] != self.vectors.dimensions:
                raise IndexDamaged(f"The index in {store.folder} has damaged vectors; restore a backup, or delete it.")
            self.vectors.add(ids, vectors)
            added += len(ids)
        self.vectors.generation = store.generation
        self._unsaved += added + len(since.touched if since else ())
        self._saw_removed |= before + added > len(self.vectors)

    def _save_vectors(self) -> None:
        if not isinstance(self.vectors, VectorIndex):  # its base is kept; what came since is read from the store
            self._file.unlink(missing_ok=True)
        elif self._saw_removed or self._unsaved > _UNSAVED_SHARE * len(self.vectors):
            # What cannot be kept is read from the store the next time.
            with suppress(IndexNotWritable):
                save_vectors(self.vectors, self._file, self._stamp)
            self._unsaved = 0


def lexical_folder(store: StoreReader) -> Path:
    """Where the lexical index of a store lies."""
    return store.derived / "lexical"


def vectors_file(store: StoreReader) -> Path:
    """Where the dense index of a store lies."""
    return store.derived / "vectors.bin"


def bring_words(lexical: LexicalIndex, store: StoreReader) -> None:
    """Bring a lexical index to a store's generation; call inside its `writing`."""
    if lexical.generation != store.generation:
        if since := changes(store, lexical.generation, lexical.passage_count):
            lexical.change(store.generation, since.touched, entries(store, since.added))
        else:
            build_anew(lexical, store)
    if lexical.passage_count != store.passage_count():
        build_anew(lexical, store)


def build_anew(lexical: LexicalIndex, store: StoreReader) -> None:
    """Make a lexical index hold what the store holds, and nothing of before; call inside its `writing`."""
    lexical.change(store.generation, None, _all_entries(store))


def changes(store: StoreReader, generation: int | None, count: int) -> Changes | None:
    """Say what brings a derived index to a store's generation.

    :param store: the store.
    :param generation: what the index holds; None when that is not known.
    :param count: how many passages it holds.
    :return: which passages to remove, and which to add then; None when it is to be made anew.
    """
    if generation is None or generation > store.generation:
        return None
    since = store.changes_since(generation)
    return None if since is None or len(since.touched) > count // 2 else since


def entries(store: StoreReader, ids: Sequence[int]) -> Iterator[Entry]:
    """What the lexical index holds of passages, document by document."""
    for document_id, passages in by_document(store.passages(ids)):
        yield from _entries_of(store, document_id, passages)


def _all_entries(store: StoreReader) -> Iterator[Entry]:
    """The same of all, of which one document is in memory at a time."""
    for document_id in store.document_ids():
        yield from _entries_of(store, document_id, store.document_passages(document_id))


def _entries_of(store: StoreReader, document_id: str, passages: Iterable[Passage]) -> Iterator[Entry]:
    if document := store.document(document_id):
        language = analysis_language(document.language)
        yield from (Entry(passage.id, searched_text(document, passage), language) for passage in passages)


def _parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH))
