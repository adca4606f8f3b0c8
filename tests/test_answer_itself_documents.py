"""What is said of the documents is counted from them."""

from collections.abc import Iterator

import pytest

from answer.itself.documents import (
    documents_at_end,
    documents_by,
    documents_of_year,
    most_quoted,
    which_documents,
    whose_statements,
)
from index.corpus import Corpus
from index.library import Library
from index.records import Document, Statement, document_id
from index.store import Store
from index.store_reader import StoredSource
from text.spans import Span

SAID = "Oculon said no. Oculon said yes. Ada Moreno said so. They said it."
SHELF = (
    ("One", "Gazette", "2019-05-06", SAID),
    ("Two", "Gazette", "2021-01-02T10:00:00Z", "Second text."),
    ("Three", "Bote", "2021-01-02", "Third text."),
    ("Four", None, None, "Fourth text."),
)


def statement(number: int, document: Document, start: int, end: int, speaker: str | None) -> Statement:
    return Statement(number, document.id, (Span(start, end),), False, Span(start, end), speaker)


@pytest.fixture
def corpora(tmp_path, word_embedder) -> Iterator:
    """Opens a corpus of the first documents of the shelf."""
    opened = []

    def of(count: int) -> Corpus:
        store = Store(tmp_path / f"index{count}", "words", create=True)
        opened.append(store)
        for title, publisher, published, text in SHELF[:count]:
            document = Document(document_id(text), text, title, publisher, published=published)
            spoken = (
                [(0, 6, "Oculon"), (16, 22, "Oculon"), (33, 43, "Ada Moreno"), (53, 57, None)] if text == SAID else []
            )
            statements = [statement(number, document, *one) for number, one in enumerate(spoken, start=1)]
            vectors = word_embedder.encode([])
            store.replace_document(StoredSource(title, title, document.id), document, [], vectors, statements)
        return Library(store, word_embedder).snapshot()

    yield of
    for store in opened:
        store.close()


@pytest.fixture
def shelf(corpora):
    return corpora(4)


def test_the_newest_document_is_listed_first(shelf):
    assert [one.title for one in shelf.newest_first()] == ["Two", "Three", "One", "Four"]


def test_documents_are_listed_with_their_sources(shelf):
    assert list(which_documents(shelf)) == [
        "The library holds 4 documents:",
        "“Two”, Gazette, 2021-01-02",
        "“Three”, Bote, 2021-01-02",
        "“One”, Gazette, 2019-05-06",
        "“Four”, undated",
    ]


def test_one_document_and_none_are_told(corpora):
    assert list(which_documents(corpora(1))) == ["The library holds 1 document:", "“One”, Gazette, 2019-05-06"]
    assert list(which_documents(corpora(0))) == ["The library holds no documents yet."]
    assert list(documents_at_end(corpora(0), newest=True)) == ["The library holds no documents yet."]


def test_of_many_documents_the_newest_are_named(shelf, monkeypatch):
    monkeypatch.setattr("answer.itself.documents._LISTED", 2)
    first, *named = which_documents(shelf)
    assert first == "The library holds 4 documents; these are the newest 2:"
    assert named == ["“Two”, Gazette, 2021-01-02", "“Three”, Bote, 2021-01-02"]


def test_documents_of_a_year_are_those_that_state_it(shelf):
    assert list(documents_of_year(shelf, 2019)) == [
        "1 of the library’s 4 documents fit:",
        "“One”, Gazette, 2019-05-06",
    ]
    assert list(documents_of_year(shelf, 2020)) == [
        "None of the library’s 4 documents is dated 2020; those with a date are from 2019–2021.",
        "1 document without a date.",
    ]


def test_documents_of_a_publisher_share_their_source(shelf):
    assert list(documents_by(shelf, "bote")) == ["1 of the library’s 4 documents fit:", "“Three”, Bote, 2021-01-02"]
    assert list(documents_by(shelf, "the EU")) == []


def test_a_source_that_all_share_is_told_once(shelf, monkeypatch):
    monkeypatch.setattr("answer.itself.documents._source", lambda _: "Gazette, 2021")
    assert list(documents_by(shelf, "Gazette"))[1:] == ["“Two”", "“One”", "All of these: Gazette, 2021."]


def test_the_newest_and_the_oldest_are_by_date(shelf):
    assert list(documents_at_end(shelf, newest=True))[:2] == [
        "The newest date of a document is 2021-01-02:",
        "“Two”, Gazette, 2021-01-02",
    ]
    assert list(documents_at_end(shelf, newest=False)) == [
        "The oldest date of a document is 2019-05-06:",
        "“One”, Gazette, 2019-05-06",
        "1 document without a date.",
    ]


def test_speakers_are_counted(shelf):
    most = "Of the statements found in them, the most are by Oculon (2 statements), Ada Moreno (1)."
    assert list(most_quoted(shelf)) == [most]
    assert list(whose_statements(shelf)) == [
        "4 statements were found in the documents; of 3 the speaker is named.",
        most,
    ]


def test_without_statements_nobody_is_named(corpora):
    assert list(most_quoted(corpora(0))) == []
    assert list(whose_statements(corpora(0))) == ["No statement with a named speaker was found in the documents."]
