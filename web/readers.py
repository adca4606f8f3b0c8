"""Who answers a question: the sources' own words, or a language model where there is one. Knows no route, no page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from answer.phrases import phrase
from answer.progress import Stop
from answer.records import Answer, Turn
from index.corpus import Corpus
from index.errors import QuestionError

Ask = Callable[[Corpus, str, Sequence[Turn]], Answer]
"""Answers a question over an index, given the turns before it; raises VerbatimError when it cannot."""

Tell = Callable[[Answer], None]
"""Is told an answer as it grows."""

Write = Callable[[Corpus, str, Sequence[Turn], Tell, Stop], Answer]
"""The same by a language model: tells the answer so far whenever another sentence of it is there, can be stopped."""

Reader = Literal["quotes", "llm"]
"""A reader by the name that the command line has for it."""


@dataclass(frozen=True, slots=True)
class Writer:
    """A language model that may write answers: its name, and how it is asked."""

    name: str
    write: Write


@dataclass(frozen=True, slots=True)
class Readers:
    """All that may answer: there is always one that quotes, and a writer where an endpoint is set up."""

    ask: Ask
    writer: Writer | None = None

    def reading(self, reader: Reader) -> Write:
        """How a reader answers.

        :param reader: its name.
        :return: the function that answers; one that quotes tells nothing on its way.
        :raises QuestionError: when it is a language model and there is none.
        """
        if reader != "llm":
            return quoting(self.ask)
        if self.writer is None:
            raise QuestionError(phrase("no_language_model"))
        return self.writer.write


def quiet() -> tuple[Tell, Stop]:
    """What a reader is given by whoever waits for the whole answer: nobody to tell, and no stop."""
    return lambda _answer: None, Stop()


def quoting(ask: Ask) -> Write:
    """An answer in the sources' own words, which is there at once."""
    return lambda corpus, question, turns, _tell, _stop: ask(corpus, question, turns)
