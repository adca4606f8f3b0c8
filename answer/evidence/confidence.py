"""Whether the best quotes answer the question: one calibrated probability from what the search knows.

A logistic model over a few signals that can be read off an answer; scripts/fit_ranking.py fits its numbers and writes
them into weights.toml.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from answer.evidence.ranking import Candidate
from answer.evidence.weights import CONFIDENCE, CONFIDENCE_UNREAD, LIMITS, SUBJECTS
from answer.evidence.words import QueryTerms, terms_for
from answer.records import Layout, Query
from answer.understand.kind import AnswerType, asked_kind
from index.corpus import Corpus
from index.passages import passage_text

OF_A_SUBJECT = frozenset((Layout.ALL, Layout.VOICES, Layout.SIDES))
"""Layouts that ask for what is said of a subject, where no one sentence is the answer."""


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for or against an answer; each from 0 to about 1.

    `score` and `meaning` are those of the best sentence, `passage_meaning` the similarity of its passage, `context`
    the share of the question's words in its passage and title, `unsaid` whether words of a speaker are asked for and
    none of the best sentences has them, and `lacking` whether a name, date, place or number is asked for and the best
    sentence has none.
    """

    score: float
    meaning: float
    passage_meaning: float
    context: float
    unsaid: float
    lacking: float
    odds: float | None = None
    passage_odds: float | None = None


def read_signals(
    corpus: Corpus, query: Query, query_terms: Mapping[str, QueryTerms], candidates: Sequence[Candidate]
) -> Signals:
    """Read the signals off the best candidates.

    :param corpus: the index searched.
    :param query: the standalone query.
    :param query_terms: its terms, weighed, by language.
    :param candidates: best first, at least one.
    :return: the signals.
    """
    best = candidates[0]
    document = best.document
    around = corpus.terms(f"{document.title}\n{passage_text(document, best.hit.passage)}", document.language)
    said = max(candidate.fit.said for candidate in candidates[: LIMITS["best_sentences"]])
    is_definite = asked_kind(query.text) not in (AnswerType.OTHER, AnswerType.REASON)
    return Signals(
        score=best.score,
        meaning=best.fit.meaning,
        passage_meaning=best.hit.parts.get("dense", 0.0),
        context=terms_for(document, query_terms).coverage(around),
        unsaid=float(query.speaker is not None) * (1 - said),
        lacking=float(is_definite) * (1 - best.fit.kind),
        # Where the best was not read, what the model says of others tells nothing of it.
        odds=None if best.odds is None else _highest(candidate.odds for candidate in candidates),
        passage_odds=None if best.odds is None else _highest(candidate.passage_odds for candidate in candidates),
    )


def confidence(signals: Signals | None) -> float:
    """The probability, from 0 to 1, that the best quotes answer the question; 0 when there was no sentence to quote."""
    if signals is None:
        return 0.0
    weights = CONFIDENCE_UNREAD if signals.odds is None else CONFIDENCE
    log_odds = weights["bias"] + sum(weights.get(name, 0.0) * (value or 0.0) for name, value in asdict(signals).items())
    return 1 / (1 + math.exp(-log_odds))


def _highest(odds: Iterable[float | None]) -> float | None:
    """The highest log-odds, in tens, so that no signal is much larger than another."""
    return max((one / 10 for one in odds if one is not None), default=None)


def is_answered(probability: float, layout: Layout = Layout.PLAIN) -> bool:
    """Whether a probability is high enough to show the quotes as an answer; of a subject, to show what is about it."""
    return probability >= (SUBJECTS["least_shown"] if layout in OF_A_SUBJECT else CONFIDENCE["least_shown"])
