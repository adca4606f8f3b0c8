"""Which names of speakers documents join, why, and how surely: worked out of numbers of documents alone.

A short name is joined with the one longer name that it can mean, when documents that have either name leave hardly
another. Who competes for a name leaves it apart. Fractions of whole numbers decide, the same on every machine.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Protocol

from answer.speakers.bearers import RENAMING_WORDS, Renaming, bearers_in, renamings_in
from answer.speakers.candidates import Options, options_of
from answer.speakers.likeness import Name, Words, Why, are_one_person, surname, taken_apart
from index.records import Naming
from text.initials import find_letters

SURE = 0.9
"""From which probability on two names are joined."""
_UNKNOWN = 0.25
"""What somebody counts whom no document names, where who is named in one document counts 1."""
_CERTAIN = {Why.WORDS: 0.99, Why.FULL: 0.98, Why.FORMER: 0.95}
"""How likely names are one that nothing speaks against."""
_FAMILIAR = frozenset("mr mrs ms miss sir dame lord lady dr former".split())
"""Titles that go with any office."""



class Texts(Protocol):
    """Reads the texts of documents."""

    def texts(self, ids: Sequence[str]) -> Iterable[tuple[str, str]]:
        """Those of some ids, each below its title."""

    def ids_with(self, words: Sequence[str]) -> Sequence[str]:
        """The ids of those that have one of some words."""



@dataclass(frozen=True, slots=True)
class Join:
    """That one name means the same as another: why, how likely, and how many documents show it.

    `place` is where a document says so itself: its id, and where that stands in its title and text.
    """

    name: str
    other: str
    why: Why
    probability: float
    documents: int
    place: tuple[str, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """The names of speakers, with the documents of each, and those that call one by other words, too."""

    names: tuple[Name, ...]
    documents: Mapping[str, frozenset[str]]
    statements: Mapping[str, int]
    called: Mapping[str, Mapping[Words, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class _Told:
    """What texts tell: which documents have each bearer of a family name, and what each takes letters for."""

    bearers: Mapping[str, Mapping[Words, set[str]]]
    titles: Mapping[Words, set[str]]
    letters: Mapping[str, Mapping[Words, set[str]]]


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


def joins_of(heard: Heard, texts: Texts) -> list[Join]:
    """Work out which names are one speaker's.

    :param heard: the names.
    :param texts: the documents.
    :return: the joins, the surest first.
    """
    options = options_of(heard.names, heard.statements)
    told = _told(heard, options, texts)
    found = [join for short, longer in options.items() if (join := _best(short, longer, heard, told))]
    return sorted([*found, *_renamed(heard, texts)], key=lambda one: (-one.probability, one.name, one.other))


def _told(heard: Heard, options: Options, texts: Texts) -> _Told:
    """Read what the documents of all who may be meant tell."""
    told = _Told({}, {}, {})
    families: defaultdict[str, set[str]] = defaultdict(set)
    letters: set[str] = set()
    for short, longer in options.items():
        whys = {why for _, why in longer}
        ids = heard.documents[short.text].union(*(heard.documents[long.text] for long, _ in longer))
        if Why.SURNAME in whys or (Why.WORDS in whys and len(short.words) == 1):
            for id in ids:
                families[id].add(short.words[-1])
        if Why.LETTERS in whys:
            letters |= ids
    for id, text in texts.texts(sorted(letters | families.keys())):
        _read_bearers(told, id, text, families.get(id, set()))
        if id in letters:
            for short_form, long_form in find_letters(text).items():
                means = told.letters.setdefault(short_form.lower(), {})
                means.setdefault(taken_apart(long_form).words, set()).add(id)
    return told


def _read_bearers(told: _Told, id: str, text: str, families: set[str]) -> None:
    for family, bearer in bearers_in(text, families):
        words = taken_apart(" ".join(bearer.words)).words
        told.bearers.setdefault(family, {}).setdefault(words, set()).add(id)
        told.titles.setdefault(words, set()).update(bearer.titles)


def _best(short: Name, longer: Sequence[tuple[Name, Why]], heard: Heard, told: _Told) -> Join | None:
    """The join of a name with whom it means most likely; None where nothing tells of one."""
    found = [join for long, why in longer if (join := _join(short, long, why, longer, heard, told))]
    return min(found, key=lambda one: (-one.probability, -heard.statements[one.other], one.other), default=None)


def _join(
    short: Name, long: Name, why: Why, longer: Sequence[tuple[Name, Why]], heard: Heard, told: _Told
) -> Join | None:
    match why:
        case Why.SURNAME:
            own, others = _bearers(short, long, longer, heard, told)
        case Why.LETTERS:
            own, others = _letters(short, long, told)
        case Why.PART:
            own, others = _called(short, long, longer, heard)
        case Why.WORDS if len(short.words) == 1 and short.titles != long.titles and not short.is_letters:
            return _same_word(short, long, heard, told)
        case _:
            if why is Why.FULL and not _is_alone(short, longer):
                return None
            count = len(heard.documents[short.text] | heard.documents[long.text])
            return Join(short.text, long.text, why, _CERTAIN[why], count)
    return Join(short.text, long.text, why, _share(own, others), own) if own else None


def _share(own: int, others: Iterable[int]) -> float:
    """How likely who is named in some documents is meant, where others are named in others.

    Squares, because whom a paper does not introduce is well known, and who is much named is more so.
    """
    return round(own**2 / (own**2 + sum(one**2 for one in others) + _UNKNOWN), 3)


def _is_alone(short: Name, longer: Sequence[tuple[Name, Why]]) -> bool:
    """Whether all whole names that one may mean are one person's."""
    whole = [long for long, why in longer if why is Why.FULL]
    return all(are_one_person(one, other) for one, other in combinations(whole, 2))


