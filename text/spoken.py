"""In which language sentences are said: that of whoever acts; and how it writes numbers and dates.

The web sets it for each request, and the page for each of its events; threads that are begun meanwhile take it along.
Programs and the command line are spoken to in English unless they ask for another.
"""

from contextvars import ContextVar
from datetime import date

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import get_decimal_symbol, get_group_symbol

ENGLISH = "en"
LANGUAGES = {ENGLISH: "English", "de": "Deutsch", "fr": "Français", "es": "Español"}
"""Those that sentences are written in, by their ISO 639-1 codes, each with its own name for itself."""
SPOKEN: ContextVar[str] = ContextVar("spoken", default=ENGLISH)
_LOCALES = {code: Locale.parse("en_GB" if code == ENGLISH else code) for code in LANGUAGES}
"""British English, for the day before the month."""


def language() -> str:
    """The language of whoever acts."""
    return SPOKEN.get()


def is_one(count: int, spoken: str) -> bool:
    """Whether a noun stands in the singular beside a count: in French after 0, too."""
    return _LOCALES[spoken].plural_form(count) == "one"


def number(value: float, decimals: int = 0) -> str:
    """A number as it is written: "1,200" in English, "1.200" in German."""
    marks = str.maketrans(",.", get_group_symbol(_locale()) + get_decimal_symbol(_locale()))
    return f"{value:,.{decimals}f}".translate(marks)


def written_date(parts: list[int]) -> str:
    """A year, a month of one or a day of one in words: "21 September 2020".

    :param parts: the year, the month where it is known, and the day where it is.
    :return: it in words.
    :raises ValueError: when there is no such date.
    """
    year, month, day = parts + [1] * (3 - len(parts))
    known = date(year, month, day)
    if len(parts) == 1:
        return str(year)
    if len(parts) == 2:
        return format_skeleton("yMMMM", known, locale=_locale())
    words = format_date(known, "long", _locale())
    return words.replace("1 ", "1er ", 1) if language() == "fr" and day == 1 else words


def _locale() -> Locale:
    return _LOCALES[language()]
