"""What went wrong in a trial, in words, so that a person can look into it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaluate.records import Trial
from evaluate.scores import declines, first_right, names_speaker, quotes_forbidden


@dataclass(frozen=True, slots=True)
class Miss:
    """A question that did not go as its set expects, and how; `quote` is the first one given, if any."""

    id: str
    question: str
    what: str
    quote: str | None


def list_misses(trials: Sequence[Trial], document_ids: Mapping[str, str]) -> list[Miss]:
    """The trials that did not go as expected, in their order; retrieval alone is not looked at."""
    described = [(trial, describe_miss(trial, document_ids)) for trial in trials]
    return [
        Miss(trial.question.id, trial.question.text, what, next((one.quote for one in trial.answer.citations), None))
        for trial, what in described
        if what
    ]


def describe_miss(trial: Trial, document_ids: Mapping[str, str]) -> str | None:
    """How a trial differs from what its set expects; None when it does not."""
    question, answer = trial.question, trial.answer
    if question.answerable is False:
        return None if declines(answer) else "answered, though the documents do not answer it"
    if declines(answer):
        return "declined" if question.gold or question.answerable else None
    if quotes_forbidden(trial, document_ids):
        return "quotes what the set forbids"
    if not question.gold:
        return None
    right = first_right(trial, document_ids)
    if right is None or right.number > 3:
        return "no expected quote among the first three"
    if right.number > 1:
        return f"the expected quote is number {right.number}"
    if question.speaker and not names_speaker(right, question):
        return f"the speaker is {right.speaker or 'not named'}, expected was {question.speaker}"
    return None
