"""Canonical text: made once, it stays; prose, verse, lists and transcripts come through undamaged."""

import re
import textwrap
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.blocks import compose
from ingest.extract.plain.clean import clean_blocks
from text.characters import canonical_characters


def clean(text: str) -> str:
    """The canonical form of a plain text."""
    return compose(clean_blocks(text))[0]


# Processor seconds that only a step of quadratic time would take; linear ones take a few.
QUADRATIC = 120

PARAGRAPH = (
    "The harbour authority bought ninety cameras in the spring, and nobody asked what they would count. "
    "A clerk found the contract in a drawer two years later. It named a company that had since changed its name, "
    "so the first letters came back unopened."
)
SONNET = """Shall I compare thee to a summer's day?
Thou art more lovely and more temperate:
Rough winds do shake the darling buds of May,
And summer's lease hath all too short a date;

Sometime too hot the eye of heaven shines,
And often is his gold complexion dimm'd;"""
MODERN_POEM = """the gate counts
everyone twice
once for the light

once for the shadow
that comes after"""

words = st.sampled_from(
    "The the company of said. Idemia . , - * | 1. a) Noldus: “We has. Photo: Home = --- === ... … ? é fi ﬁ surveil- "
    "\u00ad \u200b \u200d ก \x00 \ud800 e\u0301 lance".split(" ")
)
lines = st.lists(words, max_size=12).map(" ".join)
ends = st.sampled_from(["\n", "\n\n", "\r\n", "\u2028", "\n \n", "\x0c"])
texts = st.lists(st.tuples(lines, ends), max_size=20).map(lambda parts: "".join(line + end for line, end in parts))


@given(texts | st.text(max_size=200))
def test_canonical_text_is_its_own_canonical_form(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(texts | st.text(max_size=200))
def test_canonical_text_is_nfc_without_control_characters_or_stray_blanks(text: str) -> None:
    result = clean(text)
    assert result == unicodedata.normalize("NFC", result)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\xa0\ud800-\udfff]| \n|\n |  |\n\n\n|^\s|\s$", result)


@given(texts | st.text(max_size=200))
def test_no_letter_or_digit_is_lost_or_moved(text: str) -> None:
    assert re.sub(r"[\W_]", "", clean(text)) == re.sub(r"[\W_]", "", canonical_characters(text))


def test_hard_wrapped_paragraphs_are_joined() -> None:
    wrapped = "\n\n".join(textwrap.fill(PARAGRAPH, 72) for _ in range(3))
    assert clean(wrapped) == "\n\n".join([PARAGRAPH] * 3)


def test_wrapped_paragraphs_with_indented_first_lines_are_joined() -> None:
    assert clean(textwrap.fill(PARAGRAPH, 60, initial_indent="    ")) == PARAGRAPH


def test_words_broken_at_line_ends_are_made_whole() -> None:
    wrapped = (
        "The police bought software for surveil-\nlance in the year before, and the word surveillance\nstands in it."
    )
    assert clean(wrapped) == wrapped.replace("surveil-\nlance", "surveillance").replace("\n", " ")


def test_paragraphs_on_a_line_each_stay_apart() -> None:
    assert clean("\n".join([PARAGRAPH, PARAGRAPH])) == "\n\n".join([PARAGRAPH, PARAGRAPH])


def test_verse_keeps_its_lines_and_stanzas() -> None:
    assert clean(SONNET) == SONNET
    assert clean(MODERN_POEM) == MODERN_POEM


def test_verse_stays_verse_beside_wrapped_prose() -> None:
    wrapped = textwrap.fill(PARAGRAPH, 72)
    assert clean(f"{wrapped}\n\n{SONNET}\n\n{wrapped}") == f"{PARAGRAPH}\n\n{SONNET}\n\n{PARAGRAPH}"


def test_turns_of_a_transcript_stay_lines() -> None:
    transcript = "CHAIR: Good morning.\nMS ODA: Thank you.\nCHAIR: Please begin.\nMS ODA: The count was wrong."
    assert clean(transcript) == transcript


def test_lists_and_rows_stay_lines_and_wrapped_items_are_joined() -> None:
    assert clean("- apples\n- a longer item that goes\n  on below\n1. one\n2) two\n| a | b |\n| 1 | 2 |") == (
        "- apples\n- a longer item that goes on below\n1. one\n2) two\n| a | b |\n| 1 | 2 |"
    )


def test_short_lines_apart_are_not_sentences_to_join() -> None:
    assert clean("apples\n\npears\n\nplums") == "apples\n\npears\n\nplums"


def test_sentences_broken_over_blank_lines_are_joined() -> None:
    broken = "The\n\norganization accuses the\n\nDutch company\n\nNoldus of\n\nhaving sold it.\n\nIt denied that."
    assert clean(broken) == "The organization accuses the Dutch company Noldus of having sold it.\n\nIt denied that."


def test_a_name_between_a_sentence_and_its_full_stop_is_joined() -> None:
    assert clean("Second, it named the French company\n\nIdemia\n\n.\n\nIdemia replied.") == (
        "Second, it named the French company Idemia.\n\nIdemia replied."
    )


def test_a_heading_is_not_joined_to_the_sentence_below() -> None:
    text = "Three companies under suspicion\n\nIdemia sold the system.\n\nWhat happens next\n\nNobody knows."
    assert clean(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "What comes after\n\nThe court will decide in May.",
        "Who they work for\n\nIdemia sold the system.",
        "Dear Sir,\n\nI write to you about the cameras.",
        "They counted:\n\napples\n\npears\n\nplums.",
        "Before and since\n\nThe gates stood open.",
    ],
)
def test_what_only_looks_like_a_broken_sentence_is_left_alone(text: str) -> None:
    assert clean(text) == text


def test_a_dash_or_number_at_the_start_of_a_wrapped_line_is_no_list_item() -> None:
    for line in ("– so the clerk says – spring, and nobody at all", "12. district of the harbour, and nobody at all"):
        wrapped = f"The harbour authority bought ninety cameras in the\n{line}\nasked what they would count."
        assert clean(wrapped) == wrapped.replace("\n", " ")


def test_invisible_characters_go_and_blanks_become_spaces() -> None:
    assert clean("sur\u00adveil\u200blance\u00a0of\u2009all\ufeff\x07\ud800") == "surveillance of all"


def test_joiners_stay_where_they_spell() -> None:
    assert clean("می\u200cخواهم a\u200cb 👩\u200d🔬") == "می\u200cخواهم ab 👩\u200d🔬"


def test_ligatures_stay_and_accents_are_composed() -> None:
    assert clean("ﬁne cafe\u0301") == "ﬁne café"


def test_nothing_is_nothing() -> None:
    assert clean(" \n\t\u200b\n") == ""


@pytest.mark.slow
def test_a_very_long_paragraph_takes_no_quadratic_time() -> None:
    for text in ("word " * 400_000, "x" * 2_000_000, "Short one. " * 200_000, ". " * 1_000_000):
        started = time.process_time()
        clean(text)
        assert time.process_time() - started < QUADRATIC
