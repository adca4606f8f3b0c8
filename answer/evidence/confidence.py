"""Whether the best quotes answer the question: one calibrated probability from what the search knows.

A logistic model over a few signals that can be read off an answer; its coefficients stand in confidence.toml beside
this file and are fitted by scripts/fit_confidence.py. Knows no presentation.
"""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from answer.evidence.sentences import Candidate
from answer.evidence.words import QueryTerms, wording_for
from answer.records import Query
from answer.understand.kind import AnswerType, asked_kind
from index.corpus import Corpus
from index.passages import passage_text
from text.names import names_in

COEFFICIENTS = Path(__file__).with_name("confidence.toml")
_BEST = 3


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for or against an answer; each from 0 to about 1, but the score.

    `score` and `meaning` are those of the best sentence, `passage_meaning` the similarity of its passage, `context`
    the share of the question's words in its passage and title, `names` the share of the question's names there,
    `unsaid` whether words of a speaker are asked for and none of the best sentences has them, and `lacking` whether
    a name, date, place or number is asked for and the best sentence has none.
    """

    score: float
    meaning: float
    passage_meaning: float
    context: float
    names: float
    unsaid: float
    lacking: float


def read_signals(
    corpus: Corpus, query: Query, wordings: Mapping[str, QueryTerms], candidates: Sequence[Candidate]
) -> Signals:
    """Read the signals off the best candidates.

    :param corpus: the index searched.
    :param query: the standalone query.
    :param wordings: its words, weighed, by language.
    :param candidates: best first, at least one.
    :return: the signals.
    """
    best = candidates[0]
    document, language = best.document, best.document.language
    around = corpus.terms(f"{document.title}\n{passage_text(document, best.hit.passage)}", language)
    names = [set(corpus.terms(name, language)) for name in names_in(query.text)]
    said = max(candidate.fit.said for candidate in candidates[:_BEST])
    definite = asked_kind(query.text) not in (AnswerType.OTHER, AnswerType.REASON)
    return Signals(
        score=best.score,
        meaning=best.fit.meaning,
        passage_meaning=best.hit.parts.get("dense", 0.0),
        context=wording_for(document, wordings).coverage(around),
        names=sum(name <= set(around) for name in names) / len(names) if names else 1.0,
        unsaid=float(query.speaker is not None) * (1 - said),
        lacking=float(definite) * (1 - best.fit.kind),
    )


def confidence(signals: Signals) -> float:
    """The probability, from 0 to 1, that the best quotes answer the question."""
    coefficients = _coefficients()["weights"]
    values = asdict(signals)
    total = coefficients["bias"] + sum(coefficients[name] * value for name, value in values.items())
    return 1 / (1 + math.exp(-total))


def is_answered(probability: float) -> bool:
    """Whether a probability is high enough to show the quotes as an answer."""
    return probability >= _coefficients()["threshold"]["answer"]


@cache
def _coefficients() -> dict[str, dict[str, float]]:
    return tomllib.loads(COEFFICIENTS.read_text(encoding="utf-8"))
