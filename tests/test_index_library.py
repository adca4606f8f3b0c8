"""What stays open: it notices what other processes store, and each snapshot of it is of one moment."""

import threading
from collections.abc import Sequence

import pytest
from test_index_corpus import add, open_store, texts

from index.coded import CodedIndex
from index.errors import IndexMissing
from index.lexical import LexicalIndex
from index.library import Library, open_library
from index.records import document_id
from index.settings import Settings
from index.vectors import VectorIndex


@pytest.fixture
def store(tmp_path, word_embedder, index_folder):  # noqa: ARG001  # where it lies
    opened = open_store(tmp_path, word_embedder)
    yield opened
    opened.close()


def test_a_document_of_another_process_is_found_without_a_restart(store, word_embedder, tmp_path):
    library = Library(store, word_embedder)
    other = open_store(tmp_path, word_embedder)
    first = add(other, word_embedder, "a", "alpha beta.\ngamma delta.")
    assert texts(library.snapshot(), "alpha")[0] == "alpha beta."
    assert (library.snapshot().generation, library.snapshot().passage_count) == (1, 2)

    add(other, word_embedder, "a", "gamma camera.")
    assert texts(library.snapshot(), "gamma") == ["gamma camera."]
    assert library.snapshot().document(first.id) is None

    other.remove_document(document_id("gamma camera."))
    assert library.snapshot().search("gamma") == []
    other.close()


def test_new_metadata_is_shown_at_once(store, word_embedder):
    library = Library(store, word_embedder)
    document = add(store, word_embedder, "a", "alpha.", title="Before")
    assert library.snapshot().document(document.id).title == "Before"
    add(store, word_embedder, "a", "alpha.", title="After")
    assert library.snapshot().document(document.id).title == "After"


def test_threads_see_whole_generations_while_another_store_is_written(store, word_embedder, tmp_path):
    library = Library(store, word_embedder)
    writer = open_store(tmp_path, word_embedder)
    lines = {version: [f"alpha v{version} p{line} of {version}." for line in range(version)] for version in range(1, 9)}
    sizes = {document_id("\n".join(lines[version])): version for version in lines}
    add(writer, word_embedder, "a", "\n".join(lines[1]))
    seen: list[list[str]] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.append([hit.passage.document_id for hit in library.snapshot().search("alpha", 50)])

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
    assert len(library.snapshot().search("alpha", 50)) == 8


def test_all_that_is_read_of_a_snapshot_is_of_one_generation(store, word_embedder, tmp_path):
    library, writer = Library(store, word_embedder), open_store(tmp_path, word_embedder)
    alpha = add(writer, word_embedder, "a", "alpha beta.", title="Before")
    one = library.snapshot()
    add(writer, word_embedder, "b", "alpha alpha.")
    writer.remove_document(alpha.id)
    later = library.snapshot()  # brings the indexes to the newer generation
    assert (later.generation, texts(later, "alpha"), later.document(alpha.id)) == (3, ["alpha alpha."], None)
    assert (one.generation, one.passage_count, one.passage_frequency(["beta"], "en")) == (1, 1, [1])
    assert (texts(one, "alpha"), one.documents_with("beta", 9)) == (["alpha beta."], [alpha.id])
    assert one.document(alpha.id).title == "Before"
    assert (one.store.counts().documents, one.store.generation) == (1, 1)
    writer.close()


def test_nobody_waits_while_a_model_reads(store, word_embedder, tmp_path):
    """Another thread finds what is stored while a reranker reads the passages of the first."""
    writer, found = open_store(tmp_path, word_embedder), []
    add(writer, word_embedder, "a", "alpha.")

    class Slow:
        name = "slow"

        def scores(self, _query: str, passages: Sequence[str]) -> list[float]:
            if not found:
                found.append([])
                add(writer, word_embedder, "b", "alpha beta.")
                other = threading.Thread(target=lambda: found.append(texts(library.snapshot(), "beta")))
                other.start()
                other.join(5)
            return [1.0] * len(passages)

    library = Library(store, word_embedder, Slow())
    assert texts(library.snapshot(), "alpha") == ["alpha."]
    assert found[1][0] == "alpha beta."
    writer.close()


