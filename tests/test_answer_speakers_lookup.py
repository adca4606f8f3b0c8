"""Whose words stand at a place."""

from dataclasses import replace

import pytest

from answer.speakers.identity import Sameness
from answer.speakers.lookup import (
    is_any_speaker,
    is_said_by,
    is_same_speaker,
    is_unsure,
    may_be_same_speaker,
    speaker_of,
    speaks_as,
    speaks_for,
    statement_at,
    via_of,
)
from index.records import Statement
from text.spans import Span

TEXT = 'Idemia said no. "It was old," it said. Axis agreed.'
REPORTED = Statement(1, "d", (Span(12, 14),), False, Span(0, 6), "Idemia")
DIRECT = Statement(2, "d", (Span(17, 28),), True, Span(30, 32), "Idemia")
UNKNOWN = Statement(3, "d", (Span(44, 50),), False, Span(39, 43), None)


def test_the_statement_at_a_span_is_the_direct_one_then_the_one_with_most_words_there():
    assert statement_at([REPORTED, DIRECT, UNKNOWN], Span(0, 15)) == REPORTED
    assert statement_at([REPORTED, DIRECT, UNKNOWN], Span(0, 38)) == DIRECT
    assert statement_at([REPORTED], Span(15, 20)) is None


def test_who_speaks_is_not_who_reports_it():
    # "Idemia denied it, Axis said": Axis says the whole clause, Idemia denies.
    outer = Statement(4, "d", (Span(0, 16),), False, Span(18, 22), "Axis")
    inner = Statement(5, "d", (Span(14, 16),), False, Span(0, 6), "Idemia")
    assert statement_at([outer, inner], Span(0, 30)) == inner
    nobody = Statement(5, "d", (Span(14, 16),), False, Span(0, 6), None)
    assert statement_at([outer, nobody], Span(0, 30)) == outer
    # “Idemia denied it,” Axis said: the words are Axis's own.
    own = replace(outer, direct=True)
    assert statement_at([own, inner], Span(0, 30)) == own


def test_the_asked_speaker_s_statement_comes_first():
    assert statement_at([DIRECT, UNKNOWN], Span(0, 51)) == DIRECT
    agreed = Statement(3, "d", (Span(44, 50),), False, Span(39, 43), "Axis")
    assert statement_at([DIRECT, agreed], Span(0, 51), "Axis") == agreed


def test_a_speaker_is_the_resolved_name_or_the_words_of_the_document():
    assert speaker_of(DIRECT, TEXT) == "Idemia"
    assert speaker_of(UNKNOWN, TEXT) == "Axis"
    assert speaker_of(None, TEXT) is None


def test_who_tells_of_a_statement_is_the_resolved_name_or_the_words_of_the_document():
    assert via_of(DIRECT, TEXT) is None
    assert via_of(replace(DIRECT, via=Span(39, 43)), TEXT) == "Axis"
    assert via_of(replace(DIRECT, via=Span(39, 43), via_name="Axis Communications"), TEXT) == "Axis Communications"


@pytest.mark.parametrize(("probability", "unsure"), [(None, False), (0.4, True), (0.8999, True), (0.9, False)])
def test_a_name_that_is_less_than_surely_right_is_told_as_probable(probability, unsure):
    assert is_unsure(replace(DIRECT, probability=probability), TEXT) == unsure
    assert not is_unsure(replace(REPORTED, probability=probability), TEXT)  # the name stands in the words
    assert not is_unsure(replace(UNKNOWN, probability=probability), TEXT)


def test_a_part_of_a_name_may_be_the_same_speaker_and_is_not_surely():
    for part, name in [("Lena Rohrbach", "Rohrbach"), ("CDC", "Centers for Disease Control"), ("Axis", "Axis Group")]:
        assert may_be_same_speaker(part, name)
        assert not is_same_speaker(part, name)
    assert is_same_speaker("Amnesty", "Amnesty International")  # as the aliases say
    assert is_same_speaker("the NOLDUS", "Noldus")
    for name in ("Idemia", None, "the"):
        assert not may_be_same_speaker("Axis", name)


def test_other_names_of_a_speaker_are_the_same_speaker_when_they_are_listed():
    assert is_same_speaker("Idemia", "Morpho")
    assert is_same_speaker("the UN human rights office", "OHCHR")
    assert not is_same_speaker("Idemia", "Safran")


def test_words_are_said_by_the_asked_speaker_only_where_a_statement_says_so():
    assert is_said_by("Idemia", Span(15, 38), [REPORTED, DIRECT], TEXT)
    assert not is_said_by("Axis", Span(15, 38), [REPORTED, DIRECT], TEXT)
    assert not is_said_by(None, Span(15, 38), [REPORTED, DIRECT], TEXT)


def statement(text: str, words: str, speaker: str, name: str | None) -> Statement:
    start, said = text.index(words), text.index(speaker)
    return Statement(1, "d", (Span(start, start + len(words)),), True, Span(said, said + len(speaker)), name)


@pytest.mark.parametrize(
    ("asked", "speaker", "name", "expected"),
    [
        ("Noldus", "Noldus", "Noldus Information Technology", Sameness.SAME),
        ("Ada Lee", "police chief Ada Lee", None, Sameness.SAME),
        ("Amnesty", "an Amnesty researcher", None, Sameness.UNCLEAR),
        ("Ada Lee", "the minister, Ada Lee", None, Sameness.SAME),
        ("Idemia", "Ada Lee, who sued Idemia", None, Sameness.OTHER),
        ("Idemia", "a critic of Idemia", None, Sameness.OTHER),
        ("Idemia", "a spokesman for Idemia", None, Sameness.SAME),
        ("China", "a spokesman for China Labor Watch", None, Sameness.OTHER),
        ("Union", "the Federal Police Union", None, Sameness.OTHER),
    ],
)
def test_who_speaks_is_read_from_the_words_for_them(asked, speaker, name, expected):
    text = f"“No, not at all,” {speaker} said in China."
    said = statement(text, "No, not at all", speaker, name)
    assert speaks_as(asked, said, [said], text) is expected


def test_the_name_by_which_a_document_calls_a_speaker_elsewhere_is_theirs():
    text = "Noldus Information Technology said no. Noldus said maybe."
    full = statement(text, "no.", "Noldus Information Technology", "Noldus Information Technology")
    short = Statement(2, "d", (Span(51, 56),), False, Span(39, 45), "Noldus Information Technology")
    assert speaks_as("Noldus", full, [full], text) is Sameness.UNCLEAR
    assert speaks_as("Noldus", full, [full, short], text) is Sameness.SAME


def test_who_speaks_for_a_body_says_its_words():
    text = "“No, not at all,” said Ada Lee, a spokeswoman for Oculon."
    said = statement(text, "No, not at all", "Ada Lee", "Ada Lee")
    assert speaks_for("Oculon", said, text)
    assert is_said_by("Oculon", Span(0, 10), [said], text)
    assert not speaks_for("Oculon", said, text.replace("spokeswoman for", "former spokeswoman for"))


def test_one_of_two_who_are_named_together_speaks():
    text = "Thales and Idemia denied it. Idemia is French."
    assert is_any_speaker("Idemia", ["Thales and Idemia"], text)
    assert not is_any_speaker("Idemia", ["Thales and Idemia"])
