"""Fits the confidence of answers on questions with and without an answer, and writes answer/evidence/confidence.toml.

    python scripts/fit_confidence.py --known INDEX [FOLDER INDEX …]

INDEX is an index folder of the shipped corpus, on which tests/known_answers.jsonl is asked; each further pair is a
question set in the BEIR layout with `answerable` in its queries, and an index of it. Every set counts alike, and in it
the questions with an answer count as much as those without. Logistic regression, no randomness.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from answer.ask import find_evidence  # noqa: E402
from answer.evidence.confidence import COEFFICIENTS, Signals  # noqa: E402
from answer.speakers.aliases import use_aliases  # noqa: E402
from answer.understand.history import read_history  # noqa: E402
from index.library import open_library  # noqa: E402
from index.settings import read_settings  # noqa: E402

WRONGLY_DECLINED = 0.08
"""The share of answerable known questions that the threshold may decline."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The signals of one question, whether it has an answer, and how much it counts."""

    signals: Signals
    answerable: bool
    weight: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, write and report; 0 when done."""
    parser = argparse.ArgumentParser(description="Fit the confidence of answers.")
    parser.add_argument("--known", type=Path, required=True, metavar="INDEX", help="an index of the shipped corpus")
    parser.add_argument("others", type=Path, nargs="*", metavar="FOLDER INDEX", help="further sets with their indexes")
    options = parser.parse_args(arguments)
    known = _samples(PROJECT / "tests" / "known_answers.jsonl", options.known)
    others = [
        _samples(folder / "queries.jsonl", index)
        for folder, index in zip(options.others[::2], options.others[1::2], strict=True)
    ]
    model = _fit([sample for samples in (known, *others) for sample in samples])
    threshold = _threshold(model, known)
    _write(model, threshold)
    for name, samples in zip(
        ["known", *(folder.name for folder in options.others[::2])], (known, *others), strict=True
    ):
        _report(name, model, threshold, samples)
    return 0


def _samples(file: Path, index: Path) -> list[Sample]:
    settings = replace(read_settings(os.environ), index=index)
    use_aliases(settings.corpus)
    corpus = open_library(settings).snapshot()
    rows: list[tuple[Signals, bool]] = []
    for record in _records(file):
        evidence = find_evidence(corpus, record.get("question") or record["text"], read_history(record.get("history")))
        if evidence.signals:
            rows.append((evidence.signals, bool(record.get("answerable", True))))
    counts = {answerable: sum(one is answerable for _, one in rows) for answerable in (True, False)}
    return [Sample(signals, answerable, 0.5 / counts[answerable]) for signals, answerable in rows]


def _records(file: Path) -> Iterator[dict[str, Any]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def _fit(samples: Sequence[Sample]) -> LogisticRegression:
    weights = np.array([sample.weight for sample in samples])
    answerable = [sample.answerable for sample in samples]
    return LogisticRegression(C=3, max_iter=5000).fit(
        _matrix(samples), answerable, sample_weight=weights * len(samples) / weights.sum()
    )


def _matrix(samples: Sequence[Sample]) -> np.ndarray[Any, np.dtype[np.float64]]:
    return np.array([astuple(sample.signals) for sample in samples])


def _threshold(model: LogisticRegression, samples: Sequence[Sample]) -> float:
    answerable = [sample for sample in samples if sample.answerable]
    return float(np.quantile(model.predict_proba(_matrix(answerable))[:, 1], WRONGLY_DECLINED))


def _write(model: LogisticRegression, threshold: float) -> None:
    weights = dict(zip([one.name for one in fields(Signals)], model.coef_[0], strict=True))
    lines = [
        "# How likely the best quotes are to answer, from the signals of answer/evidence/confidence.py.",
        "# Written by scripts/fit_confidence.py.",
        "[threshold]",
        f"answer = {threshold:.3f}",
        "",
        "[weights]",
        f"bias = {model.intercept_[0]:.3f}",
        *(f"{name} = {weight:.3f}" for name, weight in weights.items()),
    ]
    COEFFICIENTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _report(name: str, model: LogisticRegression, threshold: float, samples: Sequence[Sample]) -> None:
    answerable = np.array([sample.answerable for sample in samples])
    probabilities = model.predict_proba(_matrix(samples))[:, 1]
    declined = probabilities < threshold
    print(
        f"{name}: AUROC {roc_auc_score(answerable, probabilities):.3f}, "
        f"unanswerable declined {declined[~answerable].mean():.3f}, "
        f"answerable declined {declined[answerable].mean():.3f}"
    )


if __name__ == "__main__":
    sys.exit(main())
