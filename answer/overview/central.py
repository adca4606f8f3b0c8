"""Which sentences say most of what many say, and no two of them the same: centrality, position, and spread.

Centrality is LexRank's by degree (Erkan and Radev 2004); what is chosen next is what adds most to what is there
(maximal marginal relevance, Carbonell and Goldstein 1998). Knows points and their vectors.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from answer.evidence.weights import OVERVIEW
from answer.overview.points import Point

Vectors = NDArray[np.float32]
_DIGITS = 4
"""Worths that agree so far are equal: the vectors of one text differ by less from one machine to the next."""


def choose_points(
    points: Sequence[Point], vectors: Vectors, most: int, worth: Sequence[float] | None = None
) -> list[int]:
    """Choose the points of an overview.

    :param points: those to choose from.
    :param vectors: one of unit length for each.
    :param most: how many to choose at most.
    :param worth: what speaks for each beside its place and centrality; None for nothing.
    :return: their places among the points, the worthiest first.
    """
    if not points:
        return []
    extra = np.array(worth if worth is not None else [0.0] * len(points))
    worths = _centrality(points, vectors) + np.array([_standing(point) for point in points]) + extra
    likeness = vectors @ vectors.T
    chosen: list[int] = []
    while len(chosen) < most:
        left = [place for place in range(len(points)) if _is_new(place, chosen, likeness)]
        gains = {place: round(float(worths[place]) - _loss(points, place, chosen, likeness), _DIGITS) for place in left}
        best = max(left, key=lambda place: (gains[place], -place), default=None)
        if best is None or (len(chosen) >= OVERVIEW["fewest"] and gains[best] < OVERVIEW["least"]):
            break
        chosen.append(best)
    return chosen


def _centrality(points: Sequence[Point], vectors: Vectors) -> NDArray[np.float64]:
    """How much each is like all others, those counting more that surely speak of the subject; 1 for the most."""
    about = np.array([point.about for point in points])
    likeness = np.clip(vectors @ vectors.T, 0.0, None).astype(np.float64)
    np.fill_diagonal(likeness, 0.0)
    degrees = likeness @ about
    found: NDArray[np.float64] = about * degrees / max(float((about * degrees).max()), 1e-9)
    return found


def _standing(point: Point) -> float:
    return point.leads - (0.0 if point.is_apart else OVERVIEW["leans"])


def _is_new(place: int, chosen: Sequence[int], likeness: Vectors) -> bool:
    return place not in chosen and all(likeness[place, other] < OVERVIEW["too_alike"] for other in chosen)


def _loss(points: Sequence[Point], place: int, chosen: Sequence[int], likeness: Vectors) -> float:
    """What a point loses by those that are there already."""
    point, others = points[place], [points[other] for other in chosen]
    beside = [other for other in others if other.document.id == point.document.id]
    section = sum(other.section == point.section for other in beside)
    alike = max((float(likeness[place, other]) for other in chosen), default=0.0)
    # Beside others of its document a point is only worth less where there are other documents.
    crowd = len(beside) if any(other.document.id != point.document.id for other in points) else 0
    return section * OVERVIEW["same_section"] + crowd * OVERVIEW["same_document"] + alike * OVERVIEW["alike"]
