"""Uploads keep the names that people know; the names of their temporary copies never show."""

import json
from pathlib import Path

import pytest

from ingest.records import Failure, Source
from web.tabs.uploads import Upload, is_uploaded, named_upload, uploaded_name, uploaded_sources


@pytest.mark.parametrize(
    ("original", "name"),
    [
        ("My (own) article & notes.txt", "My (own) article & notes.txt"),
        ("C:\\Users\\me\\report.pdf", "report.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\nb\x00.txt", "ab.txt"),
        ("Überwachung.txt", "Überwachung.txt"),
        ("", "copy.txt"),
        ("..", "copy.txt"),
        (None, "copy.txt"),
    ],
)
def test_names(original, name):
    assert named_upload(original, Path("/tmp/copy.txt")) == Upload(name, Path("/tmp/copy.txt"))


def test_a_source_has_the_person_s_name_for_the_file(tmp_path):
    copy = tmp_path / "4711.txt"
    copy.write_text("words", encoding="utf-8")
    key = "upload:dba36bffa5cab0f922d087a3aeb179f9d4e745df40b323e1b1471402848c8a3e/My notes.txt"
    assert list(uploaded_sources([Upload("My notes.txt", copy)])) == [Source("My notes.txt", b"words", ".txt", key=key)]
    assert uploaded_name(key) == "My notes.txt"
    assert uploaded_name(str(tmp_path / "My notes.txt")) is None


def test_only_files_in_the_folder_itself_are_uploads(tmp_path):
    folder = tmp_path / "uploads"
    (folder / "a").mkdir(parents=True)
    for file in (folder / "a" / "mine.txt", tmp_path / "other.txt"):
        file.write_text("words")
    (folder / "out.txt").symlink_to(tmp_path / "other.txt")
    (folder / "round.txt").symlink_to(folder / "round.txt")
    (tmp_path / "in.txt").symlink_to(folder / "a" / "mine.txt")
    (tmp_path / "linked").symlink_to(folder)
    uploaded = ["uploads/a/mine.txt", "uploads/a/../a/mine.txt", "linked/a/mine.txt", "in.txt", "uploads/a/gone.txt"]
    others = ["uploads", "uploads/a", "other.txt", "uploads/../other.txt", "uploads/out.txt", "uploads/round.txt"]
    assert [is_uploaded(f"{tmp_path}/{path}", folder) for path in uploaded] == [True] * len(uploaded)
    assert [path for path in (*others, "a\x00b", "x" * 5000, "") if is_uploaded(f"{tmp_path}/{path}", folder)] == []
    assert is_uploaded(f"{tmp_path}/uploads/a/mine.txt", tmp_path / "linked")


def test_a_file_that_is_gone_is_named_as_the_person_knows_it(tmp_path):
    [failure] = uploaded_sources([Upload("My notes.txt", tmp_path / "4711.txt")])
    assert isinstance(failure, Failure)
    assert failure.path == "My notes.txt"
    assert "My notes.txt" in failure.reason
    assert "4711" not in failure.reason


def test_the_records_of_a_collection_are_named_after_it(tmp_path):
    copy = tmp_path / "4711.jsonl"
    copy.write_text(json.dumps({"_id": "a", "title": "A", "text": "words"}) + "\nnonsense\n", encoding="utf-8")
    record, failure = uploaded_sources([Upload("mine.jsonl", copy)])
    assert record.path == "mine.jsonl#a"
    assert failure.path == "mine.jsonl#line-2"
    assert "4711" not in failure.reason
