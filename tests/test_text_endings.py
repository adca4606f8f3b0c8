"""Whether a line ends, goes on, or wants more, by its last and first characters."""

import pytest

from text.endings import (
    begins_with_closing,
    continues_sentence,
    ends_sentence,
    is_open,
    is_prose,
    needs_another_word,
)


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("It rained.", True),
        ("Did it rain?”", True),
        ("He said so.[12]", True),
        ("下雨了。", True),
        ("He called it “rain:”", True),
        ("What they sold:", False),
        ("Rain, and", False),
        ("", False),
    ],
)
def test_a_line_ends_as_sentences_do(line, ends):
    assert ends_sentence(line) is ends


@pytest.mark.parametrize(
    ("line", "continues"), [("and left.", True), (", he said", True), ("”", True), ("The end", False), ("4 men", False)]
)
def test_a_line_goes_on_in_lower_case_or_with_a_closing_mark(line, continues):
    assert continues_sentence(line) is continues


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("The police of the", True),
        ("They came, saw,", True),
        ("They were sold to", True),
        ("What it was sold for", False),
        ("They were sold", False),
        ("Sie wohnen in der", True),
        ("It was the.", False),
    ],
)
def test_a_text_is_open_after_a_comma_or_a_word_that_wants_another(text, open_):
    assert is_open(text) is open_


def test_a_heading_may_end_with_a_preposition_but_not_with_an_article():
    assert [needs_another_word(text) for text in ("What it is for", "What is the", "")] == [False, True, False]


def test_closing_marks_end_what_stands_before_them():
    assert [begins_with_closing(text) for text in (") and", "… so", "(so", "so")] == [True, True, False, False]


@pytest.mark.parametrize(
    ("text", "prose"), [("It rained on the mayor.", True), ("It rained.", False), ("It rained on the mayor", False)]
)
def test_prose_is_a_sentence_of_five_words(text, prose):
    assert is_prose(text) is prose
