"""The result of an evaluation, as text for a person or as one JSON object."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from evaluate.misses import Miss, list_misses
from evaluate.records import QuestionSet, Trial
from evaluate.scores import (
    AbstentionScores,
    CitationScores,
    ConfidenceBin,
    ForbiddenScores,
    QuoteScores,
    RetrievalScores,
    TimeScores,
    score_abstention,
    score_citations,
    score_forbidden,
    score_quotes,
    score_reliability,
    score_retrieval,
    score_time,
)
from evaluate.statements import StatementScores
from evaluate.sureness import Sureness
from ingest.records import Failure


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All that was measured on a set. Scores are None where the set has nothing that they could be computed from."""

    set: str
    questions: int
    documents: int
    failed: tuple[Failure, ...]
    retrieval: RetrievalScores | None
    quotes: QuoteScores | None
    forbidden: ForbiddenScores | None
    abstention: AbstentionScores | None
    reliability: tuple[ConfidenceBin, ...]
    citations: CitationScores
    seconds: TimeScores
    misses: list[Miss]


def evaluate(
    questions: QuestionSet, trials: Sequence[Trial], document_ids: Mapping[str, str], failed: Sequence[Failure]
) -> Evaluation:
    """Score the trials of a set.

    :param questions: the set.
    :param trials: its questions with their answers; at least one.
    :param document_ids: the document that each name in the set stands for.
    :param failed: the documents that could not be taken in.
    :return: the evaluation.
    """
    return Evaluation(
        set=questions.name,
        questions=len(trials),
        documents=len(set(document_ids.values())),
        failed=tuple(failed),
        retrieval=score_retrieval(trials, questions.judgements, document_ids),
        quotes=score_quotes(trials, document_ids),
        forbidden=score_forbidden(trials, document_ids),
        abstention=score_abstention(trials),
        reliability=score_reliability(trials, document_ids),
        citations=score_citations(trials),
        seconds=score_time(trials),
        misses=list_misses(trials, document_ids),
    )


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """The evaluation as the JSON object that `--json` prints; `hit_at_1` is "hit@1" there."""
    return {name: _renamed(value) for name, value in asdict(evaluation).items()}


def as_text(evaluation: Evaluation, *, with_misses: bool) -> str:
    """The evaluation for a person, if wanted with a line for each question that did not go as expected."""
    lines = [f"{evaluation.set}  questions: {evaluation.questions}, documents: {evaluation.documents}"]
    lines += [f"  {name}: {figures}" for name, figures in score_lines(evaluation)]
    if with_misses:
        lines += [f"{miss.id}: {miss.what}\n    {miss.question}\n    {miss.quote or '–'}" for miss in evaluation.misses]
    return "\n".join(lines)


def statements_as_text(scores: Mapping[str, StatementScores]) -> str:
    """The scores of statements for a person, a line for each kind."""
    return "\n".join(
        f"{name:9} {one.statements} statements: words P {one.precision:.3f}, R {one.recall:.3f}, F1 {one.f1:.3f}; "
        f"sources F1 {one.source_f1:.3f}; {one.found} found, "
        f"of these {one.speaker_accuracy:.1%} with the right speaker; exactly the same: "
        f"sources F1 {one.exact_source_f1:.3f}, cues {one.exact_cue_f1:.3f}, contents {one.exact_content_f1:.3f}"
        f"{_sureness(one.sureness)}"
        for name, one in scores.items()
    )


def _sureness(one: Sureness) -> str:
    """How far probabilities hold, behind the scores of statements; nothing where none has one."""
    shares = ", ".join(f"of {share:.0%} {precision:.1%}" for share, precision in one.precision_at)
    named = f"; {one.named} named, calibration error {one.calibration_error:.3f}" if one.named else ""
    return f"{named}; the surest named: {shares} right" if shares else named


def score_lines(one: Evaluation) -> Iterator[tuple[str, str]]:
    """What was measured, and the figures in words."""
    if one.failed:
        yield "not taken in", f"{len(one.failed)}, such as {one.failed[0].path}: {one.failed[0].reason}"
    if one.retrieval:
        found = one.retrieval
        figures = f"nDCG@10 {found.ndcg_at_10:.3f}, recall@10 {found.recall_at_10:.3f}, MRR {found.mrr:.3f}"
        yield f"retrieval ({found.questions} judged)", figures
    if one.quotes:
        quotes = one.quotes
        speakers = "" if quotes.speaker_named is None else f", speaker named {quotes.speaker_named:.1%}"
        hits = f"right first {quotes.hit_at_1:.1%}, among three {quotes.hit_at_3:.1%}, declined {quotes.declined:.1%}"
        yield f"quotes ({quotes.questions} with gold texts)", hits + speakers
    if one.forbidden:
        wrong = one.forbidden
        yield f"wrong quotes ({wrong.questions} with forbidden ones)", f"quoted all the same {wrong.quoted:.1%}"
    if one.abstention:
        marked = one.abstention
        declined = (
            f"{_share(marked.unanswerable_declined)} of {marked.unanswerable} unanswerable, "
            f"{_share(marked.answerable_declined)} of {marked.answerable} answerable"
        )
        both = f"balanced accuracy {_share(marked.balanced_accuracy)}, AUROC {_number(marked.auroc)}"
        yield "declining", f"{declined}; {both}"
    citations = one.citations
    exact = f"{citations.exact} of {citations.checked} equal the stored text"
    yield "citations", f"{exact}; quotes have {_number(citations.median_words, 0)} words (median)"
    yield "time", f"median {one.seconds.median:.3f} s, 95th percentile {one.seconds.p95:.3f} s a question"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.1%}"


def _number(value: float | None, digits: int = 3) -> str:
    return "–" if value is None else f"{value:.{digits}f}"


def _renamed(value: object) -> object:
    if isinstance(value, dict):
        return {name.replace("_at_", "@"): _renamed(member) for name, member in value.items()}
    return [_renamed(member) for member in value] if isinstance(value, list | tuple) else value
