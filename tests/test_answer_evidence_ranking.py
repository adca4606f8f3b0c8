"""The score of sentences, and the order of sentences and hits by it."""

from dataclasses import fields, replace

import pytest

from answer.evidence.ranking import Candidate, Fit, order_candidates, order_hits
from answer.evidence.weights import SHARES, SIGNALS
from index.records import Document, Hit, Passage
from text.spans import Span

NO_FIT = Fit(**{one.name: 0.0 for one in fields(Fit)})
TEXT_WEIGHT = sum(SIGNALS[part] for part in ("meaning", "coverage", "nearby", "kind"))
DOCUMENT = Document("d", "One. Two.", "")


def hit(id: int, score: float) -> Hit:
    return Hit(Passage(id, "d", 0, 9), score)


def candidate(found: Hit, meaning: float) -> Candidate:
    return Candidate(DOCUMENT, Span(0, 4), found, replace(NO_FIT, meaning=meaning, passage=found.score, said=1.0))


def test_the_best_sentence_of_a_passage_counts_beside_its_score():
    first, second, unread = hit(1, 0.50), hit(2, 0.45), hit(3, 0.44)
    gain = 0.06 / SHARES["sentence"] * TEXT_WEIGHT / SIGNALS["meaning"]
    found = [candidate(second, gain), candidate(second, 0.0), candidate(first, 0.0)]
    assert order_hits([first, second, unread], found) == [second, first, unread]
    assert order_hits([first, second, unread], found[1:]) == [first, second, unread]
    assert order_hits([first], []) == [first]


def test_a_fit_of_words_leaves_out_passage_and_speaker():
    fit = replace(NO_FIT, meaning=0.5, coverage=0.5, nearby=1.0, kind=1.0, passage=0.9, said=1.0, length=1.0)
    expected = SIGNALS["meaning"] * 0.5 + SIGNALS["coverage"] * 0.5 + SIGNALS["nearby"] + SIGNALS["kind"]
    assert fit.text == pytest.approx(expected / TEXT_WEIGHT)


def test_a_score_is_the_weighted_mean_of_the_parts():
    assert Fit(**dict.fromkeys(SIGNALS, 1.0)).score == pytest.approx(1.0)
    assert Fit(**dict.fromkeys(SIGNALS, 0.25)).score == pytest.approx(0.25)
    assert replace(NO_FIT, said=1.0).score == pytest.approx(SIGNALS["said"] / sum(SIGNALS.values()))


def test_sentences_come_best_first_and_equal_ones_as_they_came():
    found = hit(1, 0.5)
    low, high, nearly = (candidate(found, meaning) for meaning in (0.1, 0.6, 0.60001))
    assert order_candidates([low, high, nearly]) == [high, nearly, low]
