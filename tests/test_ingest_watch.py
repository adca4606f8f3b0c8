"""Watching: changes are seen, changed files are taken in again, and what vanished is removed."""

import json
import weakref
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from ingest.command.following import follow
from ingest.pipeline import add_documents
from ingest.records import Source
from ingest.report import Report
from ingest.sources import find_sources
from ingest.watch import watch_files


@pytest.fixture
def folder(tmp_path: Path, monkeypatch) -> Path:
    made = tmp_path / "documents"
    made.mkdir()
    monkeypatch.chdir(tmp_path)
    return made


@pytest.fixture
def update(store, word_embedder):
    def update(*changed: Path) -> Report:
        return follow(changed, store, word_embedder, passage_tokens=200)

    return update


@pytest.fixture
def texts(store, word_embedder, folder):
    """Takes the folder in, and gives the function that lists the stored texts."""
    (folder / "a.txt").write_text("Alpha is here.")
    (folder / "b.txt").write_text("Beta is here.")
    add_documents(find_sources([folder]), store, word_embedder, passage_tokens=200)
    return lambda: sorted(document.text for document in store.documents())


def kinds(report: Report) -> dict[str, list[str]]:
    named = ("added", "updated", "unchanged", "removed", "failed")
    found = {name: [Path(one.path).name for one in getattr(report, name)] for name in named}
    return {name: paths for name, paths in found.items() if paths}


def test_changed_and_new_files_are_taken_in(folder, texts, update):
    (folder / "a.txt").write_text("Alpha is gone.")
    (folder / "c.txt").write_text("Gamma is here.")
    assert kinds(update(folder / "a.txt", folder / "c.txt")) == {"added": ["c.txt"], "updated": ["a.txt"]}
    assert texts() == ["Alpha is gone.", "Beta is here.", "Gamma is here."]


def test_deleted_files_are_removed(folder, texts, update):
    (folder / "a.txt").unlink()
    assert kinds(update(folder / "a.txt")) == {"removed": ["a.txt"]}
    assert texts() == ["Beta is here."]


def test_what_has_a_key_of_its_own_is_not_taken_for_a_file_of_its_name(folder, texts, update, store, word_embedder):
    content = b"Gamma was dropped."
    kept = Source("documents/c.txt", content, ".txt", key="upload:1/documents/c.txt")
    add_documents([kept], store, word_embedder, passage_tokens=200)
    (folder / "c.txt").write_text("Delta is here.")
    assert kinds(update(folder / "c.txt")) == {"added": ["c.txt"]}
    (folder / "c.txt").unlink()
    assert kinds(update(folder / "c.txt")) == {"removed": ["c.txt"]}
    assert texts() == ["Alpha is here.", "Beta is here.", "Gamma was dropped."]


def test_a_deleted_folder_takes_its_documents_with_it_and_no_others(folder, texts, update, store, word_embedder):
    (folder / "sub").mkdir()
    (folder / "sub" / "c.txt").write_text("Gamma is here.")
    (folder / "subtle.txt").write_text("Delta is here.")
    add_documents(find_sources([folder]), store, word_embedder, passage_tokens=200)
    (folder / "sub" / "c.txt").unlink()
    (folder / "sub").rmdir()
    assert kinds(update(folder / "sub")) == {"removed": ["c.txt"]}
    assert texts() == ["Alpha is here.", "Beta is here.", "Delta is here."]


def test_a_renamed_file_is_stored_under_its_new_name(folder, texts, update, store):
    (folder / "a.txt").rename(folder / "z.txt")
    assert kinds(update(folder / "a.txt", folder / "z.txt")) == {"added": ["z.txt"], "removed": ["a.txt"]}
    assert sorted(document.path for document in store.documents()) == ["documents/b.txt", "documents/z.txt"]
    assert texts() == ["Alpha is here.", "Beta is here."]


def test_a_renamed_file_stays_in_its_collections(folder, texts, update, store):
    [document] = [one.id for one in store.documents() if one.text == "Alpha is here."]
    store.collections.assign(store.collections.ensure("One").id, [document])
    (folder / "a.txt").rename(folder / "c.txt")
    update(folder / "a.txt", folder / "c.txt")
    assert texts() == ["Alpha is here.", "Beta is here."]
    assert store.collections.names() == {document: ["One"]}


