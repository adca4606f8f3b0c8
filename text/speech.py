"""The words that attribute: the forms of verbs of saying, the nouns beside them, and the small words around.

Data and their lookups only; knows nothing of texts. Forms are lower case.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from text.calendar import MONTHS, WEEKDAYS
from text.numbers import UNITS
from text.word_lists import read_lists, read_words


@dataclass(frozen=True, slots=True)
class Cue:
    """A form of a verb of saying: `takes` is what may follow, and how else it is used (text/verbs.toml).

    `tense` is one of present, past, participle, gerund, base, and avoir for a French participle; `verb` is the
    infinitive of an English verb, else the form itself.
    """

    takes: frozenset[str]
    tense: str
    verb: str


_VERBS = read_lists("verbs")
_USES = frozenset(("plain", "neutral", "asked", "answered", "act"))
_FOREIGN = {name: frozenset(forms.split()) for name, forms in _VERBS["foreign"].items()}


def _forms(verb: str) -> tuple[str, ...]:
    """Third person, past, past participle and gerund of an English verb."""
    if verb in _VERBS["irregular"]:
        return tuple(_VERBS["irregular"][verb].split())
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch")) else "s")
    return third, verb + "ed", verb + "ed", verb + "ing"


def _english() -> Iterator[tuple[str, Cue]]:
    for verb, uses in _VERBS["english"].items():
        third, past, participle, gerund = _forms(verb)
        # A form that is two is the later: "said" is the past rather than the participle.
        tenses = {"base": verb, "participle": participle, "past": past, "present": third, "gerund": gerund}
        yield from ((form, Cue(frozenset(uses.split()), tense, verb)) for tense, form in tenses.items())


_ENGLISH = dict(_english())
_BY_CLAUSE = frozenset(("clause", "quote"))
CUES: dict[str, Cue] = {
    **{form: Cue(_BY_CLAUSE, "past", form) for form in _FOREIGN["plain"] | _FOREIGN["other"]},
    **{form: Cue(_BY_CLAUSE, "avoir", form) for form in _FOREIGN["participles"]},
    **{form: cue for form, cue in _ENGLISH.items() if cue.takes - _USES},
}


def forms_used(use: str, *tenses: str) -> frozenset[str]:
    """The English forms with a use such as "asked" (text/verbs.toml): of some tenses, or of all but the gerund."""
    forms = ((form, cue.tense) for form, cue in _ENGLISH.items() if use in cue.takes)
    return frozenset(form for form, tense in forms if (tense in tenses if tenses else tense != "gerund"))


PLAIN = forms_used("plain", "base", "past", "present") | _FOREIGN["plain"]
_LISTS = read_words("words")
PRONOUNS = _LISTS["pronouns"]
FIRST_PERSON = _LISTS["first_person"]
VAGUE = _LISTS["vague"]
MODALS = _LISTS["modals"]
HELPING = MODALS | _LISTS["helping"]
AUXILIARIES = HELPING | _LISTS["auxiliaries"]
HELPING_VERB = rf"(?:{'|'.join(sorted(HELPING))})"
"""A pattern of the verbs that help others, which stand before the subject in questions."""
FUNCTION = _LISTS["function"] | _LISTS["helping"]
# What one must or shall do is what questions about laws are about.
_QUESTION = FUNCTION | MODALS - {"must", "shall"} | _LISTS["question"]
ASKING = _QUESTION | _LISTS["asking"]
OPENING = _QUESTION | _LISTS["opening"]
PARTICLES = _LISTS["particles"]
SOURCES = _LISTS["sources"]
BE = _LISTS["be"]
NEGATIONS = _LISTS["negations"]
ADVERBS = _LISTS["adverbs"]
CONJUNCTIONS = _LISTS["conjunctions"]
COMPLEMENTIZERS = _LISTS["complementizers"]
PREPOSITIONS = _LISTS["prepositions"]
DETERMINERS = _LISTS["determiners"] | UNITS.keys() - {"zero"}
ARTICLES = ("the", "a", "an")
RELATIVE_PRONOUNS = ("who", "which", "that")
BARE_SPEAKERS = _LISTS["bare_speakers"]
NOUNS = _LISTS["nouns"]
# "Say" has no other form for "they", and "claims" is a verb as often as a noun.
NEUTRAL = forms_used("neutral", "past", "present") - NOUNS | {"say", "claims"}
INTENTIONS = _LISTS["intentions"]
PERIODS = _LISTS["periods"]
DAYS = WEEKDAYS | {"today", "yesterday", "tonight"}
# "May" is a verb more often than a month.
DATES = WEEKDAYS | MONTHS.keys() - {"may"}
TIMES = DAYS | MONTHS.keys() | {"recently", "earlier", "later", "last"}
