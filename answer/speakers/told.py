"""What the documents of some names tell of whom these mean: read once, and weighed elsewhere."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from answer.speakers.bearers import bearers_in, described_as, is_owned
from answer.speakers.candidates import Heard, Options
from answer.speakers.likeness import Name, Why, Words, taken_apart
from text.initials import find_letters

FAMILIAR = frozenset("mr mrs ms miss sir dame lord lady dr former".split())
"""Titles that go with any office."""
Documents = set[str]
"""The ids of documents."""


class Texts(Protocol):
    """Reads the texts of documents."""

    def texts(self, ids: Sequence[str]) -> Iterable[tuple[str, str]]:
        """Those of some ids, each below its title."""

    def ids_with(self, words: Sequence[str]) -> Sequence[str]:
        """The ids of those that have one of some words."""


@dataclass(frozen=True, slots=True)
class Told:
    """What texts tell.

    How often each document names who bears a family name, with which titles, and with which the family name stands
    alone; what stands beside names of which one has another form of the first name; which documents have letters with
    what they mean; and which say whose a ministry is.
    """

    bearers: dict[str, dict[Words, Counter[str]]] = field(default_factory=dict)
    described: dict[str, set[str]] = field(default_factory=dict)
    titles: dict[Words, set[str]] = field(default_factory=dict)
    offices: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    spelled: dict[tuple[str, str], Documents] = field(default_factory=dict)
    introduced: dict[str, dict[Words, Documents]] = field(default_factory=dict)
    foreign: dict[str, Documents] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a document is read for: family names, letters with what they may mean, and whole names."""

    families: set[str] = field(default_factory=set)
    letters: set[tuple[str, str]] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)
    owned: set[str] = field(default_factory=set)


def read_told(heard: Heard, options: Options, texts: Texts) -> Told:
    """Read what the documents of all who may be meant tell.

    :param heard: the names, with their documents.
    :param options: whom each may mean.
    :param texts: the documents.
    :return: it.
    """
    told, wanted = Told(), _wanted(heard, options)
    for id, text in texts.texts(sorted(wanted)):
        _read_bearers(told, id, text, wanted[id].families)
        _read_letters(told, id, text, sorted(wanted[id].letters))
        for name in sorted(wanted[id].forms):
            told.described.setdefault(name, set()).update(described_as(text, name))
        for name in sorted(wanted[id].owned):
            if is_owned(text, name):
                told.foreign.setdefault(name, set()).add(id)
    return told


def _wanted(heard: Heard, options: Options) -> Mapping[str, _Wanted]:
    """What each document is read for."""
    wanted: dict[str, _Wanted] = {}
    for short, longer in options.items():
        for long, why in longer:
            for name in (short, long):
                for id in heard.documents[name.text]:
                    _add(wanted.setdefault(id, _Wanted()), short, long, why, name)
    return wanted


def _add(wanted: _Wanted, short: Name, long: Name, why: Why, name: Name) -> None:
    """Note what a document that has one of two names is read for."""
    if why is Why.SURNAME or (why is Why.WORDS and len(short.words) == 1):
        wanted.families.add(short.words[-1])
    elif why is Why.LETTERS:
        wanted.letters.add((short.text, long.text))
    elif why is Why.FULL and short.words[0] != long.words[0]:
        wanted.forms.add(name.text)
    elif why is Why.NATIONAL and name is short:
        wanted.owned.add(short.text)


def _read_bearers(told: Told, id: str, text: str, families: set[str]) -> None:
    for family, bearer in bearers_in(text, families):
        words = taken_apart(" ".join(bearer.words)).words
        if len(words) == 1:
            told.offices.setdefault((family, id), set()).update(bearer.titles - FAMILIAR)
        else:
            told.bearers.setdefault(family, {}).setdefault(words, Counter())[id] += 1
            told.titles.setdefault(words, set()).update(bearer.titles - FAMILIAR)


def _read_letters(told: Told, id: str, text: str, pairs: Sequence[tuple[str, str]]) -> None:
    for letters, name in pairs:
        if name in text and re.search(rf"\b{re.escape(letters)}\b", text):
            told.spelled.setdefault((letters, name), set()).add(id)
    if pairs:
        for letters, name in find_letters(text).items():
            told.introduced.setdefault(letters.lower(), {}).setdefault(taken_apart(name).words, set()).add(id)
