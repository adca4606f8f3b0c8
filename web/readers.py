"""Who answers a question: the sources' own words, or the language model that the settings name."""

import os
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import cache, partial
from typing import Literal

from answer.ask import OnSentence, ask, check_question
from answer.phrases import phrase
from answer.progress import Stop
from answer.records import Answer, Turn
from answer.verify.judge.loading import load_judge
from answer.within import ALL, DocumentFilter, ask_within, narrowed
from answer.write.endpoint import Endpoint, endpoint_in
from index.corpus import Corpus
from index.errors import QuestionError
from index.settings import Settings
from web.access.acting import acting
from web.access.audit import Deed, record
from web.background_index import BackgroundIndex
from web.running import Work
from web.waiting import Lane

Reader = Literal["quotes", "llm"]
"""A reader by the name that the command line has for it."""
# More would all be slower: finding quotations keeps a core busy, and models' servers are as small.
_AT_ONCE: dict[Reader, int] = {"quotes": max(2, os.cpu_count() or 2), "llm": 4}
MOST_WAITING = 100
"""How many questions may wait: each keeps a thread."""


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
    within: DocumentFilter | None = None,
) -> Work:
    """Make ready to answer a question, so that what forbids it is known before anything is sent.

    :param index: where it is asked.
    :param question: the question.
    :param turns: the conversation before it, oldest first.
    :param reader: who is to answer.
    :param as_typed: whether the question is searched as it is, even if words of it seem mistyped.
    :param within: which documents are asked; all when None.
    :return: what works out the answer.
    :raises QuestionError: when it cannot be asked, no document is within, or its reader is a language model and there
        is none.
    :raises VerbatimError: when the index or its model cannot be opened.
    """
    check_question(question)
    endpoint = _endpoint(index.settings) if reader == "llm" else None
    if reader == "llm" and endpoint is None:
        raise QuestionError(phrase("no_language_model"))
    record(index.settings, Deed.ASKED, words=question)
    judge = load_judge(index.settings.models) if endpoint else None
    corpus = index.snapshot()
    narrow = narrowed(corpus, within or ALL)

    def work(*, on_sentence: OnSentence | None = None, stop: Stop | None = None) -> Answer:
        def answer(asked: Corpus, is_shown: bool) -> Answer:
            read = partial(ask, asked, question, turns, as_typed=as_typed, stop=stop)
            return read(endpoint=endpoint, judge=judge, on_sentence=on_sentence) if is_shown else read()

        with in_turn(index.settings, reader, stop):
            return ask_within(corpus, narrow, answer)

    return work


def _endpoint(settings: Settings) -> Endpoint | None:
    """The endpoint that the settings name; answers are kept and shared, and say nothing of where it is."""
    found = endpoint_in(settings)
    return replace(found, is_told=False) if found else None


def in_turn(settings: Settings, reader: Reader = "quotes", stop: Stop | None = None) -> AbstractContextManager[None]:
    """Wait until whoever acts may work, and hold a place meanwhile.

    :param settings: say how long: for a language model, as long as one of its replies may take.
    :param reader: for whom: a language model works elsewhere, so that waiting for it takes no place from the others.
    :param stop: ends the waiting when it is requested, and is told how many come before.
    :return: a context, which raises Busy when it takes longer.
    """
    actor, watched = acting(), stop or Stop()

    def tell(before: int) -> None:
        watched.before = before

    return _lane(reader, settings.llm_seconds if reader == "llm" else settings.waiting).place(
        actor.name or actor.address, lambda: not watched.requested, tell
    )


@cache
def _lane(reader: Reader, seconds: int) -> Lane:
    return Lane(_AT_ONCE[reader], MOST_WAITING if seconds else 0, seconds)
