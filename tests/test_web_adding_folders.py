"""Folders that are watched: only those that may be; files are taken in, again when they change, and removed."""

import os
from pathlib import Path

import pytest
from web_examples import open_index

from index.errors import IndexNotWritable, QuestionError
from index.settings import Settings
from web.access.audit import entries
from web.adding import folders
from web.adding.folders import FolderWatch, allowed_folders, watchable


@pytest.fixture
def root(tmp_path) -> Path:
    made = tmp_path / "press"
    made.mkdir()
    return made.resolve()


@pytest.fixture
def index(root, tmp_path, word_embedder):
    opened = open_index(tmp_path / "index", word_embedder, watch_folders=str(root), statements="rules", audit="on")
    yield opened
    opened.closing.set()


@pytest.fixture
def watch(index) -> FolderWatch:
    return FolderWatch(index)


@pytest.fixture
def source(index, root) -> str:
    return index.watches.watch("folder", str(root), "")


def texts(index) -> list[str]:
    return sorted(document.text for document in index.snapshot().store.documents())


def until(watch: FolderWatch, is_so) -> None:
    """Look until something is so; a look waits for changes by itself."""
    for _ in range(60):
        watch.look()
        if is_so():
            return
    raise AssertionError("It did not happen.")


def test_folders_are_named_by_the_setting(tmp_path):
    corpus = Settings().corpus.resolve()
    assert allowed_folders(Settings()) == [corpus]
    assert allowed_folders(Settings(watch_folders=f"{tmp_path}, corpus")) == [tmp_path.resolve(), corpus]
    assert allowed_folders(Settings(watch_folders="none")) == []


def test_a_folder_that_may_be_watched_is_told_by_where_it_really_lies(index, root):
    (root / "May").mkdir()
    (root / "link").symlink_to(root / "May")
    settings = index.settings
    typed = [str(root), "", "May", f"{root}/May/../May", "link"]
    assert [watchable(settings, each) for each in typed] == [root, root, *[root / "May"] * 3]


@pytest.mark.parametrize("typed", ["..", "/", "/etc", "../index", "link", "{root}-other", "May/../../x"])
def test_nothing_leads_out_of_the_folders_that_may_be_watched(index, root, typed):
    (root / "May").mkdir()
    (root / "link").symlink_to("/etc")
    with pytest.raises(QuestionError, match=r"may not be watched from this page, only .*press and what lies below"):
        watchable(index.settings, typed.format(root=root))


@pytest.mark.parametrize("typed", ["missing", "file.txt", "a\0b"])
def test_what_is_no_folder_is_told(index, root, typed):
    (root / "file.txt").write_text("x")
    with pytest.raises(QuestionError, match="There is no folder"):
        watchable(index.settings, typed)


@pytest.mark.usefixtures("source")
def test_what_is_watched_already_and_the_index_itself_are_not_watched(index, root, tmp_path, word_embedder):
    with pytest.raises(QuestionError, match="is watched already, with"):
        watchable(index.settings, ".", index.watches.sources())
    (tmp_path / "index" / "inner").mkdir(exist_ok=True)
    all_allowed = open_index(tmp_path / "index", word_embedder, watch_folders=str(tmp_path)).settings
    with pytest.raises(QuestionError, match="lies in the folder of the index"):
        watchable(all_allowed, "index/inner")
    with pytest.raises(QuestionError, match="Folders are not watched here"):
        watchable(open_index(tmp_path / "index", word_embedder, watch_folders="none").settings, str(root))


def test_a_file_that_appears_changes_and_vanishes_is_followed(index, watch, root, source):
    (root / "a.txt").write_text("Alpha is here.")
    watch.look()
    assert texts(index) == ["Alpha is here."]
    (root / "b.txt").write_text("Beta is here.")
    until(watch, lambda: texts(index) == ["Alpha is here.", "Beta is here."])
    (root / "b.txt").write_text("Beta is gone away.")
    until(watch, lambda: texts(index) == ["Alpha is here.", "Beta is gone away."])
    (root / "a.txt").unlink()
    until(watch, lambda: texts(index) == ["Beta is gone away."])
    found = index.watches.source(source)
    assert (found.documents, found.failed, found.fault) == (3, 0, None)
    told = [(entry.what, entry.about.partition(" (")[0]) for entry in entries(index.settings)]
    assert told == [("removed", "a"), ("added", "b"), ("added", "b"), ("added", "a")]


