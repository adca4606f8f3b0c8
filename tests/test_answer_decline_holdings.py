"""The sentences that have some words: all of them, or none."""

import pytest
from small_corpus import TEXTS, take_in

from answer.decline import holdings
from answer.decline.holdings import documents_of, find_holdings, find_named, is_known


@pytest.fixture
def corpus(tmp_path, word_embedder):
    return take_in(tmp_path / "index", word_embedder, TEXTS)


def told(found) -> list[str]:
    return sorted(one.text for one in found)


def test_every_sentence_with_all_words_is_found_in_any_form_and_order(corpus):
    assert told(find_holdings(corpus, "price camera")) == ["The price of a camera was kept secret."]
    assert told(find_holdings(corpus, "cameras")) == [
        "Falk Optics sold nine hundred cameras to Arlen.",
        "Its cameras",
        "The price of a camera was kept secret.",
    ]
    assert find_holdings(corpus, "bakery") == ()
    assert find_holdings(corpus, "") == ()


def test_a_name_is_found_as_it_is_written(corpus):
    assert told(find_named(corpus, "Ada Lee")) == [
        "Our chief executive, Ada Lee, met the mayor.",
        "The chief executive of Vireo is Ada Lee.",
    ]
    assert find_named(corpus, "Optics Falk") == ()
    assert len(documents_of(find_named(corpus, "Arlen"))) == 2


def test_a_name_is_known_whose_capitals_the_documents_have(corpus):
    assert is_known(corpus, "Ada Lee")
    assert is_known(corpus, "Lee Falk")
    assert is_known(corpus, "the mayor")
    assert not is_known(corpus, "Ada Lovelace")
    assert not is_known(corpus, "Price")


def test_nothing_is_said_of_words_that_too_many_passages_have(corpus, monkeypatch):
    monkeypatch.setattr(holdings, "_MOST_PASSAGES", 0)
    assert find_holdings(corpus, "cameras") is None
    assert find_named(corpus, "Vireo") is None
    assert find_holdings(corpus, "bakery") == ()
