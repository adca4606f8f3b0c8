"""What one generation of the documents holds, and the search in it: the one thing that answers are made of.

From a query to hits: dense and lexical search, fused; near-identical passages once, documents in turns. Owns no file
and knows no question: what is asked is the business of the packages above.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, TypeVar

from index.fusion import fuse, mix
from index.indexes import Indexes
from index.memory import Memory
from index.models.embedder import Embedder
from index.models.evidence.loading import EvidenceModel
from index.models.remembered import VectorMemory
from index.models.reranker import Reranker
from index.passages import passage_text
from index.records import Document, Hit, Passage, Statement
from index.searched import ANYWHERE, Where
from index.selection import collapse, take_turns
from index.store_reader import StoreReader
from text.spans import Span
from text.stems import analysis_language, words

DEPTH = 100
"""How many candidates each index gives, unless more hits than half of them are asked for."""

RERANKED = 30
"""How many of the best passages a reranker reads."""

_DOCUMENTS = 128
_PARTS = 8
"""How many choices of documents are remembered, each with what was worked out of it; people change between fewer."""
_WORKED_OUT = 512
"""How many things that were worked out are remembered: those of some fifteen questions. Each may hold its document."""
_OF_ALL = 16
"""How many things that were worked out of all documents together: as many as there are views of them."""

Value = TypeVar("Value")
Within = Mapping[str, Sequence[Span] | None]
"""The ids of documents, each with the stretches that alone are quoted of it; None for all of it."""


@dataclass(frozen=True, slots=True)
class Generation:
    """What all snapshots of one generation share: the indexes, and what was read and worked out lately."""

    indexes: Indexes
    documents: Memory[str, Document | None] = field(default_factory=lambda: Memory(_DOCUMENTS))
    statements: Memory[str, list[Statement]] = field(default_factory=lambda: Memory(_DOCUMENTS))
    worked_out: Memory[Hashable, Any] = field(default_factory=lambda: Memory(_WORKED_OUT))
    of_all: Memory[Hashable, Any] = field(default_factory=lambda: Memory(_OF_ALL))
    damaged: dict[str, str] = field(default_factory=dict)
    parts: Memory[Hashable, "Part"] = field(default_factory=lambda: Memory(_PARTS))


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the documents of a generation, and their share of its indexes."""

    within: Within
    generation: Generation


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Corpus:
    """The documents at one moment, whatever is taken in or removed later. Read only; threads may share it.

    `store` has all that is stored of them; `sentences` embeds sentences, and remembers those asked about lately;
    `evidence` reads passages with a question, where there is such a model. `within` are the documents that are left of
    it when it was narrowed; None means all. It keeps the `whole`, whose vectors are not changed meanwhile.
    """

    store: StoreReader
    _generation: Generation
    embedder: Embedder
    sentences: VectorMemory
    reranker: Reranker | None = None
    evidence: EvidenceModel | None = None
    within: Within | None = None
    whole: "Corpus | None" = None

    def narrowed(self, key: Hashable, choose: Callable[[], Within], where: Where = ANYWHERE) -> "Corpus":
        """Some of the documents as if there were no others, but for how rare words are.

        :param key: what they are chosen by; they are chosen once for each key that is asked for again soon.
        :param choose: chooses them.
        :param where: what all of them have in common, as far as that is known.
        :return: what is asked in place of this.
        """
        part = self._generation.parts.get(key, lambda: self._part(choose(), where))
        return replace(self, _generation=part.generation, within=part.within, whole=self.whole or self)

    def may_quote(self, document_id: str, span: Span) -> bool:
        """Whether a stretch of a document has something of what is quoted of it."""
        stretches = self.within.get(document_id) if self.within else None
        return stretches is None or any(span.overlaps(one) for one in stretches)

    @property
    def quotes_all(self) -> bool:
        """Whether its documents are quoted whole, and not some stretches alone."""
        return not self.within or all(stretches is None for stretches in self.within.values())

    @property
    def indexes(self) -> Indexes:
        """The passages by their words and by their vectors."""
        return self._generation.indexes

    @property
    def generation(self) -> int:
        """The number of the last change before the moment."""
        return self.indexes.generation

    @property
    def passage_count(self) -> int:
        """How many passages there are."""
        return len(self.indexes.vectors)

    @property
    def all_passages(self) -> int:
        """How many there are with those outside, which `passage_frequency` counts, too."""
        return self.indexes.vectors.total

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages by whose rules the words of the documents are reduced to their stems."""
        return tuple(self.indexes.lexical.languages)

    def search(self, query: str, limit: int = 10) -> list[Hit]:
        """Find the passages that best fit a query.

        :param query: any text.
        :param limit: how many passages to find at most.
        :return: hits, best first; `parts` are the "dense" similarity and the BM25 scores of "words" and "pieces".
        """
        query = query.encode("utf-8", "replace").decode()
        vector = self.embedder.encode([query])[0]
        scores = self.indexes.candidates(query, vector, max(DEPTH, 2 * limit))
        fused = fuse(scores)
        reranked = self._rerank(query, list(fused)[:RERANKED])
        mixed = mix(fused, reranked)
        return [
            Hit(one, mixed[one.id], scores.of(one.id) | ({"reranked": reranked[one.id]} if one.id in reranked else {}))
            for one in self._select(list(mixed), limit)
        ]

    def documents_with(self, text: str, limit: int) -> list[str]:
        """The documents of the passages that share most words with a text, best first.

        :param text: any text.
        :param limit: how many passages are looked at.
        :return: the ids of their documents, each once.
        """
        passages = self.store.passages(self.indexes.lexical.search(text, limit))
        return list(dict.fromkeys(passage.document_id for passage in passages))

    def document(self, document_id: str) -> Document | None:
        """The document with an id, or None; a damaged one is none. Those read last are kept in memory."""
        if self.within is not None and document_id not in self.within:
            return None
        return self._generation.documents.get(document_id, lambda: self._read(document_id))

    @property
    def damaged(self) -> dict[str, str]:
        """The titles of documents that turned out to be damaged since they were stored, by their ids."""
        return dict(self._generation.damaged)

    @property
    def lacks_words(self) -> bool:
        """Whether passages are found by their vectors alone, since the lexical index is being built anew."""
        return self.indexes.lexical.is_damaged

    def listed(self) -> list[Document]:
        """All documents without their texts, by title and id, damaged ones among them."""
        return [one for one in self.store.listed() if self.within is None or one.id in self.within]

    @property
    def document_count(self) -> int:
        """How many documents there are."""
        return self.store.counts().documents if self.within is None else len(self.within)

    def newest_first(self) -> tuple[Document, ...]:
        """All documents without their texts, the newest first, undated ones last; those of one date by title."""

        def listed() -> tuple[Document, ...]:
            return tuple(sorted(self.listed(), key=lambda one: one.published or "", reverse=True))

        return self.remember_of_all("newest first", listed)

    def other_sources(self, document: Document) -> tuple[Document, ...]:
        """What others say who give the text of a document, too, where publisher, date or address is not the same.

        :param document: the document, as it is described.
        :return: the document as each of the others describes it, without its text; each publisher's day once.
        """
        shared = self.remember_of_all("shared texts", self.store.shared_texts)
        if document.id not in shared:  # as nearly all
            return ()
        found = {_attested(one): one for one in reversed(shared[document.id])}
        own = {_attested(document), (None, None, None)}
        return tuple(one for attested, one in reversed(found.items()) if attested not in own)

    def statements(self, document_id: str) -> list[Statement]:
        """The statements of a document, in the order of its text; none of a damaged one."""
        return self._generation.statements.get(document_id, lambda: self._read_statements(document_id))

    def terms(self, text: str, language: str | None) -> list[str]:
        """The terms of a text in a language, in order, as the lexical search sees them."""
        return words(text, analysis_language(language))

    def passage_frequency(self, words: Sequence[str], language: str) -> list[int]:
        """In how many passages each word occurs, in any form, their titles and headings included."""
        return [self.indexes.lexical.frequency(word, language) for word in words]

    def passages_with(self, word: str, language: str) -> int:
        """In how many of its own passages a word occurs, in any form."""
        return self.indexes.lexical.frequency_within(word, language)

    def written_words(self) -> dict[str, int]:
        """All words as the documents write them, each with the number of passages that have it so."""
        return self.indexes.lexical.written_words()

    def remember(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """What is worked out of these documents, once for all who ask the same of them.

        :param key: what it is.
        :param make: works it out.
        :return: it.
        """
        found: Value = self._generation.worked_out.get(key, make)
        return found

    def remember_of_all(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """What is worked out of all of these documents, and takes too long to be pushed out by what questions leave.

        :param key: what it is.
        :param make: works it out.
        :return: it.
        """
        found: Value = self._generation.of_all.get(key, make)
        return found

    def _part(self, within: Within, where: Where) -> Part:
        whole = self._generation
        ids = self.store.passage_ids_of(sorted(id for id, stretches in within.items() if stretches is None))
        for id, stretches in within.items():
            for passage in self.store.document_passages(id) if stretches else ():
                if any(passage.span.overlaps(one) for one in stretches or ()):
                    ids.append(passage.id)
        narrow = Generation(whole.indexes.narrowed(sorted(ids), where), whole.documents, whole.statements)
        return Part(within, replace(narrow, damaged=whole.damaged))

    def _read(self, document_id: str) -> Document | None:
        document = self.store.document(document_id)
        if document is None and (title := self.store.title(document_id)) is not None:
            self._generation.damaged[document_id] = title
        return document

    def _read_statements(self, document_id: str) -> list[Statement]:
        document = self.document(document_id)
        return [one for one in self.store.statements(document_id) if one.is_within(document.text)] if document else []

    def _rerank(self, query: str, ids: list[int]) -> dict[int, float]:
        """The reranker's scores of the best passages; none without a reranker."""
        if self.reranker is None:
            return {}
        passages = self.store.passages(ids)
        scores = self.reranker.scores(query, [self._text(passage) for passage in passages])
        return {passage.id: score for passage, score in zip(passages, scores, strict=True)}

    def _select(self, ids: list[int], limit: int) -> list[Passage]:
        # Not of a damaged document. One after the other: only as many documents are read as hits are wanted.
        passages = (one for one in self.store.passages(ids) if self._text(one))
        return list(islice(take_turns(collapse(passages, self._text)), limit))

    def _text(self, passage: Passage) -> str:
        document = self.document(passage.document_id)
        return passage_text(document, passage) if document else ""


def _attested(document: Document) -> tuple[str | None, str | None, str | None]:
    """What tells two sources of one text apart for a reader; two copies of one file are the same source."""
    return document.publisher, document.published, document.url
