"""How a question is read before it is searched, and what an answer says of that reading."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from answer.records import Answer, Correction, Sentence, Turn
from answer.typed.correct import correct_words
from answer.typed.language import foreign_language, held_languages, other_language
from index.corpus import Corpus

_SURE = 0.9
"""How sure an answer is that is shown though no document is in the question's language: its names alone found it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it is to be searched, with the turns before it.

    `corrections` are the mistyped words that were put right; `suggestion` is the question with others that may have
    been meant; `language` is that of the question when no document is in it.
    """

    question: str
    history: tuple[Turn, ...] = ()
    corrections: tuple[Correction, ...] = ()
    suggestion: str | None = None
    language: str | None = None


def read_question(corpus: Corpus, question: str, history: Sequence[Turn] = (), *, as_typed: bool = False) -> Reading:
    """Read a question and the conversation before it.

    :param corpus: the documents.
    :param question: what the person typed.
    :param history: the earlier turns, oldest first.
    :param as_typed: whether no word of it is taken for mistyped.
    :return: the question as it was meant.
    """
    turns = tuple(_read_turn(corpus, turn) for turn in history)
    if language := foreign_language(corpus, question):
        return Reading(question, turns, language=language)
    if as_typed:
        return Reading(question, turns)
    found = correct_words(corpus, question)
    return Reading(found.text, turns, found.corrections, found.suggestion)


def as_read(corpus: Corpus, answer: Answer, question: str, reading: Reading) -> Answer:
    """An answer to a question as it was read, as the answer to what was typed.

    :param corpus: the documents.
    :param answer: the answer to `reading.question`.
    :param question: what the person typed.
    :param reading: how that was read.
    :return: the answer with what was put right; one that is not very sure of a question in another language than the
        documents' says that instead.
    """
    suggestion = reading.suggestion if answer.refused else None
    answer = replace(answer, question=question, corrections=reading.corrections, suggestion=suggestion)
    if reading.language is None:
        return answer
    held = held_languages(corpus)
    if not answer.refused and answer.confidence >= _SURE:
        return replace(answer, notes=(other_language("answered", reading.language, held), *answer.notes))
    declined = Sentence(other_language("declined", reading.language, held), (), 0.0, verified=False)
    return replace(answer, refused=True, sentences=(declined,), citations=(), nearest=(), notes=())


def _read_turn(corpus: Corpus, turn: Turn) -> Turn:
    return replace(turn, text=correct_words(corpus, turn.text).text) if turn.role == "user" else turn
