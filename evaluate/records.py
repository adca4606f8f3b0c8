"""The records of an evaluation: questions with what a right answer is, and what came of asking them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from answer.records import Answer, Turn

Judgements = Mapping[str, Mapping[str, int]]
"""For a question's id, how relevant each judged document is; what is not named is not relevant."""


@dataclass(frozen=True, slots=True)
class Gold:
    """Words that a right quote contains; `document` names the one that must be quoted, if it matters which."""

    text: str
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `gold` lists alternatives: a quote that contains one of them is right. One of `forbidden` is wrong.

    `answerable` is None when the set does not say. `speaker` is who must be named for a right quote, if anybody.
    """

    id: str
    text: str
    history: tuple[Turn, ...] = ()
    gold: tuple[Gold, ...] = ()
    answerable: bool | None = None
    speaker: str | None = None
    forbidden: tuple[Gold, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions to ask of one corpus. `corpus` is the file to ingest; None when an index holds the documents."""

    name: str
    questions: tuple[Question, ...]
    judgements: Judgements
    corpus: Path | None = None

    def limited_to(self, limit: int) -> "QuestionSet":
        """The set with at most `limit` of its questions, evenly spread, so that no part of the set is left out."""
        count = len(self.questions)
        if count <= limit:
            return self
        kept = tuple(self.questions[number * count // limit] for number in range(limit))
        return QuestionSet(self.name, kept, self.judgements, self.corpus)


@dataclass(frozen=True, slots=True)
class Trial:
    """A question that was asked, with its answer. `seconds` is the time until the answer.

    `inexact` counts its citations whose quote is not the stored text at its offsets; there must be none.
    """

    question: Question
    answer: Answer
    seconds: float
    inexact: int
