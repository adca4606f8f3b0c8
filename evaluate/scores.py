"""Scores of trials: retrieval, quotes, declining, exactness and time. Arithmetic only; knows no index and no file.

A quote is right when it contains a gold text, both with their letters casefolded and blanks and line breaks folded
into one space, and stands in the document that the gold names, if it names one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median

import numpy as np
import pytrec_eval
from sklearn.metrics import balanced_accuracy_score, roc_auc_score

from answer.records import Answer, Citation
from answer.speakers.lookup import may_be_same_speaker
from evaluate.records import Gold, Judgements, Question, Trial

_MEASURES = {"ndcg_cut_10": "ndcg_cut.10", "recall_10": "recall.10", "recip_rank": "recip_rank"}


@dataclass(frozen=True, slots=True)
class RetrievalScores:
    """Means over the judged questions; the ranking is that of the documents of the answer's hits."""

    questions: int
    ndcg_at_10: float
    recall_at_10: float
    mrr: float


@dataclass(frozen=True, slots=True)
class QuoteScores:
    """Shares of the questions with gold texts. A declined question counts as one without a right quote.

    `speaker_named` is the share, of the questions that ask for a speaker and got a right quote among the first
    three, in which that quote names the speaker; None when there are none.
    """

    questions: int
    hit_at_1: float
    hit_at_3: float
    declined: float
    speaker_named: float | None


@dataclass(frozen=True, slots=True)
class ForbiddenScores:
    """The share of the questions with forbidden quotes that are answered with one all the same."""

    questions: int
    quoted: float


@dataclass(frozen=True, slots=True)
class AbstentionScores:
    """How well declining tells unanswerable questions from answerable ones; None without questions of both kinds."""

    answerable: int
    unanswerable: int
    answerable_declined: float | None
    unanswerable_declined: float | None
    balanced_accuracy: float | None
    auroc: float | None


@dataclass(frozen=True, slots=True)
class ConfidenceBin:
    """The answers given whose confidence is at least `low` and less than a tenth more.

    `confidence` is their mean, `right` the share of them that quote what is expected among the first three; where the
    two are equal in all bins, the confidence is calibrated.
    """

    low: float
    answers: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class CitationScores:
    """All citations of all answers: how many there are, and how many equal the stored text at their offsets."""

    checked: int
    exact: int
    median_words: float | None


@dataclass(frozen=True, slots=True)
class TimeScores:
    """Seconds from question to answer, with the models loaded."""

    median: float
    p95: float


def fold(text: str) -> str:
    """Casefold a text and fold its white space, as comparing quotes with gold texts needs."""
    return " ".join(text.casefold().split())


def is_right(citation: Citation, question: Question, document_ids: Mapping[str, str]) -> bool:
    """Whether a citation quotes what the question's set expects; `document_ids` by the names the set uses."""
    return _has_any(citation, question.gold, document_ids)


def first_right(trial: Trial, document_ids: Mapping[str, str]) -> Citation | None:
    """The first right citation of an answer."""
    question = trial.question
    return next((one for one in trial.answer.citations if is_right(one, question, document_ids)), None)


def quotes_forbidden(trial: Trial, document_ids: Mapping[str, str]) -> bool:
    """Whether an answer quotes what the question's set forbids."""
    return any(_has_any(one, trial.question.forbidden, document_ids) for one in trial.answer.citations)


def score_retrieval(
    trials: Sequence[Trial], judgements: Judgements, document_ids: Mapping[str, str]
) -> RetrievalScores | None:
    """Score the ranking of documents.

    Records with the same text are one document, which takes the best of their judgements; a judged record that
    was not taken in counts as never found.

    :param trials: the questions with their answers.
    :param judgements: by question and record id.
    :param document_ids: the document that each record became.
    :return: the scores; None when no question is judged.
    """
    judged = [one for one in trials if one.question.id in judgements]
    if not judged:
        return None
    relevant = {one.question.id: _by_document(judgements[one.question.id], document_ids) for one in judged}
    evaluator = pytrec_eval.RelevanceEvaluator(relevant, set(_MEASURES.values()))
    found = evaluator.evaluate({one.question.id: _ranking(one) for one in judged})
    means = [fmean(found.get(one.question.id, {}).get(name, 0.0) for one in judged) for name in _MEASURES]
    return RetrievalScores(len(judged), *means)


def score_quotes(trials: Sequence[Trial], document_ids: Mapping[str, str]) -> QuoteScores | None:
    """Score the first one and three quotes of the questions that have gold texts; None when none has."""
    asked = [one for one in trials if one.question.gold]
    if not asked:
        return None
    right = [(one, first_right(one, document_ids)) for one in asked]
    spoken = [
        names_speaker(citation, one.question)
        for one, citation in right
        if one.question.speaker and citation and citation.number <= 3
    ]
    return QuoteScores(
        questions=len(asked),
        hit_at_1=fmean(citation is not None and citation.number == 1 for _, citation in right),
        hit_at_3=fmean(citation is not None and citation.number <= 3 for _, citation in right),
        declined=fmean(declines(one.answer) for one in asked),
        speaker_named=fmean(spoken) if spoken else None,
    )


