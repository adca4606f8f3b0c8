"""A question's way through the page: the conversation as it grows, stops or fails. Knows no component and no HTML."""

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial

from answer.phrases import phrase, plural
from answer.progress import Stop
from answer.within import ALL, DocumentFilter
from index.errors import VerbatimError
from web.background_index import BackgroundIndex
from web.conversation import Conversation, Exchange, history
from web.conversation import excerpts as excerpts_of
from web.kept.answers import keep
from web.readers import Reader, prepare
from web.running import Step, grow
from web.tabs.welcome import problem_of

_LOOK_SECONDS = 0.25
"""How soon a person who stops an answer sees that it has stopped."""


def answered(
    index: BackgroundIndex,
    question: str,
    before: Conversation,
    stop: Stop,
    reader: Reader = "quotes",
    *,
    as_typed: bool = False,
    instead: Exchange | None = None,
    within: DocumentFilter | None = None,
) -> Iterator[Conversation]:
    """Answer a question in a conversation.

    Yields the conversation with the question in it, then again whenever there is something new: what is waited
    for, the next sentence of the answer, the reason why there is none, or that it was stopped. `stop` is that of the
    conversation; what works on the answer is told when the person stops it or leaves. `instead` is the exchange in
    whose place it is asked; `within` says which documents are asked.
    """
    before = tuple(exchange for exchange in before if exchange.question)
    stop.requested = False
    with closing(_exchanges(index, question, before, reader, as_typed, within or ALL)) as exchanges:
        for exchange in exchanges:
            now = keep(index, before, exchange, instead) if exchange.is_complete else exchange
            yield (*before, now)
            if stop.requested and not exchange.is_finished:
                yield (*before, keep(index, before, replace(exchange, stopped=True), instead))
                return


def failed(conversation: Conversation) -> Conversation:
    """The conversation after a fault that nobody foresaw; a finished one stays as it is."""
    if not conversation or conversation[-1].is_finished:
        return conversation
    return (*conversation[:-1], replace(conversation[-1], problem=phrase("fault")))


def _exchanges(
    index: BackgroundIndex,
    question: str,
    before: Conversation,
    reader: Reader,
    as_typed: bool,
    within: DocumentFilter,
) -> Generator[Exchange, None, None]:
    """The exchange again and again, so that whoever shows it can stop between any two."""
    exchange = Exchange(question.strip(), status=phrase("searching"), within=within)
    while not index.wait(_LOOK_SECONDS):
        yield replace(exchange, status=phrase("loading"))
    yield exchange
    prepared = partial(prepare, index, question, history(before), reader, as_typed=as_typed, within=within)
    try:
        # Made ready in the thread, too: another process may keep the index from being opened.
        with closing(grow(lambda **watching: prepared()(**watching), _LOOK_SECONDS)) as steps:
            for step in steps:
                if step.fault:
                    raise step.fault
                for shown in _counts(step, exchange.shown):
                    exchange = _with(exchange, index, step, shown)
                    yield exchange
    except VerbatimError as error:
        yield replace(exchange, problem=problem_of(error))


def _counts(step: Step, shown: int) -> Iterable[int]:
    """How many sentences to show, one after the other; what is still written is shown as far as it is."""
    if step.answer is None:
        return (shown,)
    there = len(step.answer.sentences)
    return range(min(shown, there) or 1, there + 1) if step.is_last else (there,)


def _with(exchange: Exchange, index: BackgroundIndex, step: Step, shown: int) -> Exchange:
    """The exchange with an answer as far as it is shown; as it was while there is nothing new."""
    answer = step.answer
    if answer is None and not step.writer:
        waits = phrase("waiting_behind", questions=plural(step.before, "question"))
        exchange = replace(exchange, status=waits if step.before else phrase("searching"))
    if step.writer:
        exchange = replace(exchange, status=phrase("model_writing", model=step.writer))
    if answer is None:
        return exchange
    excerpts = exchange.excerpts if answer is exchange.answer else excerpts_of(index.snapshot(), answer)
    return replace(exchange, answer=answer, excerpts=excerpts, shown=shown, writing=not step.is_last)
