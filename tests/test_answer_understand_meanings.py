"""The queries that a follow-up may mean."""

import pytest

from answer.records import Context, Layout, Query, Turn
from answer.understand.meanings import MOST, Recalled, meanings
from answer.understand.question import read_before

SAID = "What did Idemia say about real-time use?"
ANSWER = "“It cannot be used so,” Idemia said to Le Monde."


def meant(question: str, *turns: str, recalled: Recalled | None = None) -> tuple[Query, ...]:
    history = [Turn("user" if at % 2 == 0 else "assistant", text) for at, text in enumerate(turns)]
    return meanings(question, read_before(history), recalled or Recalled())


def texts(question: str, *turns: str, recalled: Recalled | None = None) -> list[str]:
    return [query.text for query in meant(question, *turns, recalled=recalled)]


def test_a_first_question_means_one_thing() -> None:
    assert meant("who owns it?") == (Query("who owns it?"),)


@pytest.mark.parametrize(
    "question",
    ["How many people were held in Xinjiang?", "Would the same sales need a licence today?", "and Axis?"],
)
def test_what_is_complete_means_one_thing(question: str) -> None:
    found = meant(question, SAID, ANSWER)
    assert len(found) == 1
    assert found[0].context is None


def test_a_pronoun_is_named_and_the_question_also_put_under_the_topic_as_typed() -> None:
    assert texts("who leads it and pays taxes?", "What did Idemia pay in Lyon?", "Idemia said it paid.")[0] == (
        "who leads Idemia and pays taxes?"
    )
    listed = ("Which firms are on the list of Lyon?", "Winston wrote of May. The firms were added.")
    assert "when were they added: Which firms are on the list of Lyon?" in texts("when were they added?", *listed)


def test_a_topic_is_carried_by_its_names() -> None:
    found = texts("which three companies?", "summarise the Trouw report", "Trouw wrote it with Tweakers.")
    assert found[:2] == ["which three companies?", "which three companies: Trouw"]
    assert len(found) <= MOST


def test_names_of_the_answer_stand_beside_a_question_only_for_what_was_not_quoted() -> None:
    last = meant("which three companies?", "summarise the Trouw report", "Trouw wrote it with Tweakers.")[-1]
    assert (last.text, last.context) == ("which three companies: Trouw, Tweakers", Context(is_new=True))


def test_a_bare_question_is_about_whom_the_answer_to_a_who_question_names() -> None:
    owned = ("who owns Idemia now?", "Advent is the main owner.")
    assert meant("since when?", *owned) == (Query("since when: Advent owns Idemia", context=Context(about="Advent")),)
    assert texts("and before that?", *owned) == ["who owns Idemia before Advent?"]
    assert texts("and before that?", *owned, "since when?", "Since May 2017, Safran said.") == [
        "who owns Idemia before Advent?"
    ]


def test_each_of_those_listed_is_asked_the_same_by_name() -> None:
    (query,) = meant("what did each of them reply?", "which two firms?", "They are Noldus and Gamma.")
    assert (query.layout, query.parties) == (Layout.SIDES, ("Gamma", "Noldus"))
    assert [(part.text, part.speaker) for part in query.parts] == [
        ("what did Gamma reply?", "Gamma"),
        ("what did Noldus reply?", "Noldus"),
    ]


def test_one_of_those_listed_is_meant_in_the_order_in_which_they_were_shown() -> None:
    listed = ("which two firms?", "They are Noldus and Gamma.")
    replies = ("what did each of them reply?", "Gamma said no. Noldus said yes.")
    assert texts("the second one", *listed)[0].startswith("Gamma")
    assert texts("the second one", *listed, *replies) == ["what did Noldus reply?"]


def test_one_is_meant_by_what_the_documents_call_it() -> None:
    assert texts("the Swedish one", SAID, ANSWER, recalled=Recalled(called="Axis")) == [
        "What did Axis say about real-time use?"
    ]
    assert texts("the Swedish one", SAID, ANSWER)[0] == "What did the Swedish company say about real-time use?"


def test_a_document_that_was_quoted_is_the_only_one() -> None:
    found = meant("in that document, who is the owner?", SAID, ANSWER, recalled=Recalled(documents=("a", "b")))
    assert {query.documents for query in found} == {("a",)}
    assert meant("in that document, who owns Axis?", SAID, ANSWER)[0].documents == ()


def test_others_are_asked_about_the_topic_without_the_speaker() -> None:
    found = meant("is that true?", SAID, ANSWER, recalled=Recalled(speakers=("Idemia",)))
    assert [query.text for query in found] == [f"confirms or contradicts that: {SAID}"]
    assert {query.context for query in found} == {Context(is_new=True, besides=("Idemia",))}


def test_once_more_is_the_question_before() -> None:
    assert texts("say that shorter", SAID, ANSWER) == [SAID]
    assert texts("and Axis?", SAID, ANSWER, "say that shorter", ANSWER) == ["What did Axis say about real-time use?"]


def test_questions_about_the_assistant_are_no_topic() -> None:
    assert texts("why?", SAID, ANSWER, "what can you do?", "It answers.")[0] == f"why: {SAID}"
