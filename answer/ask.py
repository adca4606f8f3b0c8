"""A question to a cited answer: the one path that the command line, the page and the endpoints all take.

    understand → search → evidence → confidence → quote → cite → verify → [write → verify] → Answer

Knows the order of the steps; each step is a module of its own.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from answer.check.asked_words import SURE, find_exact_sentences, words_asked_about
from answer.evidence.confidence import Signals, confidence, is_answered, read_signals
from answer.evidence.quoted import Quoted, find_quoted, not_quoted, recall
from answer.evidence.ranking import Candidate, order_hits
from answer.evidence.sentences import find_candidates
from answer.evidence.weights import FOLLOW_UPS, LIMITS
from answer.evidence.words import QueryTerms, unknown_words, weigh_words
from answer.phrases import phrase
from answer.progress import Stop
from answer.quote.again import quotes_again
from answer.quote.arrange import Arranged, arrange_parts, arrange_quotes
from answer.quote.cite import cite_passages, cite_quotes, is_exact
from answer.records import Answer, Citation, Layout, Provenance, Query, Sentence, Turn
from answer.understand.meanings import meanings
from answer.understand.pointing import Again, asked_again, described
from answer.understand.question import read_before
from answer.verify.judge.loading import Judge
from answer.write.endpoint import Endpoint
from index.corpus import Corpus
from index.errors import QuestionError
from index.records import Hit

OnSentence = Callable[[Answer], None]
"""Is told an answer as it grows."""
LONGEST_QUESTION = 2_000
READER = "quotes"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found for a question: the query it was understood as, its terms by language, passages and sentences.

    `candidates` are best first; `signals` are those of the best, None when there is none. `parts` is what was found for
    each party of a query that has parts; `quoted` are the sentences of the answer before, when one is referred to.
    """

    query: Query
    query_terms: Mapping[str, QueryTerms]
    hits: tuple[Hit, ...]
    candidates: tuple[Candidate, ...]
    signals: Signals | None
    parts: tuple["Evidence", ...] = ()
    quoted: tuple[Quoted, ...] = ()

    @property
    def probability(self) -> float:
        """The probability that the best of it answers."""
        return confidence(self.signals)


