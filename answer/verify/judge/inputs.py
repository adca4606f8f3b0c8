"""What the judge reads: a premise and a claim as word pieces, each with what the pieces do not say.

    [CLS] premise [SEP] claim [SEP]

The type of a piece says on which side it stands, whether the other side has its word, and whether that word says more,
less or no. Knows no model. Training reads the same inputs.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from text.sentence_words import key_of

WORDS = Path(__file__).with_name("words.toml")
START, END = 101, 102
"""The marks of a BERT vocabulary around premise and claim."""
MOST, MOST_CLAIM = 128, 60
"""How many pieces there are at most, marks among them, and how many of a claim; what is longer loses its end."""
SHARED, CLAIM, TYPES = 4, 8, 16
"""What is added to the type of a piece whose word the other side has, and of a claim's; how many types there are."""
_MORE, _LESS, _NO = 1, 2, 3
_WORD = re.compile(r"\w+(?:[’']\w+)?")


def premise_text(title: str, sentences: Sequence[str]) -> str:
    """A title and sentences as one text."""
    return " ".join(" ".join((f"{title}:" if title else "", *sentences)).split())


def row(premise: str, claim: str, tokenizer: Tokenizer) -> dict[str, NDArray[np.int64]]:
    """What the model is given for a premise and a claim: one row of ids, their mask and their types."""
    there, here = (frozenset(key for _, key in _keys(text)) for text in (premise, claim))
    claimed, claimed_types = _side(claim, there, tokenizer, MOST_CLAIM)
    held, held_types = _side(premise, here, tokenizer, MOST - 3 - len(claimed))
    ids = np.array([[START, *held, END, *claimed, END]], dtype=np.int64)
    types = np.array([[0, *held_types, 0, *(CLAIM + one for one in claimed_types), CLAIM]], dtype=np.int64)
    return {"ids": ids, "mask": np.ones_like(ids), "types": types}


def fits(premise: str, claim: str, tokenizer: Tokenizer) -> bool:
    """Whether a premise and a claim are read to their ends."""
    held, claimed = (len(tokenizer.encode(text, add_special_tokens=False).ids) for text in (premise, claim))
    return claimed <= MOST_CLAIM and held + claimed <= MOST - 3


def _side(text: str, others: frozenset[str], tokenizer: Tokenizer, most: int) -> tuple[list[int], list[int]]:
    encoding = tokenizer.encode(text, add_special_tokens=False)
    letters = [0] * (len(text) + 1)
    for match, key in _keys(text):
        kind = SHARED * (key in others) + _direction(match.group(), key)
        letters[match.start() : match.end()] = [kind] * len(match.group())
    return encoding.ids[:most], [letters[start] for start, _ in encoding.offsets[:most]]


def _keys(text: str) -> Iterator[tuple[re.Match[str], str]]:
    for match in _WORD.finditer(text):
        yield match, _key(match.group().casefold())


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    return key_of(word)


def _direction(word: str, key: str) -> int:
    """Whether a word says more, less or no; 0 for none of these."""
    return _NO if word.casefold().endswith(("n't", "n’t")) else _directions().get(key, 0)


@cache
def word_pairs(name: str) -> tuple[tuple[str, str], ...]:
    """The pairs of a list of words.toml."""
    return tuple((one, other) for one, other in (pair.split("/") for pair in _lists()[name].split()))


@cache
def _directions() -> dict[str, int]:
    found: dict[str, int] = {}
    for more, less in word_pairs("directions"):
        found |= {key_of(more): _MORE, key_of(less): _LESS}
    return found | {key_of(word): _NO for word in _lists()["denials"].split()}


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))
