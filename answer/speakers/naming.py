"""Whether names of two documents mean one: each is taken as its own document gives it in full.

"Smith" is Jane Smith where the document names no other Smith; "WHO" is whom it introduces as that. A name that a
document leaves short stays short, and is then equal only to itself. Knows words; decides about no statement.
"""

import re
from functools import lru_cache

from answer.speakers.aliases import name_words
from answer.speakers.identity import Sameness, sameness
from index.records import Document
from text.calendar import MONTHS, WEEKDAYS
from text.capitals import UPPER
from text.names import names_in

ANAPHOR = re.compile(
    r"[\"“„«(]*(?:he|she|it|they|his|her|its|their|this|these|those|that|such|both|the (?:company|firm|organi[sz]ation|"
    r"group|report|system|software|former|latter))\b",
    re.IGNORECASE,
)
"""The opening of a sentence that speaks of what the one before it names."""
TIMES = WEEKDAYS | MONTHS.keys()
"""Days and months have capitals, and yet are no names."""
_INITIALS = re.compile(r"(?<=[\w’]) \(([A-Z][\w.-]*[A-Z])\)")
_STOP = re.compile(r"[().,;:]")
_LONGEST = 150
"""How many characters before initials in brackets are read for what they stand for: more than names have."""
_ROLES = re.compile(rf"^(?:[a-zà-ÿ’'-]+ )+(?=[{UPPER}])")


def full_name(name: str, document: Document) -> str:
    """A name as its document gives it in full, without a role before it: "the mayor Dana Whitlow" is Dana Whitlow."""
    name = re.sub(r"[’']s?$", "", _ROLES.sub("", name.strip()))
    introduced, runs = _names(document)
    if name in introduced:
        return introduced[name]
    longer = {run for run in runs if run.endswith(f" {name}") and name_words(run) > name_words(name)}
    shortest = {run for run in longer if not any(run != other and run.endswith(f" {other}") for other in longer)}
    return next(iter(shortest)) if len(shortest) == 1 else name


def are_one(one: str, its: Document, other: str, others: Document) -> bool:
    """Whether two names mean one: in full, or as the file of aliases says; a title before one of them is no matter."""
    first, second = full_name(one, its), full_name(other, others)
    shorter, longer = sorted((first, second), key=len)
    is_titled = len(shorter.split()) > 1 and longer.endswith(f" {shorter}")
    return is_titled or sameness(first, second) is Sameness.SAME


@lru_cache(maxsize=64)
def _names(document: Document) -> tuple[dict[str, str], frozenset[str]]:
    """The initials that a document introduces, with what they stand for, and its names of more than one word."""
    text = f"{document.title}\n{document.text}"
    introduced = {
        match[1]: before[-1]
        for match in _INITIALS.finditer(text)
        if (before := names_in(_STOP.split(text[max(0, match.start() - _LONGEST) : match.start()])[-1]))
    }
    names = (_without_day(name) for name in names_in(text))
    return introduced, frozenset(name for name in names if " " in name)


def _without_day(name: str) -> str:
    """A name without the day or month that it follows: "On Saturday Verona won"."""
    first, _, rest = name.partition(" ")
    return _without_day(rest) if rest and first.casefold() in TIMES else name
