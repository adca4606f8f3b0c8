"""Which grammar tells who says what in a language. Owns what the rest of the rules asks of a language."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from ingest.statements.rules import attributions
from ingest.statements.rules.contents import Attribution
from ingest.statements.rules.german import attributions as german_attributions
from ingest.statements.rules.romance import attributions as romance_attributions
from ingest.statements.rules.romance.phrases import parted
from ingest.statements.rules.tokens import Token
from text import german, speech
from text.romance import FRENCH, SPANISH, Romance


@dataclass(frozen=True, slots=True)
class Grammar:
    """What one language has for who says what.

    `cues` are the words one of which a sentence needs, and `quoting` the forms of verbs that may stand beside a
    quotation; `find` are its rules for the tokens of a sentence, once `parted` has cut those that are two words.
    """

    cues: frozenset[str]
    quoting: frozenset[str]
    find: Callable[[list[Token]], list[Attribution]]
    parted: Callable[[list[Token]], list[Token]] = list


def _romance(language: Romance) -> Grammar:
    find = partial(romance_attributions.find_attributions, language=language)
    return Grammar(language.cues, language.quoting, find, partial(parted, language=language))


_QUOTING = frozenset(form for form, cue in speech.CUES.items() if "quote" in cue.takes)
ENGLISH = Grammar(speech.SOURCES | speech.CUES.keys(), _QUOTING, attributions.find_attributions)
"""It stands for every language that has none of its own, too; some German and French verbs are among its cues."""
GERMAN = Grammar(german.CUES, german.QUOTING, german_attributions.find_attributions)
_BY_LANGUAGE = {"de": GERMAN, "fr": _romance(FRENCH), "es": _romance(SPANISH)}


def grammar_of(language: str | None) -> Grammar:
    """The grammar of a language, by its ISO 639-1 code, which a region may follow."""
    return _BY_LANGUAGE.get((language or "en").lower()[:2], ENGLISH)
