"""Whether sentences of two documents make the same statement, differ on one point, or neither; in doubt neither.

The same are statements with the same numbers, names, negations, hedges and speaker, and nothing else said. They differ
where one number, date, name or negation alone is another, about something that has only one. Owns the ruling. Knows no
ranking and no presentation.
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from answer.quote.laying import Laid, is_told_alike, lay
from answer.quote.telling import Item, Telling
from answer.speakers.naming import ANAPHOR, are_one
from text.capitals import UPPER
from text.figures import Bound, Figure, FigureKind, are_dates_apart, are_near
from text.folded import are_same, pieces_of
from text.names import names_in
from text.sentence_words import WordClass, key_of
from text.stems import analysis_language

WORD_LISTS = Path(__file__).with_name("agreement.toml")
_FEWEST_WORDS = 5
"""Words that a quotation must have to be known again by them alone: "No comment" is said every day."""
_EVENT_DAYS = 6
"""Days between two documents that may mean one Monday."""
_STATE_DAYS = 31
"""Days between two documents that may speak of one state of things, where they name no date."""
_DATE_DAYS = 180
"""Days between two documents that may mean one 12 April, where they name no year."""
_SOMEBODY = re.compile(rf"(?:an?|some|one|another|officials|spokes\w+)\b|{ANAPHOR.pattern}", re.IGNORECASE)
_INDEFINITE = re.compile(r"\b(?:an?|another)\b", re.IGNORECASE)
_HOLDER = re.compile(rf"[Tt]he (?:[a-z-]+ ){{1,3}}of [^.;:,]+? is (?!not\b)[{UPPER}]")


class Relation(StrEnum):
    """How two statements stand to each other."""

    SAME = "same"
    DIFFER = "differ"
    NEITHER = "neither"


class Point(StrEnum):
    """What two statements differ in."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    NEGATION = "negation"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The ruling on two statements; where they differ, in what, and the words of each."""

    relation: Relation
    point: Point | None = None
    one: str = ""
    other: str = ""


NEITHER = Comparison(Relation.NEITHER)
SAME = Comparison(Relation.SAME)


def compare(one: Telling, other: Telling) -> Comparison:
    """Rule on two sentences of two documents.

    :param one: what the first tells.
    :param other: what the second tells.
    :return: the ruling.
    """
    if not _is_by_one(one, other) or not (one.is_sentence and other.is_sentence):
        return NEITHER
    is_verbatim = are_same(pieces_of(one.text), pieces_of(other.text))
    if not is_verbatim and not all(_is_told_in_english(telling) for telling in (one, other)):
        return NEITHER
    if is_verbatim and one.direct and other.direct and len(one.text.split()) >= _FEWEST_WORDS:
        return SAME
    if not _are_of_one_matter(one, other, is_verbatim=is_verbatim) or not _are_of_one_time(one, other):
        return NEITHER
    if is_verbatim:
        return SAME
    laid = lay(one, other)
    if not laid.left and not laid.right:
        return SAME if is_told_alike(laid) else NEITHER
    return _difference(laid) if _are_of_one_event(one, other) else NEITHER


def _is_by_one(one: Telling, other: Telling) -> bool:
    """Whether both are somebody's and the same one's, or both nobody's."""
    if one.statement is None or other.statement is None:
        return one.statement is other.statement
    if one.speaker is None or other.speaker is None:
        return False
    is_alike = one.manner == other.manner or one.direct or other.direct
    return is_alike and are_one(one.speaker, one.document, other.speaker, other.document) and _is_one_role(one, other)


def _is_one_role(one: Telling, other: Telling) -> bool:
    """Whether a speaker whom neither names can be one: "the ministry" on what has names, but not "a spokesman"."""
    if _is_named(one) or _is_named(other):
        return True
    is_told_of = not (one.direct or other.direct or one.needs_context or other.needs_context)
    return (is_told_of and not _SOMEBODY.match(one.speaker or "")) or _is_copied(one, other)


def _is_named(telling: Telling) -> bool:
    return bool((telling.statement and telling.statement.speaker_name) or names_in(telling.speaker or ""))


def _is_copied(one: Telling, other: Telling) -> bool:
    """Whether what stands before both is the same, or both are the first words under one title."""
    if one.before or other.before:
        return are_same(pieces_of(one.before), pieces_of(other.before))
    return are_same(pieces_of(one.document.title), pieces_of(other.document.title))


def _is_told_in_english(telling: Telling) -> bool:
    """Whether the words are those that the rules know, no question, and no name of a field with what is in it."""
    is_field = telling.statement is None and ": " in telling.text
    return analysis_language(telling.document.language) == "en" and "?" not in telling.text and not is_field


