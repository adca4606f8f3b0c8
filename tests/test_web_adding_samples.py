"""The samples: which documents are some, put away and had back; only by editors, and recorded."""

from dataclasses import replace
from hashlib import sha256

import pytest
from web_examples import ingest_file, open_index

from index.errors import NotAllowed
from index.settings import Settings
from web.access.acting import ACTING, Actor, Role
from web.access.audit import entries
from web.adding.samples import _SAMPLES, bring_back, put_away, sample_files, samples_in
from web.adding.sources import add_sources


@pytest.fixture
def sampled(tmp_path, word_embedder, monkeypatch):
    """An index whose folder of samples has two documents, which are in."""
    from ingest.sources import find_sources

    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").write_text("The police export cameras.")
    (folder / "b.txt").write_text("The army exports drones.")
    hashes = {name: sha256((folder / name).read_bytes()).hexdigest() for name in ("a.txt", "b.txt")}
    monkeypatch.setattr("web.adding.samples._SAMPLES", hashes)
    index = open_index(tmp_path / "index", word_embedder, corpus=folder, audit="on", statements="rules")
    report = add_sources(index, find_sources([folder]))
    assert len(report.added) == 2
    return index


def titles(index) -> list[str]:
    return [one.title for one in index.snapshot().store.listed()]


def test_samples_are_what_comes_from_their_folder_alone(sampled, tmp_path):
    from ingest.sources import find_sources

    ingest_file(sampled, "mine.txt", "Nobody exports boats.")
    (tmp_path / "copy.txt").write_text("The army exports drones.")
    add_sources(sampled, find_sources([tmp_path / "copy.txt"]))
    store = sampled.snapshot().store
    assert [store.title(id) for id in samples_in(sampled.settings, store)] == ["a"]


@pytest.mark.slow
def test_they_are_put_away_and_had_back_and_that_is_recorded(sampled):
    ingest_file(sampled, "mine.txt", "Nobody exports boats.")
    put_away(sampled)
    assert titles(sampled) == ["mine"]
    bring_back(sampled)
    assert titles(sampled) == ["a", "b", "mine"]
    told = [entry.what for entry in entries(sampled.settings)]
    assert (told.count("removed"), told.count("added")) == (2, 4)


def test_readers_may_do_neither(sampled):
    before = ACTING.set(Actor("ben", Role.READER, ""))
    try:
        for act in (put_away, bring_back):
            with pytest.raises(NotAllowed):
                act(sampled)
    finally:
        ACTING.reset(before)
    assert titles(sampled) == ["a", "b"]


def test_what_people_put_beside_them_or_changed_in_them_is_theirs(sampled):
    from ingest.sources import find_sources

    folder = sampled.settings.corpus
    (folder / "mine.txt").write_text("Nobody exports boats.")
    (folder / "a.txt").write_text("The police export no more cameras.")
    add_sources(sampled, find_sources([folder]))
    assert titles(sampled) == ["a", "b", "mine"]
    put_away(sampled)
    assert titles(sampled) == ["a", "mine"]


def test_the_list_of_samples_is_that_of_the_shipped_documents():
    shipped = {file.name: sha256(file.read_bytes()).hexdigest() for file in sample_files(Settings())}
    assert shipped == _SAMPLES
    folder = Settings().corpus
    assert {file.name for file in folder.iterdir() if file.suffix != ".toml"} - {"README.md"} - set(_SAMPLES) == set()


def test_an_index_of_other_folders_has_none(sampled, tmp_path):
    elsewhere = replace(sampled.settings, corpus=tmp_path / "other")
    assert samples_in(elsewhere, sampled.snapshot().store) == []