@pytest.mark.usefixtures("source")
def test_a_renamed_file_stays_in_its_collections(index, watch, root):
    (root / "a.txt").write_text("Alpha is here.")
    (root / "b.txt").write_text("Beta is here.")
    watch.look()
    collections = index.library().store.collections
    [document] = [one.id for one in index.snapshot().store.documents() if one.text == "Alpha is here."]
    collections.assign(collections.ensure("One").id, [document])
    (root / "a.txt").rename(root / "c.txt")
    until(watch, lambda: index.snapshot().store.paths(document) == (str(root / "c.txt"),))
    assert collections.names() == {document: ["One"]}


def test_what_cannot_be_recorded_is_not_removed(index, watch, root, source, monkeypatch):
    for name in ("a", "b"):
        (root / f"{name}.txt").write_text(f"{name} was here.")
    watch.look()

    def full(*_: object) -> None:
        raise IndexNotWritable("The record is full.")

    with monkeypatch.context() as patched:
        patched.setattr(folders, "record", full)
        (root / "a.txt").unlink()
        until(watch, lambda: index.watches.source(source).fault == "The record is full.")
        assert texts(index) == ["a was here.", "b was here."]
    index.watches.look_soon(source)
    until(watch, lambda: texts(index) == ["b was here."])
    assert next(entry.what for entry in entries(index.settings)) == "removed"


@pytest.mark.usefixtures("source")
def test_after_a_restart_only_what_changed_meanwhile_is_read(index, watch, root, monkeypatch):
    for name in ("a", "b", "c"):
        (root / f"{name}.txt").write_text(f"{name} was here.")
    watch.look()
    [removed] = [one.id for one in index.snapshot().store.documents() if one.text.startswith("c")]
    index.library().store.remove_document(removed)  # by somebody in the Library
    (root / "a.txt").unlink()
    (root / "b.txt").write_text("b has changed.")
    read: list[str] = []
    add = folders.add_sources
    monkeypatch.setattr(
        folders,
        "add_sources",
        lambda index, sources, *more: add(index, (read.append(one.path) or one for one in sources), *more),
    )
    FolderWatch(index).look()
    assert ([Path(path).name for path in read], texts(index)) == (["b.txt"], ["b has changed."])


@pytest.mark.usefixtures("source")
def test_a_file_that_is_moved_away_and_back_is_taken_in_again(index, watch, root, tmp_path):
    (root / "May").mkdir()
    (root / "May" / "a.txt").write_text("Alpha is here.")
    watch.look()
    (root / "May").rename(tmp_path / "away")
    until(watch, lambda: texts(index) == [])
    (tmp_path / "away").rename(root / "May")
    until(watch, lambda: texts(index) == ["Alpha is here."])


def test_records_of_a_collection_stay_while_it_is_not_read_again(index, watch, root, source):
    (root / "all.jsonl").write_text('{"_id": "1", "text": "One alpha."}\n{"_id": "2", "text": "Two beta."}\n')
    (root / "x.txt").write_text("Gamma.")
    watch.look()
    (root / "x.txt").write_text("Delta is here.")
    FolderWatch(index).look()
    assert texts(index) == ["Delta is here.", "One alpha.", "Two beta."]
    assert index.watches.source(source).failed == 0


def test_a_link_that_leads_out_is_not_read_and_told(index, watch, root, source, tmp_path):
    (tmp_path / "secret.txt").write_text("A secret.")
    (root / "link.txt").symlink_to(tmp_path / "secret.txt")
    (root / "a.txt").write_text("Alpha.")
    watch.look()
    assert texts(index) == ["Alpha."]
    [fault] = index.watches.entry_faults(source, 9)
    assert "leads out of the folder" in fault