def _are_of_one_matter(one: Telling, other: Telling, *, is_verbatim: bool) -> bool:
    """Whether what both leave to their context is named by it alike: by the sentence before, or in one title."""
    if not (one.needs_context or other.needs_context):
        return True
    if one.named_before and one.named_before == other.named_before:
        return one.referent == other.referent
    return is_verbatim and _is_copied(one, other)


def _are_of_one_time(one: Telling, other: Telling) -> bool:
    """Whether "on Monday", "on 12 April" or no date at all may mean one time, by when the documents were published."""
    apart = _days_apart(one, other)
    if one.is_relative or other.is_relative:
        return apart is not None and apart <= _EVENT_DAYS
    if _year(one) or _year(other):
        return True
    is_dated = any(figure.kind is FigureKind.DATE for figure in (*one.figures, *other.figures))
    return apart is not None and apart <= (_DATE_DAYS if is_dated else _STATE_DAYS)


def _are_of_one_event(one: Telling, other: Telling) -> bool:
    """Whether two statements that differ need be about one event: they name its year, or are told at one time."""
    apart = _days_apart(one, other)
    return any(_year(telling) for telling in (one, other)) or (apart is not None and apart <= _EVENT_DAYS)


def _year(telling: Telling) -> bool:
    return any(figure.kind is FigureKind.DATE and figure.value[0] for figure in telling.figures)


def _days_apart(one: Telling, other: Telling) -> int | None:
    """The days between the publication of two documents; none where neither is dated, unknown where one is."""
    days = [_day(one.document.published), _day(other.document.published)]
    if None in days:
        return 0 if days[0] is days[1] else None
    return abs((days[0] - days[1]).days) if days[0] and days[1] else None


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _difference(laid: Laid) -> Comparison:
    """The one point in which two statements differ, if there is just one and it is of something that has only one."""
    if len(laid.left) + len(laid.right) == 1:
        return _negation(laid, *laid.left, *laid.right)
    if len(laid.left) != 1 or len(laid.right) != 1:
        return NEITHER
    (left,), (right,) = laid.left, laid.right
    point = _point(laid, left, right) if is_told_alike(laid.with_pair(left, right)) else None
    return Comparison(Relation.DIFFER, point, left.text, right.text) if point else NEITHER


def _negation(laid: Laid, item: Item) -> Comparison:
    words = re.findall(r"\w+", " ".join(laid.texts).casefold())
    if item.kind is not WordClass.NEGATION or _lists()["passing"].intersection(words) or not is_told_alike(laid):
        return NEITHER
    is_first = bool(laid.left)
    return Comparison(Relation.DIFFER, Point.NEGATION, item.text if is_first else "", "" if is_first else item.text)


def _point(laid: Laid, left: Item, right: Item) -> Point | None:
    if left.figure and right.figure and left.figure.kind is right.figure.kind:
        if left.figure.kind is FigureKind.AMOUNT and _is_other_amount(left.figure, right.figure):
            return Point.NUMBER
        if left.figure.kind is FigureKind.DATE and are_dates_apart(left.figure, right.figure):
            return Point.DATE if _is_once(laid, left.figure, right.figure) else None
    if left.kind is right.kind is WordClass.NAME and _is_sole(laid, left, right):
        return Point.NAME
    return None


def _is_other_amount(one: Figure, other: Figure) -> bool:
    is_limit = Bound.LIMIT in (one.bound, other.bound)
    return not is_limit and one.bound is other.bound and one.value != other.value and not are_near(one, other)


def _is_once(laid: Laid, left: Figure, right: Figure) -> bool:
    """Whether what is told happens but once, or once a year and the dates are of one: something named is founded."""
    leading = {item.before for item in laid.one if item.kind is WordClass.NAME}
    if any(map(_INDEFINITE.search, laid.texts)) or not leading & {None, "by", "of"}:
        return False
    keys = {key for item in (*laid.one, *laid.other) for key in item.keys}
    is_yearly = left.value[0] == right.value[0] and bool(keys & _keys("once_a_year"))
    # Many people of Corning may die; the poet Amal Rifai does so once.
    return is_yearly or (bool(leading & {None, "by"}) and bool(keys & _keys("once")))


def _is_sole(laid: Laid, left: Item, right: Item) -> bool:
    """Whether one name alone can be true: "the mayor of Corning is …"."""
    is_last = left is laid.one[-1] and right is laid.other[-1]
    return is_last and not (left.before or right.before) and all(map(_HOLDER.match, laid.texts))


@cache
def _lists() -> dict[str, frozenset[str]]:
    read = tomllib.loads(WORD_LISTS.read_text(encoding="utf-8"))
    return {name: frozenset(value.split()) for name, value in read.items()}


@cache
def _keys(name: str) -> frozenset[str]:
    return frozenset(map(key_of, _lists()[name]))
