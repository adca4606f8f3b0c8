"""What can be said of answers, and how it is offered."""

from dataclasses import dataclass
from enum import StrEnum

from answer.records import Answer
from index.kept import Feedback

LONGEST_LINE = 300
"""In characters: what is read at a glance in a list; who has more to say writes to somebody."""


class FeedbackVerdict(StrEnum):
    """What a reader can say of an answer."""

    RIGHT = "right"
    WRONG_QUOTATION = "wrong-quotation"
    SHOULD_HAVE_DECLINED = "should-have-declined"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Offered:
    """What can be said of the answer of a turn, and what who reads it said.

    `numbers` are those of its quotations; `is_disclosed` whether there are editors who will see it.
    """

    turn: str
    verdicts: tuple[FeedbackVerdict, ...]
    numbers: tuple[int, ...]
    given: Feedback | None
    is_disclosed: bool


def verdicts_on(answer: Answer) -> tuple[FeedbackVerdict, ...]:
    """What can be said of an answer: only of quotations that one is wrong, or that there should be none."""
    every = tuple(FeedbackVerdict)
    return every if answer.citations else (FeedbackVerdict.RIGHT, FeedbackVerdict.MISSING)
