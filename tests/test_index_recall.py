"""The recall of search by codes is a share that can be counted by hand."""

import numpy as np
from test_index_coding import few, folder, store  # noqa: F401
from test_index_vectors import unit_rows

from index.base import open_base
from index.base_writing import write_base
from index.coded import CodedIndex
from index.coding import make_base_when_due
from index.recall import measured_recall, recall_of


class Half(CodedIndex):
    """Finds every other one of the most similar."""

    def search(self, vector, limit):
        return dict(list(super().search(vector, 2 * limit).items())[::2][:limit])


def test_it_is_the_share_of_the_most_similar_that_are_found(tmp_path):
    write_base(tmp_path, "stamp", 1, [(range(500), unit_rows(500, 16))])
    base, queries = open_base(tmp_path, "stamp"), unit_rows(7, 16, seed=1)
    assert recall_of(CodedIndex(base), queries) == 1
    assert recall_of(Half(base), queries) == 0.5
    assert recall_of(CodedIndex(base), queries[:0]) == 1


def test_as_similar_is_as_good(tmp_path):
    write_base(tmp_path, "stamp", 1, [(range(40), np.tile(np.eye(4, dtype=np.float32), (10, 1)))])
    assert recall_of(CodedIndex(open_base(tmp_path, "stamp")), np.eye(4, dtype=np.float32), 5) == 1


def test_it_is_measured_where_there_are_codes(store, folder):  # noqa: F811
    assert measured_recall(folder) is None
    make_base_when_due(store)
    assert measured_recall(folder) == 1
