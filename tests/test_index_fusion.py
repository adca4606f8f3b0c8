"""Fused scores, computed by hand."""

import pytest

from index.fusion import LEXICAL_SHARE, Scores, best_first, fuse, mix


def test_a_fused_score_is_a_share_of_the_best_bm25_and_of_the_similarity():
    scores = Scores({1: 0.5, 2: 0.8, 3: -0.1}, {1: 8.0, 2: 2.0, 3: 0.0}, {1: 3.0, 2: 6.0, 3: 0.0})
    share = LEXICAL_SHARE
    expected = {1: share * (1 + 1 / 2) / 2 + (1 - share) * 0.5, 2: share * (1 / 4 + 1) / 2 + (1 - share) * 0.8}
    expected[3] = (1 - share) * -0.1
    assert fuse(scores) == {id: round(score, 3) for id, score in expected.items()}
    assert list(fuse(scores)) == sorted(expected, key=expected.get, reverse=True)
    assert scores.of(2) == {"dense": 0.8, "words": 2.0, "pieces": 6.0}


def test_without_a_shared_word_the_similarity_decides():
    none = {1: 0.0, 2: 0.0, 3: 0.0}
    assert list(fuse(Scores({1: 0.1, 2: 0.3, 3: 0.2}, none, none))) == [2, 3, 1]


@pytest.mark.parametrize("noise", [1e-9, 0.0005])
def test_equal_scores_are_in_order_of_id_whatever_their_last_digits(noise):
    """The more noise is that of vectors computed in bf16."""
    same = {9: 1.0, 3: 1.0, 5: 1.0}
    assert list(fuse(Scores({9: 0.5 + noise, 3: 0.5, 5: 0.5 - noise}, same, same))) == [3, 5, 9]


def test_nothing_is_fused_of_nothing():
    assert fuse(Scores({}, {}, {})) == {}


def test_reranked_passages_come_first_by_the_mean_of_both_scores():
    assert mix({1: 0.8, 2: 0.6, 3: 0.9}, {}) == {1: 0.8, 2: 0.6, 3: 0.9}
    mixed = mix({3: 0.9, 1: 0.8, 2: 0.6}, {3: 0.1, 1: 0.6})
    assert list(mixed.items()) == [(1, 0.7), (3, 0.5), (2, 0.6)]


def test_the_best_come_first_equal_ones_by_id_and_no_more_than_wanted():
    scores = [(3, 0.5), (2, 0.5), (1, 0.1), (4, 0.9)]
    assert list(best_first(scores)) == [4, 2, 3, 1]
    assert list(best_first(scores, 2)) == [4, 2]
