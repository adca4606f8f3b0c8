"""Retrieval over a real store and real indexes, with similarities that can be computed by hand."""

import threading
from pathlib import Path

import pytest
from conftest import WordEmbedder

from index.corpus import Corpus, open_library
from index.errors import IndexMissing
from index.fusion import Scores, fuse
from index.models.fingerprint import index_fingerprint
from index.passages import embedding_text
from index.records import Document, Passage, document_id, span_id
from index.settings import Settings
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


def texts(corpus: Corpus, query: str, limit: int = 10) -> list[str]:
    found = corpus.search(query, limit)
    return [corpus.document(hit.passage.document_id).text[hit.passage.start : hit.passage.end] for hit in found]


@pytest.fixture
def store(tmp_path: Path, word_embedder):
    opened = open_store(tmp_path, word_embedder)
    yield opened
    opened.close()


def test_an_empty_index_finds_nothing(store, word_embedder):
    corpus = Corpus(store, word_embedder)
    assert corpus.search("alpha") == []
    assert (corpus.generation, corpus.passage_count, corpus.passage_frequency(["alpha"], "en")) == (0, 0, [0])


def test_a_document_of_another_process_is_found_without_a_restart(store, word_embedder, tmp_path):
    corpus = Corpus(store, word_embedder)
    other = open_store(tmp_path, word_embedder)
    first = add(other, word_embedder, "a", "alpha beta.\ngamma delta.")
    assert texts(corpus, "alpha")[0] == "alpha beta."
    assert (corpus.generation, corpus.passage_count) == (1, 2)

    add(other, word_embedder, "a", "gamma camera.")
    assert texts(corpus, "gamma") == ["gamma camera."]
    assert corpus.document(first.id) is None

    other.remove_document(document_id("gamma camera."))
    assert corpus.search("gamma") == []
    other.close()


def test_hits_have_similarity_and_bm25_and_are_fused_from_both(store, word_embedder):
    add(store, word_embedder, "a", "alpha beta.\nalpha alpha.\ngamma.")
    hits = Corpus(store, word_embedder).search("alpha")
    index = Corpus(store, word_embedder)._derived.lexical
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
    first = Corpus(store, word_embedder).search("zebra alpha alpha")[0]
    assert first.parts["dense"] == pytest.approx(1)
    zebra = next(hit for hit in Corpus(store, word_embedder).search("zebra") if hit.parts["words"])
    assert zebra.parts["dense"] == 0


def test_the_same_query_gets_the_same_hits_from_an_index_built_in_another_order(tmp_path, word_embedder):
    found = []
    for folder, order in (("one", (0, 1, 2, 3)), ("other", (2, 3, 0, 1))):
        store = open_store(tmp_path / folder, word_embedder)
        for number in order:
            add(store, word_embedder, str(number), f"alpha beta {number}.\nalpha police {number}.")
        found.append(Corpus(store, word_embedder).search("alpha"))
        store.close()
    assert found[0] == found[1]
    assert len(found[0]) == 8


def test_near_identical_passages_are_one_hit_and_documents_take_turns(store, word_embedder):
    add(store, word_embedder, "a", "alpha one.\nalpha two.\nalpha three.")
    add(store, word_embedder, "b", "Alpha  ONE.\nalpha camera report export.")
    found = texts(Corpus(store, word_embedder), "alpha")
    assert len([text for text in found if text.casefold().split() == ["alpha", "one."]]) == 1
    assert len(found) == 4
    shown = [hit.passage.document_id for hit in Corpus(store, word_embedder).search("alpha", 3)]
    assert len(set(shown)) == 2


def test_the_limit_is_kept(store, word_embedder):
    add(store, word_embedder, "a", "alpha.\nalpha beta.\nalpha gamma.")
    corpus = Corpus(store, word_embedder)
    assert len(corpus.search("alpha", 2)) == 2
    assert corpus.search("alpha", 2) == corpus.search("alpha")[:2]


