"""The passages of a lexical index as they were at one commit, searched by words and by pieces of words (BM25)."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import compress
from typing import TypeVar

import numpy as np
import tantivy
from numpy.typing import NDArray
from tantivy import Occur, Query

from index.fusion import best_first
from text.stems import COMPOUNDING, PART, pieces, words

_QUERY_TERMS = 512
_PART_SCORE = 3.0
"""What a compound with a word of the query in it scores: about what a word does that one passage in twenty has."""
_SPARE = 2
"""So many times as many passages of all are found as should hold enough of those that are wanted: some queries are
about the others."""

Value = TypeVar("Value")


class LexicalSearcher:
    """The passages as they were at one commit, to be searched. Threads may share it.

    `is_damaged` is set when its files turn out to be; it finds nothing from then on.
    """

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher, languages: Sequence[str]) -> None:
        """Search what a searcher of tantivy holds.

        :param schema: its schema.
        :param searcher: the searcher.
        :param languages: those of the passages; a query's words are reduced by the rules of each.
        """
        self._schema = schema
        self._searcher = searcher
        self.languages = languages
        self._ids: NDArray[np.int64] | None = None
        self._health = {"is_damaged": False}  # shared with what it is narrowed to

    @property
    def is_damaged(self) -> bool:
        """Whether its files turned out to be damaged."""
        return self._health["is_damaged"]

    @is_damaged.setter
    def is_damaged(self, is_damaged: bool) -> None:
        self._health["is_damaged"] = is_damaged

    def narrowed(self, ids: Sequence[int]) -> "LexicalSearcher":
        """The same, that finds the passages of some ids alone; how rare a word is stays as it is among all."""
        narrow = LexicalSearcher(self._schema, self._searcher, self.languages)
        narrow._health, narrow._ids = self._health, np.unique(np.array(ids, dtype=np.int64))
        return narrow

    @property
    def passage_count(self) -> int:
        """How many passages the index holds."""
        return max(int(self._searcher.num_docs) - 1, 0)

    def search(self, query: str, limit: int) -> list[int]:
        """Find the passages that share most words with a query.

        :param query: any text; only its words count.
        :param limit: how many passages to find at most.
        :return: their ids, best first, equal ones by id.
        """
        return list(self.best(query, limit))

    def best(self, query: str, limit: int) -> dict[int, float]:
        """The same passages, each with its BM25 score."""
        return self._run(self._any_word(query), limit)

    def search_pieces(self, query: str, limit: int) -> list[int]:
        """The same by the pieces of words, which finds compounds and misspelled names too, and takes longer."""
        return list(self._run(self._any_piece(query), limit))

    def word_scores(self, query: str, ids: Sequence[int]) -> dict[int, float]:
        """The BM25 scores of given passages for a query's words; 0 for a passage that shares none with it."""
        return self._scores(self._any_word(query), ids)

    def piece_scores(self, query: str, ids: Sequence[int]) -> dict[int, float]:
        """The BM25 scores of given passages for the pieces of a query's words; 0 without a shared one."""
        return self._scores(self._any_piece(query), ids)

    def frequency(self, word: str, language: str) -> int:
        """In how many passages a word occurs, in any form that the rules of a language know; in all of them."""
        wanted = self._all_of(word, language)
        return self._count(wanted) or self._count_compounds(word, language) if wanted else 0

    def frequency_within(self, word: str, language: str) -> int:
        """The same of those alone that are found."""
        wanted = self._all_of(word, language)
        return self._count(_both(self._among, wanted) if self._among else wanted) if wanted else 0

    def written_words(self) -> dict[str, int]:
        """All words as the passages that are found write them, each with the number of passages that have it so."""
        # Without the query, words of passages that were removed would be counted until the index is tidied.
        none: list[tuple[str, int]] = []
        found = self._read(
            lambda it: it.terms_with_prefix("written", "", filter_query=self._among or Query.all_query()), none
        )
        return {word: count for word, count in found if count}

    def ids_by_segment(self) -> dict[int, list[int | None]]:
        """The ids of the passages in each segment of the files, by its place among them; None for the state."""
        found: dict[int, list[int | None]] = {}
        none: list[tuple[tantivy.DocAddress, int | None]] = []
        for address, id in self._read(_addresses, none):
            found.setdefault(address.segment_ord, []).append(id)
        return found

    def _all_of(self, word: str, language: str) -> Query | None:
        """What has all terms of a word; None where it has none."""
        terms = [(Occur.Must, self._has("words", term)) for term in words(word, language)]
        return Query.boolean_query(terms) if terms else None

    def _compounds(self, term: str) -> list[Query]:
        """What has compounds that begin or end with a term, where nothing has the term itself."""
        if len(term) < PART or self._count(self._has("words", term)):
            return []
        found = Query.regex_query(self._schema, "words", f"{term}.+|.+{term}")
        return [Query.const_score_query(found, _PART_SCORE)]

    def _count_compounds(self, word: str, language: str) -> int:
        terms = words(word, language) if language in COMPOUNDING else []
        return max((self._count(one) for term in terms for one in self._compounds(term)), default=0)

    def _count(self, query: Query) -> int:
        return self._read(lambda it: int(it.search(query, limit=1).count), 0)

    def _any_word(self, query: str) -> Query:
        plain = self._any("words", (word for language in self.languages for word in words(query, language)))
        joining = COMPOUNDING.intersection(self.languages)
        terms = dict.fromkeys(word for language in sorted(joining) for word in words(query, language))
        compounds = [(Occur.Should, one) for term in terms for one in self._compounds(term)]
        return Query.boolean_query([(Occur.Should, plain), *compounds]) if compounds else plain

    def _any_piece(self, query: str) -> Query:
        return self._any("pieces", pieces(query))

    def _any(self, field: str, terms: Iterable[str]) -> Query:
        distinct = list(dict.fromkeys(terms))[:_QUERY_TERMS]
        return Query.boolean_query([(Occur.Should, self._has(field, term)) for term in distinct])

    def _has(self, field: str, term: str) -> Query:
        return Query.term_query(self._schema, field, term, index_option="freq")

    def _scores(self, query: Query, ids: Sequence[int]) -> dict[int, float]:
        return dict.fromkeys(ids, 0.0) | self._best(_both(self._with_ids(ids), query), len(ids))

    def _with_ids(self, ids: Sequence[int]) -> Query:
        """The passages of some ids, which adds nothing to their scores."""
        return Query.const_score_query(Query.term_set_query(self._schema, "id", list(ids)), 0.0)

    @cached_property
    def _among(self) -> Query | None:
        """The passages that are found; None for all. Made when it is needed: of many, that takes long."""
        return None if self._ids is None else self._with_ids(self._ids.tolist())

    def _run(self, query: Query, limit: int) -> dict[int, float]:
        """The best passages of those that are found."""
        if self._ids is None:
            return self._best(query, limit)
        wide = _SPARE * limit * self.passage_count // max(1, len(self._ids))
        if wide < len(self._ids):  # to look for so many by their ids takes longer than to leave out others
            best = self._hits(query, wide)
            within = list(compress(best, _are_among([id for id, _ in best], self._ids)))
            if len(within) >= limit or len(best) < wide:
                return best_first(within, limit)
        return self._best(_both(self._among, query) if self._among else query, limit)

    def _best(self, query: Query, limit: int) -> dict[int, float]:
        """The best passages of all."""
        return best_first(self._hits(query, limit))

    def _hits(self, query: Query, limit: int) -> list[tuple[int, float]]:
        none: list[tuple[int, float]] = []
        return self._read(lambda it: _hits(it, query, limit), none) if limit > 0 else none

    def _read(self, read: Callable[[tantivy.Searcher], Value], nothing: Value) -> Value:
        """What the index says; nothing from the moment on at which its files turn out to be damaged."""
        try:
            return nothing if self.is_damaged else read(self._searcher)
        except BaseException as error:
            if not is_damage(error):
                raise
            self.is_damaged = True
            return nothing


