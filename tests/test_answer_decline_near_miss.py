"""What the corpus has of what a question names, and which of its words no sentence with the name has."""

import pytest
from small_corpus import TEXTS, take_in

from answer.decline.near_miss import Missing, NearMiss, find_near_miss, with_names_first


@pytest.fixture
def corpus(tmp_path, word_embedder):
    return take_in(tmp_path / "index", word_embedder, TEXTS)


def near(corpus, question: str) -> NearMiss | None:
    return find_near_miss(corpus, question, corpus.search(question))


def test_the_fact_is_there_for_somebody_else(corpus):
    found = near(corpus, "Who is the current chief executive of Falk Optics?")
    assert (found.name, found.documents) == ("Falk Optics", 1)
    assert found.missing == (Missing("chief executive", ("Vireo", "Ada Lee"), 1),)
    assert set(found.headings) == {"Its owners", "Its cameras"}


def test_what_a_sentence_with_the_name_has_is_not_missing(corpus):
    assert near(corpus, "Who is the chief executive of Vireo?").missing == ()


def test_words_that_no_sentence_has_together_are_missing(corpus):
    assert near(corpus, "Who is the bakery foreman of Vireo?").missing == (Missing("bakery foreman"),)


def test_of_two_names_it_is_the_one_that_fewer_sentences_have(corpus):
    found = near(corpus, "Which bribe did Haldor pay to Vireo?")
    assert (found.name, [one.words for one in found.missing]) == ("Haldor", ["bribe", "pay", "Vireo"])


def test_a_question_without_a_known_name_has_no_near_miss(corpus):
    assert near(corpus, "How do I bake bread?") is None
    assert near(corpus, "Who leads Halcyon?") is None


def test_passages_with_the_name_come_first(corpus):
    question = "Who is the chief executive of Falk Optics?"
    first = with_names_first(corpus, question, corpus.search(question))[0]
    assert "Falk Optics" in corpus.document(first.passage.document_id).text[first.passage.start : first.passage.end]
