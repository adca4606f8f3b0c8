"""Uploads keep the names that people know; the names of their temporary copies never show."""

import json
from pathlib import Path

import pytest

from ingest.sources import Failure, Source
from web.uploads import Upload, named_upload, uploaded_sources


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
    assert list(uploaded_sources([Upload("My notes.txt", copy)])) == [Source("My notes.txt", b"words", ".txt")]


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
