"""A base is the same each time it is made of the same vectors, and none where the disk does not take it."""

from pathlib import Path

import numpy as np
import pytest
from test_index_vectors import unit_rows

from index.base import MANIFEST, open_base
from index.base_writing import write_base
from index.errors import IndexNotWritable

ROWS = unit_rows(1000, 16)


def written(folder: Path, parts: int, a_list: int = 64) -> dict[str, bytes]:
    folder.mkdir()
    split = zip(np.array_split(np.arange(1000), parts), np.array_split(ROWS, parts), strict=True)
    write_base(folder, "stamp", 7, split, a_list)
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_the_same_vectors_give_the_same_files(tmp_path):
    assert written(tmp_path / "a", 1) == written(tmp_path / "b", 7)


def test_there_are_so_many_lists_up_to_the_most(tmp_path, monkeypatch):
    written(tmp_path / "a", 1)
    assert open_base(tmp_path / "a", "stamp").lists == 1000 // 64
    monkeypatch.setattr("index.base_writing._MOST_LISTS", 4)
    written(tmp_path / "b", 1)
    assert open_base(tmp_path / "b", "stamp").lists == 4


def test_a_single_vector_is_a_base_too(tmp_path):
    write_base(tmp_path, "stamp", 7, [([5], ROWS[:1])])
    base = open_base(tmp_path, "stamp")
    assert base.nearest(ROWS[1], 10, 64, None).tolist() == [0]


def test_what_the_disk_does_not_take_is_no_base(tmp_path, monkeypatch):
    def full(*_):
        raise RuntimeError("write error in codes.faiss: No space left on device")

    monkeypatch.setattr("faiss.write_index", full)
    with pytest.raises(IndexNotWritable, match="No space left on device"):
        write_base(tmp_path, "stamp", 7, [(range(1000), ROWS)])
    assert not (tmp_path / MANIFEST).exists()
    assert open_base(tmp_path, "stamp") is None
