"""The sentences of a refusal: each is so, and the first is the one that a conversation knows."""

import pytest
from small_corpus import TEXTS, take_in

from answer.decline.refusal import refusal
from answer.evidence.words import weigh_words
from answer.records import Query
from answer.understand.history import is_refusal


@pytest.fixture
def corpus(tmp_path, word_embedder):
    return take_in(tmp_path / "index", word_embedder, TEXTS)


def said(corpus, question: str, *notes: str) -> list[str]:
    hits = corpus.search(question)
    sentences = refusal(corpus, Query(question), weigh_words(question, corpus), hits, notes)
    assert is_refusal(sentences[0].text)
    return [one.text for one in sentences]


def test_what_the_corpus_has_of_the_name_and_of_the_fact_is_said(corpus):
    told = said(corpus, "Who is the chief executive of Falk Optics?")
    assert told[0] == "The corpus does not answer this."
    assert told[1].startswith("It names Falk Optics in 1 document, nearest to this question under “Its ")
    assert told[2:4] == [
        "No sentence that names Falk Optics has “chief executive”.",
        "“chief executive” stands beside Vireo and Ada Lee instead.",
    ]
    assert told[4].startswith("Searched ")


def test_words_that_stand_beside_no_name_are_said_to_stand_elsewhere(corpus):
    told = said(corpus, "What was the price of Vireo?")
    assert "“price” stands in sentences of 1 document that do not name Vireo." in told


def test_what_is_nowhere_is_said_once(corpus):
    told = said(corpus, "Which bakery did Vireo buy?", "Why so.")
    assert told[1] == "Why so."
    assert told[-1] == "Nowhere in the corpus: bakery, buy."
    assert not any(one.startswith("No sentence") for one in told)


def test_without_a_known_name_only_what_was_searched_is_said(corpus):
    assert [one.split()[0] for one in said(corpus, "How do I bake bread?")] == ["The", "Searched", "Nowhere"]
