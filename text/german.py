"""The German words that attribute: the forms of verbs of saying, nouns that name a source, and small words.

Data and their lookups only; knows nothing of texts. Forms are lower case.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from text.word_lists import read_lists

_LISTS = read_lists("german")
_UNSTRESSED = ("be", "er", "ver", "ent", "zer", "ge", "miss", "emp", "wider")
"""Prefixes before which a participle has no "ge"."""


class Shape(StrEnum):
    """What a form of a verb is: one that has a subject, or a participle, or one that is both ("berichtet")."""

    FINITE = "finite"
    PARTICIPLE = "participle"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a verb of saying: what may follow, and the particle that stands by itself behind it, if one does."""

    shape: Shape
    takes: frozenset[str]
    particle: str = ""


def _weak(verb: str) -> tuple[str, str, str]:
    """Present, preterite and participle of a weak verb."""
    stem = verb.removesuffix("n").removesuffix("e") if not verb.endswith(("eln", "ern")) else verb[:-1]
    link = "e" if stem.endswith(("t", "d", "chn", "gn", "ffn")) else ""
    is_bare = verb.startswith(_UNSTRESSED) or verb.endswith("ieren")
    return f"{stem}{link}t", f"{stem}{link}te", f"{'' if is_bare else 'ge'}{stem}{link}t"


def _finite(verb: str) -> Iterator[str]:
    """The forms of a simple verb in the third person, in the present and the preterite."""
    present, past, _ = _parts(verb)
    yield from (present, verb, past, past + ("n" if past.endswith("e") else "en"))


def _parts(verb: str) -> tuple[str, str, str]:
    known = _LISTS["strong"].get(verb)
    first, second, third = known.split() if known else _weak(verb)
    return first, second, third


def _forms() -> dict[str, tuple[Form, ...]]:
    """Every form of the verbs of saying, with all that it may be a form of."""
    takes: dict[str, set[str]] = {}
    for use, verbs in _LISTS["verbs"].items():
        for verb in verbs.split():
            takes.setdefault(verb, set()).add(use)
    found: dict[str, dict[Form, None]] = {}
    for verb, uses in takes.items():
        particle, _, simple = verb.rpartition("|")
        for form, shape in _shaped(simple, particle):
            parts = bool(particle) and not form.startswith(particle)
            found.setdefault(form, {})[Form(shape, frozenset(uses), particle if parts else "")] = None
    return {form: tuple(shapes) for form, shapes in found.items()}


def _shaped(simple: str, particle: str) -> Iterator[tuple[str, Shape]]:
    """The forms of a verb, parted and whole: "teilte", "mitteilte", "mitgeteilt"."""
    participle, finite = particle + _parts(simple)[2], set(_finite(simple))
    for form in sorted(finite):
        yield form, Shape.EITHER if form == participle else Shape.FINITE
        if particle:
            yield particle + form, Shape.FINITE
    if participle not in finite:
        yield participle, Shape.PARTICIPLE


FORMS = _forms()
_WORDS = {name: frozenset(words.split()) for name, words in _LISTS["words"].items()}
SOURCE_NOUNS = tuple(sorted(_WORDS["sources"]))
SAYING_NOUNS = tuple(sorted(_WORDS["sayings"]))
PRONOUNS = _WORDS["pronouns"]
MANY = _WORDS["many"]
FIRST_PERSON = _WORDS["first_person"]
NOMINATIVE = _WORDS["nominative"]
ARTICLES = _WORDS["articles"]
GENITIVE = _WORDS["genitive"]
PREPOSITIONS = _WORDS["prepositions"]
ADVERBS = _WORDS["adverbs"]
SUBORDINATORS = _WORDS["subordinators"]
CONDITIONS = _WORDS["conditions"]
COMPLEMENTIZERS = _WORDS["complementizers"]
CONJUNCTIONS = _WORDS["conjunctions"]
RELATIVES = _WORDS["relatives"]
NEGATIONS = _WORDS["negations"]
HAVING = _WORDS["having"]
BEING = _WORDS["being"]
POSSESSIVES = _WORDS["possessives"]
LETTING = _WORDS["letting"]
VICTIMS = tuple(sorted(_WORDS["victims"]))
MODALS = _WORDS["modals"]
SUBJUNCTIVE = _WORDS["subjunctive"]
PAST_SUBJUNCTIVE = _WORDS["past_subjunctive"]
TIMES = _WORDS["weekdays"] | _WORDS["months"] | _WORDS["moments"]
NO_VERBS = _WORDS["no_verbs"] | ARTICLES | ADVERBS | PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS
ROLES = tuple(sorted(_WORDS["roles"]))
CUES = frozenset(FORMS) | _WORDS["sayings"] | {"laut", "gemäß", "nach", "zufolge", "so"}
"""The words one of which a sentence has that says who says something, quotations and colons apart."""
QUOTING = frozenset(form for form, found in FORMS.items() if any("clause" in one.takes for one in found))
"""The forms that may stand beside a quotation."""
