"""Conversations over the shipped documents come out right, each answer being part of the history of the next question.

Real model, real corpus. What an answer must have is looked for among its quotations.
"""

from collections.abc import Iterator

import pytest

from answer.ask import ask
from answer.records import Answer, Turn
from answer.speakers.aliases import use_aliases
from index.corpus import Corpus
from index.library import open_library
from index.settings import Settings

pytestmark = pytest.mark.slow

REAL_TIME = "What did Idemia say about real-time use?"
OF_IDEMIA = (
    "The French identity group that trades as Idemia today has carried at least five names, and the sale for which it "
    "is most often criticised was made under one it no longer uses."
)
OWNER = (
    "Advent is the main owner. The French public bank Bpifrance holds a share as well, the government told the "
    "National Assembly on 22 November 2022 in answer to written question 1390."
)
OF_THE_REPORT = (
    "On 21 September 2020 Amnesty International published “Out of Control: Failing EU Laws for Digital Surveillance "
    "Export”. Amnesty concluded that none of the three companies had met its responsibility to carry out human-rights "
    "due diligence on the sales."
)


@pytest.fixture(scope="module")
def corpus(shipped_index: Settings) -> Iterator[Corpus]:
    use_aliases(shipped_index.corpus)
    with_library = open_library(shipped_index)
    yield with_library.snapshot()
    with_library.store.close()


class Conversation:
    """Asks one question after the other, with all that was said before."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.history: list[Turn] = []

    def told(self, question: str, answer: str) -> None:
        self.history += [Turn("user", question), Turn("assistant", answer)]

    def ask(self, question: str) -> Answer:
        answer = ask(self.corpus, question, self.history)
        self.told(question, " ".join(sentence.text for sentence in answer.sentences))
        return answer


@pytest.fixture
def conversation(corpus: Corpus) -> Conversation:
    return Conversation(corpus)


def quotes(answer: Answer) -> str:
    return " | ".join(citation.quote for citation in answer.citations)


def test_who_owns_a_company_that_was_spoken_of(conversation: Conversation) -> None:
    conversation.told("tell me about Idemia", OF_IDEMIA)
    answer = conversation.ask("who owns it now?")
    assert answer.query == "who owns Idemia now?"
    assert "Advent is the main owner." in quotes(answer)


def test_since_when_is_asked_of_whom_the_answer_names(conversation: Conversation) -> None:
    conversation.told("tell me about Idemia", OF_IDEMIA)
    conversation.told("who owns it now?", OWNER)
    assert conversation.ask("since when?").query == "since when: Advent owns Idemia"


def test_before_that_is_asked_of_whom_the_answer_names(conversation: Conversation) -> None:
    conversation.told("tell me about Idemia", OF_IDEMIA)
    conversation.told("who owns it now?", OWNER)
    answer = conversation.ask("and before that?")
    assert answer.query == "who owns Idemia before Advent?"
    assert "Safran chose a buyer at the end of September 2016." in quotes(answer)


def test_what_each_of_three_replied_and_the_second_of_them(conversation: Conversation) -> None:
    conversation.told("summarise the Amnesty report", OF_THE_REPORT)
    named = quotes(conversation.ask("which three companies?"))
    assert "Idemia, Axis and Noldus each gave Amnesty International details" in named
    replies = conversation.ask("what did each of them reply?").citations
    assert [reply.heading for reply in replies] == ["Axis Communications", "Idemia", "Noldus"]
    axis, *others = (reply.speaker for reply in replies)
    assert axis in ("Axis Communications", "Björn Hallerborn")  # he is its head of communications
    assert others == ["Idemia", "Noldus"]
    second = conversation.ask("the second one")
    assert second.query == "what did Idemia reply?"
    assert second.citations[0].speaker == "Idemia"


@pytest.mark.parametrize(
    ("question", "fewest"),
    [
        ("list all camera counts", 2),
        ("list everything the documents say about FinFisher", 2),
        ("quotations about Noldus", 3),
        ("What do both sides say about Axis in Guilin?", 2),
        ("list everything the documents say about football", 0),
        ("quotations about quantum computing", 0),
    ],
)
def test_all_that_is_said_of_a_subject_is_shown_and_of_no_other(conversation: Conversation, question, fewest) -> None:
    shown = len(conversation.ask(question).citations)
    assert shown >= fewest if fewest else shown == 0


def test_others_are_heard_on_what_was_said_and_not_the_same_again(conversation: Conversation) -> None:
    conversation.ask(REAL_TIME)
    for question in ("who contradicts that?", "is that true?"):
        history = list(conversation.history)
        answer = conversation.ask(question)
        shown = [citation.quote for citation in (*answer.citations, *answer.nearest)]
        assert any("Nothing in the sources contradicts" in quote for quote in shown), question
        assert not any(citation.speaker == "Idemia" for citation in answer.citations)
        conversation.history = history


def test_the_exact_words_are_those_of_the_speaker(conversation: Conversation) -> None:
    first = conversation.ask(REAL_TIME)
    again = conversation.ask("the exact wording?")
    assert {citation.speaker for citation in again.citations} == {"Idemia"}
    assert all(citation.direct and citation.quote in quotes(first) for citation in again.citations)


def test_shorter_is_one_sentence_of_what_was_quoted(conversation: Conversation) -> None:
    first = conversation.ask(REAL_TIME)
    shorter = conversation.ask("say that shorter")
    assert len(shorter.citations) == 1
    assert shorter.citations[0].quote in quotes(first)
    assert "unable to be used for real-time surveillance" in shorter.citations[0].quote
    assert conversation.ask("and Axis?").query == "What did Axis say about real-time use?"


def test_another_party_takes_the_place_of_the_first(conversation: Conversation) -> None:
    conversation.ask(REAL_TIME)
    answer = conversation.ask("the Swedish one")
    assert answer.query == "What did Axis Communications say about real-time use?"
    assert answer.citations[0].speaker == "Axis Communications"


def test_the_document_just_quoted_is_the_only_one_looked_through(conversation: Conversation) -> None:
    conversation.told("who owns Idemia?", OWNER)
    answer = conversation.ask("in that document, what did Le Monde write about its turnover?")
    assert {citation.title for citation in answer.citations} == {"Idemia: one company, five names"}
    assert "2.3 billion euros" in quotes(answer)


@pytest.mark.parametrize(
    "question",
    [
        "Would the same sales need a licence today?",
        "How many people were held in Xinjiang?",
        "What does the AI Act forbid?",
        "Who founded Axis?",
    ],
)
def test_a_full_question_is_answered_as_if_nothing_had_been_said(conversation: Conversation, question: str) -> None:
    alone = Conversation(conversation.corpus).ask(question)
    conversation.told(REAL_TIME, OWNER)
    after = conversation.ask(question)
    assert (after.query, after.citations, after.confidence) == (alone.query, alone.citations, alone.confidence)
