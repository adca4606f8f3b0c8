"""A question's way through the page: the conversation as it grows, stops or fails. Knows no component and no HTML."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from answer.phrases import phrase
from answer.records import Answer, Turn
from index.errors import IndexMissing, VerbatimError
from index.retriever import Retriever
from web.background_index import BackgroundIndex
from web.conversation import Conversation, Excerpt, Exchange, excerpt, history

Ask = Callable[[Retriever, str, Sequence[Turn]], Answer]
"""Answers a question over an index, given the turns before it; raises VerbatimError when it cannot."""

_PATIENCE_SECONDS = 0.25
_SEARCHING = "Searching the corpus…"
_LOADING = "Verbatim is still loading its model; the question is searched as soon as that is done…"
_FAILED = "Something went wrong inside Verbatim, so there is no answer; the terminal it was started in says what."


def answered(index: BackgroundIndex, ask: Ask, question: str, before: Conversation) -> Iterator[Conversation]:
    """Answer a question in a conversation.

    Yields the conversation with the question in it, then again with each sentence of the answer, or with
    the reason why there is none.
    """
    before = tuple(exchange for exchange in before if exchange.question)
    exchange = Exchange(question.strip(), status=_SEARCHING)
    while not index.wait(_PATIENCE_SECONDS):
        # Only between two of these can the person's Stop end the waiting.
        yield (*before, replace(exchange, status=_LOADING))
    yield (*before, exchange)
    try:
        retriever = index.retriever()
        answer = ask(retriever, question, history(before))
    except IndexMissing:
        yield (*before, replace(exchange, problem=phrase("nothing_ingested")))
    except VerbatimError as error:
        yield (*before, replace(exchange, problem=str(error)))
    else:
        excerpts = _excerpts(retriever, answer)
        for shown in range(1, len(answer.sentences) + 1):
            yield (*before, replace(exchange, answer=answer, excerpts=excerpts, shown=shown))


def stopped(conversation: Conversation) -> Conversation:
    """The conversation after the person stopped the newest answer; a finished one stays as it is."""
    return _ended(conversation, stopped=True)


def failed(conversation: Conversation) -> Conversation:
    """The conversation after a fault that nobody foresaw; a finished one stays as it is."""
    return _ended(conversation, problem=_FAILED)


def _ended(conversation: Conversation, *, stopped: bool = False, problem: str | None = None) -> Conversation:
    if not conversation or conversation[-1].is_finished:
        return conversation
    return (*conversation[:-1], replace(conversation[-1], stopped=stopped, problem=problem))


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
