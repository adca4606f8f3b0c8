"""What kind of thing a question asks for, and whether a text offers one. Knows words only.

A who-question wants a name, a when-question a date, a how-much-question a sum: a sentence without one can hardly
answer, however many words it shares.
"""

import re
from enum import Enum

from answer.speakers.naming import TIMES
from text.calendar import MONTH, WEEKDAY, YEAR
from text.capitals import UPPER
from text.names import names_in, person_names_in
from text.numbers import COUNTS, SCALES
from text.roles import PEOPLE, PLACES, SPOKES

_DATE = re.compile(
    rf"\b{YEAR}s?\b|\b\d{{1,2}}\.? {MONTH}\b|\b{MONTH} \d|\b\d{{1,2}}(?:st|nd|rd|th) centur|\b{WEEKDAY}\b|"
    r"\b(?:ago|yesterday|today)\b",
    re.IGNORECASE,
)
_WORD_NUMBER = rf"{'|'.join(sorted(COUNTS))}|(?:{'|'.join(SCALES)})s?|half|percent|none"
# "One" counts before a noun, "no" before a noun in the plural; in "no one", "one of them", "one must", "on the one
# hand" and "no evidence" they count nothing. A third and a quarter are parts only "of" something: else they are a rank.
_ONE = (
    r"(?<!no )(?<!any )(?<!every )(?<!each )(?<!some )(?<!the )(?<!this )(?<!that )(?<!which )(?<!another )"
    r"(?<!first )(?<!second )(?<!last )(?<!other )"
    r"\bone(?= (?!(?:of|another|hand|day|side|who|that|which|can|could|may|might|must|should|will|would|has|had|is|was|"
    r"does|did|said|and|or|to)\b|\w+(?<![sui])s\b)[a-z])"
)
_NO = r"\bno (?!one\b|\w+(?<![s])ss\b)\w+(?<!s)s\b"
_PART = r"\b(?:thirds|quarters|(?:a|one) (?:third|quarter) of)\b"
_NUMBER = re.compile(
    rf"(?<![\w(])(?!{YEAR}\b)(?!\d{{1,2}} {MONTH}\b)\d[\d,.]*|\b(?:{_WORD_NUMBER})\b|{_ONE}|{_NO}|{_PART}",
    re.IGNORECASE,
)
# "One camera for every 4.1 people, against 4.6 in France" counts no cameras.
_RATE = re.compile(
    rf"(?:{_NUMBER.pattern}) (?:[\w-]+ ){{0,3}}(?:per|(?:for|to|in|out of) (?:every|each))(?: \d[\d.,]*)? \w+",
    re.IGNORECASE,
)
_OF_A_RATE = re.compile(rf"\b\d+\.\d+\b(?! (?:{'|'.join(SCALES)}))")
_ASKS_RATE = re.compile(
    r"\b(?:per|every|each|rate|ratio|often|density|daily|(?:week|month|year|annual)ly|an? (?:day|week|month|year))\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"[$€£¥]|\b(?:euros?|dollars?|pounds?|kronor|yuan|francs?|percent|per cent|turnover|salary|free)\b|\d ?(?:m|bn|%)",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:because|since|due to|owing to|so that|in order to|reasons?|therefore|thus|as a result|caused?|fear\w*|"
    r"arguing|saying|grounds)\b",
    re.IGNORECASE,
)


_CAPITAL = rf"(?=[{UPPER}])"
_LAND = (
    r"(?:city|cities|town|village|province|region|state|country|capital|county|district|island|port|republic|prefecture|"
    r"oblast|emirate|kingdom)"
)
_AREA = r"(?:(?:the|north|south|east|west|central|mainland|[a-z]*(?:north|south|east|west)(?:ern)?) )*"
_MOVED = (
    r"(?:deliver|ship|export|import|sen[dt]|mov|travel|fl[ey]w?|fled|went|go|com|came|extradit|deport|transfer|return|head)"
    r"(?:ed|ing|s|es|e|ies)?"
)
_AT_PLACE = re.compile(
    r"(?<!stake )(?<!stakes )(?<!share )(?<!shares )(?<!trust )(?<!confidence )(?<!interest )(?<!interested )"
    r"(?<!invested )(?<!investment )(?<!believe )(?<!reported )(?<!wrote )(?<!said )(?<!published )(?<!printed )"
    rf"(?<!quoted )\b(?:(?:[Ii]n|[Nn]ear|[Aa]cross|[Tt]hroughout|[Oo]utside) {_AREA}|{_LAND} (?:of )?"
    rf"|(?:based|located|situated|headquartered|headquarters (?:is|are)) at {_AREA}"
    rf"|from (?:the )?[{UPPER}][\w-]+ to {_AREA}"
    rf"|{_MOVED}\b[^.;:]{{0,40}}? (?:to|from) {_AREA}){_CAPITAL}"
)
_OWNS = re.compile(rf"[’']s? (?!(?:north|south|east|west|{_LAND})\w*\b)[a-z]")
_PLACE_BASED = re.compile(rf"\b([{UPPER}][\w-]+)-based\b")
_NO_PLACE = re.compile(rf"^(?:{'|'.join(sorted(TIMES))}|spring|summer|autumn|winter)\b|\d", re.IGNORECASE)


