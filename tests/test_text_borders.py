"""Where words that are taken out of a text begin and end."""

import pytest

from text.borders import voice_words, word_end, word_start
from text.spans import Span


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("about 8,000 to 30,000 a year", "8,000"),
        ("a rise of 2.75% in May", "2.75%"),
        ("close to $100,000 in all", "$100,000"),
        ("for €1.5 million", "€1.5"),
        ("at 10:30 on Monday", "10:30"),
        ("the well-known firm", "well-known"),
        ("the 9/11 widow", "9/11"),
        ("the U.S. team", "U.S."),
        ("AT&T sold it", "AT&T"),
        ("see example.com for it", "example.com"),
        ("who’s there", "who’s"),
        ("the Rangers' forest", "Rangers"),
    ],
)
def test_a_border_within_a_word_is_moved_to_the_word_s_own(text, word):
    start = text.index(word)
    for at in range(start + 1, start + len(word)):
        assert word_start(text, at, apostrophes=True) == start
        assert word_end(text, at, apostrophes=True) == start + len(word)


@pytest.mark.parametrize(
    ("text", "at"), [("8, 000", 1), ("He left.She", 8), ("end. Begin", 5), ("a, b", 2), ("“We”", 1)]
)
def test_a_border_between_words_stays(text, at):
    assert (word_start(text, at, apostrophes=True), word_end(text, at, apostrophes=True)) == (at, at)


def test_an_apostrophe_divides_a_word_where_it_is_asked_to():
    assert word_end("He’s going", 2, apostrophes=False) == 2
    assert word_end("He’s going", 2, apostrophes=True) == 4


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Grillet et al. [13:", "Grillet et al."),
        ("Grillet et al. [13]", "Grillet et al."),
        ("Grillet et al. [13, 14]", "Grillet et al."),
        ("Ada Moreno¹²", "Ada Moreno"),
        ("Ada Moreno (12)", "Ada Moreno"),
        ("Mr. Burman (", "Mr. Burman"),
        ("13] Ada Moreno", "Ada Moreno"),
        ("the police (Metropolitan Police)", "the police (Metropolitan Police)"),
        (", Ada Moreno,", "Ada Moreno"),
        ("[13]", None),
        ("(", None),
    ],
)
def test_a_speaker_ends_neither_in_an_open_bracket_nor_in_a_note_mark(words, expected):
    text = f"{words} said so."
    found = voice_words(text, Span(0, len(words)))
    assert (text[found.start : found.end] if found else None) == expected


def test_a_bracket_that_closes_right_behind_belongs_to_the_speaker():
    text = "Sen. David Perdue (R-Ga.) said so."
    found = voice_words(text, Span(0, text.index(".)")))
    assert text[found.start : found.end] == "Sen. David Perdue (R-Ga.)"


def test_a_stop_that_ends_no_sentence_belongs_to_the_speaker():
    text = "According to Grillet et al. [13: 45], it fails. So does Ann Lee. It does."
    for words, expected in (("Grillet et al", "Grillet et al."), ("Ann Lee", "Ann Lee")):
        start = text.index(words)
        found = voice_words(text, Span(start, start + len(words)))
        assert text[found.start : found.end] == expected
