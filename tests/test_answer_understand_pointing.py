"""What a follow-up points at in the answer before it."""

import pytest

from answer.understand.pointing import (
    Again,
    asked_again,
    asks_each,
    asks_more,
    asks_others,
    at_place,
    described,
    is_only_one,
    listed_in,
    of_each,
    parties_in,
    points_at_one,
    sentences_in,
    with_name,
    without_document,
)

THREE = (
    "They are Gamma, a German company; Sectra Systems of Sweden; and Noldus Information Technology of the Netherlands."
)


@pytest.mark.parametrize(
    ("question", "again"),
    [
        ("the exact wording?", Again.EXACT),
        ("What were the exact words?", Again.EXACT),
        ("word for word, please", None),
        ("Verbatim?", Again.EXACT),
        ("quote it", Again.EXACT),
        ("say that shorter", Again.SHORT),
        ("Can you put it more briefly?", Again.SHORT),
        ("in one sentence please", Again.SHORT),
        ("tl;dr", Again.SHORT),
        ("What exact wording does Article 5 have?", None),
        ("Is the shorter version of the law in force?", None),
        ("why?", None),
    ],
)
def test_an_answer_may_be_asked_for_once_more(question: str, again: Again | None) -> None:
    assert asked_again(question) is again


@pytest.mark.parametrize(
    ("question", "others"),
    [
        ("who contradicts that?", True),
        ("Does anyone dispute this?", True),
        ("Who else confirmed it?", True),
        ("is that true?", True),
        ("Was it really right?", True),
        ("Who denied the sale?", False),
        ("Is that legal?", False),
    ],
)
def test_others_are_asked_for_where_an_answer_is_doubted(question: str, others: bool) -> None:
    assert asks_others(question) is others


@pytest.mark.parametrize(
    ("question", "more"),
    [("what else?", True), ("and before that?", True), ("Tell me more", True), ("When was that?", False)],
)
def test_something_else_than_was_answered_may_be_wanted(question: str, more: bool) -> None:
    assert asks_more(question) is more


def test_the_same_is_asked_of_each() -> None:
    asked = ("what did each of them reply?", "Did all three agree?", "What do they each say?", "Did the two firms pay?")
    assert all(map(asks_each, asked))
    assert not asks_each("What did they reply?")
    assert of_each("what did each of them reply?", ("Axis", "Idemia")) == (
        "what did Axis reply?",
        "what did Idemia reply?",
    )


def test_a_document_is_named_apart_from_what_is_asked_in_it() -> None:
    assert without_document("in that document, who is the owner?") == "who is the owner?"
    assert without_document("Who signed in the same report?") == "Who signed ?"
    assert without_document("in this article") == ""
    assert without_document("Who wrote the report?") is None


def test_one_of_several_is_meant_by_its_place_or_by_a_word() -> None:
    parties = ("Idemia", "Axis", "Noldus")
    assert at_place("the second one", parties) == "Axis"
    assert at_place("and the last one?", parties) == "Noldus"
    assert at_place("the fourth one", parties) is None
    assert [described(one) for one in ("the Swedish one", "What did the Dutch company say?", "the other one")] == [
        "Swedish",
        "Dutch",
        None,
    ]
    assert with_name("and what did the second one’s chief say?", "Axis") == "and what did Axis’s chief say?"


@pytest.mark.parametrize(
    ("question", "points", "only"),
    [
        ("the second one", True, True),
        ("what about the first?", True, True),
        ("What did the third company sell?", True, False),
        ("Who was the first to sell?", False, False),
        ("When did the first sale take place?", False, False),
    ],
)
def test_a_rank_points_at_one_only_where_nothing_else_has_it(question: str, points: bool, only: bool) -> None:
    assert (points_at_one(question), is_only_one(question)) == (points, only)


def test_parties_are_named_without_lands_numbers_and_titles() -> None:
    assert parties_in(THREE) == ("Gamma", "Sectra Systems", "Noldus Information Technology")
    assert parties_in("In May 2020 Gamma and Noldus read “Out of Control” in China.") == ("Gamma", "Noldus")


def test_the_list_is_the_sentence_with_as_many_as_were_asked_for() -> None:
    many = "Tubantia, Tweakers, Trouw and Gamma were quoted."
    assert listed_in((many, THREE), "which three companies?") == parties_in(THREE)
    assert listed_in((THREE, many)) == ("Tubantia", "Tweakers", "Trouw", "Gamma")
    assert listed_in(("Axis paid.",)) == ()


def test_the_list_is_what_stands_in_one_row_where_that_has_as_many_as_were_asked_for() -> None:
    told = "The firms Gamma, Trouw and Sectra each gave Tubantia details."
    assert listed_in((told,), "which three companies?") == ("Gamma", "Trouw", "Sectra")
    assert listed_in((told,)) == ("Gamma", "Trouw", "Sectra", "Tubantia")


def test_an_answer_is_read_by_sentences() -> None:
    assert sentences_in("Axis paid. It sold.") == ("Axis paid.", "It sold.")
