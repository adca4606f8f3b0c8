"""The names of a question, and the runs of words that count."""

import pytest

from answer.decline.asked import Run, runs_in


@pytest.mark.parametrize(
    ("question", "runs"),
    [
        ("Who is the chief executive of Falk Optics?", [("chief executive", False), ("Falk Optics", True)]),
        ("What is the name of Falk's owner?", [("Falk", True), ("owner", False)]),
        ("In which year was Falk founded?", [("Falk", True), ("founded", False)]),
        ("What did Falk say in May 2019?", [("Falk", True)]),
        ("How do I bake bread?", [("bake bread", False)]),
    ],
)
def test_a_question_is_parted_into_names_and_words_that_count(question, runs):
    assert [(run.text, run.is_name) for run in runs_in(question)] == runs


def test_what_is_asked_for_stands_last_in_a_run():
    assert Run("current chief executive", is_name=False).endings == [
        "current chief executive",
        "chief executive",
        "executive",
    ]
    assert Run("Falk Optics", is_name=True).endings == ["Falk Optics"]
