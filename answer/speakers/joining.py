"""Which names of speakers documents join, why, and how surely: worked out of numbers of documents alone.

A short name is joined with the one longer name that it can mean, when documents that have either name leave hardly
another. Who competes for a name leaves it apart. Fractions of whole numbers decide, the same on every machine.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from answer.speakers.bearers import RENAMING_WORDS, renamings_in
from answer.speakers.candidates import Heard, options_of
from answer.speakers.likeness import (
    Name,
    Why,
    Words,
    are_one_person,
    initials_of,
    likeness,
    surname,
    taken_apart,
)
from answer.speakers.told import FAMILIAR, Documents, Texts, Told, read_told
from text.first_names import is_first_name
from text.spelling import is_english

SURE = 0.85
"""From which probability on two names are joined: of the pairs it was chosen on, the lower ones are mostly none."""
_CERTAIN = {Why.WORDS: 0.99, Why.FULL: 0.98, Why.FORMER: 0.95}
"""How likely names are one that nothing speaks against."""
_IN_PLACE = 0.98
"""How likely a short name means whom its own document names in full, and no other."""
_BESIDE_OTHERS = 0.93
"""How likely, where what may be another's name stands there, too: "Big Cypress" beside Talbert Cypress."""
_UNKNOWN = 0.25
"""What somebody counts whom no document names, where who is named in one document counts 1."""
_MANY_LETTERS, _SPELLED = 4, 0.93
"""How likely as many letters mean the only body whose words they begin, where no document says so."""
_UNNAMED = 2
"""What somebody counts where a document has a family name whose bearer it does not name: it may be a newspaper's."""
_IN_OFFICE = 0.95
"""How likely a family name with a title means the only bearer who has it elsewhere."""
_ITSELF = 3
"""In how many documents a short name stands by itself for each that speaks against its being short for a body's."""


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


def joins_of(heard: Heard, texts: Texts) -> list[Join]:
    """Work out which names are one speaker's.

    :param heard: the names.
    :param texts: the documents.
    :return: the joins, the surest first.
    """
    options = options_of(heard.names, heard.statements)
    told = read_told(heard, options, texts)
    found = [join for short, longer in options.items() if (join := _best(short, longer, heard, told))]
    return sorted([*found, *_renamed(heard, texts)], key=lambda one: (-one.probability, one.name, one.other))


def _best(short: Name, longer: Sequence[tuple[Name, Why]], heard: Heard, told: Told) -> Join | None:
    """The join of a name with whom it means most likely; None where nothing tells of one."""
    found = [join for long, why in longer if (join := _join(short, long, why, longer, heard, told))]
    return min(found, key=lambda one: (-one.probability, -heard.statements[one.other], one.other), default=None)


def _join(
    short: Name, long: Name, why: Why, longer: Sequence[tuple[Name, Why]], heard: Heard, told: Told
) -> Join | None:
    match why:
        case Why.SURNAME:
            probability, count = _by_family(short, long, longer, heard, told)
        case Why.LETTERS:
            probability, count = _by_letters(short, long, longer, heard, told)
        case Why.PART:
            probability, count = _by_part(short, long, longer, heard)
        case Why.NATIONAL:
            probability, count = _by_nation(short, long, longer, heard, told)
        case _:
            count = len(heard.documents[short.text] | heard.documents[long.text])
            probability = _CERTAIN[why] if _is_certain(short, long, why, longer, told) else 0
    return Join(short.text, long.text, why, probability, count) if probability else None


def _by_part(short: Name, long: Name, longer: Sequence[tuple[Name, Why]], heard: Heard) -> tuple[float, int]:
    """How likely a body is called by a part of its name, and how many documents call it so."""
    count = len(_called(short, long, heard))
    others = (len(_called(short, other, heard)) for other, _ in longer if other != long)
    return _share(count, (*others, len(heard.documents[short.text]) / _ITSELF)), count


def _by_nation(
    short: Name, long: Name, longer: Sequence[tuple[Name, Why]], heard: Heard, told: Told
) -> tuple[float, int]:
    """How likely a body is that of the United States, and how many documents have one of both names."""
    count = len(heard.documents[short.text] | heard.documents[long.text])
    others = (other for other, why in longer if why is Why.PART and other.words[-1] == short.words[-1])
    share = _share(count, (len(heard.documents[other.text]) for other in others))
    return _expected(heard.documents[short.text], set(), told.foreign.get(short.text, set()), share), count


def _share(own: int, others: Iterable[float], unknown: float = _UNKNOWN) -> float:
    """How likely who is named in some documents is meant, where others are named in others.

    Squares, because whom a paper does not introduce is well known, and who is much named is more so.
    """
    return round(own**2 / (own**2 + sum(one**2 for one in others) + unknown), 3)


def _expected(short: frozenset[str], sure: Documents, wrong: Documents, share: float) -> float:
    """In what share of its documents a short name means somebody: who is named there, elsewhere who is likeliest."""
    rest = len(short - sure - wrong)
    return round((_IN_PLACE * len(short & sure) + share * rest) / len(short), 3)


def _is_certain(short: Name, long: Name, why: Why, longer: Sequence[tuple[Name, Why]], told: Told) -> bool:
    """Whether nothing speaks against two names that have the same words, or are other forms of a whole name."""
    if why is Why.FULL:
        whole = [other for other, why in longer if why is Why.FULL]
        is_alone = all(are_one_person(one, other) for one, other in combinations(whole, 2))
        # A Tom and a Thomas of one family name are two, if nothing that stands beside their names is the same.
        is_same = short.words[0] == long.words[0] or told.described.get(short.text, set()) & told.described.get(
            long.text, set()
        )
        return is_alone and bool(is_same)
    if len(short.words) > 1 or short.titles == long.titles:
        return True
    one, other = short.titles - FAMILIAR, long.titles - FAMILIAR
    bearers = {words[0] for words in told.bearers.get(short.words[0], {})}
    return not (one and other and one.isdisjoint(other)) and len(bearers) <= 1


