"""The names in some documents and what each is the name of: a company, another organisation, a person, a country.

Told by the words that describe a name, by words in it, and by the lists that it stands in, wherever a document shows
it. Knows documents; quotes nothing.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from answer.evidence.beside import is_heading
from answer.records import NameKind
from answer.speakers.aliases import shown_name
from answer.speakers.naming import full_name
from index.records import Document
from text import roles
from text.countries import COUNTRIES
from text.first_names import PERSONAL
from text.mentions import Mention, find_mentions, is_name
from text.spans import Span

_LISTING = re.compile(
    rf"\b(?:{'|'.join(re.sub(r'y$', 'ie', noun) for noun in sorted(roles.COMPANIES))})s\b"
    r"[^.;:()]{0,20}?(?:,? (?:such as|namely|including|like|among them)|:|\.\sThey are) ",
    re.IGNORECASE,
)
# Between two names of a list: a comma or "and", perhaps with a name that begins with a small letter ("iFlytek").
_IN_LIST = re.compile(r"(?:, (?:[\w-]+, )?|,? and |; (?:and )?)(?:the )?")
_END_OF_LIST = 400
"""Characters that a list of names is read on for."""
_OFFICES = roles.PEOPLE | roles.SPOKES | roles.TITLES | {"member"}
_WORDS_OF_A_PERSON = 4


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands."""

    document: Document
    span: Span


@dataclass(frozen=True, slots=True)
class Named:
    """A name under which its bearer is shown, what it is the name of, if a document shows it, and where it stands."""

    name: str
    kind: NameKind | None
    places: tuple[Place, ...]


def names_of(documents: Iterable[Document]) -> list[Named]:
    """The names in some documents, each with its places in their order.

    :param documents: the documents.
    :return: the names by alphabet.
    """
    places: dict[str, list[Place]] = {}
    shown: dict[str, Counter[NameKind]] = {}
    for document in documents:
        for name, place, kinds in _mentioned(document):
            places.setdefault(name, []).append(Place(document, place))
            shown.setdefault(name, Counter()).update(kinds)
    _share_in_lists(places, shown)
    whole = {name: _whole(name, shown) for name in places}
    joined: dict[str, list[Place]] = {}
    for name, found in places.items():
        joined.setdefault(whole[name], []).extend(found)
    named = (Named(name, _kind(shown[name]), tuple(found)) for name, found in joined.items())
    return sorted(named, key=lambda one: one.name.casefold())


def _mentioned(document: Document) -> Iterator[tuple[str, Span, list[NameKind]]]:
    text = document.text
    runs = list(find_mentions(text))
    attested = {word for one in runs if not (one.initial and one.bare and len(one.words) == 1) for word in one.words}
    mentions = [one for one in runs if is_name(one, attested) and not is_heading(document, one.span)]
    listed = _listed_companies(text, mentions)
    for one in mentions:
        name = _full(" ".join(one.words), document)
        yield shown_name(name), one.span, list(_evidence(one, name, one.span in listed))


def _full(name: str, document: Document) -> str:
    """A name in full; what only "and" joins to it is another's."""
    full = full_name(name, document)
    return name if " and " in full and " and " not in name else full


def _evidence(mention: Mention, name: str, is_listed: bool) -> Iterator[NameKind]:
    """What a mention shows of the kind of what bears its name."""
    words = [word.lower().rstrip(".") for word in name.split()]
    if name in COUNTRIES and not name.startswith("Europe"):
        yield NameKind.COUNTRY
        return
    is_body = not roles.BODIES.isdisjoint(words[-1:] + words[1:]) and words[-1] not in roles.COMPANY_WORDS
    is_firm = is_listed or mention.described & (roles.COMPANIES | roles.NEWS) or "&" in words
    may_be_person = 1 < len(words) <= _WORDS_OF_A_PERSON and not is_firm and not is_body
    if may_be_person and (name.split()[0] in PERSONAL or mention.described & _OFFICES):
        yield NameKind.PERSON
    elif (len(words) > 1 and words[-1] in roles.COMPANY_WORDS) or is_listed or mention.described & roles.COMPANIES:
        yield NameKind.COMPANY
    elif is_body or mention.described & (roles.ORGANISATIONS | roles.GENERIC_ORGANISATIONS):
        yield NameKind.ORGANISATION


def _listed_companies(text: str, mentions: Sequence[Mention]) -> set[Span]:
    """The names in lists of companies: "firms such as A and B", "companies, namely A, B and C"."""
    found: set[Span] = set()
    for opening in _LISTING.finditer(text):
        reached = opening.end()
        for one in mentions:
            if not reached <= one.span.start <= opening.end() + _END_OF_LIST:
                continue
            gap = text[reached : one.span.start]
            if gap and not _IN_LIST.fullmatch(gap) and not re.fullmatch(r",[^.;:()]{0,80}; (?:and )?", gap):
                break
            found.add(one.span)
            reached = one.span.end
    return found


def _share_in_lists(places: dict[str, list[Place]], shown: dict[str, Counter[NameKind]]) -> None:
    """Take for companies what stands in a list with one, "Hikvision, Dahua and SenseTime", and with nothing else."""
    ordered = sorted(
        ((place.document, place.span, name) for name, found in places.items() for place in found),
        key=lambda one: (one[0].id, one[1].start),
    )
    together: list[list[str]] = []
    last: tuple[Document, Span] | None = None
    for document, span, name in ordered:
        is_next = last is not None and last[0] is document
        if is_next and last and _IN_LIST.fullmatch(document.text[last[1].end : span.start]):
            together[-1].append(name)
        else:
            together.append([name])
        last = document, span
    for names in together:
        if {_kind(shown[name]) for name in names} == {NameKind.COMPANY, None}:
            for name in names:
                shown[name][NameKind.COMPANY] += 1


def _kind(shown: Counter[NameKind]) -> NameKind | None:
    """The kind that most mentions show; of two shown as often the one that NameKind has first."""
    return max(shown, key=lambda kind: (shown[kind], -list(NameKind).index(kind)), default=None)


def _whole(name: str, shown: dict[str, Counter[NameKind]]) -> str:
    """The longer name that a name is the beginning of, if it is one alone and of the same kind or a company's."""
    longer = [other for other in shown if other.startswith(f"{name} ") and _kind(shown[other]) is not None]
    if len(longer) != 1 or _kind(shown[name]) not in (None, _kind(shown[longer[0]])):
        return name
    is_body = _kind(shown[longer[0]]) in (NameKind.COMPANY, NameKind.ORGANISATION)
    return longer[0] if is_body and name not in COUNTRIES else name
