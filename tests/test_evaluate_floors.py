"""Limits on scores: which hold, and what is no limit."""

import pytest

from evaluate.floors import broken_limits, read_limit
from index.errors import SettingsError

MEASURED = {"set": "s", "questions": 4, "quotes": {"hit@1": 0.5, "hit@3": 0.75, "speaker_named": None}}


def test_scores_on_the_limit_hold() -> None:
    assert broken_limits(MEASURED, ["quotes.hit@1=0.5", "questions=4"], ["quotes.hit@3=0.75"]) == []


def test_each_limit_that_does_not_hold_is_a_sentence() -> None:
    assert broken_limits(MEASURED, ["quotes.hit@1=0.51"], ["quotes.hit@3=.7"]) == [
        "quotes.hit@1 is 0.5, below the floor of 0.51.",
        "quotes.hit@3 is 0.75, above the ceiling of 0.7.",
    ]


@pytest.mark.parametrize("name", ["quotes.hit@2", "set", "quotes", "quotes.speaker_named"])
def test_what_is_no_score_here_is_named_with_those_that_are(name) -> None:
    with pytest.raises(SettingsError, match=r"there are questions, quotes\.hit@1, quotes\.hit@3"):
        broken_limits(MEASURED, [f"{name}=1"], [])


@pytest.mark.parametrize("written", ["", "quotes.hit@1", "quotes.hit@1=many"])
def test_what_is_no_limit_is_refused(written) -> None:
    with pytest.raises(SettingsError, match="NAME=NUMBER"):
        read_limit(written)