def ask(
    corpus: Corpus,
    question: str,
    history: Sequence[Turn] = (),
    *,
    id: str | None = None,
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
    :param endpoint: the language model that is to write; None for the sources' own words.
    :param judge: may let other words than the sources' stand; without one, exact rules alone rule on what it writes.
    :param on_sentence: told the answer so far whenever the model has written another sentence of it.
    :param stop: ends the model's writing when it is requested; the answer is then what was there.
    :return: the answer; `refused` when the index does not answer.
    :raises QuestionError: when the question is empty or far too long.
    """
    check_question(question)
    answer = _quote(corpus, question, history, id)
    if endpoint is None or answer.refused:
        return answer
    from answer.write.reader import write  # what talks to models is slow to import

    return write(corpus, answer, endpoint, judge, on_sentence, stop)


def _quote(corpus: Corpus, question: str, history: Sequence[Turn], id: str | None) -> Answer:
    """The answer in the sources' own words, or the refusal."""
    clock = _Clock()
    evidence = find_evidence(corpus, question, history, clock)
    arranged, probability = _arranged(corpus, evidence, asked_again(question))
    citations = _exact(corpus, cite_quotes(corpus, arranged.quotes))
    nearest = () if citations else _exact(corpus, cite_passages(corpus, evidence.hits[: LIMITS["nearest"]]))
    sentences = tuple(Sentence(cited.quote, (cited.number,), probability, verified=True) for cited in citations)
    clock.lap("read")
    return Answer(
        question=question,
        query=evidence.query.text,
        refused=not citations,
        confidence=probability,
        sentences=sentences or _refusal(corpus, evidence),
        citations=citations,
        nearest=nearest,
        hits=evidence.hits,
        provenance=_provenance(corpus),
        seconds=clock.seconds,
        id=id,
        notes=arranged.notes,
    )


def _arranged(corpus: Corpus, evidence: Evidence, again: Again | None) -> tuple[Arranged, float]:
    """The quotes of an answer, none when there is none, and the probability that they are one."""
    if again and evidence.quoted:
        return Arranged(quotes_again(corpus, again, evidence.quoted, evidence.candidates)), SURE
    if evidence.parts:
        parts = [part for part in evidence.parts if is_answered(part.probability)]
        return arrange_parts(corpus, [(part.query, part.candidates) for part in parts]), evidence.probability
    probability = evidence.probability
    arranged = arrange_quotes(corpus, evidence.query, evidence.candidates) if is_answered(probability) else Arranged(())
    return _with_asked_words(corpus, evidence.query, arranged, probability)


def find_evidence(
    corpus: Corpus, question: str, history: Sequence[Turn] = (), clock: "_Clock | None" = None
) -> Evidence:
    """Understand a question and find what may answer it, without deciding whether it does.

    Of the queries that a follow-up may mean, the one with the best evidence is taken.

    :param corpus: what is asked, as it is at one moment.
    :param question: what the person typed.
    :param history: the earlier turns of the conversation, oldest first.
    :param clock: measures the steps.
    :return: the evidence.
    """
    clock = clock or _Clock()
    before = read_before(history)
    quoted = find_quoted(corpus, before.answered)
    queries = meanings(question, before, recall(corpus, quoted, described(question)))
    clock.lap("understand")
    found = [_search(corpus, query, quoted, clock) for query in queries]
    return max(found, key=lambda one: one.probability + (FOLLOW_UPS["own"] if one is found[0] else 0))


def _search(corpus: Corpus, query: Query, quoted: tuple[Quoted, ...], clock: "_Clock") -> Evidence:
    """What may answer one query; of one with parts, what may answer each, the signals being those of the best."""
    if query.parts:
        parts = tuple(_search(corpus, part, quoted, clock) for part in query.parts)
        hits = {hit.passage.id: hit for row in zip_longest(*(part.hits for part in parts)) for hit in row if hit}
        best = max(parts, key=lambda part: part.probability)
        return replace(best, query=query, hits=tuple(hits.values()), parts=parts)
    read, searched = LIMITS["passages_read"], LIMITS["passages_searched"]
    if query.layout is Layout.ALL or query.documents:
        read, searched = LIMITS["passages_read_for_all"], LIMITS["passages_searched_for_all"]
    hits = corpus.search(query.text, limit=searched)
    hits = [hit for hit in hits if not query.documents or hit.passage.document_id in query.documents]
    clock.lap("retrieve")
    terms = weigh_words(query.text, corpus)
    candidates = find_candidates(corpus, query, terms, hits[:read])
    if query.context:
        candidates = not_quoted(corpus, query.context, candidates, quoted)
    signals = read_signals(corpus, query, terms, candidates) if candidates else None
    clock.lap("weigh")
    return Evidence(query, terms, tuple(order_hits(hits, candidates)), tuple(candidates), signals, quoted=quoted)


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
        return Arranged(quotes), max(probability, SURE)
    return replace(arranged, notes=(phrase("no_such_words", words=words), *arranged.notes)), probability


def _exact(corpus: Corpus, citations: Sequence[Citation]) -> tuple[Citation, ...]:
    return tuple(citation for citation in citations if is_exact(corpus, citation))


def _refusal(corpus: Corpus, evidence: Evidence) -> tuple[Sentence, ...]:
    counts = corpus.store.counts()
    query = evidence.query.text
    texts = [phrase("refusal"), phrase("searched", passages=counts.passages, documents=counts.documents, query=query)]
    if unknown := unknown_words(evidence.query_terms):
        texts.append(phrase("unknown_words", words=", ".join(unknown)))
    return tuple(Sentence(text, (), 0.0, verified=False) for text in texts)


def _provenance(corpus: Corpus) -> Provenance:
    reranker = corpus.reranker.name if corpus.reranker else None
    return Provenance(corpus.generation, corpus.store.fingerprint, READER, reranker)


class _Clock:
    """Seconds each step took, by its name."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = time.perf_counter()

    def lap(self, step: str) -> None:
        now = time.perf_counter()
        self.seconds[step] = round(self.seconds.get(step, 0.0) + now - self._last, 6)
        self._last = now
