"""Which words are English, and how far two words lie apart. The only file that imports symspellpy."""

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from symspellpy.editdistance import EditDistance

_DICTIONARY = "frequency_dictionary_en_82_765.txt"


def is_english(word: str) -> bool:
    """Whether a word is one of the 80,000 commonest of English, some names among them; in lower case."""
    return word in _dictionary()


def near_english(word: str, at_most: int) -> list[str]:
    """The English words that lie near one that is none.

    :param word: the word, in lower case.
    :param at_most: how far they may lie from it.
    :return: those that begin with the same letter, nearest first, the commonest of them before others.
    """
    dictionary = _dictionary()
    alike = [one for one in dictionary if one[0] == word[0] and abs(len(one) - len(word)) <= at_most]
    far = ((distance(word, one, at_most), -dictionary[one], one) for one in alike)
    return [one for _, _, one in sorted((steps, count, one) for steps, count, one in far if steps is not None)]


def distance(one: str, other: str, at_most: int) -> int | None:
    """How many letters are added, left out, exchanged or swapped with their neighbour between two words.

    :param one: a word.
    :param other: another.
    :param at_most: further apart they are not compared.
    :return: the number; None when it is larger.
    """
    steps: int = _comparer().compare(one, other, at_most)
    return steps if steps >= 0 else None


@cache
def _dictionary() -> dict[str, int]:
    """How often each word stands in a large collection of English texts."""
    lines = (files("symspellpy") / _DICTIONARY).read_text(encoding="utf-8-sig").splitlines()
    return {word: int(count) for word, count in (line.split() for line in lines)}


@cache
def _comparer() -> "EditDistance":
    from symspellpy.editdistance import DistanceAlgorithm, EditDistance  # only a mistyped word needs it

    return EditDistance(DistanceAlgorithm.DAMERAU_OSA)