class AnswerType(Enum):
    """What a question asks for."""

    PERSON = "a person"
    PARTY = "a person or organisation"
    DATE = "a date"
    PLACE = "a place"
    NUMBER = "a number"
    MONEY = "a sum of money"
    REASON = "a reason"
    OTHER = "anything"


_SUM = r"price|cost|fine|penalty|budget|turnover|revenue|value|worth|sum|fee|salary"
_AMOUNT = r"percent\w*|number|share|majority|figure|size|total"
ROLE = rf"(?:{'|'.join(sorted(PEOPLE | SPOKES))})"
"""A pattern of nouns for what a person is."""


_ASKED = (
    (AnswerType.DATE, r"\bwhen\b|\b(?:what|which) (?:\w+ )?(?:date|day|month|year|decade|century)\b"),
    (
        AnswerType.MONEY,
        rf"\bhow much (?:did|does|was|were|is|are|money)\b|\b(?:what|which) (?:\w+ ){{0,3}}(?:{_SUM})\b|\bpay\b",
    ),
    (
        AnswerType.NUMBER,
        r"\bhow (?:many|much|old|long|far|often|tall|large|big|high|wide|deep)\b|\b(?:amount|number) of\b",
    ),
    (AnswerType.NUMBER, rf"\b(?:what|which) (?:\w+ )?(?:{_AMOUNT})\b"),
    (AnswerType.PERSON, rf"\bwho (?:is|was|are|were) (?:the |its |their )?(?:\w+ )?{ROLE}\b|\bnames? of (?:the|its)\b"),
    (
        AnswerType.PARTY,
        r"\bwho(?:m|se)?\b|\bwhich (?:\w+ )?(?:compan|firm|organi[sz]ation|person|universit|agenc|ministr)",
    ),
    (
        AnswerType.PLACE,
        r"\bwhere\b|\b(?:what|which) (?:\w+ )?(?:city|cities|country|state|place|town|region|province)\b",
    ),
    (AnswerType.REASON, r"\bwhy\b|\bfor what reason\b|\bon what grounds\b"),
)
_ASKED_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _ASKED)
# "Used by the police" says who, without a name.
_AGENT = re.compile(r"(?:ed|en|wn|ght|ld|de|lt|nt|ut|un) by (?:the|an?|its|their|his|her) (?:[a-z-]+ )?([a-z]+)")
_MARKS = {AnswerType.DATE: _DATE, AnswerType.NUMBER: _NUMBER, AnswerType.MONEY: _MONEY, AnswerType.REASON: _REASON}


def places_in(text: str) -> list[str]:
    """The names that a text uses as those of places: what something is in or near, is moved to, or a city or land.

    The name of a person or company is none, whatever it does there; a name that may be either counts as none.
    """
    found = [name for match in _AT_PLACE.finditer(text) if (name := _place(text, match))]
    return list(dict.fromkeys([*found, *(match.group(1) for match in _PLACE_BASED.finditer(text))]))


def _place(text: str, match: re.Match[str]) -> str | None:
    """The name behind a preposition of place; None when it is a time, an organisation, or only owns what is there."""
    behind = text[match.end() :]
    name = next(iter(names_in(behind)), None)
    if name is None or not behind.startswith(name) or _NO_PLACE.search(name):
        return None
    last = name.split()[-1]
    if last.isupper():
        return name if match.group().lower().endswith(" the ") else None
    is_organisation = not person_names_in(f"Ada {last}") and last.lower() not in PLACES | {"states"}
    return None if is_organisation or _OWNS.match(behind[len(name) :]) else name


def asked_kind(question: str) -> AnswerType:
    """The kind of thing a question asks for."""
    return next((kind for kind, pattern in _ASKED_PATTERNS if pattern.search(question)), AnswerType.OTHER)


def offers(kind: AnswerType, question: str, text: str) -> bool:
    """Whether a text holds a thing of the kind that the question does not name itself.

    :param kind: what is asked for.
    :param question: the question; what it says already is no answer to it.
    :param text: the text that may answer.
    :return: True for kinds that leave no mark in a text.
    """
    known = question.casefold()
    if kind is AnswerType.PLACE:
        return any(place.casefold() not in known for place in places_in(text))
    if kind in (AnswerType.PERSON, AnswerType.PARTY):
        named = person_names_in(text) if kind is AnswerType.PERSON else [*names_in(text), *_AGENT.findall(text)]
        return any(name.casefold() not in known for name in named)
    if kind not in _MARKS:
        return True
    if kind is AnswerType.NUMBER and not _ASKS_RATE.search(question):
        text = _without_rates(text)
    return any(match.group().casefold() not in known for match in _MARKS[kind].finditer(text))


def _without_rates(text: str) -> str:
    without = _RATE.sub(" ", text)
    return text if without == text else _OF_A_RATE.sub(" ", without)
