"""Sentences end where people see them end: quotation marks stay with theirs, abbreviations end none."""

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
