"""Names of speakers come with the words for them, and texts with their titles, few at a time."""

import numpy as np
import pytest

from index import namings
from index.records import Document, Naming, Passage, Statement, document_id
from index.store import Store
from index.store_reader import StoredSource
from text.spans import Span

ONE = "Ann Kolb said so. She said more."
OTHER = "The mayor of Leer spoke."


def put(store: Store, text: str, title: str, *statements: Statement) -> str:
    id = document_id(text)
    document, passage = Document(id, text, title, path=title), Passage(len(text), id, 0, len(text))
    store.replace_document(
        StoredSource(title, title, id), document, [passage], np.eye(1, 8, dtype=np.float32), statements
    )
    return id


def said(id: int, text: str, words: str, name: str | None) -> Statement:
    start = text.index(words)
    speaker = Span(start, start + len(words))
    return Statement(id, document_id(text), (Span(0, 1),), direct=False, speaker=speaker, speaker_name=name)


@pytest.fixture
def filled(store: Store) -> tuple[Store, str, str]:
    statements = (said(1, ONE, "Ann Kolb", "Ann Kolb"), said(2, ONE, "She", "Ann Kolb"), said(3, ONE, "so", None))
    return store, put(store, ONE, "Kolb", *statements), put(store, OTHER, "Leer", said(4, OTHER, "The mayor", "Leer"))


def test_each_document_has_its_names_with_the_words_for_them(filled):
    store, one, other = filled
    assert store.namings.all() == [
        Naming("Ann Kolb", one, "Ann Kolb", 1),
        Naming("Ann Kolb", one, "She", 1),
        Naming("Leer", other, "The mayor", 1),
    ]


def test_texts_stand_below_their_titles_in_the_order_of_ids(filled, monkeypatch):
    store, one, other = filled
    texts = {one: f"Kolb\n{ONE}", other: f"Leer\n{OTHER}"}
    monkeypatch.setattr(namings, "_TEXTS_AT_ONCE", 1)
    assert list(store.namings.texts([other, one, "none"])) == sorted(texts.items())


def test_documents_are_found_by_words_as_they_are_written(filled):
    store, one, other = filled
    assert store.namings.ids_with(["She said", "nothing"]) == [one]
    assert store.namings.ids_with(["she said"]) == []
    assert store.namings.ids_with(["said", "mayor"]) == sorted([one, other])
