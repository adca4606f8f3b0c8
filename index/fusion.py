"""How the scores of a passage become one. Plain functions over scores by passage id; knows no index.

Measured with benchmarks/retrieval.py: no score is stretched to a fixed lowest value, because the lowest of the
candidates says nothing about the query; and a passage that only one search found gets its true other scores, not 0.
"""

from collections.abc import Iterable
from dataclasses import dataclass

LEXICAL_SHARE = 0.4
"""The lexical part of a fused score, half of it from words and half from pieces; the similarity is the rest."""

_RERANKED_DIGITS = 6
"""Scores of a reranker agree so far: its last digits depend on how many passages were read at once."""
_FUSED_DIGITS = 3
"""Scores that agree so far are equal: passages embedded in bf16 get others by .0003 as a rule, and by .0014 at most."""


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of a query's candidates by passage id: similarities, and BM25 of words and of pieces of words."""

    dense: dict[int, float]
    words: dict[int, float]
    pieces: dict[int, float]

    def of(self, id: int) -> dict[str, float]:
        """All scores of one passage, by their names."""
        return {"dense": self.dense[id], "words": self.words[id], "pieces": self.pieces[id]}


def best_first(scores: Iterable[tuple[int, float]], limit: int | None = None) -> dict[int, float]:
    """Scores by passage id, best first, equal ones by id; only the first of them, if there is a limit."""
    return dict(sorted(scores, key=lambda pair: (-pair[1], pair[0]))[:limit])


def fuse(scores: Scores) -> dict[int, float]:
    """Fuse the scores of each candidate into one, which is 1 at most.

    :param scores: of the same passages each.
    :return: fused scores, best first, equal ones by id.
    """
    words, pieces = _by_best(scores.words), _by_best(scores.pieces)
    lexical = {id: (words[id] + pieces[id]) / 2 for id in words}
    fused = {
        id: round(LEXICAL_SHARE * lexical[id] + (1 - LEXICAL_SHARE) * similarity, _FUSED_DIGITS)
        for id, similarity in scores.dense.items()
    }
    return best_first(fused.items())


def mix(fused: dict[int, float], reranked: dict[int, float]) -> dict[int, float]:
    """The mean of both scores for the passages that were reranked; they stay before the others.

    :param fused: fused scores, best first.
    :param reranked: scores from 0 to 1 of the first of them; empty when nothing was reranked.
    :return: all scores, best first, equal ones by id.
    """
    read = {id: round((fused[id] + score) / 2, _RERANKED_DIGITS) for id, score in reranked.items()}
    return best_first(read.items()) | {id: score for id, score in fused.items() if id not in read}


def _by_best(scores: dict[int, float]) -> dict[int, float]:
    """Scores as shares of the best of them."""
    best = max(scores.values(), default=0.0) or 1.0
    return {id: score / best for id, score in scores.items()}
