"""The candidates of a query, from passages whose vectors are set and whose words are counted by hand."""

import numpy as np
import pytest

from index.fusion import Scores
from index.indexes import Indexes
from index.lexical import LexicalIndex
from index.lexical_entries import Entry
from index.vectors import VectorIndex

TEXTS = {1: "police use", 2: "export rules", 3: "Zahnarzt", 4: "Vorstand", 5: "nothing more"}
VECTORS = {1: (0, 1), 2: (1, 0), 3: (0.6, 0.8), 4: (0, -1), 5: (0.8, 0.6)}
QUERY = np.array((1, 0), dtype=np.float32)


@pytest.fixture
def indexes(tmp_path):
    lexical, vectors = LexicalIndex(tmp_path / "lexical", "stamp"), VectorIndex(2, 7)
    with lexical.writing():
        lexical.change(7, None, [Entry(*each) for each in TEXTS.items()])
    vectors.add(list(VECTORS), np.array(list(VECTORS.values()), dtype=np.float32))
    return Indexes(7, lexical.frozen(["en"]), vectors)


def shared(scores):
    """The passages that share something with the query."""
    return {id for id, score in scores.items() if score > 0}


def test_what_one_index_finds_has_the_scores_of_the_other_too(indexes):
    found = indexes.candidates("police", QUERY, 1)
    assert found.dense == pytest.approx({2: 1, 1: 0})
    assert found.words == {1: indexes.lexical.best("police", 1)[1], 2: 0}
    assert found.words[1] > 0
    assert found.pieces == pytest.approx(indexes.lexical.piece_scores("police", [1, 2]))
    assert shared(found.pieces) == {1}


def test_what_both_find_is_one_candidate(indexes):
    found = indexes.candidates("rules", QUERY, 1)
    assert found.dense == {2: 1}
    assert found.words.keys() == found.pieces.keys() == {2}


@pytest.mark.parametrize(
    ("query", "depth", "found"),
    [
        ("police Zahn", 1, {2, 1}),
        ("police Zahn", 5, {1, 2, 3, 4, 5}),
        ("use Vorstan", 2, {2, 5, 1, 4}),
        ("use Vorstan Zahn", 2, {2, 5, 1, 4}),
        ("Zahn", 1, {2, 3}),
        ("unknown", 1, {2}),
        ("police", 0, set()),
    ],
)
def test_pieces_of_words_are_searched_where_words_find_too_few(indexes, query, depth, found):
    scores = indexes.candidates(query, QUERY, depth)
    assert scores.dense.keys() == scores.words.keys() == scores.pieces.keys() == found


def test_pieces_score_what_words_found(indexes):
    found = indexes.candidates("police Zahn", QUERY, 5)
    assert found.dense == pytest.approx({2: 1, 5: 0.8, 3: 0.6, 1: 0, 4: 0})
    assert (shared(found.words), shared(found.pieces)) == ({1}, {1, 3})


def test_each_index_finds_no_more_than_the_depth(tmp_path):
    lexical, vectors = LexicalIndex(tmp_path / "lexical", "stamp"), VectorIndex(2, 1)
    with lexical.writing():
        lexical.change(1, None, [Entry(id, "Zahnarzt") for id in range(1, 7)])
    vectors.add(range(1, 7), np.array([(1, 0)] * 3 + [(0, 1)] * 3, dtype=np.float32))
    found = Indexes(1, lexical.frozen(["en"]), vectors).candidates("Zahn", np.array((0, 1), dtype=np.float32), 2)
    assert found.dense == {4: 1, 5: 1, 1: 0, 2: 0}


def test_nothing_gives_no_candidates(tmp_path):
    indexes = Indexes(0, LexicalIndex(tmp_path / "lexical", "stamp").frozen(["en"]), VectorIndex(2))
    assert indexes.candidates("police", QUERY, 5) == Scores({}, {}, {})
