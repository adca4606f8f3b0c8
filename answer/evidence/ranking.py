"""Which sentence is best: the parts of its fit, the one score made of them, and the order of sentences and passages.

What each part counts stands in weights.toml. Searches nothing and reads no text.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from answer.evidence.weights import EVIDENCE, SHARES, SIGNALS
from index.records import Document, Hit
from text.spans import Span

_TEXT_PARTS = ("meaning", "coverage", "nearby", "kind")
_DIGITS = 4
"""Scores that agree so far are equal: the vectors of one text differ by less from one machine to the next."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a sentence fits a question; every part is 0 to about 1, higher is better.

    `meaning` is the similarity of the vectors, `coverage` the share of the question's words, `nearby` the same with
    title, heading and the sentences before and after, `passage` the score of the passage around it, `kind` whether it
    offers what is asked for, `length` its length up to fifty words, `said` whether the asked speaker says it, or less
    somebody in the asked way, and `period` whether it names a year of those asked for: half when it names none.
    """

    meaning: float
    coverage: float
    nearby: float
    passage: float
    kind: float
    length: float
    said: float
    period: float

    @property
    def score(self) -> float:
        """The weighted mean of all parts: 0 to about 1, the unit of every margin."""
        return self._mean(SIGNALS)

    @property
    def text(self) -> float:
        """The mean of the parts that its words alone decide, whatever passage they stand in and whoever says them."""
        return self._mean(_TEXT_PARTS)

    def _mean(self, parts: Iterable[str]) -> float:
        weights = {part: SIGNALS[part] for part in parts}
        return float(sum(weight * getattr(self, part) for part, weight in weights.items()) / sum(weights.values()))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer: where it stands, the hit whose passage it was found in, and how well it fits.

    `odds` are the evidence model's log-odds that it answers, None when there is no model; `passage_odds` those of the
    passage that it was read in, None when it was not read.
    """

    document: Document
    span: Span
    hit: Hit
    fit: Fit
    odds: float | None = None
    passage_odds: float | None = None

    @property
    def score(self) -> float:
        """The score of its fit, raised or lowered by what the evidence model says."""
        return self.fit.score + self.judged

    @property
    def judged(self) -> float:
        """What the evidence model's log-odds count beside the parts of the fit."""
        return 0.0 if self.odds is None else EVIDENCE["odds"] * self.odds

    @property
    def may_answer(self) -> bool:
        """Whether it is shown beside a better one: not when the evidence model finds that it hardly answers."""
        return self.odds is None or self.odds >= EVIDENCE["least_beside"]

    @property
    def text(self) -> str:
        """Its words."""
        return self.document.text[self.span.start : self.span.end]


def order_candidates(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Order candidates, best first; those of equal score stay in their order."""
    return sorted(candidates, key=lambda candidate: -round(candidate.score, _DIGITS))


def order_hits(hits: Sequence[Hit], candidates: Sequence[Candidate]) -> list[Hit]:
    """Order hits by their score and the fit of their best sentence; those whose sentences were not read stay behind.

    :param hits: best first.
    :param candidates: the sentences of the first of them.
    :return: the same hits.
    """
    best: dict[int, float] = {}
    for candidate in candidates:
        passage = candidate.hit.passage.id
        worth = candidate.fit.text + candidate.judged
        best[passage] = max(best.get(passage, worth), worth)
    read = [hit for hit in hits if hit.passage.id in best]
    read.sort(key=lambda hit: -(hit.score + SHARES["sentence"] * best[hit.passage.id]))
    return read + [hit for hit in hits if hit.passage.id not in best]
