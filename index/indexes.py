"""Both indexes at one generation of the store, and the candidates that they give for a query."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.fusion import Scores
from index.searched import ANYWHERE, VectorSearch, Where, WordSearch
from index.vectors import Vectors


@dataclass(frozen=True, slots=True)
class Indexes:
    """The passages by their words and by their vectors, to be searched. Threads may share them."""

    generation: int
    lexical: WordSearch
    vectors: VectorSearch

    def narrowed(self, ids: Sequence[int], where: Where = ANYWHERE) -> "Indexes":  # noqa: ARG002
        """The same, that find the passages of some ids alone; `where` is what these have in common, for engines."""
        return Indexes(self.generation, self.lexical.narrowed(ids), self.vectors.narrowed(ids))

    def candidates(self, query: str, vector: Vectors, depth: int) -> Scores:
        """Find the passages that are best by their vectors or by their words, and all scores of each.

        Pieces of words are searched only where words find too few, and score what is found.

        :param query: the query.
        :param vector: its vector.
        :param depth: how many passages each index finds at most.
        :return: the scores of all of them.
        """
        dense = self.vectors.search(vector, depth)
        lexical = self.lexical.best(query, depth)
        found = list(lexical)
        if len(found) < depth:
            found += self.lexical.search_pieces(query, depth)[: depth - len(found)]
        dense |= self.vectors.scores(vector, [id for id in dict.fromkeys(found) if id not in dense])
        lexical |= self.lexical.word_scores(query, [id for id in dense if id not in lexical])
        return Scores(dense, lexical, self.lexical.piece_scores(query, list(dense)))