def _both(one: Query, other: Query) -> Query:
    return Query.boolean_query([(Occur.Must, one), (Occur.Must, other)])


def _are_among(some: Sequence[int], ids: NDArray[np.int64]) -> Sequence[bool]:
    """Whether each of some ids is among others, which ascend."""
    wanted = np.array(some, dtype=np.int64)
    are_among: list[bool] = (ids[np.minimum(np.searchsorted(ids, wanted), len(ids) - 1)] == wanted).tolist()
    return are_among


def is_damage(error: BaseException) -> bool:
    """Whether tantivy says so that it cannot read or write its files: in Rust's own way it panics, too."""
    return isinstance(error, ValueError | OSError) or type(error).__name__ == "PanicException"


def _hits(searcher: tantivy.Searcher, query: Query, limit: int) -> list[tuple[int, float]]:
    hits = searcher.search(query, limit=limit, count=False).hits
    ids = searcher.fast_field_values("id", [address for _, address in hits])
    return [(id, float(score)) for id, (score, _) in zip(ids, hits, strict=True)]


def _addresses(searcher: tantivy.Searcher) -> list[tuple[tantivy.DocAddress, int | None]]:
    hits = searcher.search(Query.all_query(), limit=max(1, searcher.num_docs), count=False).hits
    addresses = [address for _, address in hits]
    return list(zip(addresses, searcher.fast_field_values("id", addresses), strict=True))
