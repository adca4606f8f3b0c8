"""Sentences end where people see them end: quotation marks stay with theirs, abbreviations end none."""

import time

import pytest

from text.sentences import sentence_spans


def sentences(text: str, language: str | None = None) -> list[str]:
    return [text[span.start : span.end] for span in sentence_spans(text, language)]


@pytest.mark.parametrize(
    "found",
    [
        ["The mayor spoke.", "Nobody listened."],
        ["“We saw it.", "We said nothing.”", "He left."],
        ["He asked why.", "“Nobody knows.”"],
        ["Dr. Ada Moreno of No. 7 came."],
        ["Sen. Lee et al. left."],
        ["It was cold (it was May).", "Nobody came."],
        ["1. The cameras stay."],
        ["The firm Yahoo! paid for it."],
    ],
)
def test_sentences_are_found_in_order_with_their_marks(found):
    assert sentences(" ".join(found)) == found


def test_no_sentence_crosses_the_end_of_a_line():
    assert sentences("A heading\n  The first line  \n\nand the second.") == [
        "A heading",
        "The first line",
        "and the second.",
    ]


def test_nothing_but_blanks_has_no_sentence():
    assert sentences(" \n\t\n ") == []


def test_abbreviations_are_those_of_the_language():
    assert sentences("Er kam z. B. aus Bonn. Sie nicht.", "de") == ["Er kam z. B. aus Bonn.", "Sie nicht."]


@pytest.mark.parametrize("mark", ["`", "![", "a. ", "He said it. ", "“"])
def test_a_long_line_takes_no_longer_for_each_character(mark):
    def seconds(characters: int) -> float:
        line = mark * (characters // len(mark))
        began = time.thread_time()
        sentence_spans(line)
        return time.thread_time() - began

    seconds(1000)
    assert seconds(160_000) < 8 * seconds(40_000) + 0.5


def test_a_long_line_is_divided_where_a_short_one_is():
    sentence = "The port has ninety cameras, said Dr. Prager of No. 4 in Emden. "
    spans = sentence_spans(sentence * 500)
    assert [(span.start, span.end) for span in spans] == [
        (start, start + len(sentence) - 1) for start in range(0, 500 * len(sentence), len(sentence))
    ]
