"""The French and Spanish words that attribute: forms of verbs of saying, and the small words around them.

Data and their lookups only; knows nothing of texts. Forms are lower case.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from text.word_lists import read_lists


@dataclass(frozen=True, slots=True)
class Romance:
    """What one language has: forms with a subject (`verbs` with helpers, too), participles, closed classes of words."""

    finite: frozenset[str]
    verbs: frozenset[str]
    participles: frozenset[str]
    having: frozenset[str]
    pronouns: frozenset[str]
    first_person: frozenset[str]
    articles: frozenset[str]
    that: frozenset[str]
    sources: frozenset[str]
    source_pair: tuple[str, ...]
    negations: frozenset[str]
    conditions: frozenset[str]
    ends: frozenset[str]
    links: frozenset[str]
    adverbs: frozenset[str]
    relatives: frozenset[str]
    days: frozenset[str]
    small: frozenset[str]

    @property
    def cues(self) -> frozenset[str]:
        """The words one of which a sentence has that says who says something, quotations and colons apart."""
        return self.finite | self.participles | self.sources | frozenset(self.source_pair[1:2])

    @property
    def quoting(self) -> frozenset[str]:
        """The forms that may stand beside a quotation."""
        return self.finite | self.participles


def _forms(lists: dict[str, dict[str, str]]) -> Iterator[tuple[str, ...]]:
    """Six forms in the third person and the participle, for each verb."""
    for verb in lists["verbs"]["regular"].split():
        known = lists["irregular"].get(verb)
        endings = lists["endings"].get(verb[-2:], "")
        yield tuple(known.split() if known else (verb[:-2] + ending for ending in endings.split()))


def _read(name: str) -> Romance:
    lists = read_lists(name)
    words = {key: frozenset(some.split()) for key, some in lists["words"].items()}
    forms = list(_forms(lists))
    finite = frozenset(form for verb in forms for form in verb[:-1])
    return Romance(
        finite=finite,
        verbs=finite | words["having"],
        participles=frozenset(verb[-1] for verb in forms),
        pronouns=words["pronouns_of_men"] | words["pronouns_of_women"],
        source_pair=tuple(lists["words"]["source_pairs"].split()),
        **{
            key: words[key]
            for key in (
                "having first_person articles that sources negations conditions ends links adverbs relatives days small"
            ).split()
        },
    )


FRENCH = _read("french")
SPANISH = _read("spanish")
