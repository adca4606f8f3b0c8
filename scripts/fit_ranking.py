"""Measure what each signal earns, and fit the probabilities of sentences and answers in answer/evidence/weights.toml.

SET is a question set as `python -m evaluate` reads it, or a folder of several that count as one; INDEX is the folder of
its index, which is made when it is not there, and MODEL the folder of an evidence model that did not see the set, or
that which ships. The first set is that of the shipped documents. It counts four times, any other once, and in each the
questions with an answer as much as those without. Of a set where every question has an answer, each is judged once more
with the sentences left out that answer it: a near miss. A logistic regression draws nothing, so there is no seed.
docs/evidence.md says which sets what ships was fitted on; none is kept for judging.

Usage: python -m scripts.fit_ranking tests/known_answers.jsonl,INDEX [SET,INDEX[,MODEL] …] [--limit N] [--write]
"""

import argparse
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from answer.evidence.confidence import Signals, read_signals
from answer.evidence.ranking import Candidate, Fit, order_candidates
from answer.evidence.reading import read_evidence
from answer.evidence.weights import FILE, LIMITS, SIGNALS
from answer.finding import Evidence, find_evidence
from evaluate.question_files import read_question_set
from evaluate.records import Question
from evaluate.scores import fold
from evaluate.trials import OpenedSet, open_set
from index.corpus import Corpus
from index.models.evidence.model import ShippedEvidenceModel
from index.settings import Settings

WRONGLY_DECLINED = 0.09
"""The share of the answerable questions on the shipped documents that the threshold may decline. With .05 a sixth fewer
of the blind ones without an answer are declined, and whoever cites must not be misled.
"""
_FIRST_COUNTS = 4
"""How much the first set counts. Twice, and other texts outweigh it: its own area is .905 in place of .913."""
_STRENGTH = 10
"""The inverse of the penalty on large weights: smaller ones shrink that of the score, which varies by a tenth only."""
_USED = ("passage_meaning", "context", "lacking", "odds", "passage_odds")
"""What is fitted beside the evidence model. The others gain nothing there: fitted on the known answers alone, the area
on the blind questions is .826 without them and .801 with them; the other way round .902 and .884. `context` speaks
against an answer here, for near misses share the question's words: with it 44 % of SelQA's are declined, without 37 %.
"""
_SECTION = "[confidence]\n"
_Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """A question: its signals, whether it has an answer, and of its sentences the fits and which are right.

    `odds` are the evidence model's, nan for sentences that were not read.
    """

    signals: Signals
    answerable: bool
    fits: _Numbers
    odds: _Numbers
    right: NDArray[np.bool_]


