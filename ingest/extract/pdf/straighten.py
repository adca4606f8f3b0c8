"""Turns a page that lies a little askew until its lines are level; of others, whole lines are left out when read."""

from array import array
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from PIL import Image

_MOST_DEGREES = 3.0
"""What lies further askew than a sheet in a feeder does was meant to."""
_COARSE, _FINE = 0.5, 0.1
"""In degrees: lines are found level only within half of one, and a tenth is less than a letter over a page's width."""
_LOOKED_AT = 900
"""In dots, the side of what is looked at: lines are still apart, and turning it takes two milliseconds."""


def straighten(grey: Image.Image) -> Image.Image:
    """Turn a page so that its lines are level.

    :param grey: the page, in shades of grey.
    :return: the page as it was where it lies straight, else turned, with its corners filled.
    """
    small = grey.copy()
    small.thumbnail((_LOOKED_AT, _LOOKED_AT), Image.Resampling.BOX)
    paper = round(median(small.tobytes()))
    coarse = _levelest(small, paper, _steps(-_MOST_DEGREES, _MOST_DEGREES, _COARSE))
    degrees = _levelest(small, paper, _steps(coarse - _COARSE, coarse + _COARSE, _FINE))
    if abs(degrees) < 2 * _FINE or abs(degrees) > _MOST_DEGREES:
        return grey
    return grey.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=paper)


def _steps(first: float, last: float, step: float) -> list[float]:
    return [first + step * number for number in range(round((last - first) / step) + 1)]


def _levelest(page: Image.Image, paper: int, angles: Sequence[float]) -> float:
    return max(angles, key=lambda degrees: (_levelness(page, paper, degrees), -abs(degrees)))


def _levelness(page: Image.Image, paper: int, degrees: float) -> float:
    """How abruptly rows of a page differ from those above them: most where lines are level."""
    turned = page.rotate(degrees, Image.Resampling.BILINEAR, fillcolor=paper).convert("F")
    rows = array("f", turned.resize((1, turned.height), Image.Resampling.BOX).tobytes())
    return sum((row - above) ** 2 for above, row in pairwise(rows))
