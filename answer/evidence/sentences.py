"""The sentences that may answer: those of the passages found, each with how well it fits the question.

Knows the index and the words of the question; decides nothing and presents nothing.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache

import numpy as np

from answer.evidence.words import QueryTerms, wording_for
from answer.records import Period, Query
from answer.speakers.lookup import is_said_by, statements_in
from answer.understand.kind import AnswerType, asked_kind, offers
from answer.understand.layout import years_in
from index.corpus import Corpus
from index.fusion import DIGITS
from index.records import Document, Hit, Statement
from text.sentences import sentence_spans
from text.spans import Span
from text.stems import words

_LONG = 50
# How much the asked verb counts beside the asked speaker.
_SAID_SO = 0.3
_CLOSING = "\"'”’“»)] "


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a sentence fits a question; every part is 0 to about 1, higher is better.

    `meaning` is the similarity of the vectors, `relevance` BM25, `coverage` the share of the question's words,
    `nearby` the same with title, heading and the sentences before and after, `passage` the score of the passage
    around it, `kind` whether it offers what is asked for, `length` its length up to fifty words, `said` whether the
    asked speaker says it, or less somebody in the asked way, and `period` whether it names a year of those asked
    for: half when it names none.
    """

    meaning: float
    relevance: float
    coverage: float
    nearby: float
    passage: float
    kind: float
    length: float
    said: float
    period: float

    @property
    def text(self) -> float:
        """How well its words alone fit, whatever passage they stand in and whoever says them."""
        parts = ("meaning", "coverage", "nearby", "kind")
        return float(sum(getattr(WEIGHTS, part) * getattr(self, part) for part in parts))


# What each part counts: chosen by hand on the known answers and on every third question of XQuAD and ClapNQ.
WEIGHTS = Fit(
    meaning=1.0, relevance=0.1, coverage=0.4, nearby=1.0, passage=1.0, kind=0.4, length=0.2, said=0.8, period=0.6
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a document that may answer, with its fit and the passage it was found in."""

    document: Document
    span: Span
    hit: Hit
    fit: Fit

    @property
    def score(self) -> float:
        """The weighted sum of the parts of the fit."""
        return float(sum(getattr(WEIGHTS, one.name) * getattr(self.fit, one.name) for one in fields(Fit)))


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
    corpus: Corpus, query: Query, wordings: Mapping[str, QueryTerms], hits: Sequence[Hit]
) -> list[Candidate]:
    """Score every sentence of the passages found.

    :param corpus: the index that the hits come from.
    :param query: the standalone query.
    :param wordings: its words, weighed, by language.
    :param hits: the passages found, best first.
    :return: one candidate a sentence, best first; ties in the order of the hits.
    """
    kind = asked_kind(query.text)
    places = list(_places(corpus, hits))
    if not places:
        return []
    meanings = corpus.sentences.encode([query.text, *(place.text for place in places)])
    average = max(1.0, float(np.mean([len(place.terms) for place in places])))
    candidates = [
        Candidate(
            place.document,
            place.span,
            place.hit,
            _fit(query, kind, wording_for(place.document, wordings), place, float(meaning), average),
        )
        for place, meaning in zip(places, meanings[1:] @ meanings[0], strict=True)
    ]
    return sorted(candidates, key=lambda candidate: -round(candidate.score, DIGITS))


@lru_cache(maxsize=256)
def document_sentences(document: Document) -> tuple[Span, ...]:
    """The sentences of a document, in order."""
    return tuple(sentence_spans(document.text, document.language))


def _places(corpus: Corpus, hits: Sequence[Hit]) -> Iterator[_Place]:
    """Every sentence of the passages that can answer, once, in the order of the hits."""
    seen: set[tuple[str, Span]] = set()
    for hit in hits:
        document = corpus.document(hit.passage.document_id)
        if document is None:
            continue
        sentences, statements = document_sentences(document), corpus.statements(document.id)
        for at, span in enumerate(sentences):
            if span.overlaps(hit.passage.span) and (document.id, span) not in seen and can_answer(document, span):
                seen.add((document.id, span))
                texts = (
                    document.text[span.start : span.end],
                    _surroundings(document, sentences, at, hit.passage.heading),
                )
                terms, around = (tuple(corpus.terms(text, document.language)) for text in texts)
                yield _Place(document, span, hit, terms, around, statements)


def can_answer(document: Document, span: Span) -> bool:
    """Whether a sentence can answer at all: a heading only announces, and a question only asks."""
    if document.text[span.start : span.end].rstrip(_CLOSING).endswith("?"):
        return False
    at = bisect_right(document.headings, span.start, key=lambda heading: heading.start) - 1
    return at < 0 or span.start >= document.headings[at].end


def _surroundings(document: Document, sentences: Sequence[Span], at: int, heading: str | None) -> str:
    """What a reader of the sentence knows from around it: title, heading, the sentences next to it."""
    near = sentences[max(0, at - 1) : at + 2]
    return "\n".join([document.title, heading or "", *(document.text[span.start : span.end] for span in near)])


def _fit(query: Query, kind: AnswerType, wording: QueryTerms, place: _Place, meaning: float, average: float) -> Fit:
    return Fit(
        meaning=meaning,
        relevance=wording.relevance(place.terms, average),
        coverage=wording.coverage(place.terms),
        nearby=wording.coverage(place.nearby),
        passage=place.hit.score,
        kind=float(offers(kind, query.text, place.text)),
        length=min(len(place.text.split()), _LONG) / _LONG,
        said=_said(query, place),
        period=_in_period(query.period, place.text),
    )


def _said(query: Query, place: _Place) -> float:
    if is_said_by(query.speaker, place.span, place.statements, place.document.text):
        return 1.0
    return _SAID_SO if _is_done(query, place) else 0.0


def _is_done(query: Query, place: _Place) -> bool:
    """Whether somebody says words of the sentence in the way that is asked for: with a form of the asked verb."""
    if query.act is None:
        return False
    asked = set(words(query.act, "en"))
    cues = (one.cue for one in statements_in(place.statements, place.span))
    return any(asked & set(words(place.document.text[cue.start : cue.end], "en")) for cue in cues if cue)


def _in_period(period: Period | None, text: str) -> float:
    if period is None:
        return 0.0
    years = years_in(text)
    return float(any(map(period.holds, years))) if years else 0.5
