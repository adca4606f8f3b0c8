"""How a trial differs from what its set expects, in words."""

import pytest

from answer.records import Answer, Citation, Provenance
from evaluate.misses import Miss, describe_miss, list_misses
from evaluate.records import Gold, Question, Trial


def trial(question: Question, *quotes: str, speaker: str | None = None) -> Trial:
    """A question with the quotes that it was answered with; none is a refusal."""
    given = [
        Citation(number, "d1", "T", None, None, None, 0, len(quote), quote, speaker, False, None, "/documents/d1")
        for number, quote in enumerate(quotes, start=1)
    ]
    made_by = Provenance(1, "words", "quotes")
    return Trial(question, Answer("Q?", "Q?", not given, 0.5, (), tuple(given), (), (), made_by), 1.0, 0)


WANTED = Question("q1", "Q?", gold=(Gold("forty cameras"),))
SPOKEN = Question("q2", "Q?", gold=(Gold("forty cameras"),), speaker="Ada Moreno")
RIGHT, WRONG = "They bought forty cameras.", "It rained."


@pytest.mark.parametrize(
    ("made", "what"),
    [
        (trial(WANTED, RIGHT), None),
        (trial(WANTED, WRONG, RIGHT), "the expected quote is number 2"),
        (trial(WANTED, WRONG, WRONG, WRONG, RIGHT), "no expected quote among the first three"),
        (trial(WANTED, WRONG), "no expected quote among the first three"),
        (trial(WANTED), "declined"),
        (trial(Question("q3", "Q?", answerable=True)), "declined"),
        (trial(Question("q3", "Q?", answerable=False), WRONG), "answered, though the documents do not answer it"),
        (trial(Question("q3", "Q?", answerable=False)), None),
        (trial(Question("q4", "Q?")), None),
        (trial(Question("q4", "Q?"), WRONG), None),
        (trial(Question("q5", "Q?", forbidden=(Gold("rained"),)), RIGHT, WRONG), "quotes what the set forbids"),
        (trial(Question("q5", "Q?", forbidden=(Gold("rained"),)), RIGHT), None),
        (trial(Question("q5", "Q?", forbidden=(Gold("rained"),))), None),
        (trial(SPOKEN, RIGHT, speaker="Ada Moreno"), None),
        (trial(SPOKEN, RIGHT, speaker="Bo Berg"), "the speaker is Bo Berg, expected was Ada Moreno"),
        (trial(SPOKEN, RIGHT), "the speaker is not named, expected was Ada Moreno"),
    ],
)
def test_a_miss_is_described(made, what):
    assert describe_miss(made, {}) == what


def test_misses_are_listed_in_order_with_their_first_quote():
    assert list_misses([trial(WANTED), trial(WANTED, RIGHT), trial(WANTED, WRONG)], {}) == [
        Miss("q1", "Q?", "declined", None),
        Miss("q1", "Q?", "no expected quote among the first three", WRONG),
    ]
