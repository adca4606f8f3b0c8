"""A coded index gives what a flat one gives: the same scores to the bit, through additions, removals and choices."""

from pathlib import Path

import numpy as np
import pytest
from test_index_vectors import make, unit_rows

from index.base import open_base
from index.base_writing import write_base
from index.coded import CodedIndex
from index.vectors import VectorIndex

COUNT = 2000
IDS = [7 * number + 2**40 for number in range(COUNT)]
ROWS = unit_rows(COUNT, 16)
QUERIES = unit_rows(20, 16, seed=1)


@pytest.fixture(params=["exact", "by codes"])
def index(request, tmp_path: Path, monkeypatch) -> CodedIndex:
    """All 31 lists are read, so that codes alone could hide something."""
    if request.param == "by codes":
        monkeypatch.setattr("index.coded._FEW", 0)
        monkeypatch.setattr("index.coded._CANDIDATES", 100)  # a bit for each of 16 dimensions tells little
    write_base(tmp_path, "stamp", 7, [(IDS, ROWS)], 64)
    return CodedIndex(open_base(tmp_path, "stamp"))


@pytest.fixture
def flat() -> VectorIndex:
    return make(IDS, ROWS, generation=7)


def same(index: CodedIndex, flat: VectorIndex) -> bool:
    """Whether all that is asked of both is the same, to the bit and in the same order."""
    ids = sorted(flat.ids().tolist())
    assert sorted(index.ids().tolist()) == ids
    assert (len(index), index.total) == (len(flat), flat.total)
    assert np.array_equal(index.rows(ids[::3]), flat.rows(ids[::3]))
    assert [index.scores(query, ids[::5]) for query in QUERIES] == [flat.scores(query, ids[::5]) for query in QUERIES]
    return [list(index.search(query, 10).items()) for query in QUERIES] == [
        list(flat.search(query, 10).items()) for query in QUERIES
    ]


def test_it_gives_what_a_flat_index_gives(index, flat):
    assert same(index, flat)
    assert (index.generation, index.dimensions, index.uncoded) == (7, 16, 0)


def test_so_it_does_after_additions_and_removals(index, flat):
    more = unit_rows(30, 16, seed=2)
    for one in (index, flat):
        one.remove([*IDS[:40], 99])
        one.add([*IDS[:5], *range(25)], more)  # five are replaced
        one.remove([IDS[2], 3])
        one.remove([])
        one.add([], more[:0])
    assert same(index, flat)
    assert index.uncoded == 40 + 28


def test_a_copy_is_changed_alone(index, flat):
    copied = index.copy()
    copied.remove(IDS[:500])
    copied.add([1], QUERIES[:1])
    copied.generation = 8
    assert same(index, flat)
    assert index.generation == 7
    flat.remove(IDS[:500])
    flat.add([1], QUERIES[:1])
    assert same(copied, flat)
    assert next(iter(copied.search(QUERIES[0], 5))) == 1


@pytest.mark.parametrize("chosen", [IDS[50:60], IDS[10:1500], [*IDS[900:], 1, 2], [], [1], [99]])
def test_it_is_narrowed_as_a_flat_index_is(index, flat, chosen):
    for one in (index, flat):
        one.remove(IDS[20:55])
        one.add([1, 2], unit_rows(2, 16, seed=3))
    known = [id for id in chosen if id in set(flat.ids().tolist())]
    narrow, expected = index.narrowed(chosen), flat.narrowed(known)
    assert (len(narrow), narrow.total) == (len(expected), index.total)
    for query in QUERIES:
        assert list(narrow.search(query, 12).items()) == list(expected.search(query, 12).items())
    assert same(index, flat)


def test_equal_scores_are_in_order_of_id(tmp_path, monkeypatch):
    monkeypatch.setattr("index.coded._FEW", 0)
    write_base(tmp_path, "stamp", 7, [([10, 30, 40], np.tile(QUERIES[0], (3, 1)))])
    index = CodedIndex(open_base(tmp_path, "stamp"))
    index.add([20, 5], np.tile(QUERIES[0], (2, 1)))
    assert list(index.search(QUERIES[0], 5)) == [5, 10, 20, 30, 40]


def test_nothing_is_found_without_a_limit_or_when_all_is_removed(index):
    assert index.search(QUERIES[0], 0) == {}
    index.remove(IDS)
    assert (len(index), index.total, index.uncoded) == (0, 0, COUNT)
    assert index.search(QUERIES[0], 5) == {}


def test_a_choice_of_few_reads_more_lists(tmp_path, monkeypatch):
    """As many vectors are compared as without a choice; one list alone would have found a fifteenth of them."""
    monkeypatch.setattr("index.coded._FEW", 0)
    monkeypatch.setattr("index.coded._LISTS", 1)
    monkeypatch.setattr("index.coded._CANDIDATES", 2)
    write_base(tmp_path, "stamp", 7, [(IDS, ROWS)], 64)
    index = CodedIndex(open_base(tmp_path, "stamp"))
    narrow = index.narrowed(IDS[::31])
    assert len(index.search(QUERIES[0], 500)) < 300
    assert len(narrow.search(QUERIES[0], 20)) == 20


def test_old_snapshots_lose_what_is_wiped_and_nothing_else(index, flat):
    gone = list(flat.search(QUERIES[0], 3))
    index.base.wipe(gone)
    assert not set(index.search(QUERIES[0], 10)) & set(gone)
    flat.remove(gone)
    assert index.search(QUERIES[0], 7) == flat.search(QUERIES[0], 7)
