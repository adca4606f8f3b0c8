"""A set with fewer questions keeps some of each part."""

import pytest

from evaluate.records import Question, QuestionSet


@pytest.mark.parametrize(("limit", "kept"), [(1, "0"), (2, "05"), (3, "036"), (10, "0123456789"), (99, "0123456789")])
def test_questions_are_left_out_evenly(limit, kept):
    questions = tuple(Question(str(number), "Q?") for number in range(10))
    limited = QuestionSet("set", questions, {}).limited_to(limit)
    assert "".join(question.id for question in limited.questions) == kept
