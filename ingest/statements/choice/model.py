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
    """The nodes of all trees in one row: the signal that each asks, up to which value one goes left, and where to.

    `roots` are the first nodes of the trees, and no tree is deeper than `depth`. Of a leaf, both ways lead to itself;
    `values` are what leaves add to the log odds.
    """

    signals: tuple[str, ...]
    baseline: float
    roots: NDArray[np.int64]
    depth: int
    asked: NDArray[np.int64]
    up_to: NDArray[np.float64]
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    values: NDArray[np.float64]

    def log_odds(self, found: Sequence[dict[str, float]]) -> list[float]:
        """The log odds of some candidates, each given by its signals."""
        rows = np.array([[one.get(name, 0.0) for name in self.signals] for one in found])
        places, nodes = np.arange(len(rows))[:, None], np.repeat(self.roots[None, :], len(rows), axis=0)
        for _ in range(self.depth):
            goes_left = rows[places, self.asked[nodes]] <= self.up_to[nodes]
            nodes = np.where(goes_left, self.left[nodes], self.right[nodes])
        return [round(self.baseline + float(row.sum()), DIGITS) for row in self.values[nodes]]


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
    """Lay trees one behind the other.

    :param signals: the names of the signals, in the order of their numbers.
    :param baseline: the log odds before any tree.
    :param trees: the nodes of each: the signal's number or -1, up to which value left, left, right, and a leaf's value.
    :return: the trees.
    """
    roots = np.cumsum([0, *map(len, trees)])[:-1]
    table = np.array([node for tree in trees for node in tree], dtype=np.float64)
    first = np.repeat(roots, [len(tree) for tree in trees])
    asked, left, right = (table[:, place].astype(np.int64) for place in (0, 2, 3))
    leaf, itself = asked == _LEAF, np.arange(len(table))
    return Trees(
        tuple(signals),
        baseline,
        roots,
        max(map(_depth, trees)),
        np.maximum(asked, 0),
        table[:, 1],
        np.where(leaf, itself, first + left),
        np.where(leaf, itself, first + right),
        table[:, 4],
    )


def _depth(tree: Sequence[Sequence[float]], node: int = 0) -> int:
    asked, _, left, right, _ = tree[node]
    return 0 if asked == _LEAF else 1 + max(_depth(tree, int(left)), _depth(tree, int(right)))
