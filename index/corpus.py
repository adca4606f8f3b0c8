"""From a query to hits: dense and lexical search, fused; near-identical passages once, documents in turns.

Serves what the store holds at the moment of the query, whichever process put it there, and to who asks for it one
generation for several queries. Owns no file and knows no question: what is asked is the business of the packages above.
"""

import copy
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TypeVar

from index.derived import Derived
from index.fusion import Scores, fuse, mix
from index.models.embedder import Embedder, load_embedder
from index.models.fingerprint import index_fingerprint
from index.models.remembered import VectorMemory
from index.models.reranker import Reranker, load_reranker
from index.passages import passage_text
from index.records import Document, Hit, Passage, Statement
from index.selection import collapse, take_turns
from index.settings import Settings
from index.store import Store, require_store
from index.vectors import Vectors
from text.stems import analysis_language, words

DEPTH = 100
"""How many candidates each index gives, unless more hits than half of them are asked for."""

RERANKED = 30
"""How many of the best passages a reranker reads."""

_DOCUMENTS = 128

Found = TypeVar("Found")


class _Passed(Exception):
    """The derived indexes hold a later generation than is to be read."""


@dataclass(frozen=True, slots=True)
class _Key:
    """Where a document is remembered. By generation too: a new one may bring new metadata of the same text."""

    document_id: str
    generation: int
    store: Store = field(compare=False)


def _read_document(key: _Key) -> Document | None:
    return key.store.document(key.document_id)


def _read_statements(key: _Key) -> list[Statement]:
    return key.store.statements(key.document_id)


class Corpus:
    """Finds passages of one store. Threads may share it."""

    def __init__(
        self, store: Store, embedder: Embedder, reranker: Reranker | None = None, models: Path | None = None
    ) -> None:
        """Open the derived indexes of a store and bring them to its generation.

        :param store: the store.
        :param embedder: the embedder that its vectors come from.
        :param reranker: orders the best passages again.
        :param models: the folder where models are kept in their fast form; beside the index if none is given.
        :raises IndexNotWritable: when the derived indexes cannot be written.
        """
        self.store = store
        self.embedder = embedder
        self.reranker = reranker
        self.models = models or store.folder / "models"
        """Where who reads the passages with a model of their own keeps it."""
        self.sentences = VectorMemory(embedder)
        """Embeds sentences of hits; those asked about lately are remembered."""
        self._lock = threading.RLock()
        self._derived = Derived(store, embedder.dimensions)
        self._derived.catch_up()
        self._is_frozen = False
        self._document = lru_cache(_DOCUMENTS)(_read_document)
        self._statements = lru_cache(_DOCUMENTS)(_read_statements)

    @contextmanager
    def at_one_generation(self, search: Callable[["Corpus"], Found]) -> Iterator[tuple["Corpus", Found]]:
        """Search so that all that is read for it is of one generation, whatever is committed meanwhile.

        Documents, statements and counts come from a snapshot of the store. The derived indexes have none: where
        another thread's query has moved them on, the search is done once more, from a new snapshot, and no other
        thread searches meanwhile: else it could be overtaken for as long as documents are taken in.

        Yields the corpus of that generation and what `search` found with it. Its documents and statements may be
        read until the end of the block, by this thread; it searches no more.
        """
        with ExitStack() as opened:
            yield self._searched(search, opened)

    def _searched(self, search: Callable[["Corpus"], Found], opened: ExitStack) -> tuple["Corpus", Found]:
        with suppress(_Passed):
            frozen = self._frozen(opened)
            return frozen, search(frozen)
        opened.close()
        with self._lock:
            frozen = self._frozen(opened)
            return frozen, search(frozen)

    def _frozen(self, opened: ExitStack) -> "Corpus":
        """A corpus like this over a snapshot of the newest generation, which is closed with `opened`."""
        frozen = copy.copy(self)
        frozen._is_frozen = True

        def take() -> Store:
            frozen.store = opened.enter_context(self.store.snapshot())
            return frozen.store

        with self._lock:
            if self._derived.generation != take().generation:
                opened.close()
                self._derived.catch_up(take)
        return frozen

    @property
    def generation(self) -> int:
        """The generation of the store that a query would be answered from now."""
        with self._served():
            return self.store.generation

    @property
    def passage_count(self) -> int:
        """How many passages there are."""
        with self._served() as derived:
            return len(derived.vectors)

    def search(self, query: str, limit: int = 10) -> list[Hit]:
        """Find the passages that best fit a query.

        :param query: any text.
        :param limit: how many passages to find at most.
        :return: hits, best first; `parts` are the "dense" similarity and the BM25 scores of "words" and "pieces".
        """
        query = query.encode("utf-8", "replace").decode()
        vector = self.embedder.encode([query])[0]
        with self._served() as derived:
            scores = score_candidates(derived, query, vector, max(DEPTH, 2 * limit))
            fused = fuse(scores)
            reranked = self._rerank(query, list(fused)[:RERANKED])
            mixed = mix(fused, reranked)
            passages = self._select(list(mixed), limit)
        return [
            Hit(one, mixed[one.id], scores.of(one.id) | ({"reranked": reranked[one.id]} if one.id in reranked else {}))
            for one in passages
        ]

    def documents_with(self, text: str, limit: int) -> list[str]:
        """The documents of the passages that share most words with a text, best first.

        :param text: any text.
        :param limit: how many passages are looked at.
        :return: the ids of their documents, each once.
        """
        with self._served() as derived:
            passages = self.store.passages(derived.lexical.search(text, limit))
        return list(dict.fromkeys(passage.document_id for passage in passages))

    def document(self, document_id: str) -> Document | None:
        """The document with an id, or None; those read last are kept in memory."""
        with self.store.reading():
            return self._document(_Key(document_id, self.store.generation, self.store))

    def statements(self, document_id: str) -> list[Statement]:
        """The statements of a document, in the order of its text."""
        with self.store.reading():
            return self._statements(_Key(document_id, self.store.generation, self.store))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages by whose rules the words of the documents are reduced to their stems."""
        with self._served() as derived:
            return tuple(derived.lexical.languages)

    def terms(self, text: str, language: str | None) -> list[str]:
        """The terms of a text in a language, in order, as the lexical search sees them."""
        return words(text, analysis_language(language))

    def passage_frequency(self, words: Sequence[str], language: str) -> list[int]:
        """In how many passages each word occurs, in any form, their titles and headings included."""
        with self._served() as derived:
            return [derived.lexical.frequency(word, language) for word in words]

    def _rerank(self, query: str, ids: list[int]) -> dict[int, float]:
        """The reranker's scores of the best passages; none without a reranker."""
        if self.reranker is None:
            return {}
        passages = self.store.passages(ids)
        scores = self.reranker.scores(query, [self._text(passage) for passage in passages])
        return {passage.id: score for passage, score in zip(passages, scores, strict=True)}

    def _select(self, ids: list[int], limit: int) -> list[Passage]:
        passages = self.store.passages(ids)
        return list(islice(take_turns(collapse(passages, self._text)), limit))

    def _text(self, passage: Passage) -> str:
        document = self.document(passage.document_id)
        return passage_text(document, passage) if document else ""

    @contextmanager
    def _served(self) -> Iterator[Derived]:
        """The indexes; they and everything read from the store inside are of one generation, the newest."""
        with self._lock:
            while True:
                if self._derived.generation != self.store.generation:
                    if self._is_frozen:
                        raise _Passed
                    self._derived.catch_up()
                with self.store.reading():
                    if self._derived.generation == self.store.generation:
                        yield self._derived
                        break


