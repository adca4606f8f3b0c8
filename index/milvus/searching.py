"""Passages searched in Milvus, by their vectors and by their words: the same answers as the indexes beside the store.

What Milvus cannot tell as they do is told in docs/milvus.md: compounds are found by their pieces alone, and spelling
is corrected only where there are few enough passages to read the words of all.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from index.fusion import best_first
from index.indexes import Indexes
from index.memory import Memory
from index.milvus.collection import MOST, Collection
from index.milvus.rows import condition, literal, terms_text
from index.searched import ANYWHERE, Where
from index.vectors import Ids, Vectors
from text.stems import pieces, words

_QUERY_TERMS = 512
_NAMED = 20_000
"""So many passages are named one by one in a filter, 200 KB; of more, what they have in common is asked for, and those
that are not among them are left out."""
_READ = 100_000
"""Of so many passages the words are read to correct spelling, in half a minute; of more it would take too long."""
_COUNTS = 4_096


@dataclass(frozen=True, slots=True)
class Choice:
    """Whose passages are found: all of a tenant's, or some."""

    tenant: str
    total: int
    ids: frozenset[int] | None = None
    where: Where = ANYWHERE

    def __len__(self) -> int:
        """The number of passages."""
        return self.total if self.ids is None else len(self.ids)

    def narrowed(self, ids: Ids, where: Where) -> "Choice":
        """Some of them, which have something in common."""
        return replace(self, ids=frozenset(map(int, ids)), where=where)

    @property
    def filter(self) -> str:
        """What Milvus looks among: those alone, or, where they are many, those and some more."""
        asked = [self.all_filter, *condition(self.where)]
        if self.ids is not None and len(self.ids) <= _NAMED:
            asked.append(_named(self.ids))
        return " and ".join(asked)

    @property
    def all_filter(self) -> str:
        """All of the tenant's."""
        return f"tenant == {literal(self.tenant)}"

    @property
    def is_rough(self) -> bool:
        """Whether Milvus finds some more."""
        return self.ids is not None and len(self.ids) > _NAMED

    def among(self, ids: Iterable[int]) -> str:
        """Those of the tenant's that have these ids."""
        return f"{self.all_filter} and {_named(ids)}"

    def wider(self, limit: int) -> list[int]:
        """How many passages are asked for, and how many when too few of them were among those chosen."""
        return [limit, 8 * limit, MOST] if self.is_rough else [limit]

    def has(self, id: int) -> bool:
        """Whether a passage is among them."""
        return self.ids is None or id in self.ids


@dataclass(frozen=True, slots=True)
class EngineVectors:
    """Passages by their vectors; similarities are worked out here, of the vectors themselves."""

    collection: Collection
    choice: Choice

    def __len__(self) -> int:
        """The number of passages."""
        return len(self.choice)

    @property
    def total(self) -> int:
        """The number of passages, also of those that are not found here."""
        return self.choice.total

    def narrowed(self, ids: Ids, where: Where = ANYWHERE) -> "EngineVectors":
        """The same, that finds the passages of some ids alone."""
        return replace(self, choice=self.choice.narrowed(ids, where))

    def search(self, vector: Vectors, limit: int) -> dict[int, float]:
        """Find the passages most similar to a query: similarities by passage id, best first, equal ones by id."""
        found: dict[int, NDArray[np.float32]] = {}
        for wanted in self.choice.wider(limit) if limit > 0 and len(self) else ():
            hits = self.collection.nearest(vector, wanted, self.choice.filter)
            found = {id: row for id, row in hits.items() if self.choice.has(id)}
            if len(found) >= limit or len(hits) < wanted:
                break
        return best_first(_similarities(vector, found).items(), limit)

    def scores(self, vector: Vectors, ids: Sequence[int]) -> dict[int, float]:
        """The similarities of given passages to a query; those that were removed meanwhile have none."""
        rows = self.collection.vectors(self.choice.among(ids)) if ids else {}
        return _similarities(vector, {id: rows[id] for id in ids if id in rows})