def _by_family(
    short: Name, long: Name, longer: Sequence[tuple[Name, Why]], heard: Heard, told: Told
) -> tuple[float, int]:
    """In what share of its documents a family name means a bearer of it, and how many documents name that one."""
    found = _bearers(short, long, longer, heard, told)
    own = found.own
    known = [*map(len, found.others.values())]
    known += [len(heard.documents[other.text]) for other, why in longer if why is Why.PART]
    share, unnamed = _share(len(own), known), _share(len(own), known, _UNNAMED)

    def likely(id: str) -> float:
        rivals = [counts[id] for counts in found.others.values() if counts[id]]
        offices = told.offices.get((surname(short), id), set())
        if not own[id]:
            is_in_office = offices & found.titles and offices.isdisjoint(found.other_titles)
            return 0 if rivals else max(share, _IN_OFFICE) if is_in_office else unnamed
        if rivals or found.strange[id] > 1:
            return share
        return _BESIDE_OTHERS if found.strange[id] else _IN_PLACE

    ids = sorted(heard.documents[short.text])
    return round(sum(map(likely, ids)) / len(ids), 3), len(own)


@dataclass(frozen=True, slots=True)
class _Family:
    """How often documents name a bearer of a family name, each other by the first name, and what may be nobody's."""

    own: Counter[str] = field(default_factory=Counter)
    others: dict[str, Counter[str]] = field(default_factory=dict)
    strange: Counter[str] = field(default_factory=Counter)
    titles: set[str] = field(default_factory=set)
    other_titles: set[str] = field(default_factory=set)


def _bearers(short: Name, long: Name, longer: Sequence[tuple[Name, Why]], heard: Heard, told: Told) -> _Family:
    """Who bears a family name; who bears its title in some document is meant before those who do in none."""
    speakers = [other for other, why in longer if why is Why.SURNAME]
    first_names = {other.words[0] for other in speakers}
    known = [(other, Counter(heard.documents[other.text])) for other in speakers]
    named = sorted(told.bearers.get(surname(short), {}).items())
    known += [(taken_apart(" ".join(words)), counts) for words, counts in named]
    titles = short.titles - FAMILIAR
    titled = [words for words, found in told.titles.items() if words[-1] == surname(short) and found & titles]
    family = _Family()
    for bearer, counts in known:
        is_whole = bearer.words == long.words and bearer.generation == long.generation
        if is_whole or (bearer.is_person and are_one_person(bearer, long)):
            family.own.update(counts)
            family.titles.update(told.titles.get(bearer.words, ()))
        elif not _is_known(bearer.words[0], first_names):
            family.strange.update(counts)
        elif not titled or bearer.words in titled:
            family.others.setdefault(f"{bearer.words[0]} {bearer.generation}", Counter()).update(counts)
            family.other_titles.update(told.titles.get(bearer.words, ()))
    return family


def _is_known(first: str, others: set[str]) -> bool:
    """Whether a word is a first name, as those are that are no other words: "Big Cypress" is nobody."""
    return is_first_name(first) or first in others or not is_english(first)


def _by_letters(
    short: Name, long: Name, longer: Sequence[tuple[Name, Why]], heard: Heard, told: Told
) -> tuple[float, int]:
    """How likely letters mean a body, and how many documents have both."""
    own = told.spelled.get((short.text, long.text), set()) | _introducing(short, long, told)
    rivals = [other for other, why in longer if why is Why.LETTERS and not _are_one_body(other, long)]
    others: dict[Words, Documents] = {
        other.words: told.spelled.get((short.text, other.text), set()) for other in rivals
    }
    for words, ids in told.introduced.get(short.words[0], {}).items():
        if not _are_one_body(taken_apart(" ".join(words)), long):
            others.setdefault(words, set()).update(ids)
    share = _share(len(own), map(len, others.values()))
    is_long = len(short.words[0]) >= _MANY_LETTERS and short.words[0] == initials_of(long)
    if is_long and not (own or others):
        share = _SPELLED
    return _expected(heard.documents[short.text], own, set().union(*others.values()) - own, share), len(own)


def _introducing(short: Name, long: Name, told: Told) -> Documents:
    means = told.introduced.get(short.words[0], {})
    return set().union(*(ids for words, ids in means.items() if _are_one_body(taken_apart(" ".join(words)), long)))


def _are_one_body(one: Name, other: Name) -> bool:
    """Whether two names may be one body's: the one is the other, or the other with more words before or behind."""
    short, long = sorted((one, other), key=lambda name: len(name.words))
    return short.words == long.words or likeness(short, long) in (Why.WORDS, Why.NATIONAL, Why.PART)


def _called(short: Name, long: Name, heard: Heard) -> frozenset[str]:
    """The documents that call a body by a shorter name."""
    return heard.called.get(long.text, {}).get(short.words, frozenset())


def _renamed(heard: Heard, texts: Texts) -> Iterator[Join]:
    """What documents say was renamed, where both names are those of speakers."""
    known = {name.words: name for name in heard.names}
    ids = texts.ids_with(RENAMING_WORDS) if len(known) > 1 else []  # as many documents as there are have such words
    for id, text in texts.texts(ids):
        for found in renamings_in(text):
            before, after = (known.get(taken_apart(name).words) for name in (found.before, found.after))
            if before and after and before != after and before.has_first_name == after.has_first_name:
                place = id, found.start, found.end
                yield Join(before.text, after.text, Why.FORMER, _CERTAIN[Why.FORMER], 1, place)
