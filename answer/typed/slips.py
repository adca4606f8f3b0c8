"""How one word becomes another by a slip of the fingers. Knows letters only.

Two names that differ by a letter are two names more often than one mistyped: Hansen is not Hanson. A slip leaves
traces that a choice does not: letters swapped or doubled, one too few, or the key beside.
"""

from enum import Enum

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_KEYS = {letter: (row, column) for row, letters in enumerate(_ROWS) for column, letter in enumerate(letters)}
_VOWELS = frozenset("aeiouy")


class Slip(Enum):
    """What happened between the word that was meant and the one that was typed."""

    SWAPPED = "two letters changed places"
    DOUBLED = "a letter stands twice or once by mistake"
    LEFT_OUT = "a letter is missing"
    ADDED = "a letter too many"
    NEXT_KEY = "the key beside"
    ENDING = "another ending, as forms of a name have"
    OTHER = "other letters"


CAREFUL = frozenset((Slip.SWAPPED, Slip.DOUBLED, Slip.LEFT_OUT, Slip.ADDED, Slip.NEXT_KEY))
"""The slips that are believed of a name; of a person's, the first alone."""


def slip_between(typed: str, meant: str) -> Slip:
    """Which slip makes one word of another.

    :param typed: what was typed, without case and accents.
    :param meant: what may have been meant, written likewise.
    :return: the slip; OTHER when it takes more than one.
    """
    start = _shared(typed, meant)
    end = _shared(typed[start:][::-1], meant[start:][::-1])
    wrong, right = typed[start : len(typed) - end], meant[start : len(meant) - end]
    if len(wrong) == 2 and wrong == right[::-1]:
        return Slip.SWAPPED
    if len(wrong) + len(right) == 1:
        return _missing_or_added(typed, meant, wrong, start)
    if len(wrong) == len(right) == 1 and _is_beside(wrong, right):
        return Slip.NEXT_KEY
    return Slip.OTHER


def _missing_or_added(typed: str, meant: str, wrong: str, start: int) -> Slip:
    longer = typed if wrong else meant
    if start and longer[start] == longer[start - 1]:
        return Slip.DOUBLED
    if start == len(longer) - 1:
        return Slip.ENDING
    return Slip.ADDED if wrong else Slip.LEFT_OUT


def _is_beside(one: str, other: str) -> bool:
    """Whether two letters lie beside each other on a keyboard and are not both vowels, by which names differ."""
    if one not in _KEYS or other not in _KEYS or {one, other} <= _VOWELS:
        return False
    (row, column), (below, other_column) = sorted((_KEYS[one], _KEYS[other]))
    # Each row is set off a little to the right of the one above it.
    return abs(column - other_column) == 1 if row == below else below == row + 1 and column - other_column in (0, 1)


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with together."""
    return next(
        (place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )
