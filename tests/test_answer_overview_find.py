"""Overviews, introductions and lists of names over the shipped documents."""

from collections.abc import Iterator

import pytest

from answer.ask import ask
from answer.overview.find import SURE, find_overview
from answer.records import Answer, Query, Turn
from index.corpus import Corpus
from index.library import open_library

pytestmark = pytest.mark.slow
AMNESTY = "European firms sold surveillance tools to China, Amnesty says"


@pytest.fixture(scope="module")
def corpus(shipped_index) -> Iterator[Corpus]:
    library = open_library(shipped_index)
    yield library.snapshot()
    library.store.close()


def is_spread(answer: Answer) -> bool:
    return 4 <= len(answer.citations) <= 8 and len({one.quote for one in answer.citations}) == len(answer.citations)


def test_an_overview_of_a_name_begins_with_what_introduces_it(corpus):
    answer = ask(corpus, "tell me about Idemia")
    assert is_spread(answer)
    assert answer.confidence == SURE
    assert answer.citations[0].quote.startswith("The French identity group that trades as Idemia today")
    assert len({one.document_id for one in answer.citations}) > 1
    assert all(one.heading == one.title for one in answer.citations)


def test_an_overview_of_a_document_stands_under_its_headings(corpus):
    answer = ask(corpus, "summarise the Amnesty report")
    assert is_spread(answer)
    assert {one.title for one in answer.citations} == {AMNESTY}
    headings = [one.heading for one in answer.citations]
    assert {"NO RULE BROKEN", "THE THREE COMPANIES", "WHAT AMNESTY ASKS FOR"} <= set(headings)
    assert [one.start for one in answer.citations] == sorted(one.start for one in answer.citations)


def test_this_report_is_the_one_that_was_quoted(corpus):
    before = ask(corpus, "What did Noldus say about mass surveillance?")
    said = Turn("assistant", " ".join(sentence.text for sentence in before.sentences))
    answer = ask(corpus, "what is this report about?", [Turn("user", before.question), said])
    assert is_spread(answer)
    assert {one.title for one in answer.citations} == {before.citations[0].title}


def test_an_overview_of_nothing_named_is_one_of_the_library(corpus):
    answer = ask(corpus, "What are the main points?")
    assert len({one.title for one in answer.citations}) == 8
    assert answer.notes == ("One point of each of 8 of 15 documents, the newest first; name one to read more of it.",)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("who is Lena Rohrbach?", "Its expert Lena Rohrbach"),
        ("What is the Wassenaar Arrangement?", "The Wassenaar Arrangement is a voluntary group"),
        ("what is the catch-all clause?", "A catch-all clause is the exception"),
    ],
)
def test_one_sentence_introduces(corpus, question, words):
    (only,) = ask(corpus, question).citations
    assert words in only.quote


@pytest.mark.parametrize(
    "question", ["tell me about Greenpeace", "summarise the Greenpeace report", "who is Ada Kolb?"]
)
def test_of_what_no_sentence_names_nothing_is_told(corpus, question):
    answer = ask(corpus, question)
    assert answer.refused
    assert answer.confidence == 0


def test_who_holds_an_office_is_no_question_for_an_introduction(corpus):
    assert ask(corpus, "Who is the chief executive of Idemia?").refused
    assert find_overview(corpus, Query("How many cameras are there?")) is None