@dataclass(frozen=True, slots=True)
class EngineWords:
    """Passages by their words and by pieces of words, scored by Milvus' own BM25 over our terms."""

    collection: Collection
    choice: Choice
    languages: Sequence[str]
    is_damaged: bool = False
    _counts: Memory[str, int] = field(default_factory=lambda: Memory(_COUNTS))

    def narrowed(self, ids: Ids, where: Where = ANYWHERE) -> "EngineWords":
        """The same, that finds the passages of some ids alone; how rare a word is stays as it is among all."""
        return replace(self, choice=self.choice.narrowed(ids, where))

    def search(self, query: str, limit: int) -> list[int]:
        """The passages that share most words with a query, best first, equal ones by id."""
        return list(self.best(query, limit))

    def best(self, query: str, limit: int) -> dict[int, float]:
        """The same passages, each with its BM25 score."""
        return self._best("words", self._words(query), limit)

    def search_pieces(self, query: str, limit: int) -> list[int]:
        """The same by the pieces of words."""
        return list(self._best("pieces", _text(pieces(query)), limit))

    def word_scores(self, query: str, ids: Sequence[int]) -> dict[int, float]:
        """The BM25 scores of given passages for a query's words; 0 for a passage that shares none with it."""
        return self._scores("words", self._words(query), ids)

    def piece_scores(self, query: str, ids: Sequence[int]) -> dict[int, float]:
        """The BM25 scores of given passages for the pieces of a query's words; 0 without a shared one."""
        return self._scores("pieces", _text(pieces(query)), ids)

    def frequency(self, word: str, language: str) -> int:
        """In how many passages a word occurs, in any form that the rules of a language know; in all of them."""
        return self._count(words(word, language), self.choice.all_filter)

    def frequency_within(self, word: str, language: str) -> int:
        """The same of those alone that are found."""
        if not self.choice.is_rough:
            return self._count(words(word, language), self.choice.filter)
        asked = [self.choice.filter, *map(_has, words(word, language))]
        return sum(map(self.choice.has, self.collection.all(" and ".join(asked), "passage"))) if len(asked) > 1 else 0

    def written_words(self) -> dict[str, int]:
        """All words as the passages that are found write them, each with the number of passages; none of very many."""
        if len(self.choice) > _READ or self.choice.is_rough:
            return {}
        texts = self.collection.all(self.choice.filter, "written")
        return dict(Counter(word for text in texts for word in set(text.split())))

    def _words(self, query: str) -> str:
        return _text(word for language in self.languages for word in words(query, language))

    def _best(self, field: str, text: str, limit: int) -> dict[int, float]:
        found: list[tuple[int, float]] = []
        for wanted in self.choice.wider(limit) if limit > 0 and text and len(self.choice) else ():
            hits = self.collection.best(text, field, wanted, self.choice.filter)
            found = [(id, score) for id, score in hits if self.choice.has(id)]
            if len(found) >= limit or len(hits) < wanted:
                break
        return best_first(found, limit)

    def _scores(self, field: str, text: str, ids: Sequence[int]) -> dict[int, float]:
        found = self.collection.best(text, field, len(ids), self.choice.among(ids)) if ids and text else []
        return dict.fromkeys(ids, 0.0) | dict(found)

    def _count(self, terms: Sequence[str], filter: str) -> int:
        asked = " and ".join([filter, *map(_has, terms)])
        return self._counts.get(asked, lambda: self.collection.count(asked)) if terms else 0


@dataclass(frozen=True, slots=True)
class EngineIndexes(Indexes):
    """Both, which leave it to Milvus to look only where passages have what those chosen have in common."""

    lexical: EngineWords
    vectors: EngineVectors

    def narrowed(self, ids: Sequence[int], where: Where = ANYWHERE) -> "EngineIndexes":
        """The same, that find the passages of some ids alone; `where` is what these have in common."""
        lexical, vectors = self.lexical.narrowed(ids, where), self.vectors.narrowed(ids, where)
        return EngineIndexes(self.generation, lexical, vectors)


def _named(ids: Iterable[int]) -> str:
    return f"passage in [{', '.join(map(str, sorted(ids)))}]"


def _has(term: str) -> str:
    return f"text_match(words, {literal(terms_text([term]))})"


def _text(terms: Iterable[str]) -> str:
    return terms_text(list(dict.fromkeys(terms))[:_QUERY_TERMS])


def _similarities(vector: Vectors, rows: dict[int, NDArray[np.float32]]) -> dict[int, float]:
    return dict(zip(rows, (np.stack(list(rows.values())) @ vector).tolist(), strict=True)) if rows else {}
