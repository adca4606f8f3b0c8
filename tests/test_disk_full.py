"""A full disk: what is asked is answered, what cannot be stored or recorded is refused in a sentence, nothing is half.

A small disk of its own takes the superuser's rights; without them a limit on the size of files stands in for one.
"""

import os
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from conftest import WordEmbedder
from web_examples import add_file, added, open_index, program_client

from index.checking import check_index
from index.databases.sqlite.database import Database
from index.errors import IndexNotWritable
from web.access.audit import AUDIT
from web.adding.uploads import Upload
from web.background_index import BackgroundIndex

FULL = "the disk is full; make room and try again"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes."""
    if os.geteuid() != 0:
        pytest.skip("Only the superuser may make a small disk, so none was filled.")
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("This system lets nobody make a small disk, so none was filled.")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(disk: Path) -> Path:
    """Leave not a byte of room; the file that takes it."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (65_536, 4_096, 1):
            try:
                while file.write(b"x" * size):
                    pass
            except OSError:
                continue
    return filler


@pytest.fixture
def index(disk: Path, word_embedder: WordEmbedder) -> BackgroundIndex:
    """An index on the small disk that holds a document."""
    opened = open_index(disk / "index", word_embedder, models=disk / "no models")
    add_file(opened, "camera.txt", "The camera report.\n\nThe police export.")
    return opened


def found(index: BackgroundIndex) -> list[str]:
    response = program_client(index).get("/api/search", params={"query": "police"})
    assert response.status_code == 200, response.text
    return [one["text"] for one in response.json()]


def test_questions_are_answered_and_nothing_is_added_until_there_is_room(index, disk, tmp_path):
    assert index.library().store.wipe(None)  # else there is room in that
    filler = fill(disk)
    assert found(index) == ["The camera report.\n\nThe police export."]
    assert program_client(index).get("/health").json()["status"] == "ok"
    copy = tmp_path / "alpha.txt"
    copy.write_text("Alpha and beta are letters. " * 20)
    told = added(index, [Upload("alpha.txt", copy)])
    assert FULL in told
    filler.unlink()
    assert [one.title for one in index.snapshot().store.listed()] == ["camera"]
    add_file(index, "alpha.txt", "Alpha and beta are letters.")
    assert [one.title for one in index.snapshot().store.listed()] == ["alpha", "camera"]
    assert list(check_index(index.settings.index)) == []


def test_an_app_that_begins_on_a_full_disk_answers_and_adds_once_there_is_room(index, disk, word_embedder):
    index.library().wait(10)
    index.library().store.close()
    filler = fill(disk)
    begun = open_index(disk / "index", word_embedder, models=disk / "no models")
    assert found(begun) == ["The camera report.\n\nThe police export."]
    with pytest.raises(IndexNotWritable, match=FULL):
        begun.library().store.remove_source("upload")
    filler.unlink()
    add_file(begun, "alpha.txt", "Alpha and beta are letters.")
    assert [one.title for one in begun.snapshot().store.listed()] == ["alpha", "camera"]


def test_a_database_whose_log_holds_changes_is_not_read_without_them(disk):
    file = disk / "a.sqlite"
    with closing(Database(file)) as database:
        database.rows("CREATE TABLE t (a)")
        log = file.with_name("a.sqlite-wal").read_bytes()
        before = file.read_bytes()
    file.write_bytes(before)
    file.with_name("a.sqlite-wal").write_bytes(log)
    fill(disk)
    with pytest.raises(IndexNotWritable, match=FULL):
        Database(file)


def test_what_cannot_be_recorded_is_not_shown_and_the_record_stays_whole(disk, word_embedder):
    recorded = open_index(disk / "index", word_embedder, models=disk / "no models", audit="on")
    document = add_file(recorded, "camera.txt", "The camera report.\n\nThe police export.")
    client = program_client(recorded)
    assert client.get(f"/documents/{document}").status_code == 200
    filler = fill(disk)
    answered = []
    for number in range(200):
        response = client.get("/api/search", params={"query": f"police {number} {'x' * 200}"})
        answered.append(response.status_code)
        if answered[-3:] == [503] * 3:
            break
    assert answered[-1] == 503  # once what is left of the file's last block is used up
    assert "cannot be written (No space left on device)" in response.json()["error"]
    assert client.get(f"/documents/{document}").status_code == 503
    lines = (disk / "index" / AUDIT).read_bytes()
    assert lines.endswith(b"\n")
    assert lines.count(b"\n") == 2 + answered.count(200)
    filler.unlink()
    assert client.get(f"/documents/{document}").status_code == 200
