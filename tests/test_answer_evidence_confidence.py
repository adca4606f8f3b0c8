"""The probability of an answer, from signals and numbers set by hand."""

import math
from dataclasses import replace

import pytest

from answer.evidence import confidence as module
from answer.evidence.confidence import Signals, confidence, is_answered, read_signals
from answer.evidence.ranking import Candidate, Fit
from answer.evidence.words import QueryTerms
from answer.records import Layout, Query
from index.records import Document, Hit, Passage
from text.spans import Span

NONE = Signals(score=0.0, meaning=0.0, passage_meaning=0.0, context=0.0, unsaid=0.0, lacking=0.0)
FIT = Fit(meaning=0.5, coverage=0.0, nearby=0.0, passage=0.0, kind=0.0, length=0.0, said=0.0, period=0.0)
TERMS = {"en": QueryTerms({"idemia": 3.0, "cameras": 1.0}, ())}
DOCUMENT = Document("d", "It sold cameras. Nobody knew.", "Idemia")


class Words:
    """Takes the words of a text for its terms."""

    def terms(self, text: str, _language: str | None) -> list[str]:
        return text.lower().replace(".", "").split()


def candidate(fit: Fit, passage: Passage) -> Candidate:
    return Candidate(DOCUMENT, Span(0, 16), Hit(passage, 0.7, {"dense": 0.6}), fit)


@pytest.fixture
def numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = {"bias": -1.0, "score": 2.0, "lacking": -3.0, "least_shown": 0.5}
    monkeypatch.setattr(module, "CONFIDENCE_UNREAD", numbers)
    monkeypatch.setattr(module, "CONFIDENCE", {"bias": -2.0, "odds": 4.0, "passage_odds": 1.0, "least_shown": 0.5})


@pytest.mark.usefixtures("numbers")
def test_what_the_evidence_model_says_has_weights_of_its_own():
    read = replace(NONE, score=1.0, odds=0.25, passage_odds=1.0)
    assert confidence(read) == 0.5
    assert confidence(replace(read, odds=0.75)) == pytest.approx(1 / (1 + math.exp(-2.0)))


def test_the_highest_odds_count_wherever_they_stand():
    first, second = candidate(FIT, Passage(1, "d", 0, 16)), candidate(FIT, Passage(2, "d", 0, 29))
    candidates = [replace(first, odds=-2.0), replace(second, odds=3.0, passage_odds=1.0)]
    signals = read_signals(Words(), Query("What?"), TERMS, candidates)
    assert (signals.odds, signals.passage_odds) == (0.3, 0.1)


@pytest.mark.usefixtures("numbers")
def test_confidence_is_the_logistic_function_of_the_weighted_signals():
    assert confidence(replace(NONE, score=0.5)) == 0.5
    assert confidence(NONE) == pytest.approx(1 / (1 + math.e))
    assert confidence(replace(NONE, score=1.0, lacking=1.0)) == pytest.approx(1 / (1 + math.exp(2)))


@pytest.mark.usefixtures("numbers")
def test_an_answer_is_shown_from_the_threshold_on():
    assert (is_answered(0.5), is_answered(0.499)) == (True, False)


@pytest.mark.usefixtures("numbers")
def test_what_is_about_a_subject_is_shown_when_less_sure(monkeypatch):
    monkeypatch.setattr(module, "SUBJECTS", {"least_shown": 0.2})
    assert is_answered(0.2, Layout.ALL)
    assert is_answered(0.2, Layout.SIDES)
    assert not is_answered(0.19, Layout.VOICES)
    assert not is_answered(0.49, Layout.LATEST)


def test_without_a_sentence_there_is_no_answer():
    assert confidence(None) == 0.0
    assert not is_answered(confidence(None))


def test_what_speaks_for_an_answer_raises_the_confidence_and_what_speaks_against_it_lowers_it():
    middle = Signals(score=0.5, meaning=0.5, passage_meaning=0.5, context=0.5, unsaid=0.5, lacking=0.5)
    for name in ("score", "meaning", "passage_meaning", "context"):
        assert confidence(replace(middle, **{name: 0.6})) > confidence(middle)
    for name in ("unsaid", "lacking"):
        assert confidence(replace(middle, **{name: 0.6})) < confidence(middle)


def test_signals_are_those_of_the_best_sentence_and_its_passage():
    best = candidate(FIT, Passage(1, "d", 17, 29))
    signals = read_signals(Words(), Query("What did Idemia sell?"), TERMS, [best])
    # The passage is "Nobody knew.": of the question's words only the title has one, with three quarters of the weight.
    assert signals == Signals(best.score, meaning=0.5, passage_meaning=0.6, context=0.75, unsaid=0.0, lacking=0.0)


def test_a_speaker_whom_none_of_the_best_has_and_a_date_that_the_best_lacks_speak_against_it():
    best = candidate(FIT, Passage(1, "d", 0, 16))
    said = replace(best, fit=replace(FIT, said=1.0))
    query = Query("When did Idemia say so?", speaker="Idemia")
    assert read_signals(Words(), query, TERMS, [best, best, best, said]).unsaid == 1.0
    assert read_signals(Words(), query, TERMS, [best, best, said]).unsaid == 0.0
    assert read_signals(Words(), query, TERMS, [best]).lacking == 1.0
    assert read_signals(Words(), query, TERMS, [replace(best, fit=replace(FIT, kind=1.0))]).lacking == 0.0
    assert read_signals(Words(), Query("Why is it so?"), TERMS, [best]).lacking == 0.0
