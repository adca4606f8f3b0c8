"""How the words of a quotation may be read: what is left out where it says so, and what its brackets hold.

Words in brackets are the quoter's own. They may be a letter of the source in another case ("[I]t"), words of the source
that has brackets itself, or an addition; and where they hide a number, a "not" or a hedge they are part of the claim.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from text.folded import Pieces, pieces_of
from text.sentence_words import WordClass, counted_words

FEWEST_IN_A_PART = 2
"""Fewer words between omissions are no part: single words stand in order almost anywhere."""
_OMISSION = re.compile(r"\[\s*(?:…|\.{3,}|(?:\. ){2}\.)\s*\]|\(\s*(?:…|\.{3})\s*\)|…|\.{3,}|(?:\. ){2}\.")
_ADDED = re.compile(r"(?<!\w)\[([^\[\]]*\w[^\[\]]*)\](?!\w)")
TELLING = frozenset((WordClass.NEGATION, WordClass.NUMBER, WordClass.HEDGE))
"""Words that change what all others mean."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The parts of a quotation between omissions, and the quoter's own words, which the source need not have.

    `is_close` is whether a part is so short that only the sentence of the others can be where it is from, `is_marked`
    whether the marks of omission are taken for the source's own.
    """

    parts: tuple[Pieces, ...]
    added: tuple[str, ...] = ()
    is_close: bool = False
    is_marked: bool = False


def readings(words: str) -> tuple[Reading, ...]:
    """Read a quotation in all ways that leave its words its speaker's, the plainest first.

    :param words: the quotation.
    :return: with the words in brackets as the source's, then as additions, where they tell nothing that matters.
    """
    added = bracketed_words(words)
    found = [*_read(words, ())]
    if added and not _tells(words):
        found += _read(_ADDED.sub(" ", words), added)
    return tuple(found)


def _tells(words: str) -> bool:
    """Whether words in brackets tell what matters, in what stands around them: "[about] 12.5"."""
    places = [match.span() for match in _ADDED.finditer(words)]
    telling = [word for word in counted_words(re.sub(r"[\[\]]", " ", words)) if word.kind in TELLING]
    return any(start < word.start < end for word in telling for start, end in places)


def around_brackets(words: str) -> tuple[Pieces, ...]:
    """The parts of a quotation before, between and behind the words in brackets; none when it has no brackets."""
    parts = tuple(part for one in _ADDED.split(words)[::2] if (part := pieces_of(one)).pieces)
    return parts if _ADDED.search(words) else ()


def has_omission(words: str) -> bool:
    """Whether words have a mark of omission."""
    return bool(_OMISSION.search(words))


def bracketed_words(words: str) -> tuple[str, ...]:
    """What a quotation has in brackets that stand for themselves, in order."""
    return tuple(found.strip() for found in _ADDED.findall(words))


def _read(words: str, added: tuple[str, ...]) -> Iterator[Reading]:
    """What stands between marks of omission; first all as one when a part is short: the source may have the marks."""
    parts = tuple(pieces for part in _OMISSION.split(words) if (pieces := pieces_of(part)).pieces)
    is_short = len(parts) > 1 and any(len(part.pieces) < FEWEST_IN_A_PART for part in parts)
    if is_short:
        yield Reading((pieces_of(words),), added, is_marked=True)
    if parts and (not is_short or any(len(part.pieces) > FEWEST_IN_A_PART for part in parts)):
        yield Reading(parts, added, is_close=is_short)
