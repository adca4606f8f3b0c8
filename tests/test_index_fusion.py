"""Fused scores, computed by hand."""

import pytest

from index.fusion import LEXICAL_SHARE, fuse


def test_a_fused_score_is_a_share_of_the_best_bm25_and_of_the_similarity():
    fused = fuse({1: 0.5, 2: 0.8, 3: -0.1}, {1: 8.0, 2: 2.0, 3: 0.0})
    share = LEXICAL_SHARE
    expected = {1: share + (1 - share) * 0.5, 2: share / 4 + (1 - share) * 0.8, 3: (1 - share) * -0.1}
    assert fused == pytest.approx(expected, abs=1e-6)
    assert list(fused) == sorted(expected, key=expected.get, reverse=True)


def test_without_a_shared_word_the_similarity_decides():
    assert list(fuse({1: 0.1, 2: 0.3, 3: 0.2}, {1: 0.0, 2: 0.0, 3: 0.0})) == [2, 3, 1]


def test_equal_scores_are_in_order_of_id_whatever_their_last_digits():
    assert list(fuse({9: 0.5 + 1e-9, 3: 0.5, 5: 0.5 - 1e-9}, {9: 1.0, 3: 1.0, 5: 1.0})) == [3, 5, 9]


def test_nothing_is_fused_of_nothing():
    assert fuse({}, {}) == {}
