"""The base of a coded index: what is written is found, damage is noticed, and what is wiped is gone from its files."""

import json
import os
import stat
from pathlib import Path

import numpy as np
import pytest
from test_index_vectors import unit_rows

from index.base import CODES, IDS, MANIFEST, ROWS, Base, open_base
from index.base_checking import unsound_places
from index.base_writing import write_base
from index.errors import IndexNotWritable

ROWS_HERE = unit_rows(500, 16)
PLACES = np.arange(500)
QUERY = unit_rows(1, 16, seed=1)[0]


def write(folder: Path, rows: np.ndarray = ROWS_HERE) -> Path:
    folder.mkdir()
    write_base(folder, "stamp", 7, [(3 * PLACES[: len(rows)] + 5, rows)], 64)
    return folder


@pytest.fixture
def folder(tmp_path) -> Path:
    return write(tmp_path / "coded-7")


@pytest.fixture
def base(folder) -> Base:
    return open_base(folder, "stamp", 16)


def flip(file: Path, at: int) -> None:
    content = bytearray(file.read_bytes())
    content[at] ^= 64
    file.write_bytes(content)


def test_it_holds_what_was_written(base):
    assert (len(base), base.generation, base.dimensions) == (500, 7, 16)
    assert base.ids.tolist() == (3 * PLACES + 5).tolist()
    assert base.rows(PLACES).tolist() == ROWS_HERE.tolist()
    assert base.lists == 500 // 64
    assert unsound_places(base).tolist() == []


def test_a_code_is_a_bit_a_dimension_and_two_numbers(folder):
    content, signs = (folder / CODES).read_bytes(), 0
    base = open_base(folder, "stamp", 16)
    for number in range(base.lists):
        centre = base._index.quantizer.reconstruct(number)
        for place, code in zip(base.places_in(number), base.codes_in(number), strict=True):
            bits = np.packbits(ROWS_HERE[place] > centre, bitorder="little").tobytes()
            assert code.tobytes()[:-8] == bits
            signs += content.count(code.tobytes())
    assert signs == 500


def code_of(base: Base, place: int) -> bytes:
    """As it is in the list in which the vector lies."""
    number = next(one for one in range(base.lists) if place in base.places_in(one))
    return base.codes_of(number, ROWS_HERE[place : place + 1]).tobytes()


def test_ids_that_are_not_in_it_have_no_place(base):
    assert base.places([8, 6, 5, 3 * 499 + 5, 9_999, -1]).tolist() == [1, -1, 0, 499, -1, -1]
    assert base.places([]).tolist() == []


def test_the_most_similar_are_found_by_their_codes(base):
    best = np.argsort(-(ROWS_HERE @ QUERY))[:10]
    found = base.nearest(QUERY, 200, 7, None).tolist()  # a bit for each of 16 dimensions tells little
    assert set(best) <= set(found)
    assert set(best) & set(found[:20])
    assert len(base.nearest(QUERY, 900, 7, None)) == 500
    assert len(base.nearest(QUERY, 900, 1, None)) < 500


def test_only_what_is_chosen_is_found(base):
    chosen = np.zeros(500, dtype=bool)
    chosen[[3, 77, 499]] = True
    bits = np.packbits(chosen, bitorder="little")
    assert sorted(base.nearest(QUERY, 20, 7, bits).tolist()) == [3, 77, 499]


def test_what_is_wiped_is_in_no_file(base, folder):
    best = int(np.argmax(ROWS_HERE @ QUERY))
    others = [place for place in base.nearest(QUERY, 20, 7, None).tolist() if place != best]
    row, code = ROWS_HERE[best].tobytes(), code_of(base, best)
    assert (folder / ROWS).read_bytes().count(row) == (folder / CODES).read_bytes().count(code) == 1
    base.wipe([3 * best + 5, 9_999])
    assert (folder / ROWS).read_bytes().count(row) == (folder / CODES).read_bytes().count(code) == 0
    for one in (base, open_base(folder, "stamp", 16)):  # those who have it open see the same
        assert unsound_places(one).tolist() == []
        found = one.nearest(QUERY, 20, 7, None).tolist()
        assert set(others) <= set(found)
        assert not one.rows(np.array([best])).any()
        assert one.rows(np.array([best - 1])).tolist() == [ROWS_HERE[best - 1].tolist()]


def test_what_is_wiped_already_is_not_written_again(base, folder):
    base.wipe([5])
    before = {file: file.stat().st_mtime_ns for file in folder.iterdir()}
    base.wipe([5, 6])
    assert {file: file.stat().st_mtime_ns for file in folder.iterdir()} == before


def test_a_wiping_that_was_broken_off_is_done_again(base, folder, monkeypatch):
    def stop(*_):
        raise OSError(28, "No space left on device")

    code = code_of(base, 0)
    with monkeypatch.context() as patched:
        patched.setattr("index.base._overwrite", stop)
        with pytest.raises(IndexNotWritable, match="coded-7 cannot be written: No space left"):
            base.wipe([5])
    base.wipe([5])
    assert code not in (folder / CODES).read_bytes()
    assert not base.rows(PLACES[:1]).any()


def test_a_folder_of_another_stamp_or_length_is_none(folder):
    assert open_base(folder, "other", 16) is None
    assert open_base(folder, "stamp", 17) is None
    assert open_base(folder, "stamp") is not None


def test_a_folder_of_another_format_is_none(folder):
    manifest = json.loads((folder / MANIFEST).read_text())
    (folder / MANIFEST).write_text(json.dumps(manifest | {"format": 1}))
    assert open_base(folder, "stamp", 16) is None


@pytest.mark.parametrize("name", [CODES, ROWS, IDS, MANIFEST])
def test_a_file_that_is_missing_or_cut_is_noticed(folder, name):
    content = (folder / name).read_bytes()
    for cut in (content[:-1], content[: len(content) // 2], b"", content + b"}"):
        (folder / name).write_bytes(cut)
        assert open_base(folder, "stamp", 16) is None
    (folder / name).unlink()
    assert open_base(folder, "stamp", 16) is None


def test_damage_that_leads_astray_is_noticed_at_opening(folder):
    head = json.loads((folder / MANIFEST).read_text())["head"]
    for name, places in ((IDS, range(0, 4000, 97)), (CODES, range(0, head, 97))):
        for at in places:
            flip(folder / name, at)
            assert open_base(folder, "stamp", 16) is None
            flip(folder / name, at)
    assert open_base(folder, "stamp", 16) is not None


def test_nobody_else_reads_it(tmp_path):
    before = os.umask(0)
    folder = write(tmp_path / "coded-1")
    os.umask(before)
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


def test_it_is_read_in_blocks_of_all_places(base, monkeypatch):
    monkeypatch.setattr("index.base.BLOCK", 200)
    assert [(block[0], block[-1]) for block in base.blocks()] == [(0, 199), (200, 399), (400, 499)]
