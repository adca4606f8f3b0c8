"""What a question is about, and what it asks of that: its names, and the runs of words that count between them."""

import re
from dataclasses import dataclass

from answer.speakers.naming import TIMES
from text.names import names_in
from text.speech import ASKING
from text.stems import analysis_language, words

_TOKEN = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
# These say what kind of thing is asked for, and nothing of it.
_OF_KIND = re.compile(
    r"\b(?:what|which) (?:(?:is|are|was|were) the )?(?:date|day|month|year|decade|century|number)\b|\bnames? of\b",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"[’']s?$")
_FEWEST_LETTERS = 3
"""Letters of a word that is looked for by itself: shorter ones are seldom what is asked for."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a question that stand in a row: a name, or words that count."""

    text: str
    is_name: bool

    @property
    def endings(self) -> list[str]:
        """The run without its first words, the whole first: what is asked for stands last, "the current minister"."""
        if self.is_name:
            return [self.text]
        parts = self.text.split()
        return [" ".join(parts[first:]) for first in range(len(parts))]


def runs_in(question: str) -> list[Run]:
    """The names of a question and the runs of words that count, in order, each once.

    :param question: the standalone question.
    :return: them, without the words that questions are made of; days and months are no names.
    """
    runs: list[Run] = []
    question, reached = _OF_KIND.sub(lambda match: "." * len(match.group()), question), 0
    for name in _names(question):
        start = question.find(name, reached)
        runs += [*_plain(question[reached:start]), Run(name, is_name=True)]
        reached = start + len(name)
    return list(dict.fromkeys([*runs, *_plain(question[reached:])]))


def _names(question: str) -> list[str]:
    return [name for name in names_in(question) if not TIMES & {word.casefold() for word in name.split()}]


def _plain(text: str) -> list[Run]:
    """The runs of a stretch without names; a run ends where anything but a blank parts two words."""
    runs: list[list[str]] = []
    reached = -1
    for match in _TOKEN.finditer(text):
        if not _counts(match.group()):
            continue
        if runs and reached == match.start() - 1 and text[reached] == " ":
            runs[-1].append(match.group())
        else:
            runs.append([match.group()])
        reached = match.end()
    return [Run(_POSSESSIVE.sub("", " ".join(run)), is_name=False) for run in runs]


def _counts(word: str) -> bool:
    return (
        len(word) >= _FEWEST_LETTERS
        and not word.isdigit()
        and not _GLUE.intersection(words(word, analysis_language("en")))
    )


_GLUE = frozenset(words(" ".join(ASKING), analysis_language("en")))
