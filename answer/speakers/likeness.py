"""In which way one name may mean another, by their words alone: "Trump" by the family name, "FAA" by its letters.

Whether it does, documents tell. Knows names; no documents.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from answer.speakers.aliases import folded, name_key, titles_of
from text import roles
from text.capitals import PARTICLES
from text.countries import COUNTRIES
from text.first_names import MEN, PERSONAL, TITLES_OF_MEN, TITLES_OF_WOMEN, WOMEN, are_one_first_name

Words = tuple[str, ...]
GENERATIONS = frozenset("jr sr ii iii iv".split())
_GENERATION = re.compile(rf"{'|'.join(sorted(GENERATIONS))}|(?!xi\b)[ivx]{{2,}}")
_PLACES = frozenset(folded(name).casefold() for name in COUNTRIES | roles.CAPITALS)
_BODIES = roles.BODIES | roles.ORGANISATIONS | roles.COMPANIES | roles.NEWS | roles.THINGS | roles.NATIONS
_LEGAL = frozenset("inc corp corporation ltd limited llc plc gmbh ag ab bv nv sa se co company group".split())
_OFFICES = frozenset("department ministry office bureau".split())
LINKS = frozenset("of for the and in on to at".split())
_FIRST_NAMES = frozenset(name.lower() for name in PERSONAL)
_MEN, _WOMEN = (frozenset(name.lower() for name in names) for names in (MEN, WOMEN))
_FEWEST_LETTERS, _MOST_LETTERS = 2, 7
_OFFICERS = roles.TITLES | frozenset("ceo coo cfo commander administrator anchor emerita emeritus elect".split())
_SINGULAR = _OFFICERS | roles.PEOPLE
_ROLES = _SINGULAR | {f"{role}s" for role in _SINGULAR}
_APOSTROPHE = re.compile(r"(?<=\b[A-Z])[’'](?=\w)")
"""Within a name: O’Brien, A’ja."""
_MOST_WORDS = 5
_LONG = 4
"""Of so many words a body's name is no other's beginning."""
_KINDS = (("service",), ("services",), ("agency",), ("organization",), ("organisation",))
_FEWEST_OF_MORE = 3
"""So many letters may stand for a name's beginning: "CDC" of the Centers for Disease Control and Prevention."""


class Why(StrEnum):
    """What joins two names."""

    WORDS = "words"
    FULL = "full"
    SURNAME = "surname"
    LETTERS = "letters"
    PART = "part"
    NATIONAL = "national"
    FORMER = "former"


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart: its words without titles, in small letters, and what stands before and behind them.

    `generation` is "jr" and the like; `is_letters` says that it is written as letters that may stand for words.
    """

    text: str
    words: Words
    titles: frozenset[str]
    generation: str
    is_letters: bool

    @property
    def is_person(self) -> bool:
        """Whether it may be a person's whole name: no word tells of a body or a place."""
        few = 2 <= len(self._bare) <= _MOST_WORDS
        return few and not self.is_letters and (self.has_first_name or not self._is_impersonal)

    @property
    def has_first_name(self) -> bool:
        """Whether it begins with a known first name."""
        return self.words[0] in _FIRST_NAMES

    @property
    def sex(self) -> str:
        """Of which sex titles and first name are; empty where they do not tell."""
        first = self.words[0] if len(self.words) > 1 else ""
        is_man = first in _MEN or not self.titles.isdisjoint(TITLES_OF_MEN)
        is_woman = first in _WOMEN or not self.titles.isdisjoint(TITLES_OF_WOMEN)
        return "" if is_man == is_woman else "man" if is_man else "woman"

    @property
    def _bare(self) -> list[str]:
        return [word for word in self.words if word not in PARTICLES - _FIRST_NAMES]

    @property
    def _is_impersonal(self) -> bool:
        words = set(self.words)
        return bool(words & (_BODIES | LINKS)) or " ".join(self.words) in _PLACES or any(map(str.isdigit, self.words))


@lru_cache(maxsize=65536)
def taken_apart(name: str) -> Name:
    """Take a name apart."""
    words = list(name_key(_APOSTROPHE.sub("", name).replace("&", "and")))
    if words[1:2] == ["based"]:  # "Washington-based"
        words = words[2:]
    lead = next((place for place, word in enumerate(words) if len(word) > 1), len(words))
    if lead > 1:  # "J. D. Vance", "U.S. Navy"
        words[:lead] = ["".join(words[:lead])]
    generation = words.pop() if len(words) > 1 and _GENERATION.fullmatch(words[-1]) else ""
    role = _role_before(words)
    plain = re.sub(r"^[Tt]he |\.", "", name)
    is_letters = plain.isalpha() and plain.isupper() and _FEWEST_LETTERS <= len(plain) <= _MOST_LETTERS
    return Name(name, tuple(words[role:]), titles_of(name) | set(words[:role]) - LINKS, generation, is_letters)


def _role_before(words: Sequence[str]) -> int:
    """How many words before a person's name are a role: three of "Secretary of State Ann Lee", one of "CEO Ann Lee"."""
    first = next((place for place, word in enumerate(words[:-1]) if word in _FIRST_NAMES), 0)
    if not _ROLES.isdisjoint(words[:first]):
        return first
    last = max((place for place, word in enumerate(words[:-1], start=1) if word in _ROLES), default=0)
    is_office = last > 0 and (last < len(words) - 1 or words[last - 1] in _OFFICERS)
    return last if is_office and (_BODIES | LINKS).isdisjoint(words[last:]) else 0


