"""One identity for all names under which documents let one speaker speak: worked out once for each generation.

The file of aliases goes first: two names that it shows are never joined, nor is one with whom it splits off.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from answer.speakers.aliases import Joined, file_in_use, listed_as, name_words, names_joined
from answer.speakers.candidates import Heard, heard_names
from answer.speakers.joining import SURE, Join, joins_of
from answer.speakers.likeness import Why, are_relatives, taken_apart
from index.corpus import Corpus

_WHOLE = 2
"""How many words a whole name has, as a rule."""
Asked = ParamSpec("Asked")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Identities:
    """Which names are joined, and by the name that is shown what joins its names."""

    joined: Joined = field(default_factory=Joined)
    joins: Mapping[str, Sequence[Join]] = field(default_factory=dict)


def by_identity(
    work: Callable[Concatenate[Corpus, Asked], Found],
) -> Callable[Concatenate[Corpus, Asked], Found]:
    """Have a function of documents know the names that these join as one speaker's.

    :param work: the function.
    :return: the same function.
    """

    @wraps(work)
    def informed(corpus: Corpus, /, *asked: Asked.args, **named: Asked.kwargs) -> Found:
        with knowing_identities(corpus):
            return work(corpus, *asked, **named)

    return informed


@contextmanager
def knowing_identities(corpus: Corpus) -> Iterator[None]:
    """Know the names that documents join, as long as these are read."""
    with names_joined(identities(corpus).joined):
        yield


def identities(corpus: Corpus) -> Identities:
    """The identities of the speakers of all documents, of which these may be some."""
    whole = corpus.whole or corpus
    return whole.remember_of_all(("identities", file_in_use()), lambda: _identities(whole))


def _identities(corpus: Corpus) -> Identities:
    heard, joins = corpus.remember_of_all("joins of names", lambda: _worked_out(corpus))
    groups = _as_listed(heard.statements)
    used: list[Join] = []
    for join in joins:
        one, other = groups[join.name], groups[join.other]
        if join.probability >= SURE and one is not other and _may_join(one, other):
            one.extend(other)
            groups.update(dict.fromkeys(other, one))
            used.append(join)
    return _gathered(heard, groups, used)


def _worked_out(corpus: Corpus) -> tuple[Heard, Sequence[Join]]:
    heard = heard_names(corpus.store.namings.all())
    return heard, joins_of(heard, corpus.store.namings)


def _as_listed(names: Iterable[str]) -> dict[str, list[str]]:
    """Each name with those that are one speaker's by the file of aliases, itself among them."""
    groups: dict[str, list[str]] = {}
    by_shown: dict[str, list[str]] = {}
    for name in sorted(names):
        shown = listed_as(name)
        groups[name] = [] if shown is None else by_shown.setdefault(shown, [])
        groups[name].append(name)
    return groups


def _may_join(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether no two names are shown by the file, or are those of two persons of one family."""
    listed = {listed_as(name) for name in (*one, *other)} - {None}
    first, second = ([taken_apart(name) for name in names] for names in (one, other))
    return len(listed) <= 1 and not any(are_relatives(each, another) for each in first for another in second)


def _gathered(heard: Heard, groups: Mapping[str, Sequence[str]], used: Sequence[Join]) -> Identities:
    former = {join.name for join in used if join.why is Why.FORMER}
    shown = {name: _shown(names, heard.statements, former) for name, names in groups.items()}
    by_words: dict[frozenset[str], str] = {}
    for name in sorted(shown, key=lambda one: (-heard.statements[one], one)):
        by_words.setdefault(name_words(name), shown[name])
    joins: dict[str, list[Join]] = {}
    for join in used:
        joins.setdefault(shown[join.name], []).append(join)
    return Identities(Joined(shown, by_words, {shown[name]: tuple(names) for name, names in groups.items()}), joins)


def _shown(names: Sequence[str], statements: Mapping[str, int], former: Set[str]) -> str:
    """The name to show: as the file has it, else a whole one of now without a title, the one with most statements."""
    if listed := next(filter(None, map(listed_as, names)), None):
        return listed

    def rank(name: str) -> tuple[bool, bool, bool, int, str]:
        apart = taken_apart(name)
        is_short = apart.is_letters or len(apart.words) < _WHOLE
        return name in former, is_short, bool(apart.titles), -statements[name], name

    return min(names, key=rank)
