"""The sentence that introduces somebody or something, by its grammar: "X is a …", "X, a …", "its researcher X".

Knows points and how names stand in them; nothing of questions.
"""

import re
from collections.abc import Iterable
from enum import IntEnum

from answer.overview.points import Point
from text import roles
from text.capitals import UPPER
from text.descriptions import described
from text.first_names import PERSONAL
from text.spans import Span
from text.speech import PREPOSITIONS

_BE = r"(?:is|are|was|were|has been|means)"
_NEW = r"(?:an?|the|one of|another|any)"
_ROLES = roles.PEOPLE | roles.COMPANIES | roles.ORGANISATIONS | roles.SPOKES | roles.NEWS | roles.TITLES | roles.THINGS
_REST = re.compile(rf"(?: [{UPPER}][\w’'-]+)+")
"""The rest of a longer name that begins with the one asked about: "Noldus" of "Noldus Information Technology"."""
_APPOSED = re.compile(rf",? of (?:the )?[{UPPER}]|, (?:[a-z-]+ ){{0,3}}(?:{'|'.join(sorted(roles.PEOPLE))})\b")
_ANY_CASE = re.compile(r"(?:an?|the) ", re.IGNORECASE)


class Introduction(IntEnum):
    """How a sentence introduces a name; higher is better."""

    NONE = 0
    MENTIONED = 1
    DESCRIBED = 2
    DEFINED = 3


def introduction(name: str, sentence: str) -> Introduction:
    """How a sentence introduces a name or term.

    :param name: the name, with or without its article.
    :param sentence: the sentence.
    :return: defined by a clause or apposition, described by a role beside it, only mentioned, or not even that.
    """
    return max((_at(sentence, place) for place in _places(name, sentence)), default=Introduction.NONE)


def best_introduction(name: str, points: Iterable[Point], least: Introduction) -> Point | None:
    """The point that introduces a name best, the first of those that do so equally well.

    :param name: the name or term.
    :param points: in the order in which they are preferred.
    :param least: how it is to be introduced at least.
    :return: the point; None when none does.
    """
    ranked = [(introduction(name, point.text), point) for point in points]
    return max(
        (pair for pair in ranked if pair[0] >= least),
        key=lambda pair: (pair[0], pair[1].is_apart),
        default=(None, None),
    )[1]


def is_written_as_name(name: str, text: str) -> bool:
    """Whether a text writes words with capitals wherever it has them inside a sentence, as it does names."""
    inside = [place.start for place in _places(name, text) if text[: place.start][-2:-1].isalnum()]
    first = [text[start] for start in inside]
    return bool(first) and all(letter.isupper() or letter.isdigit() for letter in first)


def _places(name: str, text: str) -> list[Span]:
    bare = _ANY_CASE.sub("", name, count=1) if _ANY_CASE.match(name) else name
    pattern = r"\s+".join(map(re.escape, bare.split()))
    found = re.finditer(rf"(?<![\w-]){pattern}(?![\w-])", text, re.IGNORECASE)
    return [Span(*match.span()) for match in found if not _is_family_name(text[: match.start()])]


def _is_family_name(before: str) -> bool:
    """Whether a first name stands before a name, so that it is somebody's: "Lucas Noldus" is not the firm Noldus."""
    words = before.split()[-1:]
    return bool(words) and before.endswith(" ") and words[0].strip('“"(') in PERSONAL


def _at(sentence: str, place: Span) -> Introduction:
    whole = _REST.match(sentence, place.end)
    place = Span(place.start, whole.end()) if whole else place
    before, after = sentence[: place.start], sentence[place.end :]
    if _defines(before, after):
        return Introduction.DEFINED
    # What stands before "of" describes something else: "the joint product of X".
    is_led = before.split()[-1:] != [] and before.split()[-1].lower() in PREPOSITIONS
    is_role = not is_led and not described(sentence, place).isdisjoint(_ROLES)
    return Introduction.DESCRIBED if is_role or _is_apposed(after) else Introduction.MENTIONED


def _defines(before: str, after: str) -> bool:
    """Whether a clause says what is named: its subject is nothing else, and what it is said to be is new."""
    opens = re.fullmatch(r"\W*(?:(?:The|An?) )?(?:[a-z-]+ )?", before) or re.search(r"[;:(—–] ?(?:the |an? )?$", before)
    clause = re.match(rf"(?:\s*\([^()]*\))?,? (?:{_BE}|which {_BE}|who {_BE}) (?:\w+ly )?{_NEW} [a-z]", after)
    apposed = re.match(rf"(?:\s*\([^()]*\))?, (?:{_NEW}|its|their) (?:[\w’'-]+ ){{0,8}}?[a-z]", after)
    called = re.search(r"\b(?:called|known as|named|dubbed|trad(?:es|ing) as)\W{1,2}(?:the )?$", before) is not None
    return bool((opens and clause) or apposed or called or _is_short_for(before, after))


def _is_short_for(before: str, after: str) -> bool:
    """Whether a name stands in brackets behind what it is short for."""
    return bool(re.search(rf"[{UPPER}][\w’'-]+ \($", before)) and after.startswith(")")


def _is_apposed(after: str) -> bool:
    """Whether an office or place stands behind a name: "Ann Lee, head of communications,", "Kolb, of Munich,"."""
    return _APPOSED.match(after) is not None
