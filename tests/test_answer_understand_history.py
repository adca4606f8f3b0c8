"""Turns are read from plain values, and anything else is named."""

import pytest

from answer.phrases import phrase
from answer.records import Turn
from answer.typed.language import other_language
from answer.understand.history import is_refusal, read_history
from index.errors import QuestionError
from text.spoken import LANGUAGES


def test_roles_and_speakers_are_turns() -> None:
    history = [{"role": "user", "text": "What?"}, {"speaker": "agent", "text": "That."}]
    assert read_history(history) == (Turn("user", "What?"), Turn("assistant", "That."))
    assert read_history(None) == read_history([]) == ()


@pytest.mark.parametrize("history", ["What?", ["What?"], [{"role": "user"}], 7, {"role": "user", "text": "What?"}])
def test_anything_else_is_named(history: object) -> None:
    with pytest.raises(QuestionError, match="that is no list of"):
        read_history(history)


@pytest.mark.parametrize(
    "text", ["{}", "{} Searched 5 passages.", "> {}", "**{}**", "\n{}\n\nThe nearest passages: [1]"]
)
def test_a_refusal_is_known_by_its_phrase_however_it_is_passed_on(text: str) -> None:
    assert is_refusal(text.format(phrase("refusal")))


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_a_refusal_in_another_language_is_one(spoken: str) -> None:
    assert is_refusal(other_language("declined", spoken, ["en"]))
    assert not is_refusal(other_language("answered", spoken, ["en"]))


@pytest.mark.parametrize("text", ["", "Idemia said: “The corpus does not answer this.”", phrase("model_refused")])
def test_an_answer_is_no_refusal(text: str) -> None:
    assert not is_refusal(text)
