"""The commands that keep an index safe: what they print, and their exit codes."""

import sqlite3
from contextlib import closing

import pytest
from small_corpus import TEXTS, take_in

from index.store import Store
from ingest.__main__ import main
from ingest.keeping import make_base


@pytest.fixture
def index(tmp_path, word_embedder):
    corpus = take_in(tmp_path / "index", word_embedder, TEXTS)
    corpus.store._database.close()
    return tmp_path / "index"


def run(index, *arguments: object) -> int:
    return main([*map(str, arguments), "--index", str(index)])


def test_a_sound_index_is_exit_code_0(index, capsys):
    assert run(index, "--check") == 0
    assert capsys.readouterr().out == "The index is sound.\n"


def test_a_damaged_index_is_exit_code_1_and_a_backup_mends_it(index, tmp_path, capsys):
    assert run(index, "--backup", tmp_path / "saved") == 0
    with closing(sqlite3.connect(index / "verbatim.sqlite")) as database, database:
        database.execute("UPDATE documents SET text = text || '!' WHERE title = 'Vireo'")
    assert run(index, "--check") == 1
    assert run(index, "--restore", tmp_path / "saved") == 0
    assert run(index, "--check") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"2 documents are in {tmp_path / 'saved'}."
    assert lines[1].startswith("The document “Vireo” (")
    assert lines[2:] == ["1 faults.", f"2 documents were restored from {tmp_path / 'saved'}.", "The index is sound."]


def test_what_cannot_be_done_is_one_sentence(index, tmp_path, capsys):
    assert run(index, "--restore", tmp_path / "nothing") == 1
    assert run(tmp_path / "empty", "--backup", tmp_path / "saved") == 1
    assert run(index, "--backup", index / "saved") == 2
    assert capsys.readouterr().err.count("\n") == 3
    with pytest.raises(SystemExit):
        run(index, "--check", "corpus")


def test_the_recall_of_codes_is_said_where_there_are_some(index, capsys, monkeypatch):
    monkeypatch.setattr("index.bases.FLAT_AT_MOST", 1)
    monkeypatch.setattr("index.bases._UNCODED_AT_MOST", 0)
    with closing(Store(index, None)) as store:
        count = store.counts().passages
        make_base(store)
        make_base(store)
    assert capsys.readouterr().err == f"Making {count} vectors ready for search, which takes minutes.\n"
    assert run(index, "--check") == 0
    assert capsys.readouterr().out == (
        "The index is sound.\n"
        "Search by codes finds 100.0% of the ten passages that are most similar to each of a sample.\n"
    )
