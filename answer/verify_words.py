"""A sentence as the words that must agree with its source: names, numbers, negations, hedges and the rest, in order.

Owns which English words count and how: "could not" and "was unable to" are the same words, "reportedly" a hedge, "the"
nothing. Knows no documents and compares nothing.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from index.analysis import words as stems

WORD_LISTS = Path(__file__).with_name("verify_words.toml")
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?|[^\W\d_]+(?:[’'][^\W\d_]+)?|[%€$£]|[^\w\s]")
_SENTENCE_END = ".!?"
_PARTING = frozenset(",;:—–")
_MARKS = frozenset(',;:()[]—–“”"«»…')
_CONTRACTED = re.compile(r"(\w+?)n[’']t")
_FULL = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}
_SIGNS = {"%": "percent", "€": "euro", "$": "dollar", "£": "pound"}


class Kind(StrEnum):
    """What a word is to its sentence; glue need not agree."""

    CONTENT = "content"
    NAME = "name"
    NUMBER = "number"
    NEGATION = "negation"
    HEDGE = "hedge"
    CUE = "cue"
    GLUE = "glue"


@dataclass(frozen=True, slots=True)
class Word:
    """A word that counts, where it stands, and what it stands in.

    `keys` are the forms it may agree by. `before` is the preposition that leads to it, and `is_led` whether a mark or a
    connecting word parts it from the word before. `sentence`, `clause` and `part` number the sentence, its clauses as
    marks and "while" divide them, and their parts as "and" does, too. `is_wide` is whether it colours its whole
    sentence, as "reportedly" does, rather than its part.
    """

    text: str
    keys: frozenset[str]
    kind: Kind
    start: int
    end: int
    before: str | None = None
    is_led: bool = False
    sentence: int = 0
    clause: int = 0
    part: int = 0
    is_wide: bool = False


@lru_cache(maxsize=4096)
def counted_words(text: str) -> tuple[Word, ...]:
    """The words of a text that count, in order; offsets are those of the text."""
    return tuple(_placed(_classified(text)))


def key_of(word: str) -> str:
    """A word by its stem; several stems, as of "U.S", are joined."""
    return "".join(stems(word, "en")) or word.casefold()


@dataclass(frozen=True, slots=True)
class _Token:
    """A token and what it was classified as; marks have no kind."""

    text: str
    folded: str
    kind: Kind | None
    start: int
    end: int


def _classified(text: str) -> Iterator[_Token]:
    found = list(_TOKEN.finditer(text))
    for at, match in enumerate(found):
        following = found[at + 1].group() if at + 1 < len(found) else ""
        opens = at == 0 or found[at - 1].group() in _SENTENCE_END or found[at - 1].group() in '“"«:'
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


def _kind(token: str, folded: str, following: str, *, opens: bool) -> Kind | None:
    """What a token is; None for a mark."""
    lists = _lists()
    if token in _SIGNS:
        return Kind.CONTENT
    if not token[0].isalnum():
        return None
    if folded[0].isdigit() or folded in lists["numbers"]:
        return Kind.NUMBER
    if token == "May" and (not opens or following[:1].isdigit()):
        return Kind.NAME
    if folded in lists["negations"]:
        return Kind.NEGATION
    if _is_hedge(folded, following):
        return Kind.HEDGE
    if folded in lists["cues"]:
        return Kind.CUE
    if folded in lists["glue"] and not (token.isupper() and len(token) > 1):
        return Kind.GLUE
    return Kind.NAME if token[0].isupper() and not (opens and _is_common(folded)) else Kind.CONTENT


def _is_hedge(folded: str, following: str) -> bool:
    lists = _lists()
    is_number = following[:1].isdigit() or following.casefold() in {*lists["numbers"], "one", "half"}
    if folded in lists["before_numbers"] and is_number:
        return True
    if folded == "up":
        return following.casefold() == "to"
    return folded in lists["narrow"] or folded in lists["wide"] or key_of(folded) in _governors()


def _is_common(folded: str) -> bool:
    """Whether a capital that opens a sentence may be that of an ordinary word: its ending tells nothing of a name."""
    return folded in _lists()["common"]


def _placed(tokens: Iterator[_Token]) -> Iterator[Word]:
    """The counted words with their surroundings: sentence, clause, part, preposition, mark."""
    sentence = clause = part = 0
    before: str | None = None
    is_led = False
    lists = _lists()
    for token in tokens:
        if token.kind is None:
            is_led = is_led or token.text in _PARTING or token.text in _SENTENCE_END
            clause += token.text in _MARKS or token.text in _SENTENCE_END
            part += token.text in _MARKS or token.text in _SENTENCE_END
            sentence += token.text in _SENTENCE_END
            continue
        if token.folded in lists["clause_openers"]:
            clause, part, is_led = clause + 1, part + 1, True
        elif token.folded in lists["part_openers"]:
            part, is_led = part + 1, True
        if token.folded in lists["prepositions"]:
            before = token.folded
        if token.kind is not Kind.GLUE:
            yield Word(
                token.text,
                _keys(token),
                token.kind,
                token.start,
                token.end,
                before,
                is_led,
                sentence,
                clause,
                part,
                token.folded in lists["wide"] or token.kind is Kind.CUE,
            )
            before, is_led = None, False


def _keys(token: _Token) -> frozenset[str]:
    lists = _lists()
    if token.kind is Kind.NUMBER:
        return frozenset([_number(token.folded)])
    if token.kind is Kind.CUE:
        return frozenset(["=say"])
    if token.text in _SIGNS:
        return frozenset([key_of(_SIGNS[token.text])])
    folded = lists["same"].get(token.folded, token.folded)
    key = key_of(folded)
    return frozenset([key, *_groups().get(key, ())])


def _number(folded: str) -> str:
    """A number without the commas between thousands, a word for one in digits."""
    folded = _lists()["numbers"].get(folded, folded)
    return re.sub(
        r"(?<=\d),(?=\d{3}\b)", "", re.sub(r"(?:st|nd|rd|th)$", "", folded) if folded[0].isdigit() else folded
    )


@cache
def _lists() -> dict[str, Any]:
    read = tomllib.loads(WORD_LISTS.read_text(encoding="utf-8"))
    return {name: frozenset(value.split()) if isinstance(value, str) else value for name, value in read.items()}


@cache
def _governors() -> frozenset[str]:
    """The stems of what makes of a thing done a thing planned, tried or refused."""
    return frozenset(key_of(word) for word in _lists()["governors"])


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """By a stem, the groups of words that it may be replaced within."""
    found: dict[str, tuple[str, ...]] = {}
    for number, group in enumerate(_lists()["synonyms"]):
        for word in group.split():
            key = key_of(word)
            found[key] = (*found.get(key, ()), f"={number}")
    return found


def moved(words: tuple[Word, ...], by: int) -> tuple[Word, ...]:
    """The same words with other offsets, such as those of a document that holds their text."""
    return tuple(replace(word, start=word.start + by, end=word.end + by) for word in words)
