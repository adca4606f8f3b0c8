"""The letters that a text introduces for a longer name: "the Federal Aviation Administration (FAA)"."""

import re
from collections.abc import Iterable

from text.capitals import UPPER
from text.first_names import PERSONAL

_FEWEST_LETTERS = 3
"""Fewer letters are in order in most long names by chance."""
_PART = rf"(?:[{UPPER}][\w’'-]{{0,40}}|of|for|the|and|on|in|de|&)"
_INTRODUCED = re.compile(
    rf"(?<![\w’'-])({_PART}(?: {_PART}){{1,11}})(?: \((?:the )?[\"“]?|, or (?:the )?)([{UPPER}]{{2,7}})\b"
)


def find_letters(text: str) -> dict[str, str]:
    """Find what letters stand for.

    :param text: a document's text.
    :return: the longer name by its letters, as the text first introduces it.
    """
    found: dict[str, str] = {}
    for match in _INTRODUCED.finditer(text):
        words = match.group(1).split()
        starts = range(len(words) - 2, -1, -1)
        fitting = (start for start in starts if _stands_for(match.group(2), words[start:]))
        if (start := next(fitting, None)) is not None:
            found.setdefault(match.group(2), " ".join(words[start:]))
    return found


def _stands_for(letters: str, words: list[str]) -> bool:
    """Whether a name begins with the first of some letters and has the others in order: "SFO" of an airport.

    Two letters must be the first of two words, and a person has none: "Senator Pat Toomey (PA)" is of Pennsylvania.
    """
    if words[0] in PERSONAL or (len(letters) < _FEWEST_LETTERS and initials(words) != letters):
        return False
    rest = iter("".join(words).upper())
    return words[0][0] == letters[0] and all(letter in rest for letter in letters)


def initials(words: Iterable[str]) -> str:
    """The first letters of the words of a name that are written with capitals."""
    return "".join(word[0] for word in words if word[0].isupper())
