"""Which of the ranked passages are shown: near-identical ones once, documents in turns. Plain functions."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from index.records import Passage

BY_RANK = 6
"""How many of the best passages come as they are ranked: one document may hold all the answers to a question."""

TURN = 2
"""How many passages of a document come behind those before other documents get a turn."""

SAME_SHARE = 0.8
"""Two passages are near-identical when they share this much of their word triples (Jaccard)."""


def take_turns(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Give the best BY_RANK passages, then let every document show TURN, in order of rank, before any shows more."""
    waiting = iter(passages)
    best = list(islice(waiting, BY_RANK))
    yield from best
    shown = Counter(passage.document_id for passage in best)
    while True:
        later: list[Passage] = []
        for passage in waiting:
            shown[passage.document_id] += 1
            if shown[passage.document_id] <= TURN:
                yield passage
            else:
                later.append(passage)
        if not later:
            break
        waiting, shown = iter(later), Counter()


def collapse(passages: Iterable[Passage], text: Callable[[Passage], str]) -> Iterator[Passage]:
    """Leave out passages that say the same as one before; `text` gives the text of a passage."""
    kept: list[frozenset[tuple[str, ...]]] = []
    for passage in passages:
        triples = _triples(text(passage))
        if not any(_same(triples, other) for other in kept):
            kept.append(triples)
            yield passage


def _same(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> bool:
    smaller, larger = sorted((len(one), len(other)))
    if smaller < SAME_SHARE * larger:  # they cannot share enough
        return False
    shared = len(one & other)
    return shared >= SAME_SHARE * (smaller + larger - shared)


def _triples(text: str) -> frozenset[tuple[str, ...]]:
    words = text.casefold().split()
    return frozenset(zip(words, words[1:], words[2:], strict=False)) or frozenset([tuple(words)])
