"""Finds the people and bodies that a German, French or Spanish text names, with what tells their sex.

In German every noun has a capital: a word that an article stands before somewhere is no name, nor is what somebody is
("Minister"). Knows nothing of statements. Where it is not plain that words are a name, they are none.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from text import roles
from text.capitals import PARTICLES, UPPER
from text.first_names import MEN, PERSONAL, WOMEN
from text.naming import Naming
from text.spans import Span

_CAPITAL = rf"[{UPPER}](?:[\w’'-]*\w)?\.?(?<![a-zäöüß]\.)"
_SMALL = r"(?:(?:von|van|de|di|du|da|del|della|bin|al|zu) (?:(?:der|den|la|las|los) )?)?"
_RUN = re.compile(rf"\b{_CAPITAL}(?: {_SMALL}{_CAPITAL})*")
_CHARACTERS_BEFORE, _WORDS_BEFORE = 60, 4
_FEWEST_LETTERS, _MOST_WORDS = 2, 5
_WORD = re.compile(r"[\w’'-]+")
_ADJECTIVE = ("e", "er", "en", "es")
_STOPS = (",", ".", ";", ":", "–", "—", "(")


@dataclass(frozen=True, slots=True)
class Named:
    """A name where it stands: `role` is the word before it that says what its bearer is, in small letters."""

    span: Span
    name: str
    role: str
    sex: str


class ForeignNames:
    """The names of one text in order, asked for those in a stretch and for the fullest form of one."""

    def __init__(self, text: str, naming: Naming) -> None:
        self._text = text
        self.naming = naming
        self._described: dict[str, set[str]] = {}

    @cached_property
    def all(self) -> list[Named]:
        """Every name of the text, in order."""
        return [named for run in _RUN.finditer(self._text) if (named := self._named(run))]

    def within(self, stretch: Span) -> list[Named]:
        """The names that begin in a stretch of the text."""
        starts = self._starts
        return self.all[bisect_left(starts, stretch.start) : bisect_left(starts, stretch.end)]

    def full(self, name: str) -> str | None:
        """The fullest name that ends like one, itself where it has several words; None where two could be meant."""
        if " " in name:
            return name
        bearers = self._bearers.get(name, {name: None})
        return next(iter(bearers)) if len(bearers) == 1 else None

    def sex(self, name: str) -> str:
        """The sex of who has a full name, by roles anywhere, else by the first name; empty where it is not known."""
        told = {named.sex for named in self._places.get(name, ()) if named.sex}
        if told:
            return told.pop() if len(told) == 1 else ""
        first = name.partition(" ")[0]
        return "she" if first in WOMEN else "he" if first in MEN else ""

    def is_common(self, word: str) -> bool:
        """Whether a word with a capital is no name: a noun, or a small word that begins a sentence."""
        is_source = bool(self.naming.sources) and word.lower().endswith(self.naming.sources)
        return word in self._common or word.lower() in self.naming.small or is_source

    def is_person(self, name: str) -> bool:
        """Whether a full name is a person's: of two words or more, none of which tells a body, or with a role."""
        words = name.split()
        told = any(named.role for named in self._places.get(name, ()))
        bodily = any(_are_letters(word) or word.lower() in roles.BODIES for word in words)
        return not bodily and (told or len(words) > 1)

    def described_as(self, noun: str) -> set[str]:
        """The full names that the text says of, anywhere before them, what a noun does: "minister"."""
        if noun not in self._described:
            roles = [role for role in self._roles if role.endswith(noun)]
            self._described[noun] = {name for role in roles for name in self._roles[role]}
        return self._described[noun]

    @cached_property
    def _places(self) -> dict[str, list[Named]]:
        """Where each full name stands."""
        found: dict[str, list[Named]] = {}
        for named in self.all:
            if full := self.full(named.name):
                found.setdefault(full, []).append(named)
        return found

    @cached_property
    def _roles(self) -> dict[str, set[str]]:
        """The full names by each role that stands before one."""
        found: dict[str, set[str]] = {}
        for name, places in self._places.items():
            for named in places:
                found.setdefault(named.role, set()).add(name)
        return found

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(_WORD.findall(self._text))

    @cached_property
    def _starts(self) -> list[int]:
        return [named.span.start for named in self.all]

    @cached_property
    def _common(self) -> frozenset[str]:
        """The words that an article stands before: where all nouns have capitals, these are no names."""
        return frozenset(match.group(1) for match in self.naming.common.finditer(self._text))

    @cached_property
    def _bearers(self) -> dict[str, dict[str, None]]:
        """The names of several words by their last."""
        found: dict[str, dict[str, None]] = {}
        for named in self.all:
            if " " in named.name:
                found.setdefault(named.name.rpartition(" ")[2], {})[named.name] = None
        return found

    def _named(self, run: re.Match[str]) -> Named | None:
        """The name that some words with capitals end with, behind what its bearer is."""
        words = self._without_opening(run.group().split())
        places = [at for at, word in enumerate(words) if self._tells(words, at)]
        rest = words[places[-1] + 1 :] if places else words
        role = words[places[-1]].lower() if places else self._role_before(run.start())
        if not rest or len(rest) > _MOST_WORDS or not self._may_be_name(rest, is_told=bool(role)):
            return None
        name = " ".join(rest)
        start = run.start() + run.group().rindex(name)
        sex = self.naming.sex_of(role) or self._sex_before(run.start(), role)
        return Named(Span(start, start + len(name)), name, role, sex)

    def _without_opening(self, words: list[str]) -> list[str]:
        """A run without the small words that it begins with, and without what "von" joins to no first name."""
        while words and words[0].lower() in self.naming.small:
            words.pop(0)
        joint = next((at for at, word in enumerate(words) if word == "von"), 0)
        return words[:joint] if joint and words[joint - 1] not in PERSONAL else words

    def _tells(self, words: list[str], place: int) -> bool:
        """Whether a word is what its bearer is: by its ending, or as a common noun before a first name or letters."""
        if not self.naming.capitals or place + 1 == len(words):
            return self.naming.capitals and self.naming.is_role(words[place].lower())
        following = words[place + 1]
        is_letters = place + 2 == len(words) and _are_letters(following)
        is_noun = words[place] in self._common and (following in PERSONAL or is_letters)
        return is_noun or self.naming.is_role(words[place].lower())

    def _role_before(self, start: int) -> str:
        """The noun in small letters right before a name, behind an article: "le ministre Jean Dupont"."""
        before = self._before(start)
        if self.naming.capitals or len(before) < 2 or not before[-1].islower() or before[-1] in self.naming.small:
            return ""
        return before[-1] if not self._articles.isdisjoint(before[:-1]) else ""

    @property
    def _articles(self) -> frozenset[str]:
        return self.naming.feminine | self.naming.masculine

    def _before(self, start: int) -> list[str]:
        """The words right before a place, back to a mark."""
        before = self._text[max(0, start - _CHARACTERS_BEFORE) : start].replace("’", " ").replace("'", " ").split()
        stops = [place for place, word in enumerate(before) if word.endswith(_STOPS)]
        return [word.lower() for word in before[stops[-1] + 1 if stops else 0 :]][-_WORDS_BEFORE:]

    def _may_be_name(self, words: list[str], *, is_told: bool) -> bool:
        """Whether words with capitals are a name: none of them a common noun, and one alone only behind a role."""
        plain = [word for word in words if word not in PARTICLES]
        if plain[-1].lower() in self.naming.small or plain[0].lower() in self.naming.small - {"von", "van"}:
            return False
        if plain[-1].lower().endswith(self.naming.sources) or (len(plain) == 1 and self._is_genitive(plain[0])):
            return False
        if is_told:
            return plain[-1] not in self._common
        if len(plain) == 1:
            return _are_letters(plain[0])
        described = self.naming.capitals and plain[0].endswith(_ADJECTIVE) and plain[0] not in PERSONAL
        return not described and self._common.isdisjoint(plain)

    def _is_genitive(self, word: str) -> bool:
        """Whether a word is a name with the "s" of a genitive, as the text has it without elsewhere."""
        return self.naming.capitals and word.endswith("s") and word[:-1] in self._words

    def _sex_before(self, start: int, role: str) -> str:
        """The sex that the article before a role tells, in languages where it has two."""
        found = [word for word in self._before(start) if word in self._articles] if role else []
        return ("she" if found[-1] in self.naming.feminine else "he") if found else ""


def _are_letters(word: str) -> bool:
    """Whether a word is letters that stand for a body, not the first letter of a name: "AFP", "D66"."""
    return word.isupper() and len(word.strip(".")) >= _FEWEST_LETTERS
