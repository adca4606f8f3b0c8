"""A question completed from the question before it, and what later questions may be put under."""

import pytest

from answer.understand.follow_ups import Before, Completed, complete

SAID = "What did Idemia say about cameras?"
BEFORE = Before(Completed(SAID, SAID), SAID, "It was “shocked”.")


def test_without_a_question_before_it_a_question_stands_alone():
    assert complete("why?", Before()) == Completed("why?", "why?")


@pytest.mark.parametrize("question", ["What is a camera made of at the plant?", "Who are you?", "no", "Sorry!"])
def test_what_stands_alone_or_says_nothing_is_left_as_it_is(question):
    assert complete(question, BEFORE) == Completed(question, question)


def test_a_bare_question_word_is_put_under_the_topic():
    assert complete("why?", BEFORE) == Completed("why?", SAID, is_bare=True)
    assert complete("why?", BEFORE).text == f"why: {SAID}"
    assert complete("who else?", BEFORE) == Completed("who else?", SAID, is_bare=False)


def test_a_topic_is_one_question_and_never_a_chain():
    why = complete("why?", BEFORE)
    assert complete("since when?", Before(why, why.topic, "…")).text == f"since when: {SAID}"


def test_what_got_no_answer_is_no_topic():
    assert complete("why?", Before(Completed(SAID, SAID), "")) == Completed("why?", "why?")


@pytest.mark.parametrize("question", ["and Axis?", "what about Axis?", "Axis?", "no, Axis", "I meant Axis."])
def test_a_name_takes_the_place_of_the_first(question):
    said = "What did Axis say about cameras?"
    before = Before(Completed(SAID, SAID), SAID, "Axis was not asked.")
    assert complete(question, before) == Completed(said, said)


def test_a_correction_names_what_it_corrects():
    assert complete("no, not cameras but gates", BEFORE).own == "What did Idemia say about gates?"
    described = Before(Completed("Who owns the French firm?", "Who owns the French firm?"), "Who owns the French firm?")
    assert complete("no, the Swedish one", described).own == "Who owns the Swedish firm?"
    assert complete("no, the other one", BEFORE) == Completed("the other one", SAID, is_bare=True)
    assert complete("sorry, who owns Axis?", BEFORE).own == "Who owns Axis?"


def test_a_time_or_a_place_takes_the_place_of_one_like_it_and_else_is_added():
    sold = "How many were sold in Libya in 2019?"
    before = Before(Completed(sold, sold), sold, "…")
    assert complete("and in 2021?", before).own == "How many were sold in Libya in 2021?"
    assert complete("and in Egypt?", before).own == "How many were sold in Egypt in 2019?"
    assert complete("and in 2021?", BEFORE).own == "What did Idemia say about cameras in 2021?"


def test_a_pronoun_is_named_where_it_means_one_name():
    assert complete("When did they say so to the press?", BEFORE).own == "When did Idemia say so to the press?"
    assert complete("What is its reply on exports?", BEFORE).own == "What is Idemia’s reply on exports?"


def test_a_pronoun_that_may_be_anybody_is_put_under_the_topic():
    two = "Did Axis sue Noldus?"
    assert complete("Did it win?", Before(Completed(two, two), two, "…")).text == f"Did it win: {two}"


def test_a_name_that_is_in_the_question_already_takes_the_place_of_none():
    two = "Did Axis sue Noldus?"
    assert complete("and Noldus?", Before(Completed(two, two), two, "…")) == Completed("Noldus", two, is_bare=True)
