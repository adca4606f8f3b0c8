"""What kind of thing a question asks for, and whether a text offers one. Knows words only.

A who-question wants a name, a when-question a date, a how-much-question a sum: a sentence without one can hardly
answer, however many words it shares.
"""

import re
from enum import Enum

from answer.names import names_in, person_names_in

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DATE = re.compile(
    rf"\b{_YEAR}s?\b|\b\d{{1,2}}\.? {_MONTH}\b|\b{_MONTH} \d|\b\d{{1,2}}(?:st|nd|rd|th) centur|\b(?:mon|tues|wednes|"
    r"thurs|fri|satur|sun)day\b|\b(?:ago|yesterday|today)\b",
    re.IGNORECASE,
)
_WORD_NUMBER = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|hundreds?|thousands?|"
    "millions?|billions?|half|third|quarter|dozens?|percent|none|no"
)
_NUMBER = re.compile(rf"(?<![\w(])(?!{_YEAR}\b)(?!\d{{1,2}} {_MONTH}\b)\d[\d,.]*|\b(?:{_WORD_NUMBER})\b", re.IGNORECASE)
_MONEY = re.compile(
    r"[$€£¥]|\b(?:euros?|dollars?|pounds?|kronor|yuan|francs?|percent|per cent|turnover|salary|free)\b|\d ?(?:m|bn|%)",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:because|since|due to|owing to|so that|in order to|reasons?|therefore|thus|as a result|caused?|fear\w*|"
    r"arguing|saying|grounds)\b",
    re.IGNORECASE,
)


class Kind(Enum):
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
_COUNT = r"percent\w*|number|share|majority|figure|size|total"
_ROLE = (
    r"chief|head|heads|director|ceo|author|founder|president|minister|chair\w*|spokes\w+|boss|leader|owner|editor|"
    r"researcher|rapporteur|judge|lawyer"
)
_ASKED = (
    (Kind.DATE, r"\bwhen\b|\b(?:what|which) (?:\w+ )?(?:date|day|month|year|decade|century)\b"),
    (
        Kind.MONEY,
        rf"\bhow much (?:did|does|was|were|is|are|money)\b|\b(?:what|which) (?:\w+ ){{0,3}}(?:{_SUM})\b|\bpay\b",
    ),
    (Kind.NUMBER, r"\bhow (?:many|much|old|long|far|often|tall|large|big|high|wide|deep)\b|\b(?:amount|number) of\b"),
    (Kind.NUMBER, rf"\b(?:what|which) (?:\w+ )?(?:{_COUNT})\b"),
    (Kind.PERSON, rf"\bwho (?:is|was|are|were) (?:the |its |their )?(?:\w+ )?(?:{_ROLE})\b|\bnames? of (?:the|its)\b"),
    (Kind.PARTY, r"\bwho(?:m|se)?\b|\bwhich (?:\w+ )?(?:compan|firm|organi[sz]ation|person|universit|agenc|ministr)"),
    (Kind.PLACE, r"\bwhere\b|\b(?:what|which) (?:\w+ )?(?:city|cities|country|state|place|town|region|province)\b"),
    (Kind.REASON, r"\bwhy\b|\bfor what reason\b|\bon what grounds\b"),
)
_ASKED_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _ASKED)
_MARKS = {Kind.DATE: _DATE, Kind.NUMBER: _NUMBER, Kind.MONEY: _MONEY, Kind.REASON: _REASON}


def asked_kind(question: str) -> Kind:
    """The kind of thing a question asks for."""
    return next((kind for kind, pattern in _ASKED_PATTERNS if pattern.search(question)), Kind.OTHER)


def offers(kind: Kind, question: str, text: str) -> bool:
    """Whether a text holds a thing of the kind that the question does not name itself.

    :param kind: what is asked for.
    :param question: the question; what it says already is no answer to it.
    :param text: the text that may answer.
    :return: True for kinds that leave no mark in a text.
    """
    known = question.casefold()
    if kind in (Kind.PERSON, Kind.PARTY, Kind.PLACE):
        named = person_names_in(text) if kind is Kind.PERSON else names_in(text)
        return any(name.casefold() not in known for name in named)
    if kind not in _MARKS:
        return True
    return any(match.group().casefold() not in known for match in _MARKS[kind].finditer(text))
