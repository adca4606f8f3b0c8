"""Which longer names each name may mean, by the words alone."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from answer.speakers.likeness import LINKS, Name, Why, likeness, spelled
from text.first_names import is_first_name

Options = Mapping[Name, Sequence[tuple[Name, Why]]]
"""Names, each with those that it may mean, and why."""


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