def score_candidates(derived: Derived, query: str, vector: Vectors, depth: int) -> Scores:
    """Find the passages that are best by their vectors or by their words, and all scores of each.

    Pieces of words are searched only where words find too few, and score what is found.

    :param derived: the indexes.
    :param query: the query.
    :param vector: its vector.
    :param depth: how many passages each index finds at most.
    :return: the scores of all of them.
    """
    dense = derived.vectors.search(vector, depth)
    lexical = derived.lexical.best(query, depth)
    found = list(lexical)
    if len(found) < depth:
        found += derived.lexical.search_pieces(query, depth)[: depth - len(found)]
    dense |= derived.vectors.scores(vector, [id for id in dict.fromkeys(found) if id not in dense])
    lexical |= derived.lexical.word_scores(query, [id for id in dense if id not in lexical])
    return Scores(dense, lexical, derived.lexical.piece_scores(query, list(dense)))


def open_library(settings: Settings) -> Corpus:
    """Open the index that the settings name.

    :param settings: the settings.
    :return: what it holds.
    :raises IndexMissing: when nothing was ingested into it.
    :raises IndexMismatch: when it was built with another model or splitter.
    :raises ModelError: when the embedding model or the reranker does not load.
    """
    require_store(settings.index)
    embedder = load_embedder(settings.model, settings.models, settings.precision)
    return open_with(embedder, settings)


def open_with(embedder: Embedder, settings: Settings, *, create: bool = False) -> Corpus:
    """Open the index that the settings name with an embedder that is loaded already.

    :param embedder: the embedder of the settings.
    :param settings: the settings.
    :param create: make an empty index when there is none.
    :return: what it holds.
    :raises IndexMissing: when nothing was ingested into it.
    :raises IndexMismatch: when it was built with another model or splitter.
    :raises ModelError: when the reranker does not load.
    """
    store = Store(settings.index, index_fingerprint(embedder, settings.passage_tokens), create=create)
    return Corpus(store, embedder, load_reranker(settings.reranker), settings.models)
