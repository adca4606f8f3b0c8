"""What the judge reads, piece by piece."""

import pytest

from answer.verify.judge.inputs import CLAIM, END, MOST, MOST_CLAIM, SHARED, START, fits, premise_text, row, word_pairs
from index.models.packaged import whole_text_tokenizer


@pytest.fixture(scope="module")
def tokenizer():
    return whole_text_tokenizer()


def types_of(premise: str, claim: str, tokenizer) -> list[tuple[str, int]]:
    found = row(premise, claim, tokenizer)
    return [
        (tokenizer.id_to_token(int(id)), int(kind)) for id, kind in zip(found["ids"][0], found["types"][0], strict=True)
    ]


def test_a_piece_says_its_side_whether_the_other_has_its_word_and_in_which_direction_it_goes(tokenizer):
    more, less, no = 1, 2, 3
    assert types_of("Sales increased.", "Sales didn't fall", tokenizer) == [
        ("[CLS]", 0), ("sales", SHARED), ("increased", more), (".", 0), ("[SEP]", 0),
        ("sales", CLAIM + SHARED), ("didn", CLAIM + no), ("'", CLAIM + no), ("t", CLAIM + no),
        ("fall", CLAIM + less), ("[SEP]", CLAIM),
    ]  # fmt: skip


def test_other_forms_of_a_word_are_the_same(tokenizer):
    assert types_of("It rises.", "rising", tokenizer)[-2] == ("rising", CLAIM + SHARED + 1)


def test_a_long_premise_loses_its_end_and_a_long_claim_does_too(tokenizer):
    found = row("word " * 300, "claim " * 300, tokenizer)["ids"][0].tolist()
    assert (len(found), found[0], found[-1]) == (MOST, START, END)
    assert len(found) - found.index(END) - 2 == MOST_CLAIM


def test_each_word_has_its_contrary():
    pairs = word_pairs("directions")
    assert ("increases", "decreases") in pairs
    assert all(one != other for one, other in pairs)


def test_a_premise_is_a_title_and_sentences_as_one_text():
    assert premise_text("Axis", ["It sold\n cameras.", " It grew."]) == "Axis: It sold cameras. It grew."
    assert premise_text("", ["It grew."]) == "It grew."


def test_a_claim_has_sixty_pieces_at_most_and_both_sides_a_hundred_and_twenty_five(tokenizer):
    """Each "word" is a piece; the three marks of a row take the rest of 128."""
    cases = {(65, 60): True, (66, 60): False, (1, 61): False, (124, 1): True, (125, 1): False}
    read = {sizes: fits("word " * sizes[0], "word " * sizes[1], tokenizer) for sizes in cases}
    assert read == cases


def test_what_fits_is_read_whole(tokenizer):
    assert row("word " * 65, "word " * 60, tokenizer)["ids"].shape == (1, MOST)
