"""Finds the words that describe a name where it stands: "the Swedish company Axis", "Ann Lee, the mayor of Arlen".

Knows a text and where a name stands in it; what the words tell about its bearer is left to others.
"""

import re
from itertools import takewhile

from text import roles, speech
from text.capitals import UPPER
from text.spans import Span

_DESCRIBING_WORDS = 5
"""How many words before a name are read: "the former deputy Swedish trade minister" has as many."""
CLOSED = (
    speech.PREPOSITIONS
    | speech.CONJUNCTIONS
    | speech.DETERMINERS
    | speech.PRONOUNS
    | speech.FIRST_PERSON
    | speech.VAGUE
    | speech.ADVERBS
    | speech.AUXILIARIES
    | speech.TIMES
    | speech.NEGATIONS
    | speech.SOURCES
)
"""Words that are no names and describe nobody, in small letters."""
DEEDS = frozenset("took made went came got gave became met left won sent held fled".split())
"""Verbs in the past tense that neither attribute words nor end in "ed"."""
_AFTER = re.compile(
    r"(?:,? who is|,? who was|,|:| is| was| has been) ((?:an?|the|one|its|their|his|her) )?"
    r"((?:[\w-]++(?!['’]s) ?){1,7})|, (\d\d),"
)
_CALLED = re.compile(r"(?: (?:that|which|who))?(?: (?:is|was|now|today|formerly))* (?:called|named|known as) $")
_OFFICE = re.compile(rf"\b([A-Za-z]{{3,}}) of (?:the )?[{UPPER}]\w+(?: [{UPPER}]\w+){{0,2}},? $")
_ROLE_BEFORE = re.compile(r"\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) (?:[a-z-]+ ){0,2}([a-z-]+), $")
_LIST_CHARACTERS = 120
"""How far back the noun of a list may stand that a name is in; lists of names run over a line of print."""
_PRODUCTS = rf"\b({'|'.join(sorted(roles.PRODUCTS))})s"
_AMOUNT = r"\b(?:two|three|four|five|six|several|many|its|their|these) (?:[a-z-]+ ){0,2}"
_OTHERS = rf"(?:[{UPPER}][^.!?;:,\n]{{0,60}}(?:,| and) )*(?:[Tt]he )?"
_LISTED = re.compile(rf"(?:{_PRODUCTS}\b[^.!?:,\n]{{0,30}}:|{_AMOUNT}{_PRODUCTS},) {_OTHERS}$")
_AND = re.compile(rf" and (?:[Tt]he )?[{UPPER}]|[,;.]")


def described(text: str, span: Span) -> frozenset[str]:
    """Find the words that describe a name.

    :param text: where it stands.
    :param span: the name without its titles.
    :return: the words before it back to its article, and those of an apposition after it, in small letters.
    """
    words: list[str] = []
    before = _CALLED.sub("", text[max(0, span.start - 80) : span.start])
    if office := _OFFICE.search(before):
        words.append(office.group(1))
    listed = _LISTED.search(text, max(0, span.start - _LIST_CHARACTERS), span.start)
    if listed and _AND.match(text, span.end):
        words.append(listed.group(1) or listed.group(2))
    if (apposed := _ROLE_BEFORE.search(before)) and text.startswith(",", span.end):
        words.append(apposed.group(1))
    words.extend(_leading(before.split()))
    after = _AFTER.match(text, span.end, span.end + 80)
    if after:
        words.extend(_apposed(after))
    return frozenset(word.lower() for word in words)


def _leading(words: list[str]) -> list[str]:
    """The last of some words that belong to the name behind them: none before a verb, and no name's before a noun's."""
    found: list[str] = []
    for place in range(len(words) - 1, max(-1, len(words) - 1 - _DESCRIBING_WORDS), -1):
        word, previous = words[place], words[place - 1] if place else "."
        begins = not previous[-1].isalnum() or word.lower() in roles.NATIONS
        other = word[0].isupper() and not begins and any(each[0].islower() for each in found)
        if not word[-1].isalnum() or word.lower() in CLOSED or other or _is_verb(word.lower(), previous.lower()):
            break
        found.append(word)
    return found


def _is_verb(word: str, previous: str) -> bool:
    """Whether a word says what somebody did, since no article makes it an adjective: "retired" in "the retired"."""
    is_adjective = not previous[-1].isalnum() or previous in speech.DETERMINERS or previous.endswith("ly")
    return word in speech.CUES or word in DEEDS or (word.endswith("ed") and not is_adjective)


def _apposed(after: re.Match[str]) -> list[str]:
    """The words of an apposition up to the first small word; one without article begins with a role or "software"."""
    article, phrase, age = after.groups()
    if age:
        return ["expert"]
    words = list(takewhile(lambda word: word not in CLOSED, phrase.split()))
    return words if article or (words and words[0] in roles.PEOPLE | {"software"}) else []
