"""How dense and lexical scores become one. Plain functions over scores by passage id; knows no index."""

LEXICAL_SHARE = 0.4
"""The lexical part of a fused score, from 0 to 1; the dense part is the rest."""


def fuse(dense: dict[int, float], lexical: dict[int, float]) -> dict[int, float]:
    """Fuse two scores of the same passages into one from 0 to 1.

    :param dense: similarities by passage id.
    :param lexical: BM25 scores of the same passages.
    :return: fused scores, best first, equal ones by id.
    """
    dense, lexical = _scaled(dense), _scaled(lexical)
    fused = {id: LEXICAL_SHARE * lexical[id] + (1 - LEXICAL_SHARE) * dense[id] for id in dense}
    return dict(sorted(fused.items(), key=lambda pair: (-pair[1], pair[0])))


def _scaled(scores: dict[int, float]) -> dict[int, float]:
    """Move the lowest score to 0 and the highest to 1; all to 0 when they are equal."""
    if not scores:
        return {}
    low, high = min(scores.values()), max(scores.values())
    return {id: (score - low) / (high - low) if high > low else 0.0 for id, score in scores.items()}
