"""The order of hits by what their sentences may answer."""

from dataclasses import fields, replace

import pytest

from answer.evidence.ranking import SENTENCE_SHARE, order_hits
from answer.evidence.sentences import WEIGHTS, Candidate, Fit
from index.records import Document, Hit, Passage
from text.spans import Span

NO_FIT = Fit(**{one.name: 0.0 for one in fields(Fit)})
DOCUMENT = Document("d", "One. Two.", "")


def hit(id: int, score: float) -> Hit:
    return Hit(Passage(id, "d", 0, 9), score)


def candidate(found: Hit, meaning: float) -> Candidate:
    return Candidate(DOCUMENT, Span(0, 4), found, replace(NO_FIT, meaning=meaning, passage=found.score, said=1.0))


def test_the_best_sentence_of_a_passage_counts_beside_its_score():
    first, second, unread = hit(1, 0.50), hit(2, 0.45), hit(3, 0.44)
    gain = 0.06 / SENTENCE_SHARE / WEIGHTS.meaning
    found = [candidate(second, gain), candidate(second, 0.0), candidate(first, 0.0)]
    assert order_hits([first, second, unread], found) == [second, first, unread]
    assert order_hits([first, second, unread], found[1:]) == [first, second, unread]
    assert order_hits([first], []) == [first]


def test_a_fit_of_words_leaves_out_passage_and_speaker():
    fit = replace(NO_FIT, meaning=0.5, coverage=0.5, nearby=1.0, kind=1.0, passage=0.9, said=1.0, length=1.0)
    expected = WEIGHTS.meaning * 0.5 + WEIGHTS.coverage * 0.5 + WEIGHTS.nearby + WEIGHTS.kind
    assert fit.text == pytest.approx(expected)
