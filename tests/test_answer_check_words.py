"""How the words of a quotation may be read."""

import pytest

from answer.check.words import around_brackets, bracketed_words, readings


def read(words: str) -> list[tuple[list[str], tuple[str, ...]]]:
    return [
        ([" ".join(piece.folded for piece in part.pieces) for part in one.parts], one.added) for one in readings(words)
    ]


@pytest.mark.parametrize("mark", ["…", "[…]", "...", "(...)", ". . .", "[. . .]"])
def test_omissions_part_a_quotation(mark):
    assert read(f"we sold it {mark} in May") == [(["we sold it", "in may"], ())]


def test_single_words_between_omissions_are_no_parts_unless_others_are_longer():
    assert read("We … sold … it") == [(["we sold it"], ())]
    assert read("We … sold it all … off") == [(["we sold it all off"], ()), (["we", "sold it all", "off"], ())]
    assert [one.is_close for one in readings("We … sold it all")] == [False, True]


def test_words_in_brackets_are_the_source_s_or_the_quoter_s():
    assert read("We [the firm] sold it") == [(["we the firm sold it"], ()), (["we sold it"], ("the firm",))]


@pytest.mark.parametrize(
    "bracket", ["[not]", "[never]", "[12]", "[twelve]", "[reportedly]", "[10.1–14.9]", "[about] 9"]
)
def test_brackets_that_hide_a_negation_a_number_or_a_hedge_are_part_of_the_claim(bracket):
    assert len(readings(f"We sold {bracket} cameras in May")) == 1


@pytest.mark.parametrize("words", ["[W]e sold it all", "we recogni[s]e them all", "they walk[ed] on and on"])
def test_letters_in_brackets_are_part_of_their_word(words):
    assert bracketed_words(words) == ()
    assert len(readings(words)) == 1


def test_what_stands_around_brackets_is_known():
    around = around_brackets("We can [now] see them")
    assert [[piece.folded for piece in part.pieces] for part in around] == [["we", "can"], ["see", "them"]]
    assert around_brackets("We can see them") == ()
