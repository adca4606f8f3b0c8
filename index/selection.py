"""Which of the ranked passages are shown: near-identical ones once, documents in turns. Plain functions."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from index.records import Passage

TURN = 2
"""How many passages of a document come before other documents get a turn."""

SAME_SHARE = 0.8
"""Two passages are near-identical when they share this much of their word triples (Jaccard)."""


def take_turns(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Let every document show TURN passages, in order of rank, before any shows more."""
    waiting = passages
    while True:
        shown: Counter[str] = Counter()
        later: list[Passage] = []
        for passage in waiting:
            shown[passage.document_id] += 1
            if shown[passage.document_id] <= TURN:
                yield passage
            else:
                later.append(passage)
        if not later:
            break
        waiting = later


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
