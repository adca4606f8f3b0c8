"""Tests of reading trees that were learned."""

import math

import pytest

from ingest.statements.choice.model import Trust, shipped, trees_in

LEAF = -1
ONE = [[0, 0.5, 1, 2, 0], [LEAF, 0, 0, 0, -1.0], [1, 2.0, 3, 4, 0], [LEAF, 0, 0, 0, 0.25], [LEAF, 0, 0, 0, 2.0]]
OTHER = [[LEAF, 0, 0, 0, 0.5]]


@pytest.mark.parametrize(
    ("signals", "log_odds"),
    [({}, -0.4), ({"near": 0.5}, -0.4), ({"near": 1.0}, 0.85), ({"near": 1.0, "far": 2.5}, 2.6)],
)
def test_each_tree_adds_the_value_of_the_leaf_that_is_reached(signals, log_odds):
    assert trees_in(["near", "far"], 0.1, [ONE, OTHER]).log_odds([signals]) == [log_odds]


def test_candidates_are_told_apart():
    assert trees_in(["near", "far"], 0.1, [ONE, OTHER]).log_odds([{"near": 1.0}, {}]) == [0.85, -0.4]


def test_a_probability_is_calibrated_and_rounded():
    assert Trust(1.0, 0.0, 0.5).probability(0.0) == 0.5
    assert Trust(2.0, 1.0, 0.5).probability(1.0) == round(1 / (1 + math.exp(-3)), 4)


def test_the_model_that_ships_trusts_the_rules_more_where_they_agree():
    trust = shipped().trust
    assert set(trust) == {f"{group} {by}" for group in ("pronoun", "role", "name") for by in ("ruled", "alone")}
    assert all(trust[f"{group} ruled"].least < trust[f"{group} alone"].least for group in ("pronoun", "role", "name"))
    assert all(one.slope > 0 for one in trust.values())
