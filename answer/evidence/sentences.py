"""The sentences that may answer: those of the passages found, each with how well it fits the question.

Knows the index and the words of the question; decides nothing and presents nothing.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from answer.evidence.beside import is_beside_the_point, is_of_itself, table_head
from answer.evidence.ranking import Candidate, Fit, order_candidates
from answer.evidence.weights import LIMITS, SHARES
from answer.evidence.words import QueryTerms, terms_for
from answer.records import Period, Query
from answer.speakers.lookup import is_said_by, statements_in
from answer.understand.kind import asked_kind, offers
from answer.understand.layout import years_in
from index.corpus import Corpus
from index.records import Document, Hit, Statement
from text.self_description import asks_about_a_text
from text.sentences import sentence_spans
from text.spans import Span
from text.stems import words
from text.unspaced import count_words


def find_candidates(
    corpus: Corpus, query: Query, query_terms: Mapping[str, QueryTerms], hits: Sequence[Hit]
) -> list[Candidate]:
    """Score every sentence of the passages found.

    :param corpus: the index that the hits come from.
    :param query: the standalone query.
    :param query_terms: its terms, weighed, by language.
    :param hits: the passages found, best first.
    :return: one candidate a sentence, best first; ties in the order of the hits.
    """
    found: dict[tuple[str, Span], Candidate] = {}
    for hit in hits:
        if document := corpus.document(hit.passage.document_id):
            for candidate in _candidates_in(corpus, query, terms_for(document, query_terms), document, hit):
                found.setdefault((document.id, candidate.span), candidate)
    if not found:
        return []
    vectors = corpus.sentences.encode([query.text, *(with_head(one.document, one.span) for one in found.values())])
    return order_candidates(
        replace(candidate, fit=replace(candidate.fit, meaning=float(meaning)))
        for candidate, meaning in zip(found.values(), vectors[1:] @ vectors[0], strict=True)
    )


@lru_cache(maxsize=256)
def document_sentences(document: Document) -> tuple[Span, ...]:
    """The sentences of a document, in order."""
    return tuple(sentence_spans(document.text, document.language))


def sentences_at(document: Document, span: Span) -> tuple[Span, ...]:
    """The sentences of a document that a stretch touches, in order."""
    return tuple(sentence for sentence in document_sentences(document) if sentence.overlaps(span))


def sentence_before(document: Document, span: Span) -> Span | None:
    """The sentence before a stretch, if both stand in one paragraph."""
    sentences = document_sentences(document)
    number = bisect_right(sentences, span.start, key=lambda sentence: sentence.start) - 1
    before = sentences[number - 1] if number > 0 else None
    return None if before is None or "\n" in document.text[before.end : span.start] else before


def can_answer(document: Document, span: Span, question: str = "") -> bool:
    """Whether a sentence can answer at all.

    :param document: the document.
    :param span: the sentence.
    :param question: what is asked, if anything is: where it asks about a text, what texts say of themselves may answer.
    :return: False for what only announces, asks, labels, or tells how its document was made.
    """
    sentences = document_sentences(document)
    if is_beside_the_point(document, sentences, span):
        return False
    return asks_about_a_text(question) or not is_of_itself(document, sentences, span)


def with_head(document: Document, span: Span) -> str:
    """The words of a sentence; those of a row with the head of its table, without which it tells nothing."""
    head, words = table_head(document, span), document.text[span.start : span.end]
    return words if head is None else f"{document.text[head.start : head.end]}\n{words}"


def _surroundings(document: Document, sentences: Sequence[Span], number: int, heading: str | None) -> str:
    """What a reader of the sentence knows from around it: title, heading, the sentences next to it."""
    near = sentences[max(0, number - 1) : number + 2]
    return "\n".join([document.title, heading or "", *(document.text[span.start : span.end] for span in near)])


def _candidates_in(
    corpus: Corpus, query: Query, terms: QueryTerms, document: Document, hit: Hit
) -> Iterator[Candidate]:
    """The sentences of one passage that can answer, with all of their fit but the meaning, which is read of many."""
    sentences, statements = document_sentences(document), corpus.statements(document.id)
    kind = asked_kind(query.text)
    for number, span in enumerate(sentences):
        if not span.overlaps(hit.passage.span) or not can_answer(document, span, query.text):
            continue
        if not corpus.may_quote(document.id, span):
            continue
        text = with_head(document, span)
        nearby = _surroundings(document, sentences, number, hit.passage.heading)
        fit = Fit(
            meaning=0.0,
            coverage=terms.coverage(corpus.terms(text, document.language)),
            nearby=terms.coverage(corpus.terms(nearby, document.language)),
            passage=hit.score,
            kind=float(offers(kind, query.text, text)),
            length=min(count_words(text) / LIMITS["words_of_a_full_sentence"], 1.0),
            said=_said(query, document, span, statements),
            period=_in_period(query.period, text),
        )
        yield Candidate(document, span, hit, fit)


def _said(query: Query, document: Document, span: Span, statements: Sequence[Statement]) -> float:
    if is_said_by(query.speaker, span, statements, document.text):
        return 1.0
    if query.act is None:
        return 0.0
    # Whether somebody says words of the sentence with a form of the asked verb.
    asked = set(words(query.act, "en"))
    cues = (statement.cue for statement in statements_in(statements, span) if statement.cue)
    is_done = any(asked & set(words(document.text[cue.start : cue.end], "en")) for cue in cues)
    return SHARES["asked_act"] if is_done else 0.0


def _in_period(period: Period | None, text: str) -> float:
    if period is None:
        return 0.0
    years = years_in(text)
    return float(any(map(period.holds, years))) if years else SHARES["no_year"]
