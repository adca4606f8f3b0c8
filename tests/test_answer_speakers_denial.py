"""Whether words of saying deny what they introduce."""

import pytest

from answer.speakers.denial import denies, is_denied
from index.records import Statement
from text.spans import Span

TEXT = "Oculon denied that it filmed people. Pinion said that it did."


def reported(cue: str | None, *, direct: bool = False) -> Statement:
    place = Span(TEXT.index(cue), TEXT.index(cue) + len(cue)) if cue else None
    return Statement(1, "d", (Span(14, 35),), direct, Span(0, 6), "Oculon", place)


@pytest.mark.parametrize("saying", ["denied", "has denied", "Denies", "disputed", "never said", "did not confirm"])
def test_a_denial_is_a_verb_of_denying_or_a_saying_with_a_negation(saying: str) -> None:
    assert denies(saying)


@pytest.mark.parametrize("saying", ["said", "did not deny", "never disputed", "has confirmed", ""])
def test_who_does_not_deny_and_who_says_do_not_deny(saying: str) -> None:
    assert not denies(saying)


def test_reported_words_are_denied_where_their_words_of_saying_deny() -> None:
    assert is_denied(reported("denied"), TEXT)
    assert not is_denied(reported("said"), TEXT)


def test_own_words_and_words_without_a_word_of_saying_are_never_denied() -> None:
    assert not is_denied(reported("denied", direct=True), TEXT)
    assert not is_denied(reported(None), TEXT)
