"""Reads dates as people and programs write them.

Owns the notations. A date that could mean two days, such as 03/04/2021, is none.
"""

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january jan januar jänner janvier enero ene gennaio gen januari janeiro",
            "february feb februar februari février févr febrero febbraio fevereiro",
            "march mar märz mrz mars marzo maart março",
            "april apr avril avr abril abr aprile",
            "may mai mayo maggio mei maio mag",
            "june jun juni juin junio giugno junho giu",
            "july jul juli juillet juil julio luglio julho lug",
            "august aug août agosto augustus ago",
            "september sep sept septembre septiembre settembre setembro set",
            "october oct oktober okt octobre octubre ottobre outubro ott",
            "november nov novembre noviembre novembro",
            "december dec dezember dez décembre déc diciembre dicembre dezembro dic",
        ],
        start=1,
    )
    for name in names.split()
}
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