def test_what_is_watched_is_put_into_collections(folder, texts, store, word_embedder):  # noqa: ARG001
    (folder / "c.txt").write_text("Gamma is here.")
    follow([folder / "c.txt"], store, word_embedder, passage_tokens=200, collections=["One"])
    assert [one.size for one in store.collections.listed()] == [1]


def test_a_text_that_another_file_still_gives_stays(folder, texts, update):
    (folder / "copy.txt").write_text("Alpha is here.")
    update(folder / "copy.txt")
    (folder / "a.txt").unlink()
    assert kinds(update(folder / "a.txt")) == {}
    assert texts() == ["Alpha is here.", "Beta is here."]


def test_a_file_that_fails_is_named_and_its_earlier_version_stays(folder, texts, update):
    (folder / "a.txt").write_text("")
    assert kinds(update(folder / "a.txt")) == {"failed": ["a.txt"]}
    assert texts() == ["Alpha is here.", "Beta is here."]


class Held(Source):
    """A source that can be seen to be let go."""


def test_what_an_archive_holds_is_read_one_file_after_the_other(folder, store, word_embedder):
    alive: weakref.WeakSet[Source] = weakref.WeakSet()
    most = 0

    def find(paths):
        nonlocal most
        for number in range(9):
            source = Held(f"{paths[0].name}#{number}.txt", f"Alpha {number} is here.".encode(), ".txt")
            alive.add(source)
            yield source
            del source
            most = max(most, len(alive))

    report = follow([folder], store, word_embedder, passage_tokens=200, find=find)
    assert (len(report.added), most <= 2) == (9, True)


def test_records_that_vanished_from_a_file_are_removed(folder, texts, update):
    def write(*words: str) -> None:
        lines = (json.dumps({"_id": word, "title": word, "text": f"{word} is here."}) for word in words)
        (folder / "records.jsonl").write_text("\n".join(lines))

    write("Gamma", "Delta")
    update(folder / "records.jsonl")
    write("Delta", "Epsilon")
    assert kinds(update(folder / "records.jsonl")) == {
        "added": ["records.jsonl#Epsilon"],
        "unchanged": ["records.jsonl#Delta"],
        "removed": ["records.jsonl#Gamma"],
    }
    (folder / "records.jsonl").unlink()
    assert len(update(folder / "records.jsonl").removed) == 2
    assert texts() == ["Alpha is here.", "Beta is here."]


def next_change(changes: Iterator[list[Path]]) -> list[Path]:
    """The next change that is one; waits for ten seconds at most."""
    return next(changed for changed, _ in zip(changes, range(20), strict=False) if changed)


@pytest.fixture
def stop():
    event = Event()
    yield event
    event.set()


def test_changes_are_seen_from_the_first_step_on(folder, stop):
    changes = watch_files([folder], folder / "index", stop)
    assert next(changes) == []
    (folder / "a.txt").write_text("Alpha")
    assert next_change(changes) == [folder / "a.txt"]
    (folder / "a.txt").unlink()
    assert next_change(changes) == [folder / "a.txt"]


def test_what_an_ingest_skips_and_the_index_itself_are_not_watched(folder, stop):
    (folder / "index").mkdir()
    changes = watch_files(["documents", "https://example.org", "missing"], folder / "index", stop)
    next(changes)
    for name in (".hidden", "a.txt~", "README.md", "index/verbatim.sqlite", "z.txt"):
        (folder / name).write_text("Alpha")
    assert next_change(changes) == [folder / "z.txt"]


def test_a_file_is_watched_though_an_editor_puts_another_in_its_place(folder, stop):
    file, other = folder / "a.txt", folder / "b.txt"
    file.write_text("Alpha")
    changes = watch_files([file], folder / "index", stop)
    next(changes)
    for text in ("Beta", "Gamma"):
        other.write_text(text)
        other.replace(file)
        assert next_change(changes) == [file]


def test_where_there_is_nothing_to_watch_the_watch_ends(tmp_path):
    assert list(watch_files(["https://example.org", tmp_path / "missing"], tmp_path)) == []