def test_what_cannot_be_read_is_told_until_it_can(index, watch, root, source):
    (root / "a.pdf").write_bytes(b"no PDF")
    watch.look()
    assert index.watches.source(source).failed == 1
    (root / "a.pdf").unlink()
    until(watch, lambda: index.watches.source(source).failed == 0)


def test_the_folder_of_the_index_is_not_read(root, word_embedder):
    (root / "index").mkdir()
    inside = open_index(root / "index", word_embedder, watch_folders=str(root), statements="rules")
    (root / "index" / "audit.jsonl").write_text('{"text": "A secret."}')
    (root / "a.txt").write_text("Alpha.")
    inside.watches.watch("folder", str(root), "")
    FolderWatch(inside).look()
    assert texts(inside) == ["Alpha."]


def test_a_folder_that_is_gone_or_empty_at_once_takes_nothing_with_it(index, watch, root, source, tmp_path):
    (root / "a.txt").write_text("Alpha.")
    watch.look()
    root.rename(tmp_path / "unmounted")
    FolderWatch(index).look()
    assert "is not there now" in index.watches.source(source).fault
    root.mkdir()
    FolderWatch(index).look()
    assert "is empty, though it was not before" in index.watches.source(source).fault
    root.rmdir()
    (tmp_path / "unmounted").rename(root)
    FolderWatch(index).look()
    assert (index.watches.source(source).fault, texts(index)) == (None, ["Alpha."])


def test_a_folder_that_leads_elsewhere_now_is_not_followed(index, watch, root, source, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "secret.txt").write_text("A secret.")
    root.rmdir()
    root.symlink_to(tmp_path / "other")
    watch.look()
    assert "leads elsewhere now" in index.watches.source(source).fault
    assert not (index.settings.index / "verbatim.sqlite").exists()


def test_what_is_paused_is_not_looked_at(index, watch, root, source):
    index.watches.pause(source, is_paused=True)
    (root / "a.txt").write_text("Alpha.")
    watch.look()
    assert index.watches.source(source).looked is None
    index.watches.pause(source, is_paused=False)
    watch.look()
    assert texts(index) == ["Alpha."]


def test_a_fault_of_the_index_is_told_and_tried_again(index, watch, root, source, monkeypatch):
    def full(*_: object) -> None:
        raise IndexNotWritable("The disk is full.")

    (root / "a.txt").write_text("Alpha.")
    with monkeypatch.context() as patched:
        patched.setattr(folders, "add_sources", full)
        watch.look()
    assert index.watches.source(source).fault == "The disk is full."
    monkeypatch.setattr(folders, "_AGAIN", folders.timedelta(0))
    os.utime(root / "a.txt")
    until(watch, lambda: index.watches.source(source).fault is None)
    assert texts(index) == ["Alpha."]


def test_when_the_app_ends_a_look_does(index, watch, root, source):
    (root / "a.txt").write_text("Alpha.")
    index.closing.set()
    with pytest.raises(folders.Stopped):
        watch.look()
    assert index.watches.entries(source) == {}


def test_where_the_system_does_not_tell_of_changes_all_is_looked_through(index, watch, root, source, monkeypatch):
    def blind(*_: object):
        raise OSError("OS file watch limit reached")
        yield []

    monkeypatch.setattr("ingest.watch.watch_files", blind)
    (root / "a.txt").write_text("Alpha.")
    watch.look()
    assert texts(index) == ["Alpha."]
    assert "does not tell of changes (OS file watch limit reached)" in index.watches.source(source).fault
    (root / "b.txt").write_text("Beta.")
    watch.look()
    assert texts(index) == ["Alpha."]
    monkeypatch.setattr(folders, "_AGAIN", folders.timedelta(-1))
    watch.look()
    assert texts(index) == ["Alpha.", "Beta."]


def test_a_folder_that_may_not_be_read_is_told(index, watch, root, source, monkeypatch):
    def closed(*_: object):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("ingest.sources.find_files", closed)
    watch.look()
    assert index.watches.source(source).fault == f"{root} cannot be looked through: Permission denied."
