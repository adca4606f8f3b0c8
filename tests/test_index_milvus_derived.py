"""One contract for all that searches: the indexes beside the store and milvus-lite find the same, in the same order."""

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import WordEmbedder
from search_engines import ENGINES, NEEDS_MILVUS, opened, search_of

from answer.within import DocumentFilter, narrowed
from index.library import Library
from index.milvus.address import read_address
from index.milvus.collection import Collection
from index.milvus.rows import rows
from index.models.fingerprint import index_fingerprint
from index.store import Store
from ingest.__main__ import main
from ingest.pipeline import add_documents
from ingest.records import Source

ROOT = Path(__file__).parents[1]
EMBEDDER = WordEmbedder("camera police fund price export rule city report")
QUERIES = ("camera police", "price of the fund", "export rules", "reports", "zzz", "camerra", "Kamera der Polizei")
ABOUT = ("camera", "police", "fund price", "export rule", "city report", "camera export price", "reporters reported")


def source(number, text, **said):
    lines = "".join(f"{name}: {value}\n" for name, value in said.items())
    return Source(f"{number}.md", f"---\ntitle: Text {number}\n{lines}---\n\n{text}\n".encode(), ".md")


def sources(numbers=range(24)):
    for number in numbers:
        year, paper = 2000 + number, "The Arlen Times" if number % 3 else "Le Monde"
        words = f"The {ABOUT[number % 7]} of number {number} is about a {ABOUT[number % 5]} " * (1 + number % 2)
        yield source(number, words + ".", publisher=paper, date=f"{year}-05-01", language="en" if number % 2 else "fr")


def take_in(store, found):
    assert not add_documents(found, store, EMBEDDER, passage_tokens=200).failed


@pytest.fixture
def store(tmp_path):
    made = Store(tmp_path / "index", index_fingerprint(EMBEDDER, 200), create=True)
    take_in(made, sources())
    return made


def scores(corpus, query, limit=50):
    """The parts of the score of each hit by passage id."""
    return {hit.passage.id: hit.parts for hit in corpus.search(query, limit)}


def ids_of(store):
    return {Path(one.path).name: one.document_id for one in store.sources()}


def found(corpus, query="camera police fund price export rule city report"):
    return {hit.passage.document_id for hit in corpus.search(query, 100)}


@NEEDS_MILVUS
def test_both_find_the_same_with_the_same_scores_in_the_same_order(store):
    files, milvus = (opened(store, EMBEDDER, engine).snapshot() for engine in ("files", "milvus"))
    for query in QUERIES:
        expected, same = scores(files, query), scores(milvus, query)
        assert same.keys() == expected.keys()
        for id, parts in expected.items():
            # Tantivy rounds the lengths of texts, and counts its own mark as a passage, which few passages feel.
            assert same[id] == pytest.approx(parts, rel=0.06, abs=0.11)
            assert same[id]["dense"] == pytest.approx(parts["dense"], abs=1e-6)
        ranked = [files.search(query, 50), milvus.search(query, 50)]
        by_id = {hit.passage.id: hit.score for hit in ranked[0]}
        assert all(by_id[one.passage.id] >= by_id[next.passage.id] - 0.004 for one, next in pairwise(ranked[1]))


@NEEDS_MILVUS
def test_both_count_words_alike(store):
    files, milvus = (opened(store, EMBEDDER, engine).snapshot() for engine in ("files", "milvus"))
    asked = ("camera", "cameras", "report", "zzz", "number 7", "")
    assert milvus.passage_frequency(asked, "en") == files.passage_frequency(asked, "en")
    assert milvus.written_words() == files.written_words()
    assert milvus.documents_with("police", 3) == files.documents_with("police", 3)
    wanted = DocumentFilter(publisher="monde")
    within = [narrowed(corpus, wanted).passages_with("camera", "en") for corpus in (files, milvus)]
    assert within[0] == within[1] > 0


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (DocumentFilter(publisher="monde"), range(0, 24, 3)),
        (DocumentFilter(language="fr", until="2010"), range(0, 11, 2)),
        (DocumentFilter(since="2003-05", until="2005"), (3, 4, 5)),
        (DocumentFilter(publisher="Arlen", since="2020"), (20, 22, 23)),
        (DocumentFilter(collection="Kept"), (1, 7, 9)),
    ],
)
def test_a_filter_leaves_what_is_within_alone(store, engine, wanted, numbers, monkeypatch):
    ids = ids_of(store)
    kept = store.collections.ensure("Kept")
    store.collections.assign(kept.id, [ids[f"{number}.md"] for number in (1, 7, 9)])
    corpus, expected = opened(store, EMBEDDER, engine).snapshot(), {ids[f"{number}.md"] for number in numbers}
    assert found(narrowed(corpus, wanted)) == expected
    monkeypatch.setattr("index.milvus.searching._NAMED", 2)  # as where the chosen are too many to be named
    again = opened(store, EMBEDDER, engine).snapshot()
    assert found(narrowed(again, wanted)) == expected
    counts = [narrowed(again, wanted).passages_with("number", language) for language in corpus.languages]
    assert sum(counts) == len(expected)


