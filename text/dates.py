"""Reads dates as people and programs write them.

Owns the notations; the names of months and days are those of the Unicode tables (CLDR). A date that could mean two
days, such as 03/04/2021, is none.
"""

import re
from datetime import date

from babel import Locale

_LANGUAGES = ("en", "de", "de_AT", "fr", "es", "it", "pt", "nl")
"""Those in which dates are read that have names in them."""


def _names(unit: str) -> dict[str, int]:
    """The numbers of months or days of the week by their names, whole and cut short, in small letters."""
    written = [getattr(Locale.parse(language), unit)["format"] for language in _LANGUAGES]
    names = (each[width] for each in written for width in ("wide", "abbreviated"))
    return {name.casefold().rstrip("."): number for each in names for number, name in each.items()}


# German newspapers' own short form is not in the Unicode tables.
_MONTHS = _names("months") | {"mrz": 3}
ANY_WEEKDAY = rf"\b(?:{'|'.join(_names('days'))}|tues|thurs)\b\.?"
"""A pattern of the name of a day of the week in any of these languages, whole or cut short."""
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_NOTATIONS = [
    re.compile(r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?![\d-])"),
    re.compile(r"(?<!\d)(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})(?!\d)"),
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s+(?:of\s+|de\s+)?(?P<month>{_NAME})\b\.?,?\s+(?:de\s+)?"
        r"(?P<year>\d{4})(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<month>{_NAME})\b\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d)", re.IGNORECASE
    ),
    re.compile(r"(?<![\d/])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})(?![\d/])"),
]
_FIRST_YEAR = 1000
"""Earlier years are what programs write when they know no date: 0001-01-01."""
_YEAR = re.compile(r"\d{4}")
_SLASHED = _NOTATIONS[-1]


def find_date(text: str) -> tuple[str, int, int] | None:
    """The first date in a text.

    :param text: a line, not a book.
    :return: the ISO day and the offsets where it stands, or None.
    """
    if not _YEAR.search(text):
        return None
    found = [each for notation in _NOTATIONS for match in notation.finditer(text) if (each := _day(notation, match))]
    return min(found, key=lambda each: each[1], default=None)


def iso_day(text: str) -> str | None:
    """The first date in a text as an ISO day, or None."""
    found = find_date(text.replace("T", " ", 1) if re.match(r"\d{4}-\d\d?-\d\d?T", text) else text)
    return found[0] if found else None


def _day(notation: re.Pattern[str], match: re.Match[str]) -> tuple[str, int, int] | None:
    month_name = match["month"].lower()
    day, month, year = int(match["day"]), _MONTHS.get(month_name) or int(month_name), int(match["year"])
    if notation is _SLASHED:
        if day <= 12 and month <= 12 and day != month:
            return None
        if month > 12:
            day, month = month, day
    if year < _FIRST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat(), match.start(), match.end()
    except ValueError:
        return None
