"""A question to a cited answer: the one path that the command line, the page and the endpoints all take.

    typed → understand → search → evidence → confidence → quote → cite → verify → [write → verify] → Answer

What is asked about the assistant itself is told at once, and searched nowhere.

Knows the order of the steps; each step is a module of its own.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from answer.check.asked_words import SURE, find_exact_sentences, words_asked_about
from answer.decline.holdings import is_known
from answer.decline.limits import Declined, decline
from answer.decline.near_miss import with_names_first
from answer.decline.refusal import refusal
from answer.evidence.confidence import is_answered
from answer.evidence.weights import LIMITS
from answer.faults import with_faults
from answer.finding import Clock, Evidence, find_evidence
from answer.itself.tell import tell_about_itself
from answer.overview.find import SURE as OVERVIEW_SURE
from answer.overview.find import find_overview
from answer.phrases import phrase
from answer.progress import Stop
from answer.quote.again import quotes_again
from answer.quote.arrange import Arranged, arrange_parts, arrange_quotes
from answer.quote.choose import Quote
from answer.quote.cite import cite_passages, cite_quotes, is_exact
from answer.records import Answer, Citation, Provenance, Query, Sentence, Turn
from answer.speakers.identities import by_identity
from answer.typed.reading import as_read, read_question
from answer.understand.pointing import asked_again
from answer.verify.judge.loading import Judge
from answer.write.endpoint import Endpoint
from index.corpus import Corpus
from index.errors import QuestionError

OnSentence = Callable[[Answer], None]
"""Is told an answer as it grows."""
LONGEST_QUESTION = 2_000
MOST_TURNS = 100
"""How many of the last turns of a conversation are read: what people refer back to, and a few tenths of a second."""
READER = "quotes"


@by_identity
def ask(
    corpus: Corpus,
    question: str,
    history: Sequence[Turn] = (),
    *,
    id: str | None = None,
    as_typed: bool = False,
    endpoint: Endpoint | None = None,
    judge: Judge | None = None,
    on_sentence: OnSentence | None = None,
    stop: Stop | None = None,
) -> Answer:
    """Answer a question from the index, or say that it does not answer.

    The answer is the sources' own words; with an endpoint, sentences that a language model writes and the sources bear
    out, as long as there are any.

    :param corpus: what is asked, as it is at one moment.
    :param question: what the person typed.
    :param history: the earlier turns of the conversation, oldest first.
    :param id: a name for the question, carried through to the answer.
    :param as_typed: whether the question is searched as it is, even if words of it seem mistyped.
    :param endpoint: the language model that is to write; None for the sources' own words.
    :param judge: may let other words than the sources' stand; without one, exact rules alone rule on what it writes.
    :param on_sentence: told the answer so far whenever the model has written another sentence of it.
    :param stop: ends the model's writing when it is requested; the answer is then what was there.
    :return: the answer; `refused` when the index does not answer. What is asked about the assistant itself is answered
        without citations.
    :raises QuestionError: when the question is empty or far too long.
    """
    check_question(question)
    recent = history[-MOST_TURNS:]
    if told := tell_about_itself(corpus, question, recent):
        return _told(corpus, question, told, id)
    reading = read_question(corpus, question, recent, as_typed=as_typed)
    answer = as_read(corpus, _quote(corpus, reading.question, reading.history, id), question, reading)
    if len(recent) < len(history):
        answer = replace(answer, notes=(*answer.notes, phrase("earlier_turns", turns=MOST_TURNS)))
    if endpoint is not None and not answer.refused:
        from answer.write.reader import write  # what talks to models is slow to import

        answer = write(corpus, answer, endpoint, judge, on_sentence, stop)
    return with_faults(corpus, answer)


def _quote(corpus: Corpus, question: str, history: Sequence[Turn], id: str | None) -> Answer:
    """The answer in the sources' own words, or the refusal."""
    clock = Clock()
    evidence = find_evidence(corpus, question, history, clock)
    query = evidence.query
    arranged, probability = _arranged(corpus, evidence, question, history)
    declined = decline(query, arranged, probability, partial(is_known, corpus))
    arranged = declined.arranged
    citations = _exact(corpus, cite_quotes(corpus, arranged.quotes))
    nearest = () if citations else _exact(corpus, _nearest(corpus, evidence, declined))
    sentences = tuple(Sentence(cited.quote, (cited.number,), probability, verified=True) for cited in citations)
    clock.lap("read")
    return Answer(
        question=question,
        query=query.text,
        refused=not citations,
        confidence=probability,
        sentences=sentences or refusal(corpus, query, evidence.query_terms, evidence.hits, declined.notes),
        citations=citations,
        nearest=nearest,
        hits=evidence.hits,
        provenance=_provenance(corpus),
        seconds=clock.seconds,
        id=id,
        notes=arranged.notes,
    )


