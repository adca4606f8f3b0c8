"""The vocabulary of a corpus is what its passages have, as they write it."""

import pytest
from web_examples import add_file

from answer.typed.vocabulary import KnownWord, plain_word, vocabulary

TEXT = "Oculon exports cameras.\n\nThe cameras of Oculon film. Šimić of NRC bought 12 cameras in Ar3n."


@pytest.fixture
def known(index):
    add_file(index, "oculon.txt", TEXT)
    return vocabulary(index.snapshot())


def test_words_are_known_as_they_are_written(known):
    assert known.words["oculon"] == KnownWord("Oculon", 2, is_name=True)  # the title is "oculon"
    assert known.words["cameras"] == KnownWord("cameras", 1, is_name=False)
    assert known.words["simic"].written == "Šimić"


def test_abbreviations_and_digits_are_no_words(known):
    assert {"nrc", "12", "ar3n"}.isdisjoint(known.words)


def test_near_words_are_found_by_their_first_letters(known):
    assert [(one.plain, one.steps) for one in known.near("ocluon", 2)] == [("oculon", 1)]
    assert [one.plain for one in known.near("coulon", 2)] == ["oculon"]
    assert known.near("okulon", 0) == []
    assert known.near("teleskop", 2) == []


def test_a_corpus_is_gathered_once(index):
    add_file(index, "oculon.txt", TEXT)
    corpus = index.snapshot()
    assert vocabulary(corpus) is vocabulary(corpus)


def test_a_word_is_plain_without_case_and_accents():
    assert plain_word("Šimić") == "simic"
