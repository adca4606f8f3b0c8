"""A question's way through the page: the conversation as it grows, stops or fails. Knows no component and no HTML."""

from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import replace

from answer.phrases import phrase
from answer.progress import Stop
from answer.records import Answer
from index.corpus import Corpus
from index.errors import IndexMissing, VerbatimError
from web.background_index import BackgroundIndex
from web.conversation import FAULT, Conversation, Excerpt, Exchange, excerpt, history
from web.readers import Write
from web.running import growing

_SEARCHING = "Searching the corpus…"
_LOADING = "Verbatim is still loading its model; the question is searched as soon as that is done…"
_LOOK_SECONDS = 0.25


def answered(
    index: BackgroundIndex, write: Write, question: str, before: Conversation, stop: Stop
) -> Iterator[Conversation]:
    """Answer a question in a conversation.

    Yields the conversation with the question in it, then again whenever there is something new: what is waited
    for, the next sentence of the answer, the reason why there is none, or that it was stopped. `stop` is that of the
    conversation; what works on the answer is told when the person stops it or leaves.
    """
    before = tuple(exchange for exchange in before if exchange.question)
    stop.requested = False
    with closing(_steps(index, write, question, before)) as steps:
        for exchange in steps:
            yield (*before, exchange)
            if stop.requested and not exchange.is_finished:
                yield (*before, replace(exchange, stopped=True))
                return


def failed(conversation: Conversation) -> Conversation:
    """The conversation after a fault that nobody foresaw; a finished one stays as it is."""
    if not conversation or conversation[-1].is_finished:
        return conversation
    return (*conversation[:-1], replace(conversation[-1], problem=FAULT))


def _steps(
    index: BackgroundIndex, write: Write, question: str, before: Conversation
) -> Generator[Exchange, None, None]:
    """The exchange again and again, so that whoever shows it can stop between any two."""
    exchange = Exchange(question.strip(), status=_SEARCHING)
    while not index.wait(_LOOK_SECONDS):
        yield replace(exchange, status=_LOADING)
    yield exchange
    with growing(lambda tell, stop: write(index.snapshot(), question, history(before), tell, stop)) as answering:
        try:
            for answer in answering.parts(_LOOK_SECONDS):
                if answer:
                    exchange = _with(exchange, index, answer, len(answer.sentences), writing=True)
                yield exchange
            answer = answering.whole.result()
            for shown in range(min(exchange.shown, len(answer.sentences)) or 1, len(answer.sentences) + 1):
                exchange = _with(exchange, index, answer, shown, writing=False)
                yield exchange
        except IndexMissing:
            yield replace(exchange, problem=phrase("nothing_ingested"))
        except VerbatimError as error:
            yield replace(exchange, problem=str(error))


def _with(exchange: Exchange, index: BackgroundIndex, answer: Answer, shown: int, *, writing: bool) -> Exchange:
    """The exchange with an answer as far as it is shown."""
    excerpts = exchange.excerpts if answer is exchange.answer else _excerpts(index.snapshot(), answer)
    return replace(exchange, answer=answer, excerpts=excerpts, shown=shown, writing=writing)


def _excerpts(corpus: Corpus, answer: Answer) -> tuple[Excerpt, ...]:
    cited = answer.nearest if answer.refused else answer.citations
    return tuple(
        excerpt(
            citation,
            corpus.document(citation.document_id),
            corpus.store.document_passages(citation.document_id),
        )
        for citation in cited
    )
