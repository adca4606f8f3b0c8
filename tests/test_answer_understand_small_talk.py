"""Greetings and thanks are told from questions, and from the questions that they stand around."""

import pytest

from answer.understand.small_talk import is_about_us, is_small_talk, without_small_talk


@pytest.mark.parametrize(
    "text",
    [
        "No one",
        "No one?",
        "fine?",
        "Great Britain",
        "good news",
        "All of them",
        "why",
        "and",
        "licence refusals",
        "Noldus",
    ],
)
def test_what_may_ask_is_no_small_talk(text):
    assert not is_small_talk(text)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Good. And Idemia?", "And Idemia?"),
        ("thanks and Axis?", "and Axis?"),
        ("ok what about Axis", "what about Axis"),
        ("What did Idemia say? Thanks!", "What did Idemia say?"),
        ("Hi, I am interested in export law", "I am interested in export law"),
        ("Great Britain sold what?", "Great Britain sold what?"),
        ("no, the Swedish one", "no, the Swedish one"),
        ("Hello world program", "Hello world program"),
        ("Thanks", "Thanks"),
    ],
)
def test_small_talk_around_a_question_is_left_out(text, bare):
    assert without_small_talk(text) == bare


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How are you?", True),
        ("Who made you?", True),
        ("What is this corpus about?", True),
        ("Can you explain how they sell software?", False),
        ("Can you tell me more?", False),
        ("Who made it?", False),
    ],
)
def test_questions_about_the_assistant_are_known(text, expected):
    assert is_about_us(text) is expected
