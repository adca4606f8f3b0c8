"""What kind of words a document has for a speaker: "he", "the minister", "Ann Lee". Knows words only."""

import re
from enum import StrEnum

from text import roles, speech
from text.spans import Span

_NAME = re.compile(r"\b[^\W\d_a-z]\w")
_SMALL = frozenset("the a an this that his her its their one some many most".split())


class Kind(StrEnum):
    """The kinds of words for a speaker; NONE where the document has none."""

    NONE = "none"
    HE = "he"
    SHE = "she"
    THEY = "they"
    IT = "it"
    FIRST = "first person"
    WHO = "who"
    PERSON = "person"
    BODY = "body"
    PAPER = "paper"
    NAME = "name"
    OTHER = "other"


_PRONOUNS = {
    "he": Kind.HE,
    "his": Kind.HE,
    "him": Kind.HE,
    "she": Kind.SHE,
    "her": Kind.SHE,
    "they": Kind.THEY,
    "their": Kind.THEY,
    "it": Kind.IT,
    "its": Kind.IT,
    "who": Kind.WHO,
    "which": Kind.WHO,
    "that": Kind.WHO,
}
_ENDS = speech.PREPOSITIONS | frozenset(("who", "which", "that"))
_WRITTEN = frozenset(
    "data figures records documents complaint lawsuit filing resolution order ruling website page account poll "
    "research predictions forecast statistics stats analysis index budget policy decision indictment affidavit "
    "video".split()
)
"""Beside `papers`: what people and bodies publish."""
_NOUNS = (
    (roles.PAPERS - roles.NEWS | _WRITTEN, Kind.PAPER),
    (roles.COMPANIES | roles.ORGANISATIONS | roles.BODIES | roles.ACTORS, Kind.BODY),
    (roles.PEOPLE | roles.SPOKES | roles.TITLES, Kind.PERSON),
)


def kind_of(text: str, speaker: Span | None) -> Kind:
    """The kind of some words for a speaker: a pronoun, words with a name, or by their head."""
    if speaker is None:
        return Kind.NONE
    words = text[speaker.start : speaker.end].split()
    first = words[0].lower() if words else ""
    if len(words) == 1 and first in _PRONOUNS and not words[0].isupper():
        return _PRONOUNS[first]
    if len(words) == 1 and first in speech.FIRST_PERSON and not (words[0].isupper() and len(first) > 1):
        return Kind.FIRST
    if any(_NAME.match(word) and word.lower() not in _SMALL for word in words):
        return Kind.NAME
    return kind_of_noun(head_of(text, speaker))


def head_of(text: str, speaker: Span) -> str:
    """The noun of some words for a speaker, in small letters: what stands before the first comma, "of" and the like."""
    words = [word.lower() for word in text[speaker.start : speaker.end].split()]
    ends = (n for n, word in enumerate(words) if word.endswith(",") or (n + 1 < len(words) and words[n + 1] in _ENDS))
    return words[next(ends, len(words) - 1)].strip(",'’") if words else ""


def kind_of_noun(noun: str) -> Kind:
    """What a noun in small letters says that somebody is."""
    return next((kind for nouns, kind in _NOUNS if noun in nouns), Kind.OTHER)


class Group(StrEnum):
    """Kinds of words by what a reader learns from them alone: nothing, a role, a name."""

    PRONOUN = "pronoun"
    ROLE = "role"
    NAME = "name"


def group_of(text: str, speaker: Span | None) -> Group:
    """The group of some words for a speaker."""
    kind = kind_of(text, speaker)
    if kind is Kind.NAME:
        return Group.NAME
    return Group.PRONOUN if kind in _TELLING_NOTHING else Group.ROLE


_TELLING_NOTHING = (Kind.NONE, Kind.HE, Kind.SHE, Kind.THEY, Kind.IT, Kind.FIRST, Kind.WHO)
