"""Learns trees and how far they are to be trusted, and writes both in the form that ingest/statements/choice reads."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from evaluate.speakers import Outcome
from evaluate.sureness import calibration_error
from ingest.statements.choice.choose import decided
from ingest.statements.choice.choose import likeliest as highest
from ingest.statements.choice.model import Trees, Trust, trees_in
from scripts.speakers.examples import Example

SEED, FOLDS = 0, 5
_TREES, _RATE, _LEAVES, _FEWEST, _SHRINKING, _SHARE = 100, 0.06, 10, 20, 5.0, 0.3
"""Few leaves of many candidates: there are some two thousand statements. Twice as many smaller trees did no better."""
LEAST = {
    "pronoun ruled": 0.4,
    "pronoun alone": 0.8,
    "role ruled": 0.1,
    "role alone": 0.8,
    "name ruled": 0.3,
    "name alone": 0.95,
}
"""How likely a choice must be to be named, chosen on the training articles, held out. Whom the rules name stays unless
he is unlikely: with .45 for roles, two in a thousand fewer of the articles' are wrong, but of the shipped documents'
training half two in a hundred fewer are right. Words that tell something are better shown than with a name in doubt.
"""
SHIPPED_COUNT = 3
"""How often each shipped statement counts: there are few, and reports are written otherwise than news."""


@dataclass(frozen=True, slots=True)
class Top:
    """An example with the log odds of each candidate, and the place of the likeliest."""

    example: Example
    odds: list[float]
    place: int

    @property
    def log_odds(self) -> float:
        """The highest."""
        return self.odds[self.place]


def fit(examples: Sequence[Example]) -> dict[str, object]:
    """Learn trees.

    :param examples: what to learn from.
    :return: signals, baseline and trees, as they are written.
    """
    names = sorted({name for one in examples for signals in one.signals for name in signals})
    rows = np.array([[signals.get(name, 0.0) for name in names] for one in examples for signals in one.signals])
    right = np.array([is_right for one in examples for is_right in one.right], dtype=int)
    model = HistGradientBoostingClassifier(
        max_iter=_TREES,
        learning_rate=_RATE,
        max_leaf_nodes=_LEAVES,
        min_samples_leaf=_FEWEST,
        l2_regularization=_SHRINKING,
        max_features=_SHARE,
        early_stopping=False,
        random_state=SEED,
    ).fit(rows, right)
    trees = [_nodes(predictor.nodes) for (predictor,) in model._predictors]
    return {"signals": names, "baseline": round(float(model._baseline_prediction.item()), 6), "trees": trees}


def _nodes(nodes: NDArray[np.void]) -> list[list[float]]:
    return [
        [-1, 0, 0, 0, round(float(node["value"]), 6)]
        if node["is_leaf"]
        else [int(node["feature_idx"]), float(node["num_threshold"]), int(node["left"]), int(node["right"]), 0]
        for node in nodes
    ]


def trees_of(fields: dict[str, object]) -> Trees:
    """The trees that were learned."""
    return trees_in(fields["signals"], fields["baseline"], fields["trees"])  # type: ignore[arg-type]


def held_out(examples: Sequence[Example], fitted_beside: Sequence[Example] = ()) -> list[Top]:
    """The likeliest candidate of each example by trees that did not see its article."""
    articles = sorted({one.article for one in examples})
    np.random.default_rng(SEED).shuffle(articles)
    tops: list[Top] = []
    for fold in range(FOLDS):
        aside = set(articles[fold::FOLDS])
        seen = [one for one in (*examples, *fitted_beside) if one.article not in aside]
        trees = trees_of(fit(seen))
        tops.extend(top for one in examples if one.article in aside and (top := likeliest(trees, one)))
    return tops


def likeliest(trees: Trees, example: Example) -> Top | None:
    """The likeliest candidate of an example, if there is any."""
    if not example.signals:
        return None
    odds = trees.log_odds(example.signals)
    return Top(example, odds, highest(odds))


def calibrate(tops: Sequence[Top]) -> dict[str, Trust]:
    """How log odds become probabilities, for each kind of choice (Platt, pulled towards the log odds as they are)."""
    trust = {}
    for kind, least in LEAST.items():
        some = [top for top in tops if top.example.trusted[top.place] == kind]
        right = [is_fine(top) for top in some]
        model = LogisticRegression(C=10).fit([[top.log_odds] for top in some], right)
        trust[kind] = Trust(round(float(model.coef_[0, 0]), 4), round(float(model.intercept_[0]), 4), least)
    return trust


def is_fine(top: Top) -> bool:
    """Whether naming the likeliest candidate is not wrong."""
    return top.example.outcomes[top.place] in (Outcome.RIGHT, Outcome.AS_WRITTEN)


def outcomes(tops: Sequence[Top], trust: dict[str, Trust]) -> Counter[Outcome]:
    """What comes of the choices."""
    return Counter(_outcome(top, trust) for top in tops)


def _outcome(top: Top, trust: dict[str, Trust]) -> Outcome:
    named = decided(top.odds, [trust[one] for one in top.example.trusted])
    return top.example.unnamed if named is None else top.example.outcomes[named]


def report(title: str, tops: Sequence[Top], trust: dict[str, Trust]) -> None:
    """Print what comes of the choices, beside what the rules alone say, and how well the probabilities hold."""
    ruled = Counter(top.example.ruled for top in tops)
    sure = [trust[top.example.trusted[top.place]].probability(top.log_odds) for top in tops]
    fine = [is_fine(top) for top in tops]
    high = [is_right for probability, is_right in zip(sure, fine, strict=True) if probability >= 0.9]
    print(f"{title}: {len(tops)} statements")
    for name, counts in (("rules", ruled), ("learned", outcomes(tops, trust))):
        print(f"  {name:8}", *(f"{one} {counts[one] / len(tops):.3f}" for one in Outcome))
    print(f"  calibration error {calibration_error(sure, fine):.3f}; from .9 on {np.mean(high):.3f} of {len(high)}")


def write(file: Path, fields: dict[str, object], trust: dict[str, Trust]) -> None:
    """Write what was learned, one tree a line."""
    trees = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in fields["trees"])  # type: ignore[attr-defined]
    kinds = {kind: {"slope": one.slope, "bias": one.bias, "least": one.least} for kind, one in trust.items()}
    file.write_text(
        f'{{"signals": {json.dumps(fields["signals"])},\n"trust": {json.dumps(kinds)},\n'
        f'"baseline": {fields["baseline"]},\n"trees": [\n{trees}\n]}}\n',
        encoding="utf-8",
    )
