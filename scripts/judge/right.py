"""Claims that a sentence bears out in other words: parts left out, names for pronouns, synonyms, sentences joined.

Knows words by their form only; no sets and no network.
"""

import random
import re
from functools import cache

from text.sentence_words import key_of, synonym_groups

_WORD = re.compile(r"\b[a-z]+\b")
_PRONOUN = re.compile(
    r"(?:It|He|She|They|This|The \w+)(?= (?:is|are|was|were|has|had|can|could|will|would|became|began|also)\b)"
)
_CLAUSE = re.compile(r" ?, (?:which|who|where|\w+ing)\b[^,;:“”\"]+(?:,|(?=\.$))")
_PARENTHESIS = re.compile(r" \([^()]*\)")
_LEADING = re.compile(r"(?P<led>(?:In|On|At|During|By|After|For) [^,]{3,40}?) ?, (?P<rest>[^,;]+)\.")
_FEWEST = 5


def right(sentence: str, following: str | None, title: str, dice: random.Random) -> str:
    """A claim that a sentence bears out, or it and the one after it.

    :param sentence: the sentence.
    :param following: the one after it.
    :param title: what the text is called.
    :param dice: what chooses.
    :return: the claim.
    """
    claim = named(sentence, title) if dice.random() < 0.7 else sentence
    if following and dice.random() < 0.25 and re.match(r"(?:It|He|She|They)\b", following):
        claim = f"{claim.rstrip('. ')} and {following[0].lower()}{following[1:]}"
    for way in (without_asides, moved, reworded, cut):
        if dice.random() < 0.45:
            claim = way(claim, dice)
    return claim


def named(sentence: str, title: str) -> str:
    """With the title in the place of a pronoun that opens it."""
    return (
        _PRONOUN.sub(lambda _match: re.sub(r" \(.*", "", title), sentence, count=1)
        if _PRONOUN.match(sentence)
        else sentence
    )


def without_asides(sentence: str, _dice: random.Random) -> str:
    """Without parentheses and a clause that only adds something."""
    shorter = _CLAUSE.sub("", _PARENTHESIS.sub("", sentence), count=1)
    return shorter if len(shorter.split()) >= _FEWEST else sentence


def moved(sentence: str, _dice: random.Random) -> str:
    """With what is said of time or place at the other end."""
    found = _LEADING.fullmatch(sentence.strip())
    return (
        f"{found['rest'][0].upper()}{found['rest'][1:]} {found['led'][0].lower()}{found['led'][1:]}."
        if found
        else sentence
    )


def reworded(sentence: str, dice: random.Random) -> str:
    """With synonyms."""

    def other(match: re.Match[str]) -> str:
        words = _others().get(match.group(), ())
        return dice.choice(words) if words and dice.random() < 0.7 else match.group()

    return _WORD.sub(other, sentence)


def cut(sentence: str, _dice: random.Random) -> str:
    """Only up to a semicolon, or a comma before "and" or "but"."""
    first = re.split(r" ?; | ?, (?:and|but|while|although) ", sentence, maxsplit=1)[0]
    return f"{first.rstrip('. ')}." if len(first.split()) >= _FEWEST else sentence


@cache
def _others() -> dict[str, tuple[str, ...]]:
    """For each form of a word those of the same ending that mean the same."""
    found: dict[str, tuple[str, ...]] = {}
    for group in synonym_groups():
        for word in group:
            found[word] = (*found.get(word, ()), *(one for one in group if key_of(one) != key_of(word)))
    return found