def _told(corpus: Corpus, question: str, sentences: Sequence[str], id: str | None) -> Answer:
    """What is said of the assistant itself: nothing was searched for it, so that nothing is cited or sure."""
    return Answer(
        question=question,
        query=question,
        refused=False,
        confidence=0.0,
        sentences=tuple(Sentence(text, (), 0.0, verified=False) for text in sentences),
        citations=(),
        nearest=(),
        hits=(),
        provenance=_provenance(corpus),
        id=id,
    )


def _arranged(corpus: Corpus, evidence: Evidence, question: str, history: Sequence[Turn]) -> tuple[Arranged, float]:
    """The quotes of an answer, none when there is none, and the probability that they are one."""
    if (again := asked_again(question)) and evidence.quoted:
        return Arranged(_quotable(corpus, quotes_again(corpus, again, evidence.quoted, evidence.candidates))), SURE
    if corpus.quotes_all and (overview := find_overview(corpus, evidence.query, history)) is not None:
        return overview, OVERVIEW_SURE if overview.quotes else 0.0
    probability = evidence.probability
    if evidence.parts:
        parts = [part for part in evidence.parts if is_answered(part.probability)]
        return arrange_parts(corpus, [(part.query, part.candidates) for part in parts]), probability
    query = evidence.query
    is_shown = is_answered(probability, query.layout)
    arranged = arrange_quotes(corpus, query, evidence.candidates) if is_shown else Arranged(())
    return _with_asked_words(corpus, query, arranged, probability)


def check_question(question: str) -> None:
    """Refuse a question that cannot be asked.

    :param question: what the person typed.
    :raises QuestionError: when it is empty or longer than LONGEST_QUESTION characters.
    """
    if not question.strip():
        raise QuestionError(phrase("empty_question"))
    if len(question) > LONGEST_QUESTION:
        raise QuestionError(phrase("long_question", length=len(question), limit=LONGEST_QUESTION))


def _with_asked_words(corpus: Corpus, query: Query, arranged: Arranged, probability: float) -> tuple[Arranged, float]:
    """The sentences that have the words that a question quotes, in place of others; a note when none has them."""
    words = words_asked_about(query)
    if words is None:
        return arranged, probability
    if quotes := find_exact_sentences(corpus, words, query.speaker):
        return Arranged(_quotable(corpus, quotes)), max(probability, SURE)
    return replace(arranged, notes=(phrase("no_such_words", words=words), *arranged.notes)), probability


def _quotable(corpus: Corpus, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    return tuple(quote for quote in quotes if corpus.may_quote(quote.document.id, quote.core))


def _exact(corpus: Corpus, citations: Sequence[Citation]) -> tuple[Citation, ...]:
    return tuple(citation for citation in citations if is_exact(corpus, citation))


def _nearest(corpus: Corpus, evidence: Evidence, declined: Declined) -> tuple[Citation, ...]:
    """What a limit of the question leaves out, else the nearest passages."""
    if declined.outside:
        return cite_quotes(corpus, declined.outside)
    hits = with_names_first(corpus, evidence.query.text, evidence.hits)
    return cite_passages(corpus, hits[: LIMITS["nearest"]])


def _provenance(corpus: Corpus) -> Provenance:
    reranker = corpus.reranker.name if corpus.reranker else None
    evidence = corpus.evidence.name if corpus.evidence else None
    return Provenance(corpus.generation, corpus.store.fingerprint, READER, reranker, evidence)
