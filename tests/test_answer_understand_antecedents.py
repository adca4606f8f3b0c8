"""Whom a pronoun means, and that it means nobody when in doubt."""

import pytest

from answer.understand.antecedents import antecedent, is_two


def meant(pronoun: str, previous: str, answered: str = "", question: str = "Why?", *, saying: bool = False):
    return antecedent(pronoun, saying, previous, answered, question)


@pytest.mark.parametrize(("pronoun", "saying"), [("they", False), ("they", True), ("It", True)])
def test_who_acts_in_the_question_before_is_meant(pronoun: str, saying: bool) -> None:
    assert meant(pronoun, "What did Idemia say about Shanghai?", saying=saying) == "Idemia"


def test_one_who_is_asked_about_is_meant_by_he_or_she() -> None:
    assert meant("she", "Who is Ada Moreno?") == "Ada Moreno"
    assert meant("his", "Who was Jan Falk?") == "Jan Falk"


def test_a_company_is_whom_the_answer_introduces_as_one() -> None:
    sold = "The cameras came from the company Idemia. Axis made others."
    assert meant("the company", "Where do the cameras come from?", sold) == "Idemia"
    assert meant("the company", "Where do they come from?", "Axis, a Swedish company, made them.") == "Axis"


def test_of_the_companies_of_an_answer_the_one_of_the_asked_kind_is_meant() -> None:
    asked, answered = (
        "Which French company sold cameras?",
        "The Swedish company Axis and the French company Idemia did.",
    )
    assert meant("it", asked, answered) == "Idemia"
    assert meant("it", asked, "The Swedish company Axis did.") is None


def test_the_person_of_an_answer_is_meant_where_it_says_what_they_are() -> None:
    asked = "Who leads the police of Arlen?"
    assert meant("she", asked, "The director Ada Moreno leads it.") == "Ada Moreno"
    assert meant("she", asked, "A street there is named after Ada Moreno.") is None


@pytest.mark.parametrize(
    ("pronoun", "previous", "question"),
    [
        ("them", "What did Idemia say?", "Who sold them?"),
        ("it", "When did Idemia sell it?", "Why did it?"),
        ("they", "What did Idemia and Axis say?", "Why did they?"),
        ("they", "What did Idemia say?", "Did they pay Idemia?"),
        ("it", "What did Ada Moreno say?", "Why did it?"),
        ("he", "What did IBM say?", "Why did he?"),
    ],
)
def test_nobody_is_meant_in_doubt(pronoun: str, previous: str, question: str) -> None:
    assert meant(pronoun, previous, question=question) is None


def test_a_paper_says_nothing_however_it_acts() -> None:
    asked = "What did the Data Act change?"
    assert meant("it", asked, saying=True) is None


@pytest.mark.parametrize(
    ("name", "two"),
    [("Amnesty and Axis", True), ("Ministry of Trade and Industry", False), ("Idemia", False), ("Anderson", False)],
)
def test_two_names_are_joined_by_and_and_one_name_may_have_it(name: str, two: bool) -> None:
    assert is_two(name) is two
