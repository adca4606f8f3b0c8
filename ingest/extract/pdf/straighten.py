"""Turns a page that lies a little askew until its lines are level; of others, whole lines are left out when read."""

from array import array
from cmath import rect
from collections.abc import Sequence
from itertools import pairwise
from math import radians
from statistics import median

from PIL import Image

_MOST_DEGREES = 3.0
"""What lies further askew than a sheet in a feeder does was meant to."""
_COARSE, _FINE = 0.5, 0.1
"""In degrees: lines are found level only within half of one, and a tenth is less than a letter over a page's width."""
_LOOKED_AT = 900
"""In dots, the side of what is looked at: lines are still apart, and turning it takes two milliseconds."""


def skew_of(grey: Image.Image) -> float:
    """By how many degrees a page must be turned for its lines to be level.

    :param grey: the page, in shades of grey.
    :return: the degrees; 0 where it lies straight.
    """
    small = grey.copy()
    small.thumbnail((_LOOKED_AT, _LOOKED_AT), Image.Resampling.BOX)
    paper = _paper(small)
    coarse = _levelest(small, paper, _steps(-_MOST_DEGREES, _MOST_DEGREES, _COARSE))
    degrees = _levelest(small, paper, _steps(coarse - _COARSE, coarse + _COARSE, _FINE))
    return 0.0 if abs(degrees) < 2 * _FINE or abs(degrees) > _MOST_DEGREES else degrees


def turned(grey: Image.Image, degrees: float) -> Image.Image:
    """A page turned around its middle, with its corners filled; itself where there is nothing to turn."""
    if not degrees:
        return grey
    small = grey.copy()
    small.thumbnail((_LOOKED_AT, _LOOKED_AT), Image.Resampling.BOX)
    return grey.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=_paper(small))


def before_turning(across: float, down: float, size: tuple[int, int], degrees: float) -> tuple[float, float]:
    """Where a dot of a page stood before that was turned.

    :param across: how far the dot is from its left edge.
    :param down: how far from its top.
    :param size: its width and height.
    :param degrees: by how much it was turned.
    :return: the same of the page as it was.
    """
    middle = complex(size[0] / 2, size[1] / 2)
    there = middle + (complex(across, down) - middle) * rect(1, radians(degrees))
    return there.real, there.imag


def _paper(page: Image.Image) -> int:
    return round(median(page.tobytes()))


def _steps(first: float, last: float, step: float) -> list[float]:
    return [first + step * number for number in range(round((last - first) / step) + 1)]


def _levelest(page: Image.Image, paper: int, angles: Sequence[float]) -> float:
    return max(angles, key=lambda degrees: (_levelness(page, paper, degrees), -abs(degrees)))


def _levelness(page: Image.Image, paper: int, degrees: float) -> float:
    """How abruptly rows of a page differ from those above them: most where lines are level."""
    turned = page.rotate(degrees, Image.Resampling.BILINEAR, fillcolor=paper).convert("F")
    rows = array("f", turned.resize((1, turned.height), Image.Resampling.BOX).tobytes())
    return sum((row - above) ** 2 for above, row in pairwise(rows))
