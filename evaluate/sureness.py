"""Measures whether probabilities hold, and how many names are right when only the surest are given.

Knows numbers only: how likely each was said to be, and which were right.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

_BINS = 10
_COVERAGES = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Sureness:
    """How far probabilities hold. `named` counts the statements that have one, of those that may be named.

    `precision_at` holds points: the share of all that is named, the surest first, and the share of those that is right.
    """

    named: int
    calibration_error: float
    precision_at: tuple[tuple[float, float], ...]


def sureness_of(sure: Sequence[float | None], right: Sequence[bool]) -> Sureness:
    """How far the probabilities of some statements hold.

    :param sure: of each statement how likely the speaker is right; None where nobody is named.
    :param right: of each whether the speaker is right.
    :return: points for as many shares as are named.
    """
    known = [(one, is_right) for one, is_right in zip(sure, right, strict=True) if one is not None]
    named, fine = [one for one, _ in known], [is_right for _, is_right in known]
    points = risk_and_coverage(named, fine)
    counts = {share: math.ceil(share * len(sure)) for share in _COVERAGES}
    shown = ((share, 1 - points[count - 1][1]) for share, count in counts.items() if 0 < count <= len(points))
    return Sureness(len(known), calibration_error(named, fine), tuple(shown))


def calibration_error(sure: Sequence[float], right: Sequence[bool]) -> float:
    """How far the probabilities of a tenth of the scale are, on average, from the share that is right in it."""
    tenths: dict[int, list[tuple[float, bool]]] = {}
    for probability, is_right in zip(sure, right, strict=True):
        tenths.setdefault(min(int(probability * _BINS), _BINS - 1), []).append((probability, is_right))
    gaps = (abs(sum(one for one, _ in part) - sum(is_right for _, is_right in part)) for part in tenths.values())
    return sum(gaps) / len(sure) if sure else 0.0


def risk_and_coverage(sure: Sequence[float], right: Sequence[bool]) -> list[tuple[float, float]]:
    """For each least probability the share of statements that are named, and the share of those that is wrong."""
    ordered = sorted(zip(sure, right, strict=True), key=lambda one: -one[0])
    points, wrong = list[tuple[float, float]](), 0
    for count, (_, is_right) in enumerate(ordered, start=1):
        wrong += not is_right
        points.append((count / len(ordered), wrong / count))
    return points
