"""Fit how likely the tagger's sources are right, and write calibration.toml beside its weights.

    python -m scripts.fit_tagger_calibration BENCH

BENCH is the folder with train.jsonl and dev.jsonl that the tagger was trained and judged on. Fitted on the articles of
train.jsonl that training kept aside, because of those it was trained on it is far surer than of others; judged on
dev.jsonl. A logistic function of one preference (Platt): there are some 50 wrong sources to fit on, too few for more.
"""

import argparse
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from evaluate.question_files import read_objects
from index.settings import Settings
from ingest.statements.tagger.model import Tagger
from ingest.statements.tagger.reading import CALIBRATION, TaggedStatement, probability
from scripts.train_tagger import KEPT_ASIDE
from text.quotations import find_quotations

_HEAD = """# How likely a source is the right one, from how much it is preferred; read by reading.py beside this folder.
# Written by scripts/fit_tagger_calibration.py.
"""
_KINDS = {"somebody": True, "nobody": False}
_BINS = 10


@dataclass(frozen=True, slots=True)
class Sample:
    """What the tagger took for said: whether by somebody, how much that was preferred, and whether that is right."""

    somebody: bool
    preference: float
    right: bool


def main() -> None:
    """Read the arguments, fit, write, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path, metavar="BENCH")
    options = parser.parse_args()
    tagger = Tagger(Settings().models)
    fitted_on, judged = (
        [one for fields in articles for one in _samples(fields, tagger)]
        for articles in (_articles(options.bench / "train.jsonl")[-KEPT_ASIDE:], _articles(options.bench / "dev.jsonl"))
    )
    lines = [_HEAD]
    for kind, somebody in _KINDS.items():
        slope, bias = _fit([one for one in fitted_on if one.somebody is somebody])
        lines.append(f"[{kind}]\nslope = {slope:.3f}\nbias = {bias:.3f}\n")
        _report(kind, [one for one in judged if one.somebody is somebody], slope, bias)
    CALIBRATION.write_text("\n".join(lines).replace(".py.\n\n", ".py.\n"), encoding="utf-8")


def _articles(file: Path) -> list[dict[str, Any]]:
    return [fields for _, fields in read_objects(file)]


def _samples(fields: dict[str, Any], tagger: Tagger) -> Iterator[Sample]:
    """What the tagger takes for said and annotators did, too: at least half of its characters are theirs."""
    gold = [(_characters(one["content"]), _characters(one["source"])) for one in fields["statements"] if one["content"]]
    reading = tagger.read(fields["text"], find_quotations(fields["text"]))
    for said in (*reading.said, *reading.quoted):
        found = _characters([(span.start, span.end) for span in said.contents])
        content, source = max(gold, key=lambda one: len(found & one[0]) / len(found | one[0]), default=(set(), set()))
        if 2 * len(found & content) >= len(found):
            ours = _characters([(said.source.start, said.source.end)] if said.source else [])
            yield Sample(said.source is not None, _preference(said), bool(ours & source) or not (ours or source))


def _characters(spans: Sequence[Sequence[int]]) -> set[int]:
    return {index for start, end in spans for index in range(start, end)}


def _preference(said: TaggedStatement) -> float:
    """How much the source was preferred, from what the calibration in force made of it."""
    zero, one = (_log_odds(probability(preference, somebody=said.source is not None)) for preference in (0.0, 1.0))
    return (_log_odds(said.sure) - zero) / (one - zero)


def _log_odds(share: float) -> float:
    return math.log(share / (1 - share))


def _fit(samples: Sequence[Sample]) -> tuple[float, float]:
    model = LogisticRegression(C=100).fit([[one.preference] for one in samples], [one.right for one in samples])
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def _report(kind: str, samples: Sequence[Sample], slope: float, bias: float) -> None:
    right = np.array([one.right for one in samples])
    before = np.array([min(1.0, one.preference) for one in samples])
    after = np.array([1 / (1 + math.exp(-bias - slope * one.preference)) for one in samples])
    print(
        f"{kind}: {len(samples)} of which {right.mean():.3f} right; expected calibration error "
        f"{_error(before, right):.4f}, now {_error(after, right):.4f}; area under the curve "
        f"{roc_auc_score(right, before):.3f}, now {roc_auc_score(right, after):.3f}; highest {after.max():.3f}"
    )


def _error(sure: NDArray[np.float64], right: NDArray[np.bool_]) -> float:
    """How far, on average, a tenth of the scale is from the share that is right in it."""
    tenths = np.minimum((sure * _BINS).astype(int), _BINS - 1)
    parts = [tenths == one for one in range(_BINS)]
    return float(sum(part.mean() * abs(sure[part].mean() - right[part].mean()) for part in parts if part.any()))


if __name__ == "__main__":
    main()
