"""Which document is meant by its title, or by what was just quoted."""

import pytest
from web_examples import add_file, open_index

from answer.overview.documents import (
    content_terms,
    documents_found,
    is_pointing,
    named_document,
    only_document,
    quoted_document,
)
from answer.records import Turn


@pytest.fixture
def corpus(tmp_path, word_embedder):
    index = open_index(tmp_path / "index", word_embedder)
    add_file(
        index, "arlen-profile.md", "# Cameras of Arlen\n\nThe police of Arlen have a camera that sees all of it.\n"
    )
    add_file(index, "noise.md", "# Noise in Kolb\n\nThe export report of Arlen has nothing on the noise of the town.\n")
    return index.snapshot()


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("the Arlen report", "Cameras of Arlen"),
        ("the Arlen profile", "Cameras of Arlen"),
        ("Cameras of Arlen", "Cameras of Arlen"),
        ("the report on noise", "Noise in Kolb"),
        ("Arlen", None),
        ("the Lund report", None),
        ("the report", None),
    ],
)
def test_a_document_is_meant_by_words_of_its_title(corpus, words, title):
    found = named_document(corpus, words)
    assert (found.title if found else None) == title


def test_a_document_is_meant_by_what_was_quoted_of_it(corpus):
    said = Turn("assistant", "The police of Arlen have a camera that sees all of it.")
    asked = Turn("user", "What do they have?")
    assert quoted_document(corpus, [asked, said]).title == "Cameras of Arlen"
    assert (
        quoted_document(corpus, [asked, Turn("assistant", "The police of Lund have no camera that sees it.")]) is None
    )
    assert quoted_document(corpus, [asked, Turn("assistant", "The corpus does not answer this.")]) is None


def test_of_two_documents_none_is_the_only_one(corpus):
    assert only_document(corpus) is None
    assert {document.title for document in documents_found(corpus, "noise")} == {"Noise in Kolb"}


def test_words_that_point_name_nothing():
    assert is_pointing("")
    assert is_pointing("this report")
    assert is_pointing("it")
    assert not is_pointing("the Arlen report")
    assert content_terms("the cameras of Arlen") == content_terms("Arlen camera")
