"""What the judge reads, piece by piece; the shipped judge on a few plain claims."""

import sys

import pytest

from answer.verify.judge.inputs import CLAIM, END, MOST, MOST_CLAIM, SHARED, START, row, word_pairs
from answer.verify.judge.loading import load_judge
from index.models.packaged import whole_text_tokenizer


@pytest.fixture(scope="module")
def tokenizer():
    return whole_text_tokenizer()


@pytest.fixture(scope="module")
def judge(tmp_path_factory):
    return load_judge(tmp_path_factory.mktemp("models"))


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


def test_exact_rules_go_on_alone_where_openvino_does_not_run(tmp_path, monkeypatch, caplog):
    monkeypatch.setitem(sys.modules, "answer.verify.judge.model", None)
    assert load_judge(tmp_path / "without") is None
    assert "exact rules alone" in caplog.text


@pytest.mark.slow
def test_the_shipped_judge_is_surer_of_what_is_said_than_of_the_contrary(judge):
    premise = "Axis: The company increased its sales of cameras to police forces in Sweden. It employs people in Lund."
    claims = [
        "Axis increased sales of cameras to the police.",
        "Axis decreased sales of cameras to the police.",
        "Axis sold its forces to cameras.",
    ]
    said, contrary, senseless = (judge.sure(premise, claim) for claim in claims)
    assert said > max(contrary, senseless)


@pytest.mark.slow
def test_the_shipped_judge_knows_what_it_does_not_read_to_its_end(judge):
    assert judge.sure("The police bought cameras.", "They bought cameras.") > 0
    assert judge.sure("They watch the streets by day and by night. " * 14, "The police bought cameras.") == 0
    assert judge.sure("The police bought cameras.", "They watch the streets by day and by night, " * 7) == 0
