"""Whose words a place has, for one who is claimed to have said them."""

import pytest

from answer.check.places import Place
from answer.check.voices import Voice, voice_of
from answer.speakers.identity import Sameness
from index.records import Document, Statement, document_id
from text.spans import Span

TEXT = (
    "“It harms people,” Amnesty said. “It helps the police,” Noldus answered. “We sold one,” said Marta Vukovic, a "
    "spokeswoman for Oculon. “Nobody knew it,” she said. The weather was fine."
)
DOCUMENT = Document(document_id(TEXT), TEXT, "A title", publisher="The Lenz Gazette")


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def said(words: str, speaker: str, name: str | None, *, direct: bool = True) -> Statement:
    content = span(words)
    return Statement(content.start, DOCUMENT.id, (content,), direct, span(speaker), name)


HARMS = said("It harms people,", "Amnesty", "Amnesty")
HELPS = said("It helps the police,", "Noldus", "Noldus")
SOLD = said("We sold one,", "Marta Vukovic", "Marta Vukovic")
KNEW = said("Nobody knew it,", "she", None)
STATEMENTS = [HARMS, HELPS, SOLD, KNEW]


def voice(claimed: str | None, *parts: str, statements: list[Statement] = STATEMENTS) -> Voice:
    return voice_of(Place(DOCUMENT, tuple(map(span, parts))), statements, claimed)


def test_words_are_those_of_the_one_claimed_or_of_somebody_else() -> None:
    assert voice("Noldus", "It helps") == Voice(Sameness.SAME, None, HELPS, is_stitched=False)
    assert voice("Amnesty", "It helps") == Voice(Sameness.OTHER, None, HELPS, is_stitched=False)


def test_where_nobody_is_claimed_it_is_said_which_statement_has_the_words() -> None:
    assert voice(None, "It helps", "the police") == Voice(Sameness.OTHER, None, HELPS, is_stitched=False)
    assert voice(None, "weather") == Voice(Sameness.OTHER, None, None, is_stitched=False)


def test_one_who_speaks_for_the_claimed_body_is_named() -> None:
    assert voice("Oculon", "We sold one") == Voice(Sameness.SAME, "Marta Vukovic", SOLD, is_stitched=False)
    assert voice("Marta Vukovic", "We sold one").through is None


@pytest.mark.parametrize("claimed", [None, "Amnesty"])
def test_parts_of_two_speakers_are_stitched(claimed: str | None) -> None:
    found = voice(claimed, "It harms people", "It helps the police")
    assert (found.is_stitched, found.statement) == (True, None)


def test_parts_of_the_one_claimed_and_of_nobody_are_stitched_where_the_claim_tells_them_apart() -> None:
    assert voice("Noldus", "It helps the police", "The weather was fine").is_stitched
    assert not voice(None, "It helps the police", "The weather was fine").is_stitched


def test_words_that_a_document_attributes_to_nobody_are_its_writers() -> None:
    assert voice("The Lenz Gazette", "The weather").sameness is Sameness.SAME
    assert voice("Noldus", "The weather").sameness is Sameness.OTHER
    assert voice("The Lenz Gazette", "It helps").sameness is Sameness.OTHER


def test_one_who_is_not_named_may_be_anybody() -> None:
    assert voice("Ada Lee", "Nobody knew it").sameness is Sameness.UNCLEAR


def test_words_of_which_less_than_half_are_theirs_are_not_surely_those_of_the_one_claimed() -> None:
    helps_only = [HELPS]
    assert voice("Noldus", "It helps the police,” Noldus", statements=helps_only).sameness is Sameness.SAME
    whole = "It helps the police,” Noldus answered. “We sold one"
    assert voice("Noldus", whole, statements=helps_only).sameness is Sameness.UNCLEAR


def test_own_words_of_somebody_else_among_them_leave_it_unclear() -> None:
    assert voice("Amnesty", "It harms people", "It helps").sameness is Sameness.UNCLEAR
    assert voice("Amnesty", "It harms people", "It helps", statements=[HARMS]).sameness is Sameness.SAME
