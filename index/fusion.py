"""How dense and lexical scores become one. Plain functions over scores by passage id; knows no index.

Measured with benchmarks/retrieval.py: neither score is stretched to a fixed lowest value, because the lowest of
the candidates says nothing about the query; and a passage that only one search found gets its true other score,
not 0.
"""

LEXICAL_SHARE = 0.4
"""The lexical part of a fused score; the similarity is the rest."""

_DIGITS = 6
"""Scores that agree so far are equal: the last digits depend on how many passages were scored at once."""


def fuse(dense: dict[int, float], lexical: dict[int, float]) -> dict[int, float]:
    """Fuse the two scores of each candidate into one, which is 1 at most.

    :param dense: similarities by passage id.
    :param lexical: BM25 scores of the same passages.
    :return: fused scores, best first, equal ones by id.
    """
    best = max(lexical.values(), default=0.0) or 1.0
    fused = {id: round(LEXICAL_SHARE * lexical[id] / best + (1 - LEXICAL_SHARE) * dense[id], _DIGITS) for id in dense}
    return dict(sorted(fused.items(), key=lambda pair: (-pair[1], pair[0])))
