"""What is kept of an exported model is what was exported, or it is not used."""

from hashlib import sha256

import pytest

from index.errors import ModelError
from index.models.export_folder import (
    GRAPH,
    TOKENIZER,
    WEIGHTS,
    ExportedModel,
    check_file,
    find_compiled,
    keep_compiled,
    read_record,
    write_record,
)

RECORD = '{"fingerprint": "x", "dimensions": 2, "max_tokens": 9, "files": {}, "sample": %s}'


@pytest.fixture
def folder(tmp_path):
    for name in (GRAPH, WEIGHTS, TOKENIZER):
        (tmp_path / name).write_text(name)
    write_record(tmp_path, "model@1", 254, [0.6, 0.8])
    return tmp_path


def test_a_record_comes_back(folder):
    hashes = {name: sha256(name.encode()).hexdigest() for name in (GRAPH, WEIGHTS, TOKENIZER)}
    assert read_record(folder) == ExportedModel("model@1", 2, 254, hashes, [0.6, 0.8])


@pytest.mark.parametrize(
    "content", ["", "[]", '{"fingerprint": "x"}', RECORD % "[1]", RECORD % '"x"', RECORD % "[[1], [2]]"]
)
def test_a_damaged_record_is_told(folder, content):
    (folder / "record.json").write_text(content)
    with pytest.raises(ModelError, match=r"has no readable record\.json"):
        read_record(folder)


def test_a_file_must_be_what_was_exported(folder):
    record = read_record(folder)
    assert check_file(folder, record, GRAPH) == folder / GRAPH
    (folder / GRAPH).write_text("other")
    with pytest.raises(ModelError, match=r"is damaged: model\.xml"):
        check_file(folder, record, GRAPH)
    (folder / GRAPH).unlink()
    with pytest.raises(ModelError, match=r"lacks its file model\.xml"):
        check_file(folder, record, GRAPH)


def test_what_was_prepared_is_kept_until_it_is_damaged(folder):
    keep_compiled(folder, "key", b"first")
    keep_compiled(folder, "key", b"second")
    kept = find_compiled(folder, "key")
    assert (kept.read_bytes(), len(list(folder.glob("compiled-*")))) == (b"second", 1)
    assert find_compiled(folder, "other") is None
    kept.write_bytes(b"damaged")
    assert find_compiled(folder, "key") is None


def test_where_nothing_can_be_written_nothing_is_kept(folder):
    file = folder / GRAPH
    keep_compiled(file, "key", b"content")
    assert (find_compiled(file, "key"), file.read_text()) == (None, GRAPH)
