"""A sentence as the words that must agree with its source: names, numbers, negations, hedges and the rest, in order.

Owns which English words count and how: "could not" and "was unable to" are the same words, "reportedly" a hedge, "the"
nothing. Knows no documents and compares nothing.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from text.numbers import COUNTS, SCALES, UNITS
from text.quotations import QUOTATION_MARKS
from text.sentences import sentence_spans
from text.speech import FUNCTION, NEUTRAL
from text.stems import words as stems
from text.word_lists import read_lists, read_words

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?|[^\W\d_]+(?:[’'][^\W\d_]+)?|[%€$£]|[^\w\s]")
_ENCLOSING = frozenset("()[]" + QUOTATION_MARKS)
_MARKS = _ENCLOSING | frozenset(",;:—–…")
_CONTRACTED = re.compile(r"(\w+?)n[’']t")
_FULL = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}
_CUES = NEUTRAL | {"saying", "telling", "according"}
_GLUE = FUNCTION | read_words("sentence_words")["glue"]
_SIGNS = {"%": "percent", "€": "euro", "$": "dollar", "£": "pound"}


class WordClass(StrEnum):
    """What a word is to its sentence; glue need not agree."""

    CONTENT = "content"
    NAME = "name"
    NUMBER = "number"
    NEGATION = "negation"
    HEDGE = "hedge"
    CUE = "cue"
    GLUE = "glue"


DEFINITE = frozenset((WordClass.NAME, WordClass.NUMBER))
"""What must be exactly the same."""
COLOURING = frozenset((WordClass.NEGATION, WordClass.HEDGE))
"""What makes of what is told something denied or doubted."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a word stands in, by numbers: sentence, clause as marks and "while" divide it, part as "and" does, too.

    `is_relative` is whether the clause only adds something, as one with "who" does.
    """

    sentence: int
    clause: int
    part: int
    is_relative: bool


@dataclass(frozen=True, slots=True)
class Word:
    """A word that counts, and where it stands.

    `keys` are the forms it may agree by. `before` is the preposition that leads to it, and `is_led` whether a mark or a
    connecting word parts it from the word before. `is_wide` is whether it colours its whole sentence, as "reportedly"
    does, rather than its part.
    """

    text: str
    keys: frozenset[str]
    kind: WordClass
    start: int
    end: int
    place: Place
    before: str | None
    is_led: bool
    is_wide: bool


@lru_cache(maxsize=4096)
def counted_words(text: str) -> tuple[Word, ...]:
    """The words of a text that count, in order; offsets are those of the text."""
    starts = [span.start for span in sentence_spans(text)]
    return tuple(_placed(_classified(text, frozenset(starts)), starts))


def key_of(word: str) -> str:
    """A word by its stem; several stems, as of "U.S", are joined."""
    return "".join(stems(word, "en")) or word.casefold()


@dataclass(frozen=True, slots=True)
class _Token:
    """A token and what it was classified as; marks have no kind."""

    text: str
    folded: str
    kind: WordClass | None
    start: int
    end: int


def _classified(text: str, starts: frozenset[int]) -> Iterator[_Token]:
    found = list(_TOKEN.finditer(text))
    for number, match in enumerate(found):
        following = found[number + 1].group() if number + 1 < len(found) else ""
        opens = match.start() in starts or (number > 0 and found[number - 1].group() in '“"«:')
        for folded in _expanded(match.group()):
            kind = _kind(match.group(), folded, following, opens=opens)
            yield _Token(match.group(), folded, kind, match.start(), match.end())


def _expanded(token: str) -> tuple[str, ...]:
    """A token in lower case, taken apart where it is two words: "cannot", "didn't", "unable"."""
    folded = token.casefold().replace("’", "'")
    if contracted := _CONTRACTED.fullmatch(folded):
        return _FULL.get(contracted[1], contracted[1]), "not"
    folded = re.sub(r"'(?:s|re|ve|ll|d|m)?$", "", folded)
    return tuple(_lists()["expanded"].get(folded, [folded]))


def _kind(token: str, folded: str, following: str, *, opens: bool) -> WordClass | None:
    """What a token is; None for a mark."""
    lists = _lists()
    if token in _SIGNS:
        return WordClass.CONTENT
    if not token[0].isalnum():
        return None
    if folded[0].isdigit() or folded in _numbers():
        return WordClass.NUMBER
    if token == "May" and (not opens or following[:1].isdigit()):  # nosec B105  # no secret: a token of text
        return WordClass.NAME
    if folded in lists["negations"]:
        return WordClass.NEGATION
    if _is_hedge(folded, following):
        return WordClass.HEDGE
    if folded in _CUES:
        return WordClass.CUE
    if folded in _GLUE and not (token.isupper() and len(token) > 1):
        return WordClass.GLUE
    return WordClass.NAME if token[0].isupper() and not (opens and _is_common(folded)) else WordClass.CONTENT


def _is_hedge(folded: str, following: str) -> bool:
    lists = _lists()
    is_number = following[:1].isdigit() or following.casefold() in {*_numbers(), "one", "half"}
    if folded in lists["before_numbers"] and is_number:
        return True
    if folded == "up":
        return following.casefold() == "to"
    return folded in lists["narrow"] or folded in lists["wide"] or key_of(folded) in _governors()


def _is_common(folded: str) -> bool:
    """Whether a capital that opens a sentence may be that of an ordinary word: its ending tells nothing of a name."""
    return folded in _lists()["common"]


def _placed(tokens: Iterator[_Token], starts: Sequence[int]) -> Iterator[Word]:
    """The counted words with their surroundings: sentence, clause, part, preposition, mark."""
    lists = _lists()
    sentence = clause = part = 0
    before: str | None = None
    is_led = is_relative = False
    for token in tokens:
        begun = bisect_right(starts, token.start) - 1
        if begun != sentence or token.text in _MARKS or token.folded in lists["clause_openers"]:
            sentence, clause, part = begun, clause + 1, part + 1
            is_led = is_led or token.text not in _ENCLOSING
            is_relative = token.folded in lists["relative"]
        elif token.folded in lists["part_openers"]:
            part, is_led = part + 1, True
        if token.folded in lists["prepositions"]:
            before = token.folded
        if token.kind not in (None, WordClass.GLUE):
            is_wide = token.kind is WordClass.CUE or token.folded in lists["wide"]
            place = Place(sentence, clause, part, is_relative=is_relative)
            yield Word(
                token.text,
                _keys(token),
                token.kind,
                token.start,
                token.end,
                place,
                before,
                is_led=is_led,
                is_wide=is_wide,
            )
            before, is_led = None, False


def _keys(token: _Token) -> frozenset[str]:
    lists = _lists()
    if token.kind is WordClass.NUMBER:
        return frozenset([_number(token.folded)])
    if token.kind is WordClass.CUE:
        return frozenset(["=say"])
    if token.text in _SIGNS:
        return frozenset([key_of(_SIGNS[token.text])])
    folded = lists["same"].get(token.folded, token.folded)
    key = key_of(folded)
    return frozenset([key, *_groups().get(key, ())])


def _number(folded: str) -> str:
    """A number without the commas between thousands, a word for one in digits."""
    folded = _numbers().get(folded, folded)
    return re.sub(
        r"(?<=\d),(?=\d{3}\b)", "", re.sub(r"(?:st|nd|rd|th)$", "", folded) if folded[0].isdigit() else folded
    )


@cache
def _lists() -> dict[str, Any]:
    return read_lists("sentence_words") | read_words("sentence_words")


@cache
def _numbers() -> dict[str, str]:
    """Number words with what they agree by: in digits as far as they are written so."""
    counts = {word: str(UNITS[word]) for word in COUNTS} | {word: word for word in SCALES}
    return {**counts, **_lists()["numbers"]}


@cache
def _governors() -> frozenset[str]:
    """The stems of what makes of a thing done a thing planned, tried or refused."""
    return frozenset(key_of(word) for word in _lists()["governors"])


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """By a stem, the groups of words that it may be replaced within."""
    found: dict[str, tuple[str, ...]] = {}
    for number, group in enumerate(synonym_groups()):
        for word in group:
            key = key_of(word)
            found[key] = (*found.get(key, ()), f"={number}")
    return found


def turning_words(text: str) -> list[str]:
    """The words of a text that count for nothing and yet turn a sentence round, such as "before" and "after"."""
    return [word for word in re.findall(r"[a-z]+", text.casefold()) if word in _lists()["turning"]]


def synonym_groups() -> list[list[str]]:
    """The groups of words any of which may stand for another of its group."""
    return [group.split() for group in _lists()["synonyms"]]


def moved(words: tuple[Word, ...], by: int) -> tuple[Word, ...]:
    """The same words with other offsets, such as those of a document that holds their text."""
    return tuple(replace(word, start=word.start + by, end=word.end + by) for word in words)
