"""The sentences that may answer, each with its fit, from documents, vectors and terms set by hand."""

import re
from collections.abc import Sequence

import numpy as np
import pytest

from answer.evidence.ranking import Candidate
from answer.evidence.sentences import can_answer, find_candidates, sentence_before
from answer.evidence.weights import LIMITS, SHARES
from answer.evidence.words import QueryTerms
from answer.records import Period, Query
from index.records import Document, Heading, Hit, Passage, Statement
from text.spans import Span

SENTENCES = ("Idemia sold red cameras in 2015.", "It rained.", "Was it red?")
TEXT = f"The sale\n\n{' '.join(SENTENCES)}"
DOCUMENT = Document("d", TEXT, "Report", headings=(Heading(0, 8, 1),))
HIT = Hit(Passage(1, "d", 10, len(TEXT)), 0.5)
SOLD, RAINED, ASKED = (Span(TEXT.index(one), TEXT.index(one) + len(one)) for one in SENTENCES)
TERMS = {"en": QueryTerms({"idemia": 2.0, "cameras": 1.0, "report": 1.0}, ())}


class Index:
    """Some documents, whose terms are their words; a sentence with "red" is as near to a question as can be."""

    def __init__(self, *documents: Document, statements: Sequence[Statement] = ()) -> None:
        self._documents = {one.id: one for one in documents}
        self._statements = list(statements)
        self.sentences = self

    def document(self, id: str) -> Document | None:
        return self._documents.get(id)

    def statements(self, id: str) -> list[Statement]:
        return [one for one in self._statements if one.document_id == id]

    def may_quote(self, _id: str, _span: Span) -> bool:
        return True

    def terms(self, text: str, _language: str | None) -> list[str]:
        return re.findall(r"\w+", text.lower())

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        return np.array([[1.0, 0.0], *([1.0, 0.0] if "red" in text else [0.6, 0.8] for text in texts[1:])])


def found(query: Query, *statements: Statement) -> list[Candidate]:
    return find_candidates(Index(DOCUMENT, statements=statements), query, TERMS, [HIT])


def test_every_part_of_a_fit_is_read_off_the_sentence_and_its_place():
    sold, rained = found(Query("When did it sell them?", period=Period(2014, 2016)))
    assert (sold.span, sold.document, sold.hit, sold.text) == (SOLD, DOCUMENT, HIT, SENTENCES[0])
    assert (sold.fit.meaning, sold.fit.coverage, sold.fit.nearby, sold.fit.passage) == (1.0, 0.75, 1.0, 0.5)
    assert (sold.fit.kind, sold.fit.said, sold.fit.period) == (1.0, 0.0, 1.0)
    assert sold.fit.length == pytest.approx(6 / LIMITS["words_of_a_full_sentence"])
    assert rained.span == RAINED
    assert (rained.fit.meaning, rained.fit.coverage, rained.fit.nearby) == (0.6, 0.0, 1.0)
    assert (rained.fit.kind, rained.fit.period) == (0.0, SHARES["no_year"])


def test_a_year_outside_the_period_counts_less_than_none():
    [sold, rained] = sorted(found(Query("Was it?", period=Period(2020, None))), key=lambda one: one.span.start)
    assert (sold.fit.period, rained.fit.period) == (0.0, SHARES["no_year"])


def test_the_asked_speaker_counts_wholly_and_somebody_in_the_asked_way_in_part():
    text = "Idemia denied that it sold cameras."
    document = Document("s", text, "")
    words = Statement(1, "s", (Span(19, 34),), False, Span(0, 6), "Idemia", Span(7, 13))
    hit = Hit(Passage(1, "s", 0, len(text)), 0.5)

    def said(query: Query) -> float:
        [candidate] = find_candidates(Index(document, statements=[words]), query, TERMS, [hit])
        return candidate.fit.said

    assert said(Query("What did Idemia say?", speaker="Idemia")) == 1.0
    assert said(Query("Who denied it?", act="denied")) == SHARES["asked_act"]
    assert said(Query("Who confirmed it?", act="confirmed")) == 0.0
    assert said(Query("What did Noldus say?", speaker="Noldus")) == 0.0


def test_a_sentence_of_two_passages_is_found_once_and_a_removed_document_is_passed_over():
    gone = Hit(Passage(3, "gone", 0, 9), 0.9)
    again = Hit(Passage(2, "d", SOLD.start, RAINED.end), 0.4)
    candidates = find_candidates(Index(DOCUMENT), Query("Was it?"), TERMS, [gone, HIT, again])
    assert sorted((one.span.start, one.hit.passage.id) for one in candidates) == [(SOLD.start, 1), (RAINED.start, 1)]
    assert find_candidates(Index(), Query("Was it?"), TERMS, [gone]) == []


def test_a_heading_and_a_question_answer_nothing():
    assert [can_answer(DOCUMENT, span) for span in (Span(0, 8), SOLD, ASKED)] == [False, True, False]
    quoted = Document("q", "“Was it red?”", "")
    assert not can_answer(quoted, Span(0, 13))


def test_the_sentence_before_stands_in_the_same_paragraph():
    assert sentence_before(DOCUMENT, RAINED) == SOLD
    assert sentence_before(DOCUMENT, SOLD) is None
    assert sentence_before(DOCUMENT, Span(0, 8)) is None