def _bearers(
    short: Name, long: Name, longer: Sequence[tuple[Name, Why]], heard: Heard, told: _Told
) -> tuple[int, list[int]]:
    """How many documents have a bearer of a family name, and how many each of the others who bear it."""
    groups: dict[str, set[str]] = {}
    own = set(heard.documents[long.text])
    named = told.bearers.get(surname(short), {})
    known = [(taken_apart(" ".join(words)), ids) for words, ids in sorted(named.items())]
    known += [(other, heard.documents[other.text]) for other, why in longer if why is Why.SURNAME]
    for bearer, ids in known:
        if bearer.is_person and are_one_person(bearer, long):
            own |= ids
        else:
            groups.setdefault(bearer.words[0], set()).update(ids)
    bodies = [len(heard.documents[other.text]) for other, why in longer if why is Why.PART]
    return len(own), [*map(len, groups.values()), *bodies]


def _letters(short: Name, long: Name, told: _Told) -> tuple[int, list[int]]:
    means = told.letters.get(short.words[0], {})
    own = len(means.get(long.words, ()))
    return own, [len(ids) for words, ids in means.items() if words != long.words]


def _called(
    short: Name, long: Name, longer: Sequence[tuple[Name, Why]], heard: Heard
) -> tuple[int, list[int]]:
    """How many documents call a body by the shorter name, and how many each other."""
    counts = {other: len(heard.called.get(other.text, {}).get(short.words, ())) for other, _ in longer}
    return counts[long], [count for other, count in counts.items() if other != long]


def _same_word(short: Name, long: Name, heard: Heard, told: _Told) -> Join | None:
    """One word with other titles is one person's where these agree, and no two are named who bear it."""
    one, other = short.titles - _FAMILIAR, long.titles - _FAMILIAR
    bearers = {words[0] for words in told.bearers.get(short.words[0], {})}
    if (one and other and one.isdisjoint(other)) or len(bearers) > 1:
        return None
    count = len(heard.documents[short.text] | heard.documents[long.text])
    return Join(short.text, long.text, Why.WORDS, 0.95, count)


def _renamed(heard: Heard, texts: Texts) -> Iterator[Join]:
    """What documents say was renamed, where both names are those of speakers."""
    known = {name.words: name for name in heard.names}
    for id, text in texts.texts(texts.ids_with(RENAMING_WORDS)):
        for found in renamings_in(text):
            before, after = (known.get(taken_apart(name).words) for name in (found.before, found.after))
            if before and after and before != after and before.is_person == after.is_person:
                yield Join(before.text, after.text, Why.FORMER, _CERTAIN[Why.FORMER], 1, _place(id, found))


def _place(id: str, found: Renaming) -> tuple[str, int, int]:
    return id, found.start, found.end
