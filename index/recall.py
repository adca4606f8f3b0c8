"""How many of the most similar passages a search by codes finds, measured against reading all vectors."""

from contextlib import closing
from pathlib import Path

import numpy as np

from index.base import Base
from index.bases import newest_base
from index.coded import CodedIndex
from index.corpus import DEPTH
from index.store import Store
from index.vectors import Vectors

_SAMPLED = 200
"""Queries of ten each: a recall of .98 is known to .003."""
_LIMIT = 10
_SEED = 20


def measured_recall(folder: Path) -> float | None:
    """Measure the recall at ten of the search by codes.

    Queries are halfway between two stored vectors, since questions are less like passages than these are like others.

    :param folder: the index folder.
    :return: the share of the ten most similar of each that are found; None when there are no codes.
    :raises IndexFault: when the store cannot be opened.
    """
    with closing(Store(folder, None)) as store:
        base = newest_base(store.derived, store.stamp, store.touched_since)
    if base is None:
        return None
    first, second = np.random.default_rng(_SEED).choice(len(base), (2, _SAMPLED))
    sums = base.rows(first) + base.rows(second)
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    is_some = lengths[:, 0] > 0  # not of texts without words, or wiped
    return recall_of(CodedIndex(base), sums[is_some] / lengths[is_some])


def recall_of(
    index: CodedIndex, queries: Vectors, limit: int = _LIMIT, depth: int = DEPTH, best: Vectors | None = None
) -> float:
    """Measure the recall of an index, of what its base holds.

    :param index: the index, to which nothing was added since.
    :param queries: (queries, dimensions) float32 of unit length.
    :param limit: how many are to be found of each.
    :param depth: how many it is asked for, as search is.
    :param best: what `best_scores` gives for the queries, for whoever measures several times.
    :return: the share of those that are found: with scores no lower than the last that reading all would find.
    """
    if not len(queries):
        return 1.0
    best = best_scores(index.base, queries, limit) if best is None else best
    found = [list(index.search(query, depth).values())[:limit] for query in queries]
    # One as similar as the last is as good; scores are summed in another order here.
    bounds = best[:, limit - 1] - 1e-6
    right = [sum(score >= bound for score in scores) for scores, bound in zip(found, bounds, strict=True)]
    return float(sum(right) / (len(queries) * min(limit, len(index))))


def best_scores(base: Base, queries: Vectors, limit: int) -> Vectors:
    """The similarities of the vectors that are most similar to each query, best first; reads all vectors.

    :param base: the base that has them.
    :param queries: (queries, dimensions) float32 of unit length.
    :param limit: how many of each.
    :return: (queries, limit) float32, lower than any similarity where there are fewer.
    """
    best = np.full((len(queries), limit), -2, dtype=np.float32)
    for block in base.blocks():
        scores = np.concatenate([best, queries @ base.rows(block).T], axis=1)
        best = -np.partition(-scores, limit - 1, axis=1)[:, :limit]
    ordered: Vectors = -np.sort(-best, axis=1)
    return ordered
