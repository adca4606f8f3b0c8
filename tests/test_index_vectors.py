"""Dense search: the same scores as numpy, ids that survive removal, and a file that is whole or not used."""

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.errors import IndexNotWritable
from index.vectors import VectorIndex, load_vectors, save_vectors

BIG = 2**63 - 1


def unit_rows(count: int, dimensions: int, seed: int = 0) -> NDArray[np.float32]:
    rows = np.random.default_rng(seed).standard_normal((count, dimensions)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def make(ids: list[int], rows: NDArray[np.float32], generation: int | None = None) -> VectorIndex:
    index = VectorIndex(rows.shape[1], generation)
    index.add(ids, rows)
    return index


def test_search_ranks_and_scores_as_numpy_does():
    rows, query = unit_rows(500, 16), unit_rows(1, 16, seed=1)[0]
    ids = [BIG - 7 * number for number in range(500)]
    expected = rows @ query
    best = np.argsort(-expected)[:10]

    found = make(ids, rows).search(query, 10)
    assert list(found) == [ids[row] for row in best]
    assert list(found.values()) == pytest.approx(expected[best].tolist(), abs=1e-6)


def test_scores_of_given_passages_are_their_similarities():
    index = make([5, 9], np.array([[1, 0], [0.6, 0.8]], dtype=np.float32))
    query = np.array([0, 1], dtype=np.float32)
    assert index.scores(query, [9, 5]) == pytest.approx({9: 0.8, 5: 0.0})
    assert index.scores(query, []) == {}


def test_other_ids_stay_when_some_are_removed():
    rows = np.eye(4, dtype=np.float32)
    index = make([10, 20, 30, 40], rows)
    old, index = index, index.copy()
    index.remove([20, 99])
    index.remove([])
    index.add([50], rows[1:2])
    assert old.ids().tolist() == [10, 20, 30, 40]
    assert [old.search(row, 1) for row in rows] == [{10: 1.0}, {20: 1.0}, {30: 1.0}, {40: 1.0}]
    assert sorted(index.ids().tolist()) == [10, 30, 40, 50]
    assert [index.search(row, 1) for row in rows] == [{10: 1.0}, {50: 1.0}, {30: 1.0}, {40: 1.0}]


def test_equal_scores_are_in_order_of_id():
    index = make([30, 10, 20], np.array([[1, 0], [1, 0], [1, 0]], dtype=np.float32))
    assert list(index.search(np.array([1, 0], dtype=np.float32), 5)) == [10, 20, 30]


def test_nothing_is_found_in_an_empty_index_or_without_a_limit():
    query = np.array([1, 0], dtype=np.float32)
    assert VectorIndex(2).search(query, 5) == {}
    assert make([1], query.reshape(1, 2)).search(query, 0) == {}


def test_an_index_comes_back_from_its_file(tmp_path: Path):
    rows = unit_rows(300, 8)
    saved = make(list(range(300)), rows, generation=7)
    save_vectors(saved, tmp_path / "vectors.bin", "stamp")
    loaded = load_vectors(tmp_path / "vectors.bin", "stamp", 8)
    assert loaded is not None
    assert loaded.generation == 7
    assert loaded.rows(range(300)).tolist() == rows.tolist()
    assert [path.name for path in tmp_path.iterdir()] == ["vectors.bin"]


def test_an_empty_index_comes_back_too(tmp_path: Path):
    save_vectors(VectorIndex(8, 3), tmp_path / "vectors.bin", "stamp")
    loaded = load_vectors(tmp_path / "vectors.bin", "stamp", 8)
    assert loaded is not None
    assert (len(loaded), loaded.generation) == (0, 3)


def test_a_file_that_is_missing_damaged_or_of_another_stamp_is_not_used(tmp_path: Path):
    file = tmp_path / "vectors.bin"
    assert load_vectors(file, "stamp", 4) is None
    save_vectors(make([1, 2, 3], unit_rows(3, 4), generation=1), file, "stamp")
    assert load_vectors(file, "other stamp", 4) is None
    assert load_vectors(file, "stamp", 5) is None

    content = file.read_bytes()
    changed = [content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :] for at in range(len(content))]
    cut = [content[:length] for length in range(len(content))]
    for damaged in [*changed, *cut, content + b"\0", b"[1]\n", b"{}\n"]:
        file.write_bytes(damaged)
        assert load_vectors(file, "stamp", 4) is None


def test_a_generation_in_the_header_must_be_a_number(tmp_path: Path):
    file = tmp_path / "vectors.bin"
    save_vectors(make([1], unit_rows(1, 4), generation=1), file, "stamp")
    line, body = file.read_bytes().split(b"\n", 1)
    file.write_bytes(json.dumps(json.loads(line) | {"count": "one"}).encode() + b"\n" + body)
    assert load_vectors(file, "stamp", 4) is None


def test_a_file_that_cannot_be_written_is_named_and_leaves_nothing_behind(tmp_path: Path):
    (tmp_path / "vectors.bin" / "folder").mkdir(parents=True)
    with pytest.raises(IndexNotWritable, match=r"vectors\.bin cannot be written"):
        save_vectors(VectorIndex(4, 1), tmp_path / "vectors.bin", "stamp")
    assert [path.name for path in tmp_path.iterdir()] == ["vectors.bin"]
