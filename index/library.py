"""The documents as they come and go: what stays open, and gives who asks a question a snapshot of the moment."""

import threading
from typing import Protocol
from weakref import WeakSet

from index.corpus import Corpus, Generation
from index.derived import Derived
from index.indexes import Indexes
from index.models.embedder import Embedder, load_embedder
from index.models.evidence.loading import EvidenceModel, load_evidence_model
from index.models.fingerprint import index_fingerprint
from index.models.remembered import VectorMemory
from index.models.reranker import Reranker, load_reranker
from index.settings import NONE, Settings
from index.store import Store
from index.store_reader import StoreReader, require_store
from index.unfinished import clear_unfinished
from index.wiping import RESTORING, Wiper


class DerivedIndexes(Protocol):
    """What is derived from a store to be searched, as it grows. Threads must take turns."""

    @property
    def is_busy(self) -> bool:
        """Whether another process was writing to it when it was last needed."""

    @property
    def keeps_removed(self) -> bool:
        """Whether something of what was removed before the last catching up may still stand on the disk."""

    @property
    def is_base_due(self) -> bool:
        """Whether so many vectors have no codes that a new base is to be made."""

    def has_newer_base(self, store: StoreReader) -> bool:
        """Whether there are better indexes of the same generation."""

    def catch_up(self, *, searched: bool = False) -> tuple[StoreReader, Indexes]:
        """Bring all to the store's generation; returns a snapshot of the store at that, and what is searched."""


class Library:
    """One open store with its indexes. Threads may share it; other processes may write to the store."""

    def __init__(
        self,
        store: Store,
        embedder: Embedder,
        reranker: Reranker | None = None,
        evidence: EvidenceModel | None = None,
        search: str = NONE,
    ) -> None:
        """Open the derived indexes of a store and bring them to its generation.

        :param store: the store.
        :param embedder: the embedder that its vectors come from.
        :param reranker: orders the best passages again.
        :param evidence: reads the best sentences with a question.
        :param search: where passages are searched, as VERBATIM_SEARCH says it.
        :raises SettingsError: when that cannot be used.
        :raises EngineFault: when no engine answers there.
        :raises IndexNotWritable: when the derived indexes cannot be written.
        """
        self.store = store
        self.embedder = embedder
        self._reranker = reranker
        self._evidence = evidence
        self._sentences = VectorMemory(embedder)
        self._lock = threading.Lock()
        clear_unfinished(store.folder, RESTORING)
        self._derived = _derived(store, search, embedder.dimensions)
        self._wiper = Wiper(store.folder)
        self._rebuilt: int | None = None
        self._snapshots: WeakSet[Corpus] = WeakSet()
        found, indexes = self._derived.catch_up()
        self._generation = Generation(indexes)
        self._begin_what_is_due(found)

    def snapshot(self) -> Corpus:
        """Take the documents as they are now, whichever process put them there.

        :return: them; all that is read of it is of one generation, however long it is held, and nobody waits for that.
        :raises IndexMissing: when the store was deleted.
        :raises IndexDamaged: when another was put in its place.
        :raises IndexNotWritable: when the derived indexes cannot be brought to its generation.
        """
        with self._lock:
            store = self.store.snapshot()
            if store.generation != self._generation.indexes.generation or self._has_better_indexes(store):
                store, indexes = self._derived.catch_up(searched=len(self._snapshots) > 0)
                self._generation = Generation(indexes)
                self._begin_what_is_due(store)
            corpus = Corpus(store, self._generation, self.embedder, self._sentences, self._reranker, self._evidence)
            self._snapshots.add(corpus)
            return corpus

    def wipe(self) -> None:
        """Begin to take off the disk what was removed without a new generation, such as the name of a collection."""
        self._wiper.begin()

    def wait(self, seconds: float) -> bool:
        """Wait at most so long for what is done beside questions; returns whether nothing is left to do."""
        return self._wiper.wait(seconds)

    def _has_better_indexes(self, store: StoreReader) -> bool:
        """Whether there are others of the same generation to search."""
        return self._derived.has_newer_base(store) or self._has_words_again()

    def _has_words_again(self) -> bool:
        """Whether the lexical index, which was damaged or in other hands, may be searched again.

        One that a question found damaged is built anew beside the questions, once in a generation.
        """
        indexes = self._generation.indexes
        if not indexes.lexical.is_damaged or self._wiper.is_running:
            return False
        if self._derived.is_busy or self._rebuilt == indexes.generation:
            return True
        self._rebuilt = indexes.generation
        self._wiper.begin_rebuilding()
        return False

    def _begin_what_is_due(self, found: StoreReader) -> None:
        # The snapshot is asked: the store itself may be in the midst of a long change.
        if self._derived.keeps_removed or found.removed is not None:
            self._wiper.begin()
        if self._derived.is_base_due:
            self._wiper.begin_making_base()


def _derived(store: Store, search: str, dimensions: int) -> DerivedIndexes:
    """What is searched: the files beside the store, unless a setting names an engine."""
    if search == NONE:
        return Derived(store, dimensions)
    from index.milvus.derived import EngineDerived  # nothing of it is loaded where it is not asked for

    return EngineDerived(store, search, dimensions)


def open_library(settings: Settings, embedder: Embedder | None = None, *, create: bool = False) -> Library:
    """Open the index that the settings name.

    :param settings: the settings.
    :param embedder: theirs, when it is loaded already.
    :param create: make an empty index when there is none.
    :return: what is in it.
    :raises IndexMissing: when nothing was ingested into it.
    :raises IndexMismatch: when it was built with another model or splitter.
    :raises EngineFault: when the search engine that the settings name does not answer.
    :raises ModelError: when the embedding model, the reranker or the evidence model does not load.
    """
    if not create:
        require_store(settings.index)  # before anything slow is loaded
    embedder = embedder or load_embedder(settings.model, settings.models, settings.precision)
    store = Store(settings.index, index_fingerprint(embedder, settings.passage_tokens), create=create)
    reranker, evidence = load_reranker(settings.reranker), load_evidence_model(settings.models)
    return Library(store, embedder, reranker, evidence, settings.search)
