"""A conversation as the page shows it: frozen records, and what of it is history for the next question.

Knows no HTML and no server.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from answer.records import Answer, Citation, Turn
from answer.within import ALL, DocumentFilter
from index.corpus import Corpus
from index.kept import Feedback, KeptTurn
from index.records import Document, Passage
from text.spans import Span

_SHOWN_AT_ONCE = 10
"""Several screens. The page gets these anew with each step of an answer: of fifty, that were a third of a megabyte."""
_BROUGHT_TOGETHER = 10


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A citation with the words around it: the passage of the document that holds the quote."""

    citation: Citation
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and what became of it.

    `status` says what is going on while there is no answer. `shown` is how many of the answer's sentences
    have been shown so far; while `writing`, more are to come. `problem` is why there is no answer; `stopped` whether
    the person stopped it. Once it is kept, it has an `id`, and a `number` in the `conversation` of that id; `unkept` is
    why it could not be. `within` says which documents were asked.
    """

    question: str
    status: str | None = None
    answer: Answer | None = None
    excerpts: tuple[Excerpt, ...] = ()
    shown: int = 0
    problem: str | None = None
    stopped: bool = False
    writing: bool = False
    id: str | None = None
    conversation: str | None = None
    number: int = 0
    unkept: str | None = None
    within: DocumentFilter = ALL

    @property
    def is_complete(self) -> bool:
        """Whether the whole answer has been shown."""
        return self.answer is not None and not self.writing and self.shown >= len(self.answer.sentences)

    @property
    def is_finished(self) -> bool:
        """Whether nothing more will come."""
        return self.stopped or self.problem is not None or self.is_complete


@dataclass(frozen=True, slots=True)
class Disclosed:
    """What somebody says of an answer, with the turn and its exchange as it was shown.

    Both are None where who reads the feedback may not see them; `may_open` is whether they may read the answer's page.
    """

    feedback: Feedback
    turn: KeptTurn | None = None
    exchange: Exchange | None = None
    may_open: bool = False


Conversation = tuple[Exchange, ...]


def held_in(conversation: Conversation) -> str | None:
    """The id of the conversation as it is kept; None where nothing of it is."""
    return next((exchange.conversation for exchange in reversed(conversation) if exchange.conversation), None)


def earlier_in(conversation: Conversation) -> int:
    """How many of the first exchanges a page of a long conversation opens without, and brings in once it stands.

    It moves on by ten at a time, so that it stays for ten questions. Only what is kept can be brought in.
    """
    until = (len(conversation) - _SHOWN_AT_ONCE) // _BROUGHT_TOGETHER * _BROUGHT_TOGETHER
    is_kept = all(exchange.number == number for number, exchange in enumerate(conversation[: max(until, 0)], 1))
    return max(until, 0) if is_kept else 0


def history(conversation: Conversation) -> tuple[Turn, ...]:
    """The turns that a next question may refer back to: the exchanges that got an answer, as far as it was shown."""
    turns: list[Turn] = []
    for exchange in conversation:
        if exchange.answer is not None:
            turns += [Turn("user", exchange.question), Turn("assistant", _said(exchange.answer, exchange.shown))]
    return tuple(turns)


def _said(answer: Answer, shown: int) -> str:
    # What a refusal says after its first sentence names what was searched, not what was found.
    sentences = answer.sentences[: 1 if answer.refused else shown]
    return " ".join(sentence.text for sentence in sentences)


def excerpts(corpus: Corpus, answer: Answer) -> tuple[Excerpt, ...]:
    """What an answer cites, or a refusal has nearest, with the words around it."""
    store = corpus.store
    return tuple(
        excerpt(cited, corpus.document(cited.document_id), store.document_passages(cited.document_id))
        for cited in (answer.nearest if answer.refused else answer.citations)
    )


def excerpt(citation: Citation, document: Document | None, passages: Sequence[Passage]) -> Excerpt:
    """Find the words around a quote.

    :param citation: the citation.
    :param document: its document; None when it was removed meanwhile.
    :param passages: the document's passages, in the order of its text.
    :return: the excerpt; without surrounding words when the document is gone.
    """
    if document is None:
        return Excerpt(citation, "", "")
    quote = Span(citation.start, citation.end)
    around = [passage for passage in passages if passage.span.overlaps(quote)]
    # Passages overlap a little: one that holds the whole quote is enough.
    whole = [passage for passage in around if passage.start <= quote.start and quote.end <= passage.end]
    chosen = whole[:1] or around
    start = min([quote.start, *(passage.start for passage in chosen)])
    end = max([quote.end, *(passage.end for passage in chosen)])
    return Excerpt(citation, document.text[start : quote.start], document.text[quote.end : end])