def score_forbidden(trials: Sequence[Trial], document_ids: Mapping[str, str]) -> ForbiddenScores | None:
    """Count the answers with forbidden quotes; None when no question has any."""
    asked = [one for one in trials if one.question.forbidden]
    if not asked:
        return None
    return ForbiddenScores(len(asked), fmean(quotes_forbidden(one, document_ids) for one in asked))


def names_speaker(citation: Citation, question: Question) -> bool:
    """Whether a citation names the speaker whom the question's set expects, perhaps with more, fewer or other names."""
    named, expected = fold(citation.speaker or ""), fold(question.speaker or "")
    return bool(named) and (expected in named or named in expected or may_be_same_speaker(expected, named))


def score_abstention(trials: Sequence[Trial]) -> AbstentionScores | None:
    """Score declining over the questions that are marked answerable or not; None when none is."""
    marked = [(one.question.answerable, one.answer) for one in trials if one.question.answerable is not None]
    if not marked:
        return None
    answerable = [declines(answer) for is_answerable, answer in marked if is_answerable]
    unanswerable = [declines(answer) for is_answerable, answer in marked if not is_answerable]
    both = bool(answerable and unanswerable)
    marks, answered = [is_answerable for is_answerable, _ in marked], [not declines(answer) for _, answer in marked]
    return AbstentionScores(
        answerable=len(answerable),
        unanswerable=len(unanswerable),
        answerable_declined=fmean(answerable) if answerable else None,
        unanswerable_declined=fmean(unanswerable) if unanswerable else None,
        balanced_accuracy=float(balanced_accuracy_score(marks, answered)) if both else None,
        auroc=float(roc_auc_score(marks, [one.confidence for _, one in marked])) if both else None,
    )


def score_reliability(trials: Sequence[Trial], document_ids: Mapping[str, str]) -> tuple[ConfidenceBin, ...]:
    """Compare confidence with truth, in tenths, over the answers given to questions whose answer is known.

    An answer to a question that the documents do not answer is wrong. Tenths without an answer are left out.
    """
    judged = [
        one for one in trials if not declines(one.answer) and (one.question.gold or one.question.answerable is False)
    ]
    tenths: dict[int, list[tuple[float, bool]]] = {}
    for one in judged:
        right = first_right(one, document_ids)
        is_right = right is not None and right.number <= 3
        tenths.setdefault(min(9, int(10 * one.answer.confidence)), []).append((one.answer.confidence, is_right))
    return tuple(
        ConfidenceBin(tenth / 10, len(held), fmean(one for one, _ in held), fmean(one for _, one in held))
        for tenth, held in sorted(tenths.items())
    )


def score_citations(trials: Sequence[Trial]) -> CitationScores:
    """Count the exact citations, and the words of the quotes that answer."""
    checked = sum(len(one.answer.citations) + len(one.answer.nearest) for one in trials)
    words = [len(citation.quote.split()) for one in trials for citation in one.answer.citations]
    return CitationScores(checked, checked - sum(one.inexact for one in trials), median(words) if words else None)


def score_time(trials: Sequence[Trial]) -> TimeScores:
    """Take the median and the 95th percentile of the seconds."""
    seconds = [one.seconds for one in trials]
    return TimeScores(median(seconds), float(np.percentile(seconds, 95)))


def declines(answer: Answer) -> bool:
    """Whether an answer quotes nothing: it is a refusal, or the question was taken for one about the assistant."""
    return answer.refused or answer.is_about_itself


def _has_any(citation: Citation, texts: Sequence[Gold], document_ids: Mapping[str, str]) -> bool:
    quote = fold(citation.quote)
    return any(
        fold(gold.text) in quote and (gold.document is None or document_ids.get(gold.document) == citation.document_id)
        for gold in texts
    )


def _by_document(relevance: Mapping[str, int], document_ids: Mapping[str, str]) -> dict[str, int]:
    best: dict[str, int] = {}
    for record, score in relevance.items():
        document = document_ids.get(record, f"not taken in: {record}")
        best[document] = max(score, best.get(document, 0))
    return best


def _ranking(trial: Trial) -> dict[str, float]:
    """The documents of the hits, each at its best hit; scores fall with the rank, so that none are equal."""
    documents = dict.fromkeys(hit.passage.document_id for hit in trial.answer.hits)
    return {document: -float(rank) for rank, document in enumerate(documents)}
