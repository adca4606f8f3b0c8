"""Whose words stand at a place."""

from answer.speakers import is_said_by, is_same_speaker, speaker_of, statement_at
from index.records import Span, Statement

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


def test_the_asked_speaker_s_statement_comes_first():
    assert statement_at([DIRECT, UNKNOWN], Span(0, 51)) == DIRECT
    agreed = Statement(3, "d", (Span(44, 50),), False, Span(39, 43), "Axis")
    assert statement_at([DIRECT, agreed], Span(0, 51), "Axis") == agreed


def test_a_speaker_is_the_resolved_name_or_the_words_of_the_document():
    assert speaker_of(DIRECT, TEXT) == "Idemia"
    assert speaker_of(UNKNOWN, TEXT) == "Axis"
    assert speaker_of(None, TEXT) is None


def test_a_part_of_a_name_is_the_same_speaker():
    assert is_same_speaker("Amnesty", "Amnesty International")
    assert is_same_speaker("Lena Rohrbach", "Rohrbach")
    assert is_same_speaker("the NOLDUS", "Noldus")
    assert not is_same_speaker("Axis", "Idemia")
    assert not is_same_speaker("Axis", None)
    assert not is_same_speaker("the", "Axis")


def test_other_names_of_a_speaker_are_the_same_speaker_when_they_are_listed():
    assert is_same_speaker("Idemia", "Morpho")
    assert is_same_speaker("the UN human rights office", "OHCHR")
    assert not is_same_speaker("Idemia", "Safran")


def test_words_are_said_by_the_asked_speaker_only_where_a_statement_says_so():
    assert is_said_by("Idemia", Span(15, 38), [REPORTED, DIRECT], TEXT)
    assert not is_said_by("Axis", Span(15, 38), [REPORTED, DIRECT], TEXT)
    assert not is_said_by(None, Span(15, 38), [REPORTED, DIRECT], TEXT)


def test_letters_are_the_same_speaker_as_the_name_they_begin():
    name = "Centers for Disease Control and Prevention"
    assert is_same_speaker("CDC", name)
    assert is_same_speaker(name, "CDC")
    assert not is_same_speaker("FBI", name)
    assert not is_same_speaker("CD", name)
