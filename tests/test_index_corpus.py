"""Retrieval over a real store and real indexes, with similarities that can be computed by hand."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import WordEmbedder

from index.corpus import Corpus
from index.fusion import Scores, fuse
from index.library import Library
from index.models.fingerprint import index_fingerprint
from index.passages import embedding_text
from index.records import Document, Passage, document_id, span_id
from index.store import Store
from index.store_reader import StoredSource


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


def snapshot(store: Store, embedder: WordEmbedder) -> Corpus:
    return Library(store, embedder).snapshot()


def texts(corpus: Corpus, query: str, limit: int = 10) -> list[str]:
    found = corpus.search(query, limit)
    return [corpus.document(hit.passage.document_id).text[hit.passage.start : hit.passage.end] for hit in found]


@pytest.fixture
def store(tmp_path: Path, word_embedder, index_folder):  # noqa: ARG001  # where it lies
    opened = open_store(tmp_path, word_embedder)
    yield opened
    opened.close()


def test_an_empty_index_finds_nothing(store, word_embedder):
    corpus = snapshot(store, word_embedder)
    assert corpus.search("alpha") == []
    assert (corpus.generation, corpus.passage_count, corpus.passage_frequency(["alpha"], "en")) == (0, 0, [0])


def test_hits_have_similarity_and_bm25_and_are_fused_from_both(store, word_embedder):
    add(store, word_embedder, "a", "alpha beta.\nalpha alpha.\ngamma.")
    hits = snapshot(store, word_embedder).search("alpha")
    index = snapshot(store, word_embedder).indexes.lexical
    ids = [hit.passage.id for hit in hits]
    best, second, last = hits
    assert [hit.parts["dense"] for hit in hits] == pytest.approx([1, 2**-0.5, 0])
    for name, scores in (("words", index.word_scores("alpha", ids)), ("pieces", index.piece_scores("alpha", ids))):
        assert [hit.parts[name] for hit in hits] == pytest.approx(list(scores.values()))
        assert scores[second.passage.id] > 0 == scores[last.passage.id]
    parts = [{hit.passage.id: hit.parts[name] for hit in hits} for name in ("dense", "words", "pieces")]
    assert {hit.passage.id: hit.score for hit in hits} == pytest.approx(fuse(Scores(*parts)))
    assert best.score > second.score > last.score == 0


def test_a_passage_found_by_its_words_alone_has_its_similarity_too(store, word_embedder):
    add(store, word_embedder, "a", "zebra.\nalpha.")
    first = snapshot(store, word_embedder).search("zebra alpha alpha")[0]
    assert first.parts["dense"] == pytest.approx(1)
    zebra = next(hit for hit in snapshot(store, word_embedder).search("zebra") if hit.parts["words"])
    assert zebra.parts["dense"] == 0


def test_the_same_query_gets_the_same_hits_from_an_index_built_in_another_order(tmp_path, word_embedder):
    found = []
    for folder, order in (("one", (0, 1, 2, 3)), ("other", (2, 3, 0, 1))):
        store = open_store(tmp_path / folder, word_embedder)
        for number in order:
            add(store, word_embedder, str(number), f"alpha beta {number}.\nalpha police {number}.")
        found.append(snapshot(store, word_embedder).search("alpha"))
        store.close()
    assert found[0] == found[1]
    assert len(found[0]) == 8


def test_near_identical_passages_are_one_hit_and_documents_take_turns(store, word_embedder):
    add(store, word_embedder, "a", "alpha one.\nalpha two.\nalpha three.")
    add(store, word_embedder, "b", "Alpha  ONE.\nalpha camera report export.")
    found = texts(snapshot(store, word_embedder), "alpha")
    assert len([text for text in found if text.casefold().split() == ["alpha", "one."]]) == 1
    assert len(found) == 4
    shown = [hit.passage.document_id for hit in snapshot(store, word_embedder).search("alpha", 3)]
    assert len(set(shown)) == 2


def test_the_limit_is_kept(store, word_embedder):
    add(store, word_embedder, "a", "alpha.\nalpha beta.\nalpha gamma.")
    corpus = snapshot(store, word_embedder)
    assert len(corpus.search("alpha", 2)) == 2
    assert corpus.search("alpha", 2) == corpus.search("alpha")[:2]


@pytest.mark.parametrize("query", ["", "?", "the of and", "\ud800 alpha", "alpha " * 20_000, 'alpha" AND (', "日本"])
def test_any_query_is_answered(store, word_embedder, query):
    add(store, word_embedder, "a", "alpha.\nbeta.")
    found = texts(snapshot(store, word_embedder), query)
    assert sorted(found) == ["alpha.", "beta."]
    assert "alpha" not in query or found[0] == "alpha."


def test_words_are_counted_in_passages(store, word_embedder):
    add(store, word_embedder, "a", "Alpha cameras.\nbeta.", title="On police")
    assert snapshot(store, word_embedder).passage_frequency(["camera", "police", "zeta"], "en") == [1, 2, 0]


def test_other_sources_of_a_text_are_those_that_a_reader_can_tell_apart(store, word_embedder):
    document = add(store, word_embedder, "a", "alpha.", title="Cameras")
    paper = replace(document, publisher="The Gazette", published="2021-03-05")
    for path, described in (("copy", document), ("gazette", paper), ("gazette again", paper)):
        store.set_source(StoredSource(path, "hash", document.id), replace(described, path=path))
    corpus = snapshot(store, word_embedder)
    assert [(one.publisher, one.path) for one in corpus.other_sources(document)] == [("The Gazette", "gazette")]
    # Whoever describes the document, the other is the other.
    assert corpus.other_sources(paper) == ()
    assert corpus.other_sources(add(store, word_embedder, "b", "beta.")) == ()
