"""How a question leans on what was said before it."""

import pytest

from answer.understand.references import (
    ANYBODY,
    BARE,
    PERSONAL,
    WHO,
    is_ellipsis,
    is_pointing,
    is_vague,
    refers_back,
)


@pytest.mark.parametrize(
    ("question", "points"),
    [
        ("When was that?", True),
        ("Which of them failed?", True),
        ("Was this known in Lenz?", True),
        ("Who works there?", True),
        ("What did that report say?", True),
        ("Does the law say that cameras are banned?", False),
        ("Who sold cameras?", False),
    ],
)
def test_a_question_points_where_that_or_the_like_stands_for_what_was_said(question: str, points: bool) -> None:
    assert is_pointing(question) is points


@pytest.mark.parametrize(
    ("question", "is_piece"),
    [
        ("and Axis?", True),
        ("What about 2021?", True),
        ("And the cameras of Axis in Sweden?", True),
        ("And the cameras of Axis in northern Sweden?", False),
        ("Who sold cameras?", False),
        ("And did Axis?", False),
        ("Tell me more", False),
    ],
)
def test_a_piece_has_six_words_at_most_behind_its_opening_and_asks_nothing_itself(
    question: str, is_piece: bool
) -> None:
    assert is_ellipsis(question) is is_piece


@pytest.mark.parametrize(
    "question",
    [
        "What did it say?",
        "Which party in the dispute denied it?",
        "Did they sell cameras to Shanghai?",
        "What did the company answer?",
    ],
)
def test_a_pronoun_refers_back_where_nothing_in_the_question_is_meant(question: str) -> None:
    assert refers_back(question)


@pytest.mark.parametrize(
    "question",
    [
        "Who sold cameras?",
        "Is it possible to buy cameras?",
        "Can people sell cameras and repair them?",
        "What did the company that sold cameras say?",
    ],
)
def test_a_pronoun_for_something_in_the_question_or_for_nothing_does_not_refer_back(question: str) -> None:
    assert not refers_back(question)


@pytest.mark.parametrize(
    ("question", "vague"),
    [
        ("How many teams?", True),
        ("How many teams won medals?", False),
        ("How many of Axis?", False),
        ("What is a team?", False),
        ("What do teams mean?", False),
        ("Tell me more about that", True),
    ],
)
def test_a_question_is_vague_with_less_than_two_words_of_its_own_unless_it_asks_what_one_means(
    question: str, vague: bool
) -> None:
    assert is_vague(question) is vague


@pytest.mark.parametrize(
    ("question", "bare"),
    [("why?", True), ("And since when?", True), ("How many?", True), ("Why did Axis leave?", False)],
)
def test_a_bare_question_has_a_question_word_and_nothing_of_its_own(question: str, bare: bool) -> None:
    assert bool(BARE.match(question)) is bare


def test_parties_are_meant_by_pronouns_and_nouns_but_not_where_a_clause_says_which() -> None:
    assert PERSONAL.findall("Did he and the spokeswoman write to her?") == ["he", "the spokeswoman", "her"]
    assert PERSONAL.findall("the company of Lenz, the company which grew, itself") == []


def test_somebody_in_particular_and_who_is_asked_for_are_told_apart() -> None:
    assert [bool(ANYBODY.match(one)) for one in ("everybody here", "no one", "Noldus", "Allianz")] == [
        *(True, True),
        *(False, False),
    ]
    asked = ("Who sold it?", "And which company sold it?", "Which cameras were sold?", "What did who say?")
    assert [bool(WHO.match(one)) for one in asked] == [True, True, False, False]
