"""What a language has that tells names from nouns, and the sex of who is named. Data and their lookups only."""

import re
from dataclasses import dataclass

from text import german
from text.capitals import UPPER
from text.word_lists import read_lists


@dataclass(frozen=True, slots=True)
class Naming:
    """How a language names people.

    Where all nouns have `capitals`, `roles` are what words for people end in and `common` finds nouns by what stands
    before them; elsewhere an article tells the sex. `pronouns` are those of one person with his sex, "he" or "she";
    `small` are words that begin a sentence and no name, `sources` what nouns end in that name a source and nobody. A
    pronoun beside a verb in the `plural` is of several, and a word without article beside a `singular` one is a
    name, unless one of the `prepositions` governs it.
    """

    capitals: bool
    roles: tuple[str, ...]
    common: re.Pattern[str]
    pronouns: dict[str, str]
    small: frozenset[str]
    feminine: frozenset[str] = frozenset()
    masculine: frozenset[str] = frozenset()
    plural: re.Pattern[str] | None = None
    singular: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    sources: tuple[str, ...] = ()

    def is_role(self, word: str) -> bool:
        """Whether a word in small letters is what somebody is: "ministerin", "vw-chef"."""
        return word.endswith(self.roles) or word.removesuffix("in").endswith(self.roles)

    def sex_of(self, role: str) -> str:
        """The sex that a role tells by its own ending; empty where it tells none."""
        if not self.capitals or not role:
            return ""
        if role.endswith("in") or role == "frau":
            return "she" if role != "in" else ""
        return "" if role.endswith(("e", "dr", "prof")) else "he"


_GERMAN_SMALL = german.NO_VERBS | german.PRONOUNS | german.COMPLEMENTIZERS | german.TIMES | german.HAVING | german.BEING
_DETERMINERS = sorted(german.ARTICLES | {"im", "am", "zum", "zur", "vom", "beim"})
_DETERMINED = rf"(?<!von )\b(?:{'|'.join(f'[{word[0]}{word[0].upper()}]{word[1:]}' for word in _DETERMINERS)})"
GERMAN = Naming(
    capitals=True,
    roles=german.ROLES,
    common=re.compile(rf"{_DETERMINED} (?:[a-zäöüß-]+ ){{0,2}}([{UPPER}][\w-]+)"),
    pronouns={"er": "he", "seiner": "he", "sie": "she", "ihrer": "she"},
    small=_GERMAN_SMALL,
    singular=frozenset(form for form in german.QUOTING | german.HAVING if not form.endswith("n")) | {"und"},
    prepositions=german.PREPOSITIONS | german.GENITIVE,
    sources=german.SOURCE_NOUNS,
    plural=re.compile(r"\b(?:haben|hatten|sind|waren|wollen|\w+[et]en)\b"),
)


def _romance(name: str) -> Naming:
    words = {key: frozenset(some.split()) for key, some in read_lists(name)["words"].items()}
    men, women = words["pronouns_of_men"], words["pronouns_of_women"]
    one = {word: sex for some, sex in ((men, "he"), (women, "she")) for word in some if not word.endswith("s")}
    return Naming(
        capitals=False,
        roles=(),
        common=re.compile(r"(?!)"),
        pronouns=one,
        small=words["small"],
        feminine=words["feminine"],
        masculine=words["masculine"],
    )


_BY_LANGUAGE = {"de": GERMAN, "fr": _romance("french"), "es": _romance("spanish")}


def naming_of(language: str | None) -> Naming | None:
    """How a language names people, by its ISO 639-1 code; None for English, and where that is not known."""
    return _BY_LANGUAGE.get((language or "en").lower()[:2])
