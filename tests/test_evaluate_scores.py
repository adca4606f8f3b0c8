"""Scores of small trials, each computed by hand."""

from dataclasses import replace
from math import log2

import pytest

from answer.records import Answer, Citation, Provenance
from evaluate.records import Gold, Question, QuestionSet, Trial
from evaluate.report import as_json, as_text, evaluate
from evaluate.scores import (
    ConfidenceBin,
    ForbiddenScores,
    fold,
    names_speaker,
    score_abstention,
    score_citations,
    score_forbidden,
    score_quotes,
    score_reliability,
    score_retrieval,
    score_time,
)
from index.records import Hit, Passage
from ingest.records import Failure


def citation(number: int, quote: str, document: str = "d1", speaker: str | None = None) -> Citation:
    return Citation(
        number, document, "T", None, None, None, 0, len(quote), quote, speaker, False, None, f"/documents/{document}"
    )


def citations(*quotes: str) -> list[Citation]:
    return [citation(number, quote) for number, quote in enumerate(quotes, 1)]


def trial(
    question: Question,
    *quotes: Citation,
    documents: str = "",
    confidence: float = 0.5,
    seconds: float = 1.0,
    inexact: int = 0,
) -> Trial:
    """A trial whose hits are passages of the documents named, in that order."""
    hits = tuple(Hit(Passage(number, name, 0, 1), 1.0) for number, name in enumerate(documents.split()))
    answer = Answer(
        question.text, question.text, not quotes, confidence, (), quotes, (), hits, Provenance(1, "words", "quotes")
    )
    return Trial(question, answer, seconds, inexact)


def test_retrieval_ranks_documents_by_their_best_hit() -> None:
    asked = trial(Question("q", "?"), documents="d1 d2 d1 d3")
    scores = score_retrieval([asked], {"q": {"x": 1, "y": 1}}, {"x": "d2", "y": "d3"})
    assert scores
    ideal = 1 + 1 / log2(3)
    assert scores.ndcg_at_10 == pytest.approx((1 / log2(3) + 1 / log2(4)) / ideal)
    assert (scores.questions, scores.recall_at_10, scores.mrr) == (1, 1.0, 0.5)


def test_records_with_the_same_text_are_one_document() -> None:
    asked = trial(Question("q", "?"), documents="d1")
    scores = score_retrieval([asked], {"q": {"x": 1, "y": 1}}, {"x": "d1", "y": "d1"})
    assert scores
    assert (scores.ndcg_at_10, scores.recall_at_10) == (1.0, 1.0)


def test_a_judged_record_that_was_not_taken_in_is_never_found() -> None:
    scores = score_retrieval([trial(Question("q", "?"), documents="d1")], {"q": {"x": 1, "lost": 1}}, {"x": "d1"})
    assert scores
    assert scores.recall_at_10 == 0.5


def test_a_judged_question_without_hits_counts_as_zero_and_an_unjudged_one_not_at_all() -> None:
    trials = [trial(Question("a", "?"), documents="d1"), trial(Question("b", "?")), trial(Question("c", "?"))]
    scores = score_retrieval(trials, {"a": {"x": 1}, "b": {"x": 1}}, {"x": "d1"})
    assert scores
    assert (scores.questions, scores.ndcg_at_10, scores.mrr) == (2, 0.5, 0.5)
    assert score_retrieval(trials[2:], {"a": {"x": 1}}, {"x": "d1"}) is None


def test_only_the_first_ten_documents_count() -> None:
    asked = trial(Question("q", "?"), documents=" ".join(f"d{number}" for number in range(12)))
    scores = score_retrieval([asked], {"q": {"x": 1}}, {"x": "d10"})
    assert scores
    assert (scores.ndcg_at_10, scores.recall_at_10, scores.mrr) == (0.0, 0.0, pytest.approx(1 / 11))


def test_quotes_are_compared_without_case_and_line_breaks() -> None:
    assert fold("  Straße\nund  WEG ") == "strasse und weg"
    asked = [
        trial(Question("1", "?", gold=(Gold("real-time use"),)), citation(1, "No Real-Time\nuse was possible.")),
        trial(Question("2", "?", gold=(Gold("zeta"), Gold("beta"))), *citations("a", "beta")),
        trial(Question("3", "?", gold=(Gold("x"),)), *citations("a", "b", "c", "x")),
        trial(Question("4", "?", gold=(Gold("x"),))),
        trial(Question("5", "?"), citation(1, "not scored")),
    ]
    scores = score_quotes(asked, {})
    assert scores
    assert (scores.questions, scores.hit_at_1, scores.hit_at_3, scores.declined) == (4, 0.25, 0.5, 0.25)
    assert scores.speaker_named is None


def test_a_quote_must_stand_in_the_document_that_the_gold_names() -> None:
    question = Question("1", "?", gold=(Gold("alpha", "a.txt"),))
    right, wrong = trial(question, citation(1, "alpha", "d1")), trial(question, citation(1, "alpha", "d2"))
    scores = score_quotes([right, wrong], {"a.txt": "d1", "b.txt": "d2"})
    assert scores
    assert scores.hit_at_1 == 0.5


def test_forbidden_quotes_are_counted_wherever_they_are_in_an_answer() -> None:
    question = Question("1", "?", forbidden=(Gold("alpha", "a.txt"),))
    trials = [
        trial(question, citation(1, "beta", "d1"), citation(2, "beta", "d1"), citation(3, "An ALPHA.", "d1")),
        trial(question, citation(1, "alpha", "d2")),
        trial(question),
        trial(Question("2", "?"), citation(1, "alpha", "d1")),
    ]
    assert score_forbidden(trials, {"a.txt": "d1"}) == ForbiddenScores(3, 1 / 3)
    assert score_forbidden(trials[3:], {"a.txt": "d1"}) is None
    shown = as_text(evaluate(QuestionSet("s", (), {}), trials, {"a.txt": "d1"}, ()), with_misses=True)
    assert "wrong quotes (3 with forbidden ones): quoted all the same 33.3%" in shown
    assert "1: quotes what the set forbids" in shown


