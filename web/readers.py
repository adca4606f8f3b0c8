"""Who answers a question: the sources' own words, or the language model that the settings name."""

from collections.abc import Sequence
from functools import partial
from typing import Literal

from answer.ask import ask, check_question
from answer.phrases import phrase
from answer.records import Turn
from answer.verify.judge.loading import load_judge
from answer.write.endpoint import endpoint_in
from index.errors import QuestionError
from index.settings import Settings
from web.background_index import BackgroundIndex
from web.running import Work

Reader = Literal["quotes", "llm"]
"""A reader by the name that the command line has for it."""


def model_in(settings: Settings) -> str | None:
    """The name of the language model that may write answers; None where there is none."""
    endpoint = endpoint_in(settings)
    return endpoint.model if endpoint else None


def prepare(
    index: BackgroundIndex,
    question: str,
    turns: Sequence[Turn] = (),
    reader: Reader = "quotes",
    *,
    as_typed: bool = False,
) -> Work:
    """Make ready to answer a question, so that what forbids it is known before anything is sent.

    :param index: where it is asked.
    :param question: the question.
    :param turns: the conversation before it, oldest first.
    :param reader: who is to answer.
    :param as_typed: whether the question is searched as it is, even if words of it seem mistyped.
    :return: what works out the answer.
    :raises QuestionError: when it cannot be asked, or its reader is a language model and there is none.
    :raises VerbatimError: when the index or its model cannot be opened.
    """
    check_question(question)
    endpoint = endpoint_in(index.settings) if reader == "llm" else None
    if reader == "llm" and endpoint is None:
        raise QuestionError(phrase("no_language_model"))
    judge = load_judge(index.settings.models) if endpoint else None
    return partial(ask, index.snapshot(), question, turns, as_typed=as_typed, endpoint=endpoint, judge=judge)
