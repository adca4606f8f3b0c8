"""What the texts of documents tell of names: who bears a family name there, what letters stand for, what was renamed.

Knows texts; weighs nothing.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from answer.speakers.likeness import GENERATIONS, taken_apart
from text import roles
from text.capitals import PARTICLES, SHORT_TITLE, UPPER
from text.first_names import PERSONAL
from text.speech import CUES, FUNCTION, OPENING
from text.stems import words
from text.titles import is_role, is_title

_WORD = rf"(?:(?:[{UPPER}]\.)+|(?:{SHORT_TITLE})\.|[{UPPER}][\w’'-]*)"
_SMALL = "|".join(sorted(PARTICLES))
_RUN = re.compile(rf"{_WORD}(?:[ \xa0](?:(?:{_SMALL})[ \xa0]){{0,2}}{_WORD})+")
_POSSESSIVE = re.compile(r"[’']s?$")
_MOST_INITIALS = 2
_MOST_BEFORE = 4
"""How many words before a family name are read: more are another name, or a headline."""
_PART = rf"[{UPPER}][\w&-]*(?:[’'](?!s\b)\w+)?"
_BEFORE, _BEHIND, _LONG_ENOUGH = 30, 50, 3
"""In characters: what somebody is stands within them, and words that are shorter tell nothing."""
_EMPTY = FUNCTION | OPENING | {form for form in CUES} | roles.TITLES
_NAME = rf"(?:[Tt]he )?({_PART}(?: (?:(?:of|for|the|and|&) ){{0,2}}{_PART}){{0,5}})"
_KNOWN_AS = r"(?:known as |called |named |operating as )?"
_RENAMED = re.compile(
    rf"{_NAME},? \(?(?:which was )?(?:formerly|previously) {_KNOWN_AS}{_NAME}(?![’'\w])"
    rf"|{_NAME},? (?:which |was |has |been |had |later |since |is )*"
    rf"(?:renamed|rebranded|changed its name to|now known as|now called)(?: itself)?(?: as| to)? {_NAME}(?![’'\w])"
)
RENAMING_WORDS = ("formerly ", "previously ", "renamed", "rebranded", "changed its name", "now known as", "now called")
"""What a text has that tells of a renaming; not of each text is more read."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """A whole name as a text has it: its words in small letters, and the titles that it has there."""

    words: tuple[str, ...]
    titles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Renaming:
    """Where a text says that a body was renamed, and how it was called before and after."""

    before: str
    after: str
    start: int
    end: int


def bearers_in(text: str, families: Collection[str]) -> Iterator[tuple[str, Bearer]]:
    """Find who bears some family names.

    :param text: a document's text.
    :param families: family names in small letters, without accents.
    :yield: a family name and its bearer, for each name that the text has, each time: a whole one, or one with a title.
    """
    for run in _RUN.finditer(text):
        written = run.group().split()
        plain = [_POSSESSIVE.sub("", word) for word in written]
        for place in range(1, len(plain)):
            family = _folded(plain[place])
            behind = plain[place + 1 :] if plain[place] == written[place] else []
            is_last = not behind or (len(behind) == 1 and behind[0].lower() in GENERATIONS)
            if is_last and family in families:
                before = _since_possessive(written[:place])[-_MOST_BEFORE:]
                if bearer := _bearer(before, (family, *map(str.lower, behind))):
                    yield family, bearer


def described_as(text: str, name: str) -> set[str]:
    """The words of weight right before and behind a name, wherever a text has it: "Boeing" before "Dave Calhoun"."""
    around = (
        text[max(0, found.start() - _BEFORE) : found.start()] + text[found.end() : found.end() + _BEHIND]
        for found in re.finditer(rf"\b{re.escape(name)}\b", text)
    )
    own = set(words(name, ""))
    return {word for part in around for word in words(part, "") if len(word) >= _LONG_ENOUGH} - own - _EMPTY


def is_owned(text: str, name: str) -> bool:
    """Whether a text says of which country or state a body is: "Cuba’s Supreme Court"."""
    return re.search(rf"[{UPPER}]\w+[’']s? {re.escape(name)}\b", text) is not None


def renamings_in(text: str) -> Iterator[Renaming]:
    """Find what a text says was renamed."""
    for found in _RENAMED.finditer(text):
        after, before = (found[1], found[2]) if found[1] else (found[4], found[3])
        yield Renaming(before, after, *found.span())


def _folded(word: str) -> str:
    if word.isascii() and word.isalpha():  # as nearly all
        return word.lower()
    words = taken_apart(word).words
    return words[-1] if words else ""


def _since_possessive(words: list[str]) -> list[str]:
    """What follows the last name in the possessive: "Fox’s Ann" before "Lee" is Ann."""
    last = max((place for place, word in enumerate(words, start=1) if _POSSESSIVE.search(word)), default=0)
    return words[last:]


def _are_letters(word: str) -> bool:
    """Whether a word is a body's letters, as no first name is: "UCSF", not "JD"."""
    return word.isupper() and len(word) > _MOST_INITIALS and word.isalpha()


def _bearer(before: list[str], family: tuple[str, ...]) -> Bearer | None:
    """The name of which some words stand before the family name; None where they are no first names and no title."""
    titles = [place for place, word in enumerate(before, start=1) if is_title(word) or is_role(word.lower())]
    behind = before[titles[-1] :] if titles else before
    while behind and (behind[0].lower() in OPENING | roles.NATIONS or _are_letters(behind[0])):
        behind = behind[1:]
    first = next((place for place, word in enumerate(behind) if word in PERSONAL), 0)
    found = frozenset(before[place - 1].lower().rstrip(".") for place in titles)
    if titles and not behind:
        return Bearer(family, found)
    named = [part for word in behind[first:] for part in taken_apart(word).words or (word.lower(),)]
    if not named or (named[0] in PARTICLES and behind[first] not in PERSONAL):
        return None
    return Bearer((*named, *family), found)