@pytest.mark.parametrize("query", ["", "?", "the of and", "\ud800 alpha", "alpha " * 20_000, 'alpha" AND (', "日本"])
def test_any_query_is_answered(store, word_embedder, query):
    add(store, word_embedder, "a", "alpha.\nbeta.")
    found = texts(Corpus(store, word_embedder), query)
    assert sorted(found) == ["alpha.", "beta."]
    assert "alpha" not in query or found[0] == "alpha."


def test_words_are_counted_in_passages(store, word_embedder):
    add(store, word_embedder, "a", "Alpha cameras.\nbeta.", title="On police")
    assert Corpus(store, word_embedder).passage_frequency(["camera", "police", "zeta"], "en") == [1, 2, 0]


def test_new_metadata_is_shown_at_once(store, word_embedder):
    corpus = Corpus(store, word_embedder)
    document = add(store, word_embedder, "a", "alpha.", title="Before")
    assert corpus.document(document.id).title == "Before"
    add(store, word_embedder, "a", "alpha.", title="After")
    assert corpus.document(document.id).title == "After"


def test_threads_see_whole_generations_while_another_store_is_written(store, word_embedder, tmp_path):
    corpus = Corpus(store, word_embedder)
    writer = open_store(tmp_path, word_embedder)
    lines = {version: [f"alpha v{version} p{line} of {version}." for line in range(version)] for version in range(1, 9)}
    sizes = {document_id("\n".join(lines[version])): version for version in lines}
    add(writer, word_embedder, "a", "\n".join(lines[1]))
    seen: list[list[str]] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.append([hit.passage.document_id for hit in corpus.search("alpha", 50)])

    threads = [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    try:
        for version in range(2, 9):
            add(writer, word_embedder, "a", "\n".join(lines[version]))
    finally:
        done.set()
        for thread in threads:
            thread.join()
        writer.close()
    # The document of each version has as many passages as its number says; a half state would show others.
    assert len(seen) > 1
    assert all(set(found) == {found[0]} and len(found) == sizes[found[0]] for found in seen)
    assert len(corpus.search("alpha", 50)) == 8


def test_a_search_of_several_queries_is_of_one_generation_and_what_it_found_can_be_read_on(
    store, word_embedder, tmp_path
):
    corpus, writer = Corpus(store, word_embedder), open_store(tmp_path, word_embedder)
    alpha = add(writer, word_embedder, "a", "alpha beta.", title="Before")

    def search(one):
        add(writer, word_embedder, "b", "alpha alpha.")
        writer.remove_document(alpha.id)
        found = texts(one, "alpha")
        return (
            found,
            one.documents_with("beta", 9),
            one.generation,
            one.passage_count,
            one.passage_frequency(["beta"], "en"),
        )

    with corpus.at_one_generation(search) as (one, found):
        assert found == (["alpha beta."], [alpha.id], 1, 1, [1])
        assert corpus.generation == 3
        assert texts(corpus, "alpha") == ["alpha alpha."]
        assert one.document(alpha.id).title == "Before"
        assert (one.store.counts().documents, one.store.generation) == (1, 1)
    assert corpus.document(alpha.id) is None
    writer.close()


def test_a_search_that_another_overtakes_is_done_once_more_and_then_keeps_others_out(store, word_embedder, tmp_path):
    corpus, writer = Corpus(store, word_embedder), open_store(tmp_path, word_embedder)
    add(writer, word_embedder, "a", "alpha.")
    generations, others = [], []

    def overtake():
        others.append(corpus.generation)

    def search(one):
        generations.append(one.store.generation)
        add(writer, word_embedder, str(len(generations)), f"alpha {len(generations)}.")
        other = threading.Thread(target=overtake)
        other.start()
        other.join(0.5 if len(generations) > 1 else None)
        return sorted(texts(one, "alpha"))

    with corpus.at_one_generation(search) as (one, found):
        assert generations == [1, 2]
        assert found == ["alpha 1.", "alpha."]
        assert one.store.generation == 2
    while len(others) < 2:  # the other thread could not search, and can now
        threading.Event().wait(0.01)
    assert others == [2, 3]
    writer.close()


def test_an_index_without_documents_is_named_before_a_model_is_loaded(tmp_path):
    with pytest.raises(IndexMissing, match="python -m ingest"):
        open_library(Settings(index=tmp_path / "nothing", model="no such model"))
