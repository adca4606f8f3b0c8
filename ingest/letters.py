"""The letters that a text introduces for a longer name: "the Federal Aviation Administration (FAA)"."""

import re
from collections.abc import Iterable

_INTRODUCED = re.compile(
    r"((?:[A-Z][\w’'-]*|of|for|the|and|on|in|de|&)(?: (?:[A-Z][\w’'-]*|of|for|the|and|on|in|de|&)){1,11})"
    r"(?: \((?:the )?[\"“]?|, or (?:the )?)([A-Z]{2,7})\b"
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
    """Whether a name begins with the first of some letters and has the others in order: "SFO" of an airport."""
    rest = iter("".join(words).upper())
    return words[0][0] == letters[0] and all(letter in rest for letter in letters)


def initials(words: Iterable[str]) -> str:
    """The first letters of the words of a name that are written with capitals."""
    return "".join(word[0] for word in words if word[0].isupper())
