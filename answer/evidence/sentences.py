"""The sentences that may answer: those of the passages found, each with how well it fits the question.

Knows the index and the words of the question; decides nothing and presents nothing.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from answer.evidence.ranking import Candidate, Fit, order_candidates
from answer.evidence.weights import LIMITS, SHARES
from answer.evidence.words import QueryTerms, terms_for
from answer.records import Period, Query
from answer.speakers.lookup import is_said_by, statements_in
from answer.understand.kind import AnswerType, asked_kind, offers
from answer.understand.layout import years_in
from index.records import Document, Hit, Statement
from index.retriever import Retriever
from text.sentences import sentence_spans
from text.spans import Span
from text.stems import words

_CLOSING = "\"'”’“»)] "


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence in the passage it was found in, with its terms, those around it, and its document's statements."""

    document: Document
    span: Span
    hit: Hit
    terms: tuple[str, ...]
    nearby: tuple[str, ...]
    statements: Sequence[Statement]

    @property
    def text(self) -> str:
        return self.document.text[self.span.start : self.span.end]


def find_candidates(
    retriever: Retriever, query: Query, query_terms: Mapping[str, QueryTerms], hits: Sequence[Hit]
) -> list[Candidate]:
    """Score every sentence of the passages found.

    :param retriever: the index that the hits come from.
    :param query: the standalone query.
    :param query_terms: its terms, weighed, by language.
    :param hits: the passages found, best first.
    :return: one candidate a sentence, best first; ties in the order of the hits.
    """
    kind = asked_kind(query.text)
    places = list(_places(retriever, hits))
    if not places:
        return []
    meanings = retriever.sentences.encode([query.text, *(place.text for place in places)])
    return order_candidates(
        Candidate(
            place.document,
            place.span,
            place.hit,
            _fit(query, kind, terms_for(place.document, query_terms), place, float(meaning)),
        )
        for place, meaning in zip(places, meanings[1:] @ meanings[0], strict=True)
    )


@lru_cache(maxsize=256)
def document_sentences(document: Document) -> tuple[Span, ...]:
    """The sentences of a document, in order."""
    return tuple(sentence_spans(document.text, document.language))


def sentence_before(document: Document, span: Span) -> Span | None:
    """The sentence before a stretch, if both stand in one paragraph."""
    sentences = document_sentences(document)
    number = bisect_right(sentences, span.start, key=lambda sentence: sentence.start) - 1
    before = sentences[number - 1] if number > 0 else None
    return None if before is None or "\n" in document.text[before.end : span.start] else before


def _places(retriever: Retriever, hits: Sequence[Hit]) -> Iterator[_Place]:
    """Every sentence of the passages that can answer, once, in the order of the hits."""
    seen: set[tuple[str, Span]] = set()
    for hit in hits:
        document = retriever.document(hit.passage.document_id)
        if document is None:
            continue
        sentences, statements = document_sentences(document), retriever.statements(document.id)
        for number, span in enumerate(sentences):
            if span.overlaps(hit.passage.span) and (document.id, span) not in seen and can_answer(document, span):
                seen.add((document.id, span))
                texts = (
                    document.text[span.start : span.end],
                    _surroundings(document, sentences, number, hit.passage.heading),
                )
                terms, nearby = (tuple(retriever.terms(text, document.language)) for text in texts)
                yield _Place(document, span, hit, terms, nearby, statements)


def can_answer(document: Document, span: Span) -> bool:
    """Whether a sentence can answer at all: a heading only announces, and a question only asks."""
    if document.text[span.start : span.end].rstrip(_CLOSING).endswith("?"):
        return False
    return not any(heading.start <= span.start < heading.end for heading in document.headings)


def _surroundings(document: Document, sentences: Sequence[Span], number: int, heading: str | None) -> str:
    """What a reader of the sentence knows from around it: title, heading, the sentences next to it."""
    near = sentences[max(0, number - 1) : number + 2]
    return "\n".join([document.title, heading or "", *(document.text[span.start : span.end] for span in near)])


def _fit(query: Query, kind: AnswerType, terms: QueryTerms, place: _Place, meaning: float) -> Fit:
    return Fit(
        meaning=meaning,
        coverage=terms.coverage(place.terms),
        nearby=terms.coverage(place.nearby),
        passage=place.hit.score,
        kind=float(offers(kind, query.text, place.text)),
        length=min(len(place.text.split()) / LIMITS["words_of_a_full_sentence"], 1.0),
        said=_said(query, place),
        period=_in_period(query.period, place.text),
    )


def _said(query: Query, place: _Place) -> float:
    if is_said_by(query.speaker, place.span, place.statements, place.document.text):
        return 1.0
    return SHARES["asked_act"] if _is_done(query, place) else 0.0


def _is_done(query: Query, place: _Place) -> bool:
    """Whether somebody says words of the sentence in the way that is asked for: with a form of the asked verb."""
    if query.act is None:
        return False
    asked = set(words(query.act, "en"))
    cues = (statement.cue for statement in statements_in(place.statements, place.span))
    return any(asked & set(words(place.document.text[cue.start : cue.end], "en")) for cue in cues if cue)


def _in_period(period: Period | None, text: str) -> float:
    if period is None:
        return 0.0
    years = years_in(text)
    return float(any(map(period.holds, years))) if years else SHARES["no_year"]
