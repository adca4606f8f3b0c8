"""The names of speakers, how documents call them, and which longer names each may mean by its words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from answer.speakers.likeness import LINKS, Name, Why, Words, likeness, spelled, taken_apart
from index.records import Naming
from text.first_names import is_first_name

Options = Mapping[Name, Sequence[tuple[Name, Why]]]
"""Names, each with those that it may mean, and why."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The names of speakers, with the documents of each, and those that call one by other words, too."""

    names: tuple[Name, ...]
    documents: Mapping[str, frozenset[str]]
    statements: Mapping[str, int]
    called: Mapping[str, Mapping[Words, frozenset[str]]]


def heard_names(namings: Iterable[Naming]) -> Heard:
    """Gather by name how documents call their speakers."""
    documents: defaultdict[str, set[str]] = defaultdict(set)
    called: defaultdict[str, dict[Words, set[str]]] = defaultdict(dict)
    statements: Counter[str] = Counter()
    for one in namings:
        documents[one.name].add(one.document_id)
        statements[one.name] += one.statements
        if one.words and one.words != one.name:
            called[one.name].setdefault(taken_apart(one.words).words, set()).add(one.document_id)
    return Heard(
        tuple(name for name in map(taken_apart, sorted(documents)) if name.words),
        {name: frozenset(ids) for name, ids in documents.items()},
        dict(statements),
        {name: {words: frozenset(ids) for words, ids in found.items()} for name, found in called.items()},
    )


def options_of(names: Sequence[Name], statements: Mapping[str, int]) -> Options:
    """Find for each name those that it may mean.

    :param names: all names.
    :param statements: how many statements each has: of two of the same length, who has fewer may mean the other.
    :return: the names that may mean another.
    """
    by_word, by_letters = _indexed(names)
    alone = {name.words for name in names if len(name.words) == 1}
    rank = {name: (len(name.words), statements[name.text], name.text) for name in names}
    found: dict[Name, list[tuple[Name, Why]]] = {}
    for short in names:
        for long in _near(short, by_word, by_letters):
            why = likeness(short, long) if rank[short] < rank[long] else None
            # Of "Kroger Albertsons" each is a body.
            is_two = why is Why.SURNAME and long.words[:1] in alone and not is_first_name(long.words[0])
            if why and not is_two:
                found.setdefault(short, []).append((long, why))
    return found


def _indexed(names: Sequence[Name]) -> tuple[Mapping[str, Sequence[Name]], Mapping[str, Sequence[Name]]]:
    """The names by each of their words, and by the letters that may stand for them."""
    by_word: defaultdict[str, list[Name]] = defaultdict(list)
    by_letters: defaultdict[str, list[Name]] = defaultdict(list)
    for name in names:
        for word in dict.fromkeys(name.words):
            by_word[word].append(name)
        if not name.is_letters:
            for letters in sorted(spelled(name.text)):
                by_letters[letters].append(name)
    return by_word, by_letters


def _near(
    short: Name, by_word: Mapping[str, Sequence[Name]], by_letters: Mapping[str, Sequence[Name]]
) -> Iterator[Name]:
    """The names that share the rarest word or the last of a name, or that its letters may stand for."""
    shared = [by_word[word] for word in short.words if word not in LINKS]
    rarest = min(shared, key=len, default=[])
    letters = by_letters.get(short.words[0], ()) if short.is_letters else ()
    return iter(dict.fromkeys(chain(rarest, by_word[short.words[-1]], letters)))
