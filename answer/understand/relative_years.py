"""Years that a follow-up tells from one named before: "and two years later?" after a question about 2016 is "in 2018".

Rules over words only; knows no index and no model.
"""

import re

from answer.understand.layout import years_in
from text.numbers import UNITS

_ONE = frozenset(("a", "an"))
_COUNT = rf"(?P<count>\d{{1,2}}|an?|{'|'.join(UNITS)})"
_LATER = r"(?P<later>later|afterwards|after(?: that| this)?|on)"
_EARLIER = r"(?:earlier|previously|before(?: that| this)?)"
_COUNTED = re.compile(rf"\b{_COUNT} years? (?:{_LATER}|{_EARLIER})(?=[?.!\s]*$)", re.IGNORECASE)
_NEXT_ONE = re.compile(
    r"\b(?:in )?the (?:(?P<later>next|following)|previous|preceding) year(?=[?.!\s]*$)"
    r"|\b(?:in )?the year (?:(?P<after>after)|before)(?: that| this)?(?=[?.!\s]*$)",
    re.IGNORECASE,
)


def with_year(question: str, asked: str, answered: str) -> str:
    """A question with the year it means, where that is told from the one year before it.

    :param question: what the person typed.
    :param asked: the question before.
    :param answered: the answer to that, which counts when the question names no year.
    :return: the question with "in 2018" for "two years later"; as it was when no one year is told.
    """
    match = _COUNTED.search(question) or _NEXT_ONE.search(question)
    years = set(years_in(asked)) or set(years_in(answered))
    if match is None or len(years) != 1:
        return question
    found = match.groupdict()
    count = _value(found.get("count") or "a")
    is_later = bool(found.get("later") or found.get("after"))
    year = years.pop() + (count if is_later else -count)
    return f"{question[: match.start()]}in {year}{question[match.end() :]}"


def _value(count: str) -> int:
    word = count.lower()
    if word.isdigit():
        return int(word)
    return 1 if word in _ONE else UNITS[word]
