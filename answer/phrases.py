"""The fixed sentences in each language, and templates, read from prompts/. Knows nothing of who says them.

English is the truth: what another language lacks is said in English.
"""

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from text.spoken import ENGLISH, is_one, language, number

_FOLDER = Path(__file__).resolve().parent.parent / "prompts"


class Counted(str):
    """A count with its noun, as sentences have it: `{documents}`, or where a language needs it `{documents:dative}`."""

    __slots__ = ("_dative",)
    _dative: str

    @classmethod
    def of(cls, count: int, one: str, many: str, dative: str) -> "Counted":
        """A count with what stands for one and for more, and for more in the dative."""
        is_single = is_one(count, language())
        counted = cls(f"{number(count)} {one if is_single else many}")
        counted._dative = f"{number(count)} {one if is_single else dative}"
        return counted

    def __format__(self, case: str) -> str:
        """The case that a sentence asks for."""
        return self._dative if case == "dative" else str.__format__(self, case)


def phrase(name: str, /, **values: object) -> str:
    """A fixed sentence in the language of whoever acts, with its {names} filled in."""
    return wording(name).format(**values)


def wording(name: str, spoken: str | None = None) -> str:
    """A fixed sentence with its {names} still open.

    :param name: what prompts/phrases.toml has it under.
    :param spoken: in which language; in that of whoever acts when None.
    :return: the sentence; in English where that language has none of this name.
    """
    return sentences_of("phrases", spoken or language()).get(name) or sentences_of("phrases", ENGLISH)[name]


def in_english(name: str, /, **values: object) -> str:
    """A fixed sentence in English, with its {names} filled in: for what is kept, whoever acts."""
    return wording(name, ENGLISH).format(**values)


def plural(count: int, noun: str) -> Counted:
    """A count with its noun: "1 document", "1,200 documents"."""
    forms = _nouns(language(), noun) or _nouns(ENGLISH, noun) or (noun, f"{noun}s")
    return Counted.of(count, forms[0], forms[1], forms[-1])


def listed(words: Sequence[str], link: str = "list_and") -> str:
    """Words as a list in a sentence: "a, b and c"; the phrase named says how the last is linked."""
    *before, last = words or [""]
    return phrase(link, before=", ".join(before), last=last) if before else last


def quoted(words: str) -> str:
    """Words in the quotation marks of the language."""
    return phrase("in_quotes", words=words)


@cache
def template(name: str) -> str:
    """A prompt template: the text of prompts/<name>.txt."""
    return (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def _nouns(spoken: str, noun: str) -> tuple[str, ...]:
    forms = sentences_of("phrases", spoken).get(f"noun_{noun}", "")
    return tuple(form.strip() for form in forms.split("|")) if forms else ()


@cache
def sentences_of(kind: str, spoken: str) -> dict[str, str]:
    """The sentences of a kind, "phrases" or "errors", in a language, by their names."""
    file = _FOLDER / (f"{kind}.toml" if spoken == ENGLISH else f"{kind}.{spoken}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))
