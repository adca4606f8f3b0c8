"""The order of hits once their sentences are known: a passage counts more when one of its sentences may answer.

Knows hits and candidates only; searches nothing.
"""

from collections.abc import Sequence

from answer.evidence.sentences import Candidate
from index.records import Hit

SENTENCE_SHARE = 0.2
"""How much the best sentence of a passage counts beside the passage's own score; measured: docs/quality.md."""


def order_hits(hits: Sequence[Hit], candidates: Sequence[Candidate]) -> list[Hit]:
    """Order hits by their score and the fit of their best sentence; those whose sentences were not read stay behind.

    :param hits: best first.
    :param candidates: the sentences of the first of them, best first.
    :return: the same hits.
    """
    best: dict[int, float] = {}
    for candidate in candidates:
        passage = candidate.hit.passage.id
        best[passage] = max(best.get(passage, 0.0), candidate.fit.text)
    read = [hit for hit in hits if hit.passage.id in best]
    read.sort(key=lambda hit: -(hit.score + SENTENCE_SHARE * best[hit.passage.id]))
    return read + [hit for hit in hits if hit.passage.id not in best]
