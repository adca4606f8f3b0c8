"""What a question asks for, and whether a text offers it."""

import pytest

from answer.kinds import Kind, asked_kind, offers


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who is the chief executive of Axis?", Kind.PERSON),
        ("When was the sale?", Kind.DATE),
        ("In which year did Idemia get its name?", Kind.DATE),
        ("How many cameras are there?", Kind.NUMBER),
        ("Where is Axis based?", Kind.PLACE),
        ("Why did Amnesty criticise it?", Kind.REASON),
        ("What did Idemia say?", Kind.OTHER),
    ],
)
def test_the_asked_kind_is_read_off_the_question(question, kind):
    assert asked_kind(question) == kind


@pytest.mark.parametrize(
    ("kind", "question", "text", "expected"),
    [
        (Kind.PERSON, "Who leads Noldus?", "Noldus is led by Lucas Noldus.", True),
        (Kind.PERSON, "Who leads Axis?", "It is led by a chief executive.", False),
        (Kind.PERSON, "Who leads Axis?", "The firm is Axis.", False),
        (Kind.DATE, "When was it?", "It was sold on 3 May 2015.", True),
        (Kind.DATE, "What happened after 2015, and when?", "It was sold after 2015.", False),
        (Kind.NUMBER, "How many?", "There were twenty of them.", True),
        (Kind.NUMBER, "How many?", "There were some.", False),
        (Kind.REASON, "Why?", "It stopped because of the law.", True),
        (Kind.OTHER, "What?", "Anything.", True),
    ],
)
def test_a_text_offers_what_the_question_does_not_say_itself(kind, question, text, expected):
    assert offers(kind, question, text) is expected