def test_what_is_worked_out_is_kept_until_the_documents_change(store, word_embedder):
    library, made = Library(store, word_embedder), []

    def work() -> int:
        made.append(len(made))
        return made[-1]

    assert [library.snapshot().remember("count", work) for _ in range(3)] == [0, 0, 0]
    add(store, word_embedder, "a", "alpha.")
    assert library.snapshot().remember("count", work) == 1


def test_an_index_without_documents_is_named_before_a_model_is_loaded(tmp_path):
    with pytest.raises(IndexMissing, match="python -m ingest"):
        open_library(Settings(index=tmp_path / "nothing", model="no such model"))


def test_a_word_index_that_a_question_finds_damaged_is_built_anew_beside_the_next_ones(store, word_embedder, tmp_path):
    library = Library(store, word_embedder)
    add(store, word_embedder, "a", "alpha xylophone.")
    damaged = library.snapshot()
    damaged.indexes.lexical.is_damaged = True  # as a search that fails sets it
    (folder,) = (tmp_path / "index" / "derived").glob("lexical")
    for file in folder.glob("*.idx"):
        file.write_bytes(b"")
    meanwhile = library.snapshot()
    assert (meanwhile.lacks_words, texts(meanwhile, "alpha")) == (True, ["alpha xylophone."])
    assert library.wait(20)
    healed = library.snapshot()
    assert (healed.lacks_words, healed.passage_frequency(["xylophone"], "en")) == (False, [1])


def test_a_word_index_in_other_hands_is_done_without(store, word_embedder, tmp_path, monkeypatch):
    monkeypatch.setattr("index.derived._BUSY_SECONDS", 0.1)
    library, other = Library(store, word_embedder), LexicalIndex(tmp_path / "index" / "derived" / "lexical", "any")
    with other.writing():
        add(store, word_embedder, "a", "alpha xylophone.")
        assert (library.snapshot().lacks_words, texts(library.snapshot(), "alpha")) == (True, ["alpha xylophone."])
    healed = library.snapshot()
    assert (healed.lacks_words, healed.passage_frequency(["xylophone"], "en")) == (False, [1])


def test_what_the_disk_does_not_take_is_searched_in_memory(store, word_embedder, tmp_path):
    add(store, word_embedder, "a", "alpha xylophone.")
    (tmp_path / "index" / "derived").write_text("in the way")
    corpus = Library(store, word_embedder).snapshot()
    assert (corpus.lacks_words, corpus.passage_frequency(["xylophone"], "en")) == (False, [1])
    assert texts(corpus, "alpha") == ["alpha xylophone."]


def test_a_base_is_made_beside_the_questions_and_searched_then(store, word_embedder, monkeypatch):
    monkeypatch.setattr("index.bases.FLAT_AT_MOST", 5)
    monkeypatch.setattr("index.bases._UNCODED_AT_MOST", 2)
    add(store, word_embedder, "a", "alpha beta.\ngamma delta.\nalpha.\nbeta.\nalpha delta.")
    library = Library(store, word_embedder)
    assert library.wait(20)
    add(store, word_embedder, "b", "gamma gamma.\ndelta.")
    before = library.snapshot()
    assert isinstance(before.indexes.vectors, VectorIndex)
    found = [(hit.passage.id, hit.score) for hit in before.search("gamma")]
    assert library.wait(20)
    after = library.snapshot()
    assert isinstance(after.indexes.vectors, CodedIndex)
    assert after.generation == before.generation
    assert [(hit.passage.id, hit.score) for hit in after.search("gamma")] == found
    assert library.snapshot().indexes is after.indexes

    store.remove_document(document_id("gamma gamma.\ndelta."))
    assert "gamma gamma." not in texts(library.snapshot(), "gamma")
    assert [(hit.passage.id, hit.score) for hit in before.search("gamma")] == found