def main() -> None:
    """Read the arguments, measure, fit, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar="SET,INDEX[,MODEL]", help="sets, each with index and model")
    parser.add_argument("--limit", type=int, default=10_000, metavar="N", help="ask N questions of each set at most")
    parser.add_argument("--write", action="store_true", help="write the fitted numbers into weights.toml")
    options = parser.parse_args()
    parts = [[Path(part) for part in one.split(",")] for one in options.sets]
    sets = {path.name: list(_samples(options.limit, path, *rest)) for path, *rest in parts}
    for name, samples in sets.items():
        _report_signals(name, samples)
    known, *others = (samples for samples in sets.values() if len({sample.answerable for sample in samples}) == 2)
    model = _fit([known, *others])
    threshold = float(np.quantile(_probabilities(model, [one for one in known if one.answerable]), WRONGLY_DECLINED))
    for name, samples in sets.items():
        _report_confidence(name, _probabilities(model, samples), threshold, samples)
    print(_fit_evidence([sample for samples in sets.values() for sample in samples]))
    if options.write:
        _write(_numbers(model, threshold))


def _samples(limit: int, path: Path, index: Path, model: Path | None = None) -> Iterator[Sample]:
    """The questions of a set, or of all sets in a folder, each with an index of its own."""
    if path.is_dir() and not (path / "corpus.jsonl").is_file():
        for folder in sorted(path.iterdir()):
            yield from _samples(limit, folder, index / folder.name, model)
    else:
        yield from _samples_of(limit, path, index, model)


def _samples_of(limit: int, path: Path, index: Path, model: Path | None) -> Iterator[Sample]:
    questions = read_question_set(path)
    opened = open_set(questions, replace(Settings(), index=index))
    if model:
        evidence_model = ShippedEvidenceModel(Settings().models, model)
        opened = replace(opened, corpus=replace(opened.corpus, evidence=evidence_model))
    all_answerable = all(question.answerable is not False for question in questions.questions)
    for question in questions.limited_to(limit).questions:
        evidence = find_evidence(opened.corpus, question.text, question.history)
        if evidence.signals and evidence.signals.odds is not None:
            right = np.array([_is_right(candidate, question, opened) for candidate in evidence.candidates])
            yield _sample(evidence.signals, evidence.candidates, right, answerable=question.answerable is not False)
            if all_answerable and right.any() and (missed := _near_miss(opened.corpus, evidence, right)):
                yield missed


def _sample(signals: Signals, candidates: Sequence[Candidate], right: NDArray[np.bool_], *, answerable: bool) -> Sample:
    fits = np.array([astuple(candidate.fit) for candidate in candidates])
    odds = np.array([math.nan if one.passage_odds is None else one.odds for one in candidates])
    return Sample(signals, answerable, fits, odds, right)


def _near_miss(corpus: Corpus, evidence: Evidence, right: NDArray[np.bool_]) -> Sample | None:
    """A question as if the sentences that answer it were not there; None when no other is."""
    query = evidence.query
    texts = {one.text for one, is_right in zip(evidence.candidates, right, strict=True) if is_right}
    left = order_candidates(replace(one, odds=None) for one in evidence.candidates if one.text not in texts)
    if not left or corpus.evidence is None:
        return None
    left = read_evidence(corpus.evidence, query.text, left, LIMITS["sentences_judged"])
    signals = read_signals(corpus, query, evidence.query_terms, left)
    return _sample(signals, left, np.zeros(len(left), dtype=bool), answerable=False)


def _is_right(candidate: Candidate, question: Question, opened: OpenedSet) -> bool:
    """Whether a sentence has expected words, or is part of them."""
    text = fold(candidate.text)
    gold = [
        one for one in question.gold if opened.document_ids.get(one.document or "") in (None, candidate.document.id)
    ]
    return any(fold(one.text) in text or text in fold(one.text) for one in gold)


def _report_signals(name: str, samples: Sequence[Sample]) -> None:
    """Print how often a right sentence is first, or among three, and how that changes without each signal."""
    asked = [sample for sample in samples if sample.right.any()]
    weights = np.array([SIGNALS[part.name] for part in fields(Fit)])
    whole = np.array([_places(sample, weights) for sample in asked])
    print(
        f"{name}: {len(asked)} questions; right first {(whole == 0).mean():.3f}, among three {(whole < 3).mean():.3f}"
    )
    for number, part in enumerate(fields(Fit)):
        without = np.array(
            [_places(sample, np.where(np.arange(len(weights)) == number, 0, weights)) for sample in asked]
        )
        first, three = ((without < place).mean() - (whole < place).mean() for place in (1, 3))
        print(f"  without {part.name:8} first {first:+.3f}, among three {three:+.3f}")


def _places(sample: Sample, weights: _Numbers) -> int:
    """How many sentences stand before the first right one."""
    order = np.argsort(-np.round(sample.fits @ weights / weights.sum(), 4), kind="stable")
    return int(sample.right[order].argmax())


def _fit(sets: Sequence[Sequence[Sample]]) -> LogisticRegression:
    samples = [sample for one in sets for sample in one]
    weights = np.array([weight for number, one in enumerate(sets) for weight in _weights(one, number == 0)])
    answerable = [sample.answerable for sample in samples]
    model = LogisticRegression(C=_STRENGTH, max_iter=5000)
    return model.fit(_matrix(samples), answerable, sample_weight=weights * len(samples) / weights.sum())


def _weights(samples: Sequence[Sample], is_first: bool) -> _Numbers:
    """What each question of a set counts: those with an answer together as much as those without."""
    answerable = np.array([sample.answerable for sample in samples])
    shares: _Numbers = np.where(answerable, 1 / answerable.sum(), 1 / (~answerable).sum())
    return shares * (_FIRST_COUNTS if is_first else 1)


def _matrix(samples: Sequence[Sample]) -> _Numbers:
    return np.array([[getattr(sample.signals, name) for name in _USED] for sample in samples])


def _probabilities(model: LogisticRegression, samples: Sequence[Sample]) -> _Numbers:
    return np.asarray(model.predict_proba(_matrix(samples))[:, 1])


def _report_confidence(name: str, probabilities: _Numbers, threshold: float, samples: Sequence[Sample]) -> None:
    answerable = np.array([sample.answerable for sample in samples])
    for text, marks in (("answerable", answerable), ("unanswerable", ~answerable)):
        if marks.any():
            print(f"{name}: {text} declined {(probabilities[marks] < threshold).mean():.3f}")
    if len(set(answerable)) == 2:
        print(f"{name}: area under the curve {roc_auc_score(answerable, probabilities):.3f}")


def _numbers(model: LogisticRegression, threshold: float) -> dict[str, float]:
    numbers = dict(zip(_USED, model.coef_[0], strict=True))
    return numbers | {"bias": model.intercept_[0], "least_shown": threshold}


def _fit_evidence(samples: Sequence[Sample]) -> dict[str, float]:
    """How much a log-odd of the evidence model tells of a right sentence, beside the score of its fit."""
    asked = [sample for sample in samples if sample.right.any()]
    weights = np.array([SIGNALS[part.name] for part in fields(Fit)])
    fit = np.concatenate([sample.fits @ weights / weights.sum() for sample in asked])
    odds = np.concatenate([sample.odds for sample in asked])
    right = np.concatenate([sample.right for sample in asked])
    read = ~np.isnan(odds)
    model = LogisticRegression(C=_STRENGTH).fit(np.stack([odds[read], fit[read]], axis=1), right[read])
    return {"odds": model.coef_[0][0] / model.coef_[0][1]}


def _write(numbers: Mapping[str, float]) -> None:
    kept = FILE.read_text(encoding="utf-8").partition(_SECTION)[0]
    lines = (f"{name} = {number:.3f}\n" for name, number in numbers.items())
    FILE.write_text("".join([kept, _SECTION, *lines]), encoding="utf-8")


if __name__ == "__main__":
    main()