def likeness(short: Name, long: Name) -> Why | None:
    """In which way a name may mean another.

    :param short: the one.
    :param long: the other, which has as many words or more.
    :return: the way; None where their words make them two.
    """
    if short.sex and long.sex and short.sex != long.sex:
        return None
    if _plain_body(short.words) == _plain_body(long.words):
        return _same_words(short, long)
    if short.is_letters and not long.is_letters and short.words[0] in spelled(long.text):
        return Why.LETTERS
    if long.is_person:
        return _person(short, long)
    return _body(short.words, long.words)


def are_relatives(one: Name, other: Name) -> bool:
    """Whether two whole names of persons have one family name, and are not one person's."""
    return one.is_person and other.is_person and surname(one) == surname(other) and not are_one_person(one, other)


def are_one_person(one: Name, other: Name) -> bool:
    """Whether two whole names may be one person's: the first names may be one, and nothing else differs."""
    first, second = one.words, other.words
    if surname(one) != surname(other) or not are_one_first_name(first[0], second[0]):
        return False
    inner, others = first[1:-1], second[1:-1]
    fits = not inner or not others or all(map(are_one_first_name, inner, others))
    return fits and one.generation == other.generation


def surname(name: Name) -> str:
    """The last word of a person's family name."""
    return name.words[-1]


def _same_words(short: Name, long: Name) -> Why | None:
    """Names of the same words are one, but for father and son, and for two kings."""
    if short.generation == long.generation:
        return Why.WORDS
    is_king = len(short.words) == 1 and not (short.generation and long.generation)
    return Why.SURNAME if is_king else None


def _person(short: Name, long: Name) -> Why | None:
    if short.is_person and are_one_person(short, long):
        return Why.FULL
    family = long.words[1:]
    is_family = short.words in (family, family[-1:]) or (len(family) > 1 and short.words == family[-2:])
    is_place = " ".join(short.words) in _PLACES or long.words[0] in roles.DIRECTIONS
    return Why.SURNAME if is_family and not (short.generation or is_place) else None


def _plain_body(words: Words) -> Words:
    """The words of a body without its legal form or where it is; "Department of Justice" is the Justice Department."""
    if words[:1] == ("us",) and len(words) > 2:
        return ("us", *_plain_body(words[1:]))
    while len(words) > 1 and words[-1] in _LEGAL:
        words = words[:-1]
    if "in" in words[_LONG:]:
        words = words[: words.index("in", _LONG)]
    if len(words) > 2 and words[0] in _OFFICES and words[1] == "of":
        words = (*words[2:], words[0])
    return words


def _without_nation(words: Words) -> Words:
    """The words of a body without "U.S." before them."""
    start = 2 if words[:2] == ("united", "states") else int(words[0] == "us")
    return words[start:] if len(words) > start + 1 else words


def _body(short: Words, long: Words) -> Why | None:
    """In which way a shorter name may be a body's."""
    if len(short) > len(long) or short[0] in LINKS or set(short) <= _BODIES:
        return None
    plain, longer = _plain_body(short), _plain_body(long)
    if plain == _plain_body(_without_nation(long)):
        return Why.NATIONAL
    if _goes_on(plain, longer):
        return Why.WORDS
    begins = longer[: len(plain)] == plain and len(longer) > len(plain) and longer[len(plain)] not in LINKS
    ends = len(plain) > 1 and longer[-len(plain) :] == plain
    return Why.PART if begins or ends else None


def _goes_on(short: Words, long: Words) -> bool:
    """Whether only more topics follow, or what kind of body it is: "Centers for Disease Control and Prevention"."""
    if long[: len(short)] != short:
        return False
    rest = long[len(short) :]
    has_topics = len(short) >= _LONG and not LINKS.isdisjoint(short)
    return (has_topics and rest[:1] == ("and",)) or (len(short) > 1 and rest in _KINDS)


@lru_cache(maxsize=65536)
def spelled(name: str) -> frozenset[str]:
    """The letters that may stand for a name: the first of its words, with small ones or without, also without "US"."""
    plain = re.sub(r"^(?:the )?(?:U\.? ?S\.? |United States )", "", folded(name), flags=re.IGNORECASE)
    written = [word for word in re.split(r"[\s/-]+", plain) if word[:1].isalpha()]
    kinds = (
        written,
        [word for word in written if word[0].isupper()],
        [word for word in written if word.lower() not in LINKS],
    )
    found = {"".join(word[0] for word in words).lower() for words in kinds}
    found |= {f"us{letters}" for letters in found if plain != folded(name)}
    found |= {letters[:most] for letters in found for most in range(_FEWEST_OF_MORE, len(letters))}
    return frozenset(letters for letters in found if len(letters) >= _FEWEST_LETTERS)


def initials_of(name: Name) -> str:
    """The first letters of the words of a body's name, small ones and "US" left out."""
    return "".join(word[0] for word in _without_nation(name.words) if word not in LINKS)
