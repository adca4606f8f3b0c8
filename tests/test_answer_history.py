"""Turns are read from plain values, and anything else is named."""

import pytest

from answer.history import read_history
from answer.records import Turn
from index.errors import QuestionError


def test_roles_and_speakers_are_turns() -> None:
    history = [{"role": "user", "text": "What?"}, {"speaker": "agent", "text": "That."}]
    assert read_history(history) == (Turn("user", "What?"), Turn("assistant", "That."))
    assert read_history(None) == read_history([]) == ()


@pytest.mark.parametrize("history", ["What?", ["What?"], [{"role": "user"}], 7, {"role": "user", "text": "What?"}])
def test_anything_else_is_named(history: object) -> None:
    with pytest.raises(QuestionError, match="that is no list of"):
        read_history(history)
