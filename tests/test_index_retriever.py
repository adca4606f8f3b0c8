"""Retrieval over a real store and real indexes, with similarities that can be computed by hand."""

from pathlib import Path

import pytest
from conftest import WordEmbedder

from index.fingerprint import index_fingerprint
from index.passages import embedding_text
from index.records import Document, Passage, document_id, span_id
from index.retriever import Retriever
from index.store import Store, StoredSource


def open_store(folder: Path, embedder: WordEmbedder) -> Store:
    return Store(folder / "index", index_fingerprint(embedder, 200), create=True)


def add(store: Store, embedder: WordEmbedder, path: str, text: str, title: str = "") -> Document:
    """Store a document whose passages are the lines of its text."""
    document = Document(id=document_id(text), text=text, title=title, path=path)
    passages, start = [], 0
    for line in text.split("\n"):
        passages.append(Passage(span_id(document.id, start), document.id, start, start + len(line)))
        start += len(line) + 1
    vectors = embedder.encode([embedding_text(document, passage) for passage in passages])
    store.replace_document(StoredSource(path, "hash", document.id), document, passages, vectors, ())
    return document


def texts(retriever: Retriever, query: str, limit: int = 10) -> list[str]:
    found = retriever.retrieve(query, limit)
    return [retriever.document(hit.passage.document_id).text[hit.passage.start : hit.passage.end] for hit in found]


@pytest.fixture
def store(tmp_path: Path, word_embedder):
    opened = open_store(tmp_path, word_embedder)
    yield opened
    opened.close()


def test_an_empty_index_finds_nothing(store, word_embedder):
    retriever = Retriever(store, word_embedder)
    assert retriever.retrieve("alpha") == []
    assert (retriever.generation, retriever.passage_count, retriever.passage_frequency(["alpha"])) == (0, 0, [0])


def test_a_document_of_another_process_is_found_without_a_restart(store, word_embedder, tmp_path):
    retriever = Retriever(store, word_embedder)
    other = open_store(tmp_path, word_embedder)
    first = add(other, word_embedder, "a", "alpha beta.\ngamma delta.")
    assert texts(retriever, "alpha")[0] == "alpha beta."
    assert (retriever.generation, retriever.passage_count) == (1, 2)

    add(other, word_embedder, "a", "gamma camera.")
    assert texts(retriever, "gamma") == ["gamma camera."]
    assert retriever.document(first.id) is None

    other.remove_document(document_id("gamma camera."))
    assert retriever.retrieve("gamma") == []
    other.close()
