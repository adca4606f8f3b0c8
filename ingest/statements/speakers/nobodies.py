"""Tells words that can mean a speaker from those that mean nobody: "neither", "two of them", "the second page".

Grammar decides: pronouns of things and amounts stand for nobody who could be named, and so does a noun phrase without
its beginning. What a document calls a report or a letter may speak. Knows words only, and no names.
"""

import re

from text import roles, speech
from text.numbers import COUNTS

_WORD = re.compile(r"[^\W_][\w’'.-]*|%")
_NEGATED = frozenset("no none neither nobody nothing not nor".split())
_POINTING = frozenset(
    "it that this which what these those there whatever itself one ones both either anyone anybody whoever".split()
)
_OBJECTS = _POINTING | frozenset("them us you whom".split())
_NUMBERS = COUNTS | {"half", "third"}
_AMOUNTS = _NUMBERS | frozenset("one some many most all both few several each either dozens percent".split())
_ANY = frozenset("every each any no either".split())
_PLACES = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth next last following".split())
_ARTICLES = frozenset("the a an this that these those his her its their our my your".split())
_WRITER = frozenset("i we you".split())
_PARTICIPLE = re.compile(r"\w{2}(?:ed|ing)$")
_ENDS = (
    speech.PREPOSITIONS
    | speech.CONJUNCTIONS
    | speech.PRONOUNS
    | speech.FIRST_PERSON
    | speech.AUXILIARIES
    | frozenset("who whose whom which that".split())
)
_SPEAKING = (
    roles.PEOPLE
    | roles.ORGANISATIONS
    | roles.COMPANIES
    | roles.PAPERS
    | roles.BODIES
    | roles.REPRESENTATIVES
    | speech.BARE_SPEAKERS
    | frozenset("source official insider media law evidence men women children lady girl boy child".split())
)
_ARTICLE_AND_NOUN = 2
_BODIES = roles.ORGANISATIONS | roles.COMPANIES | roles.PAPERS | roles.BODIES | roles.THINGS
_PERSONAL = re.compile(r"(?:man|woman|person|ist|ian|men|women|-old)$")
_PLURAL = re.compile(r"[^siu]s$|[^s]ies$")


def means_nobody(words: str) -> bool:
    """Whether words stand for no person, no body and no writing that a reader could be told as the speaker.

    :param words: the words of a speaker as the document has them, whom no name is known for.
    :return: True when they had better not be shown.
    """
    found = _WORD.findall(words)
    lower = [word.lower() for word in found]
    if not any(word[0].isalpha() for word in lower):
        return True
    if len(lower) == 1:
        return lower[0] in _POINTING | _NEGATED | _NUMBERS
    return lower[0] in _NEGATED or _is_headless(found, lower)


def may_be_person(words: str) -> bool:
    """Whether words without a name may mean one person, since their noun is no body's, no writing's, and one's."""
    lower = [word.lower() for word in _WORD.findall(words)]
    end = _end_of_phrase(lower)
    if not lower or lower[0] not in _ARTICLES | {"one", "another"} or end < _ARTICLE_AND_NOUN:
        return False
    head = lower[end - 1]
    return not (head in _BODIES or _PLURAL.search(head) or head in speech.BARE_SPEAKERS)


def _is_headless(found: list[str], lower: list[str]) -> bool:
    """Whether a phrase lacks a noun that can speak, or points back by it: "two of them", "the two"."""
    end = _end_of_phrase(lower)
    head, rest = lower[end - 1], lower[end:]
    if head in _AMOUNTS and rest[:1] == ["of"]:
        return " ".join(rest[1:]) in _OBJECTS | {""}
    if head in _NUMBERS or head in _POINTING - {"those"} or (head.isdigit() and not found[end - 2][0].isupper()):
        return True
    return not _may_speak(found[:end], lower[:end], by_writer=bool(rest) and rest[0] in _WRITER)


def _end_of_phrase(lower: list[str]) -> int:
    """How many words stand before the first that a noun phrase does not hold; it is never the first of all."""
    ends = (word in _ENDS or (word not in _PLACES and bool(_PARTICIPLE.search(word))) for word in lower[1:])
    return next((place for place, is_end in enumerate(ends, start=1) if is_end), len(lower))


def _may_speak(found: list[str], lower: list[str], *, by_writer: bool) -> bool:
    """Whether a phrase up to its head names somebody or something, as far as its first words and its head tell.

    Of what the writer saw or read ("one outlet I read") only the kind is told, so that must be one that speaks.
    """
    head = lower[-1]
    begins = lower[0] in _AMOUNTS | _ARTICLES | _ANY | {"another"}
    if any(word[0].isupper() for word in found[begins:]) or head in _AMOUNTS | {"those", "others"}:
        return True
    if head in _SPEAKING or _PERSONAL.search(head) or head.removesuffix("s") in _SPEAKING or _PLURAL.search(head):
        return not (_PLACES & set(lower[:2]) and _PLURAL.search(head) and head.removesuffix("s") not in _SPEAKING)
    if any(_PLURAL.search(word) for word in lower):
        return True
    return begins and not (by_writer or lower[0] in _ANY or _PLACES & set(lower[:2]))
