"""What search needs of the indexes, wherever they are: files beside the store, or an engine of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from index.vectors import Vectors


@dataclass(frozen=True, slots=True)
class Where:
    """What all passages of a choice have in common; others may have it too. Empty fields ask for nothing.

    `publisher` are words of its name, in small letters; `since` and `until` are ISO days, months or years.
    """

    publisher: tuple[str, ...] = ()
    language: str = ""
    since: str = ""
    until: str = ""


ANYWHERE = Where()


class VectorSearch(Protocol):
    """Passages by the similarity of their vectors to a query's. Threads may share it."""

    def __len__(self) -> int:
        """The number of passages."""

    def narrowed(self, ids: Sequence[int]) -> "VectorSearch":
        """The same, that finds the passages of some ids alone."""

    @property
    def total(self) -> int:
        """The number of passages, also of those that are not found here."""

    def search(self, vector: Vectors, limit: int) -> dict[int, float]:
        """Find the passages most similar to a query: similarities by passage id, best first, equal ones by id."""

    def scores(self, vector: Vectors, ids: Sequence[int]) -> dict[int, float]:
        """The similarities of given passages to a query."""


class WordSearch(Protocol):
    """Passages by their words, and by pieces of words (BM25). Threads may share it."""

    def narrowed(self, ids: Sequence[int]) -> "WordSearch":
        """The same, that finds the passages of some ids alone; how rare a word is stays as it is among all."""

    @property
    def languages(self) -> Sequence[str]:
        """Those of the passages; a query's words are reduced by the rules of each."""

    @property
    def is_damaged(self) -> bool:
        """Whether nothing can be found by words for now."""

    def search(self, query: str, limit: int) -> list[int]:
        """The passages that share most words with a query, best first, equal ones by id."""

    def best(self, query: str, limit: int) -> dict[int, float]:
        """The same passages, each with its BM25 score."""

    def search_pieces(self, query: str, limit: int) -> list[int]:
        """The same by the pieces of words."""

    def word_scores(self, query: str, ids: Sequence[int]) -> dict[int, float]:
        """The BM25 scores of given passages for a query's words; 0 for a passage that shares none with it."""

    def piece_scores(self, query: str, ids: Sequence[int]) -> dict[int, float]:
        """The BM25 scores of given passages for the pieces of a query's words; 0 without a shared one."""

    def frequency(self, word: str, language: str) -> int:
        """In how many passages a word occurs, in any form that the rules of a language know; in all of them."""

    def frequency_within(self, word: str, language: str) -> int:
        """The same of those alone that are found."""

    def written_words(self) -> dict[str, int]:
        """All words as the passages that are found write them, each with the number of passages that have it so."""
