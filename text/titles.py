"""Finds the titles and roles that stand before a name: "Governor", "SpaceX CEO", "Minister of Defence".

Knows the words of one run of capitals, each with its place; no text.
"""

import re
from itertools import pairwise

from text import roles
from text.first_names import PERSONAL

Part = tuple[str, int]
"""A word and where it stands."""
_TITLES_WITHIN = 4
"""How many words of a name titles are looked for in: "Former Deputy Prime Minister" is as many."""
_OF_AND_NAME = 4
"""Of how many words "of Defence Irena Kolb" has at least."""
_FEWEST, _MOST = 3, 5
"""How many words a role, a first and a family name are, the last in several words."""
_PERSONAL_NOUN = re.compile(r"[a-z](?:man|woman|person)$")
_COMMON = re.compile(r"(?:(?<![uis])s|ing|ed|ly)$")


def without_title(parts: list[Part], *, initial: bool) -> tuple[list[Part], str | None]:
    """Leave out the titles that a run begins with, and say the last of them.

    What looks like a title is none before a body: "Justice Department".

    :param parts: the words of the run.
    :param initial: whether the run begins a sentence, where a role has a capital too.
    :return: the words without the titles, and the title; all words and None where there is none.
    """
    titles = [place for place, (part, _) in enumerate(parts[:_TITLES_WITHIN]) if is_title(part)]
    after = _behind_office(parts[titles[-1] + 1 :]) if titles else []
    if after and roles.BODIES.isdisjoint(part.lower() for part, _ in after):
        return after, parts[titles[-1]][0]
    if role := _role_before_person(parts) or (initial and _opening_role(parts)):
        return parts[role:], parts[role - 1][0]
    return parts, None


def _behind_office(parts: list[Part]) -> list[Part]:
    """What follows a title, past what the office is of: "Minister of Defence Irena Kolb"."""
    if len(parts) < _OF_AND_NAME or parts[0][0] != "of":
        return parts
    named = next((place for place, (part, _) in enumerate(parts[:-1]) if part in PERSONAL), None)
    return parts[named:] if named else _behind_common(parts[2:])


def _behind_common(parts: list[Part]) -> list[Part]:
    """Two words or more, without the common nouns before them: "Affairs Irena Kolb"."""
    common = next((place for place, (part, _) in enumerate(parts[:-1]) if not looks_common(part)), 0)
    return parts[min(common, len(parts) - 2) :]


def _role_before_person(parts: list[Part]) -> int:
    """Where a first name follows a role in capitals ("SpaceX CEO Elon Musk"); 0 where none does."""
    pairs = enumerate(pairwise(parts), start=1)
    places = (place for place, ((role, _), (name, _)) in pairs if _is_role(role) and name in PERSONAL)
    return next((place for place in places if place + 1 < len(parts)), 0)


def _opening_role(parts: list[Part]) -> int:
    """1 where a sentence begins with a role before what may be a first and a family name: "Witness Amina Diallo"."""
    words = [part for part, _ in parts]
    begins = words[0] not in PERSONAL and is_role(words[0].lower())
    plain = all(word.lower() not in roles.BODIES and not looks_common(word) for word in words[1:])
    return int(begins and _FEWEST <= len(words) <= _MOST and plain)


def _is_role(word: str) -> bool:
    """Whether a word before a first name is a role or the letters of a body: "SpaceX CEO", "NATO"."""
    return word.lower() in roles.PEOPLE or (word.isupper() and len(word) > 1 and word.isalpha())


def is_role(word: str) -> bool:
    """Whether a noun in small letters says what somebody is: "mayor", "ombudsman"."""
    return word in roles.PEOPLE or _PERSONAL_NOUN.search(word) is not None


def is_title(word: str) -> bool:
    """Whether a word is a title."""
    return word.lower().rstrip(".") in roles.TITLES


def titled(title: str) -> set[str]:
    """A title as a describing word, with what it is short for."""
    word = title.lower().rstrip(".")
    return {word, roles.SHORT_TITLES.get(word, word)}


def looks_common(word: str) -> bool:
    """Whether a word with a capital looks like a common noun in the plural, or like the form of a verb."""
    return _COMMON.search(word) is not None
