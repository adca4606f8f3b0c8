"""Reads how likely each candidate is from what speaks for it, by trees that were learned (scripts/train_speakers.py).

Plain numbers in a file of JSON and numpy: the same on every machine, since probabilities are rounded before anybody
compares them. Knows signals by their names only.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).parent / "model.json"
DIGITS = 4
"""Sums of floats may differ in the last digits from one processor to another."""
_LEAF = -1


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """Trees side by side, one a row: at each node the signal that is asked, up to which value one goes left, and where.

    `values` are what leaves add to the log odds; a leaf asks for no signal.
    """

    signals: tuple[str, ...]
    baseline: float
    asked: NDArray[np.int64]
    up_to: NDArray[np.float64]
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    values: NDArray[np.float64]

    def log_odds(self, found: Sequence[dict[str, float]]) -> list[float]:
        """The log odds of some candidates, each given by its signals."""
        rows = np.array([[one.get(name, 0.0) for name in self.signals] for one in found])
        trees = np.arange(len(self.asked))[None, :]
        nodes = np.zeros((len(rows), len(self.asked)), dtype=np.int64)
        while (self.asked[trees, nodes] != _LEAF).any():
            asked = self.asked[trees, nodes]
            goes_left = np.take_along_axis(rows, np.maximum(asked, 0), axis=1) <= self.up_to[trees, nodes]
            following = np.where(goes_left, self.left[trees, nodes], self.right[trees, nodes])
            nodes = np.where(asked == _LEAF, nodes, following)
        return [round(self.baseline + float(row.sum()), DIGITS) for row in self.values[trees, nodes]]


@dataclass(frozen=True, slots=True)
class Trust:
    """How log odds become the probability of who is chosen for a kind of words, and how likely he must be for that."""

    slope: float
    bias: float
    least: float

    def probability(self, log_odds: float) -> float:
        """The calibrated probability."""
        return round(1 / (1 + math.exp(-self.bias - self.slope * log_odds)), DIGITS)


@dataclass(frozen=True, slots=True)
class Model:
    """The trees, and how far they are to be trusted, by the kind of words and whether the rules name the same."""

    trees: Trees
    trust: dict[str, Trust]


@cache
def shipped() -> Model:
    """The model that ships."""
    fields = json.loads(FILE.read_text(encoding="utf-8"))
    trust = {kind: Trust(**values) for kind, values in fields["trust"].items()}
    return Model(trees_in(fields["signals"], fields["baseline"], fields["trees"]), trust)


def trees_in(signals: Sequence[str], baseline: float, trees: Sequence[Sequence[Sequence[float]]]) -> Trees:
    """Lay trees side by side.

    :param signals: the names of the signals, in the order of their numbers.
    :param baseline: the log odds before any tree.
    :param trees: the nodes of each: the signal's number or -1, up to which value left, left, right, and a leaf's value.
    :return: the trees, the shorter ones filled up.
    """
    longest = max(map(len, trees))
    leaf = [float(_LEAF), 0.0, 0.0, 0.0, 0.0]
    table = np.array([[*tree, *[leaf] * (longest - len(tree))] for tree in trees], dtype=np.float64)
    asked, left, right = (table[:, :, place].astype(np.int64) for place in (0, 2, 3))
    return Trees(tuple(signals), baseline, asked, table[:, :, 1], left, right, table[:, :, 4])