def test_a_speaker_may_be_named_with_more_or_fewer_names() -> None:
    question = Question("1", "?", gold=(Gold("a"),), speaker="Lena Rohrbach")
    assert names_speaker(citation(1, "a", speaker="Rohrbach"), question)
    assert names_speaker(citation(1, "a", speaker="Lena Rohrbach of Amnesty"), question)
    assert not names_speaker(citation(1, "a", speaker="Amnesty"), question)
    assert not names_speaker(citation(1, "a"), question)
    named, unnamed = trial(question, citation(1, "a", speaker="Rohrbach")), trial(question, citation(1, "a"))
    scores = score_quotes([named, unnamed], {})
    assert scores
    assert scores.speaker_named == 0.5


def test_declining_is_scored_on_both_kinds_of_question() -> None:
    yes, no = Question("y", "?", answerable=True), Question("n", "?", answerable=False)
    trials = [
        trial(yes, citation(1, "a"), confidence=0.9),
        trial(yes, confidence=0.2),
        trial(no, confidence=0.1),
        trial(no, citation(1, "a"), confidence=0.5),
    ]
    scores = score_abstention(trials)
    assert scores
    assert (scores.answerable, scores.unanswerable) == (2, 2)
    assert (scores.answerable_declined, scores.unanswerable_declined) == (0.5, 0.5)
    assert scores.balanced_accuracy == 0.5
    assert scores.auroc == 0.75  # of four pairs, only 0.2 against 0.5 is the wrong way round


def test_declining_on_one_kind_of_question_has_no_balance() -> None:
    scores = score_abstention([trial(Question("y", "?", answerable=True))])
    assert scores
    assert (scores.answerable_declined, scores.unanswerable_declined) == (1.0, None)
    assert (scores.balanced_accuracy, scores.auroc) == (None, None)
    assert score_abstention([trial(Question("q", "?"))]) is None


def test_citations_and_seconds() -> None:
    question = Question("1", "?")
    trials = [
        trial(question, citation(1, "one"), citation(2, "one two three"), seconds=1.0),
        trial(question, citation(1, "one two"), seconds=3.0, inexact=1),
    ]
    found, seconds = score_citations(trials), score_time(trials)
    assert (found.checked, found.exact, found.median_words) == (3, 2, 2)
    assert (seconds.median, seconds.p95) == (2.0, pytest.approx(2.9))


def test_the_report_says_all_that_was_measured() -> None:
    yes = Question("y", "who?", gold=(Gold("x"),), answerable=True)
    no = Question("n", "why?", answerable=False)
    trials = [trial(yes, citation(1, "a x"), documents="d1"), trial(no, citation(1, "b"))]
    failed = [Failure("corpus.jsonl#z", "It holds no text.")]
    evaluation = evaluate(QuestionSet("small", (yes, no), {"y": {"r": 1}}), trials, {"r": "d1"}, failed)
    assert as_text(evaluation, with_misses=True).splitlines() == [
        "small  questions: 2, documents: 1",
        "  not taken in: 1, such as corpus.jsonl#z: It holds no text.",
        "  retrieval (1 judged): nDCG@10 1.000, recall@10 1.000, MRR 1.000",
        "  quotes (1 with gold texts): right first 100.0%, among three 100.0%, declined 0.0%",
        "  declining: 0.0% of 1 unanswerable, 0.0% of 1 answerable; balanced accuracy 50.0%, AUROC 0.500",
        "  citations: 2 of 2 equal the stored text; quotes have 2 words (median)",
        "  time: median 1.000 s, 95th percentile 1.000 s a question",
        "n: answered, though the documents do not answer it",
        "    why?",
        "    b",
    ]
    printed = as_json(evaluation)
    assert printed["retrieval"] == {"questions": 1, "ndcg@10": 1.0, "recall@10": 1.0, "mrr": 1.0}
    assert printed["quotes"]["hit@3"] == 1.0
    assert printed["failed"] == [{"path": "corpus.jsonl#z", "reason": "It holds no text."}]


def test_reliability_compares_confidence_with_right_answers_in_tenths() -> None:
    gold = Question("g", "?", gold=(Gold("alpha"),))
    nowhere = Question("n", "?", answerable=False)
    trials = [
        trial(gold, *citations("alpha"), confidence=0.82),
        trial(gold, *citations("beta"), confidence=0.88),
        trial(gold, *citations("beta", "gamma", "delta", "alpha"), confidence=1.0),
        trial(nowhere, *citations("alpha"), confidence=0.41),
        trial(gold, confidence=0.1),
        trial(Question("u", "?"), *citations("alpha"), confidence=0.41),
    ]
    assert score_reliability(trials, {}) == (
        ConfidenceBin(0.4, 1, 0.41, 0.0),
        ConfidenceBin(0.8, 2, pytest.approx(0.85), 0.5),
        ConfidenceBin(0.9, 1, 1.0, 0.0),
    )
    assert score_reliability([], {}) == ()


def test_what_is_told_of_the_assistant_itself_answers_no_question():
    told = replace(trial(Question("1", "?", answerable=True), confidence=0.0).answer, refused=False)
    trials = [Trial(Question("1", "?", answerable=True), told, 1.0, 0)]
    assert score_abstention(trials).answerable_declined == 1.0
    assert score_reliability([Trial(Question("1", "?", answerable=False), told, 1.0, 0)], {}) == ()
