"""What is wrong with codes is found by reading all, and what was wiped, or rounded otherwise, is not wrong."""

import json

import numpy as np
from test_index_base import ROWS_HERE, base, flip, folder  # noqa: F401
from test_index_vectors import unit_rows

from index.base import CODES, MANIFEST, ROWS, _overwrite, open_base
from index.base_checking import _are_alike, unsound_places
from index.base_writing import write_base


def test_damage_of_single_vectors_is_found_by_reading_all(folder):  # noqa: F811
    head, size = json.loads((folder / MANIFEST).read_text())["head"], (folder / CODES).stat().st_size
    opened = open_base(folder, "stamp", 16)
    first, last = int(opened.places_in(0)[0]), int(opened.places_in(opened.lists - 1)[-1])
    nobodys = list(range(500))
    for name, at, unsound in (
        (ROWS, 4 * 999 + 3, [999 // 16]),
        (CODES, head, [first]),
        (CODES, head + 5, [first]),
        (CODES, size - 8, sorted([last, last ^ 64]) if last ^ 64 < 500 else nobodys),
        (CODES, size - 7, nobodys),
    ):
        flip(folder / name, at)
        assert unsound_places(open_base(folder, "stamp", 16)).tolist() == unsound
        flip(folder / name, at)
    assert unsound_places(open_base(folder, "stamp", 16)).tolist() == []


def test_a_code_that_is_wiped_before_its_vector_is_unsound(base, monkeypatch):  # noqa: F811
    with monkeypatch.context() as patched:
        patched.setattr(
            "index.base._overwrite", lambda file, *rest: _overwrite(file, *rest) if file.name == CODES else 0
        )
        base.wipe([5])
    assert unsound_places(base).tolist() == [0]


def test_sums_that_another_processor_rounds_otherwise_are_the_same(base):  # noqa: F811
    number, places = 0, base.places_in(0)
    codes = np.array(base.codes_in(number))
    off = codes.copy()
    off[:, 2:].view("<f4")[:] *= np.float32(1.00001)
    assert not np.array_equal(codes, off)
    assert _are_alike(codes, off).tolist() == [True] * len(places)
    off[:, 2:].view("<f4")[:] *= np.float32(1.01)
    assert not _are_alike(codes, off).any()


def test_vectors_as_long_as_real_ones_are_sound(tmp_path):
    write_base(tmp_path, "stamp", 7, [(range(3000), unit_rows(3000, 384))], 100)
    assert unsound_places(open_base(tmp_path, "stamp")).tolist() == []


def test_lists_are_read_in_parts(base, monkeypatch):  # noqa: F811
    monkeypatch.setattr("index.base_checking.BLOCK", 20)
    assert unsound_places(base).tolist() == []