@pytest.mark.parametrize("engine", ENGINES)
def test_what_comes_is_found_and_what_goes_is_not(store, engine):
    library = opened(store, EMBEDDER, engine)
    before = found(library.snapshot())
    gone, kept = ids_of(store)["3.md"], library.snapshot()
    store.remove_document(gone)
    assert found(library.snapshot()) == before - {gone}
    assert kept.generation < library.snapshot().generation
    take_in(store, [source(3, "The city has a new rule.")])
    assert found(library.snapshot()) == before - {gone} | {ids_of(store)["3.md"]}
    assert library.snapshot().search("new rule", 1)[0].passage.document_id == ids_of(store)["3.md"]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_document_that_changed_is_found_by_its_new_words_alone(store, engine):
    library = opened(store, EMBEDDER, engine)
    assert library.snapshot().passage_frequency(["zebra"], "en") == [0]
    take_in(store, [source(5, "A zebra crossed.")])
    corpus = library.snapshot()
    assert corpus.passage_frequency(["zebra"], "en") == [1]
    assert corpus.passage_count == store.counts().passages == 24


@pytest.mark.parametrize("engine", ENGINES)
def test_the_next_process_begins_where_the_last_ended(store, engine):
    before = found(opened(store, EMBEDDER, engine).snapshot())
    store.remove_document(ids_of(store)["8.md"])
    take_in(store, sources([30]))
    assert found(opened(store, EMBEDDER, engine).snapshot()) == {one.id for one in store.listed()}
    assert len(before) == 24


@NEEDS_MILVUS
def test_rows_that_got_lost_or_strayed_are_mended(store):
    library = opened(store, EMBEDDER, "milvus")
    derived = library._derived
    ids = store.passage_ids()
    derived._delete(set(ids[:2]))
    strays = list(enumerate(rows(store, store.identity, ids[3:6])))
    derived._collection.upsert([{**row, "id": f"{store.identity}/{i}", "passage": i} for i, row in strays])
    assert derived._count() == 25
    assert found(opened(store, EMBEDDER, "milvus").snapshot()) == {one.id for one in store.listed()}
    assert set(derived._collection.all(f'tenant == "{store.identity}"', "passage")) == set(ids)


@NEEDS_MILVUS
def test_stores_that_share_a_collection_find_their_own_alone(store, tmp_path):
    other = Store(tmp_path / "other", index_fingerprint(EMBEDDER, 200), create=True)
    take_in(other, [source(99, "The camera of another desk.")])
    mine = opened(store, EMBEDDER, "milvus").snapshot()
    theirs = Library(other, EMBEDDER, search=search_of("milvus", store.folder)).snapshot()
    assert found(theirs) == {one.id for one in other.listed()}
    assert found(mine) == {one.id for one in store.listed()}
    assert theirs.passage_frequency(["camera"], "en") == [1]


CHILD = """
import sys, time
from pathlib import Path
import index.milvus.collection as collection
from index.milvus.derived import EngineDerived
from index.store import Store

collection._ROWS = 3
usual = collection.Collection._run
def slowly(self, work):
    done = usual(self, work)
    if getattr(getattr(work, "func", None), "__name__", "") in ("upsert", "delete"):
        print("written", flush=True)
        time.sleep(0.2)
    return done
collection.Collection._run = slowly
EngineDerived(Store(Path(sys.argv[1]), None), sys.argv[2], int(sys.argv[3])).catch_up()
"""


def child_of(store):
    """A process that brings the engine to the store's generation, and says whenever it has written something."""
    return [sys.executable, "-c", CHILD, str(store.folder), search_of("milvus", store.folder), str(EMBEDDER.dimensions)]


@NEEDS_MILVUS
@pytest.mark.parametrize("writes", [2, 3])
def test_who_is_killed_amid_writing_leaves_no_ghosts_and_loses_nothing(store, writes):
    if writes == 3:  # a change of what is there already
        subprocess.run(child_of(store), check=True, capture_output=True, cwd=ROOT)
        store.remove_document(ids_of(store)["2.md"])
        take_in(store, sources(range(40, 52)))
    with subprocess.Popen(child_of(store), cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        for _ in range(writes):
            assert child.stdout.readline() == "written\n"
        child.kill()
    library = opened(store, EMBEDDER, "milvus")
    assert found(library.snapshot()) == {one.id for one in store.listed()}
    assert set(library._derived._collection.all(f'tenant == "{store.identity}"', "passage")) == set(store.passage_ids())


@NEEDS_MILVUS
def test_a_folder_of_milvus_lite_is_one_process_s(store):
    opened(store, EMBEDDER, "milvus")
    child = subprocess.run(child_of(store), cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert "EngineFault: The search engine in" in child.stderr
    assert "milvus-lite is one process's" in child.stderr


@NEEDS_MILVUS
def test_all_rows_are_written_anew(store):
    library = opened(store, EMBEDDER, "milvus")
    library._derived._delete(set(store.passage_ids()))
    library._derived.rebuild()
    assert found(library.snapshot()) == {one.id for one in store.listed()}


@NEEDS_MILVUS
def test_the_command_builds_anew_what_is_searched(store, monkeypatch, capsys):
    monkeypatch.setenv("VERBATIM_SEARCH", search_of("milvus", store.folder))
    assert main(["--rebuild", "--index", str(store.folder)]) == 0
    assert capsys.readouterr().out == "What is searched was built anew.\n"
    collection = Collection(read_address(search_of("milvus", store.folder)), EMBEDDER.dimensions)
    assert set(collection.all(f'tenant == "{store.identity}"', "passage")) == set(store.passage_ids())
