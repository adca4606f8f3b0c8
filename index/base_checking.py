"""Whether the codes of a base are still those of its vectors, which opening it does not look at. Knows no store."""

import numpy as np
from numpy.typing import NDArray

from index.base import Base
from index.vectors import BLOCK

_NUMBERS_WIDTH = 8  # bytes, after the bits of a code
_ROUNDING = 1e-4
"""By so much another processor may sum up otherwise what a code tells of its vector, all of which is at most 4."""


def unsound_places(base: Base) -> NDArray[np.int64]:
    """The places that are not in exactly one list, or whose code is not that of the vector; reads all that there is.

    :param base: the base.
    :return: them; all places where a list has such as there are none.
    """
    seen = np.zeros(len(base), dtype=np.int64)
    unsound = [seen[:0]]
    for number in range(base.lists):
        places = base.places_in(number)
        if len(places) and not 0 <= places.min() <= places.max() < len(base):
            return np.arange(len(base))
        np.add.at(seen, places, 1)
        unsound.append(places[~_are_sound(base, number, places)])
    return np.union1d(np.flatnonzero(seen != 1), np.concatenate(unsound))


def _are_sound(base: Base, number: int, places: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether each code of a list is that of its vector, or nothing where that was wiped."""
    codes, are_sound = base.codes_in(number), np.zeros(len(places), dtype=bool)
    for start in range(0, len(places), BLOCK):
        part = slice(start, start + BLOCK)
        rows = base.rows(places[part])
        is_wiped = ~rows.any(axis=1) & ~codes[part].any(axis=1)
        are_sound[part] = is_wiped | _are_alike(codes[part], base.codes_of(number, rows))
    return are_sound


def _are_alike(codes: NDArray[np.uint8], others: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Whether codes are the same but for rounding: a bit a dimension, then two numbers, which are sums."""
    signs = codes.shape[1] - _NUMBERS_WIDTH
    numbers, expected = (np.ascontiguousarray(each[:, signs:]).view("<f4") for each in (codes, others))
    is_close = np.isclose(numbers, expected, _ROUNDING, _ROUNDING).all(axis=1)
    are_alike: NDArray[np.bool_] = is_close & np.all(codes[:, :signs] == others[:, :signs], axis=1)
    return are_alike
