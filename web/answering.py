"""A question's way through the page: the conversation as it grows, stops or fails. Knows no component and no HTML."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from queue import Empty, SimpleQueue

from answer.phrases import phrase
from answer.records import Answer, Turn
from index.errors import IndexMissing, VerbatimError
from index.retriever import Retriever
from web.background_index import BackgroundIndex
from web.conversation import Conversation, Excerpt, Exchange, excerpt, history
from web.threads import in_thread

Ask = Callable[[Retriever, str, Sequence[Turn]], Answer]
"""Answers a question over an index, given the turns before it; raises VerbatimError when it cannot."""

Write = Callable[[Retriever, str, Sequence[Turn], Callable[[Answer], None]], Answer]
"""The same by a language model: tells the answer so far whenever another sentence of it is there."""

_Found = tuple[Answer, tuple[Excerpt, ...]]
"""An answer and its citations with the words around them."""

_SEARCHING = "Searching the corpus…"
_LOADING = "Verbatim is still loading its model; the question is searched as soon as that is done…"
FAULT = "Something went wrong inside Verbatim, so there is no answer; the terminal it was started in says what."
_LOOK_SECONDS = 0.25


@dataclass(frozen=True, slots=True)
class Writer:
    """A language model that may write answers: its name, and how it is asked."""

    name: str
    write: Write


@dataclass(slots=True)
class Stop:
    """Whether the person wants the answer under way to stop. Not frozen: the button and the answer share it."""

    requested: bool = False


def answered(
    index: BackgroundIndex, ask: Ask | Writer, question: str, before: Conversation, stop: Stop
) -> Iterator[Conversation]:
    """Answer a question in a conversation.

    Yields the conversation with the question in it, then again whenever there is something new: what is waited
    for, the next sentence of the answer, the reason why there is none, or that it was stopped.
    """
    before = tuple(exchange for exchange in before if exchange.question)
    stop.requested = False
    for exchange in _steps(index, ask, question, before):
        yield (*before, exchange)
        if stop.requested and not exchange.is_finished:
            yield (*before, replace(exchange, stopped=True))
            return


def failed(conversation: Conversation) -> Conversation:
    """The conversation after a fault that nobody foresaw; a finished one stays as it is."""
    if not conversation or conversation[-1].is_finished:
        return conversation
    return (*conversation[:-1], replace(conversation[-1], problem=FAULT))


def _steps(index: BackgroundIndex, ask: Ask | Writer, question: str, before: Conversation) -> Iterator[Exchange]:
    """The exchange again and again, so that whoever shows it can stop between any two."""
    exchange = Exchange(question.strip(), status=_SEARCHING)
    while not index.wait(_LOOK_SECONDS):
        yield replace(exchange, status=_LOADING)
    yield exchange
    news: SimpleQueue[_Found | None] = SimpleQueue()
    answering = _in_background(index, ask, question, history(before), news)
    while not answering.done():
        if found := _awaited(news):
            answer, excerpts = found
            exchange = replace(exchange, answer=answer, excerpts=excerpts, shown=len(answer.sentences), writing=True)
        yield exchange
    try:
        answer, excerpts = answering.result()
    except IndexMissing:
        yield replace(exchange, problem=phrase("nothing_ingested"))
    except VerbatimError as error:
        yield replace(exchange, problem=str(error))
    else:
        for shown in range(min(exchange.shown, len(answer.sentences)) or 1, len(answer.sentences) + 1):
            yield replace(exchange, answer=answer, excerpts=excerpts, shown=shown, writing=False)


def _awaited(news: "SimpleQueue[_Found | None]") -> _Found | None:
    """The newest of what has come, waiting a little for it; None when nothing has."""
    try:
        found = news.get(timeout=_LOOK_SECONDS)
        while not news.empty():
            found = news.get() or found
    except Empty:
        return None
    return found


def _in_background(
    index: BackgroundIndex,
    ask: Ask | Writer,
    question: str,
    turns: Sequence[Turn],
    news: "SimpleQueue[_Found | None]",
) -> Future[_Found]:
    """Answer in a thread of its own, which tells its news, None when it ends; a stopped question is abandoned there."""

    def tell(answer: Answer) -> None:
        news.put((answer, _excerpts(index.retriever(), answer)))

    def work() -> _Found:
        retriever = index.retriever()
        if isinstance(ask, Writer):
            answer = ask.write(retriever, question, turns, tell)
        else:
            answer = ask(retriever, question, turns)
        return answer, _excerpts(retriever, answer)

    answering = in_thread(work)
    answering.add_done_callback(lambda _: news.put(None))
    return answering


def _excerpts(retriever: Retriever, answer: Answer) -> tuple[Excerpt, ...]:
    cited = answer.nearest if answer.refused else answer.citations
    return tuple(
        excerpt(
            citation,
            retriever.document(citation.document_id),
            retriever.store.document_passages(citation.document_id),
        )
        for citation in cited
    )
