"""Dates and numbers in a text as values: "1.8 million" is 1,800,000, "twelve" is 12, "May 9, 2011" is 9 May 2011.

Knows English words and digits; knows no documents.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from text.calendar import MONTH, MONTHS, YEAR
from text.capitals import UPPER
from text.numbers import SCALES, UNITS


class FigureKind(StrEnum):
    """What a figure is: a date, an amount, or what tells something from others of its kind: "Article 5", "5 p.m."."""

    DATE = "date"
    AMOUNT = "amount"
    LABEL = "label"


class Bound(StrEnum):
    """How an amount is given: as it is, about so much, or as a limit."""

    EXACT = "exact"
    ABOUT = "about"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and where it stands. `value` compares: of a date year, month and day, as far as it is given."""

    start: int
    end: int
    kind: FigureKind
    value: tuple[Decimal | None, ...]
    bound: Bound = Bound.EXACT


_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_YEAR = f"({YEAR})"
_DATES = (
    (re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b"), "ymd"),
    (re.compile(rf"\b{_DAY} (?:of )?({MONTH}),? {_YEAR}\b", re.IGNORECASE), "dmy"),
    (re.compile(rf"\b({MONTH}) {_DAY},? {_YEAR}\b", re.IGNORECASE), "mdy"),
    (re.compile(rf"\b({MONTH}) (?:of )?{_YEAR}\b", re.IGNORECASE), "my"),
    (re.compile(rf"\b{_DAY} (?:of )?({MONTH})\b", re.IGNORECASE), "dm"),
    (re.compile(rf"\b({MONTH}) {_DAY}\b(?![.,]\d)", re.IGNORECASE), "md"),
    (
        re.compile(
            r"(?:(?<=\bin )|(?<=\bsince )|(?<=\buntil )|(?<=\bfrom )|(?<=\bto )|(?<=\bby )|(?<=\bof )|(?<=\bbetween )|"
            r"(?<=\band )|(?<=\bfor )|(?<=\bafter )|(?<=\bbefore )|(?<=\bduring )|(?<=\bearly )|(?<=\blate )|"
            r"(?<=\bthe )|(?<=\bThe )|(?<=\bthis )|(?<=\bits )|(?<=\btheir ))"
            rf"{_YEAR}\b(?![\d,.]*\d|[/%])",
            re.IGNORECASE,
        ),
        "y",
    ),
    # "Mission 2025": what follows a number of things is what they are.
    (re.compile(rf"(?<![\w.,/$€£–-]){_YEAR}\b(?![\d,.]*\d|[/%–-]| ?[a-zà-ÿ(%])"), "y"),
)
_SHORT = {"m": "million", "mn": "million", "bn": "billion"}
_WORD = "|".join(sorted(UNITS, key=len, reverse=True))
_SCALE = "|".join(SCALES)
_WITHIN = ("dozen", "hundred")
"""Scales that another may follow: "two hundred thousand"."""
_DIGITS = re.compile(rf"(?<![\w.,/])\d+(?:,\d{{3}})*(?:\.\d+)?(?:\s?(?:{_SCALE}|mn|bn)\b|m\b)?(?![\d/])", re.IGNORECASE)
_WORDS = re.compile(rf"\b(?:{_WORD})(?:[ -](?:and )?(?:{_WORD}|{_SCALE}))*\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\b\d+(?:/\d+)+\b")
_SCORE = re.compile(r"(?<![\w.,/–-])(\d{1,3})[–-](\d{1,3})(?![\w/–-])")
# An hour is another one in another place.
_HOUR = re.compile(r"\b(\d{1,2})(?::(\d\d)|(?= ?[ap]\.?m\b)|(?= o['’]clock\b))", re.IGNORECASE)
_ABOUT = "about|around|some|roughly|approximately|circa|nearly|almost"
_LIMIT = "over|under|more than|less than|fewer than|at least|at most|up to|above|below|as many as|only"
_BEFORE = {Bound.ABOUT: _ABOUT, Bound.LIMIT: _LIMIT}
_BOUNDS = tuple((bound, re.compile(rf"\b(?:{words})\s+$", re.IGNORECASE)) for bound, words in _BEFORE.items())
_OPEN_END = re.compile(r"\s+(?:or (?:more|less|so)|at (?:least|most))\b", re.IGNORECASE)
# "Article 5", "point 3", "Sputnik 1": what is numbered is no amount of anything.
_OF_A_NAME = re.compile(
    r"(?:\b(?i:article|section|chapter|paragraph|page|point|case|version|phase|number|no\.?)|"
    rf"(?:(?<=[\w,;] )|^)(?!(?i:{_ABOUT}|{_LIMIT}|in|on|at|by|since|until|from|of|for|after|before|with|and|exactly)\b)"
    rf"[{UPPER}]\w+)\s+$"
)
_NEAR = 40
"""How many characters before a number are read: more than any word has, and no more, however long the text is."""
_ONES = re.compile(r"\bone\b", re.IGNORECASE)


def figures_in(text: str) -> list[Figure]:
    """The dates and numbers of a text, in order; "one" alone is none, since it may be no number at all."""
    found, taken = list[Figure](), set[int]()
    for figure in (*_dates(text), *_numbered(text), *_amounts(text)):
        place = range(figure.start, figure.end)
        if taken.isdisjoint(place):
            taken.update(place)
            found.append(figure)
    return sorted(found, key=lambda figure: figure.start)


def _dates(text: str) -> Iterator[Figure]:
    for pattern, order in _DATES:
        for match in pattern.finditer(text):
            parts = dict(zip(order, match.groups(), strict=True))
            month = parts.get("m")
            number = None if month is None else month if month.isdigit() else _month(month)
            value = tuple(None if part is None else Decimal(part) for part in (parts.get("y"), number, parts.get("d")))
            yield Figure(*match.span(), FigureKind.DATE, value)


def _month(name: str) -> int:
    return next(number for month, number in MONTHS.items() if month.startswith(name.casefold()[:3]))


def _numbered(text: str) -> Iterator[Figure]:
    for match in _NUMBERED.finditer(text):
        yield Figure(*match.span(), FigureKind.LABEL, tuple(map(Decimal, match.group().split("/"))))
    for match in _HOUR.finditer(text):
        yield Figure(*match.span(), FigureKind.LABEL, (Decimal(match[1]), Decimal(match[2] or 0)))
    for match in _SCORE.finditer(text):
        yield Figure(*match.span(), FigureKind.AMOUNT, tuple(map(Decimal, match.groups())))


def _amounts(text: str) -> Iterator[Figure]:
    for pattern in (_DIGITS, _WORDS):
        for match in pattern.finditer(text):
            if _ONES.fullmatch(match.group()):
                continue
            near = max(0, match.start() - _NEAR), match.start()
            kind = FigureKind.LABEL if _OF_A_NAME.search(text, *near) else FigureKind.AMOUNT
            yield Figure(*match.span(), kind, (_value(match.group()),), _bound(text, near, match.end()))


def _bound(text: str, near: tuple[int, int], end: int) -> Bound:
    if _OPEN_END.match(text, end):
        return Bound.LIMIT
    return next((bound for bound, pattern in reversed(_BOUNDS) if pattern.search(text, *near)), Bound.EXACT)


def _value(number: str) -> Decimal:
    """The value of a number in digits, in words, or in both: "1.8 million", "twenty-one", "two thousand and five"."""
    total = part = Decimal(0)
    for token in re.findall(r"\d[\d,.]*|[a-z]+", number.casefold()):
        if token[0].isdigit():
            part += Decimal(token.replace(",", ""))
        elif token in UNITS:
            part += UNITS[token]
        elif token in _WITHIN:
            part *= SCALES[token]
        elif scale := SCALES.get(_SHORT.get(token, token)):
            total, part = total + part * scale, Decimal(0)
    return total + part


def are_near(amount: Figure, other: Figure) -> bool:
    """Whether two amounts may be one: either rounds to the other, or both are given as about so much and a tenth apart.

    3.5 million and 3,487,220 may, 3.5 and 3.4 million may not.
    """
    if len(amount.value) != 1 or len(other.value) != 1:
        return False
    first, second = amount.value[0] or Decimal(0), other.value[0] or Decimal(0)
    if Bound.ABOUT in (amount.bound, other.bound) and abs(first - second) * 10 <= max(first, second):
        return True
    return _rounds_to(first, second) or _rounds_to(second, first)


def _rounds_to(value: Decimal, rounded: Decimal) -> bool:
    """Whether a value is given in fewer places by the other: 57.3 by 57."""
    exponent = rounded.normalize().as_tuple().exponent
    if not isinstance(exponent, int) or value.normalize().as_tuple().exponent == exponent:
        return False
    step = Decimal(1).scaleb(exponent)
    return step > Decimal(1).scaleb(int(value.normalize().as_tuple().exponent)) and abs(value - rounded) <= step / 2


def are_dates_apart(day: Figure, other: Figure) -> bool:
    """Whether two dates, given to the same part, are not the same."""
    given = [part is not None for part in day.value] == [part is not None for part in other.value]
    return given and day.value != other.value
