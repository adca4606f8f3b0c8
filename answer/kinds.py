"""What kind of thing a question asks for, and whether a text offers one. Knows words only.

A who-question wants a name, a when-question a date, a how-many-question a number: a sentence without one can
hardly answer, however many words it shares.
"""

import re
from enum import Enum

from answer.names import names_in

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    rf"\b(?:1\d{{3}}|20\d\d)s?\b|\b\d{{1,2}}\.? {_MONTH}\b|\b{_MONTH} \d|\b(?:centur|decade|mon|tues|wednes|thurs|fri|"
    r"satur|sun)(?:y|ies|s|day)\b|\b(?:ago|yesterday|today)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\d[\d,.]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|"
    r"hundreds?|thousands?|millions?|billions?|half|third|quarter|dozens?|percent|none)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:because|since|due to|owing to|so that|in order to|reasons?|therefore|thus|as a result|caused?|fear\w*|"
    r"arguing|saying|grounds)\b",
    re.IGNORECASE,
)


class Kind(Enum):
    """What a question asks for."""

    PERSON = "who"
    DATE = "when"
    PLACE = "where"
    NUMBER = "how many"
    REASON = "why"
    OTHER = "other"


_ASKED = (
    (
        Kind.DATE,
        r"\b(?:since|from|until|by|till) when\b|\bwhen\b|\b(?:what|which) (?:\w+ )?(?:date|day|month|year|decade)\b",
    ),
    (Kind.NUMBER, r"\bhow (?:many|much|old|long|far|often|tall|large|big|high|wide|deep)\b"),
    (
        Kind.NUMBER,
        r"\b(?:what|which) (?:\w+ )?(?:percent\w*|number|sum|amount|price|share|majority|figure|fine|penalty|budget|"
        r"cost|turnover|revenue|value|size)\b|\b(?:amount|number) of\b|\bpaid?\b|\bcosts?\b",
    ),
    (
        Kind.PERSON,
        r"\bwho(?:m|se)?\b|\bwhat is the name\b|\bnames? of\b|\bwhich (?:compan|firm|organi[sz]ation|person)",
    ),
    (Kind.PLACE, r"\bwhere\b|\b(?:what|which) (?:city|country|state|place|town|region|province)\b"),
    (Kind.REASON, r"\bwhy\b|\bfor what reason\b|\bon what grounds\b"),
)
_ASKED_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _ASKED)


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
    if kind in (Kind.PERSON, Kind.PLACE):
        return any(name.casefold() not in known for name in names_in(text))
    patterns = {Kind.DATE: _DATE, Kind.NUMBER: _NUMBER, Kind.REASON: _REASON}
    if kind not in patterns:
        return True
    return any(match.group().casefold() not in known for match in patterns[kind].finditer(text))
