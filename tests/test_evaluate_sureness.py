"""How far probabilities hold; each figure here is computed by hand."""

import pytest

from evaluate.sureness import Sureness, calibration_error, risk_and_coverage, sureness_of


def test_probabilities_are_held_against_what_is_right():
    assert calibration_error([0.75, 0.75, 0.75, 0.75], [True, True, True, False]) == 0
    assert calibration_error([1.0, 0.0], [False, False]) == 0.5
    assert calibration_error([], []) == 0


def test_the_surest_are_named_first():
    assert risk_and_coverage([0.5, 0.9], [False, True]) == [(0.5, 0.0), (1.0, 0.5)]


def test_precision_is_given_for_the_shares_that_are_named():
    # Four of five are named: half of five is three, of which the last is wrong, and seven tenths are all four.
    sure, right = [0.95, 0.9, None, 0.85, 0.75], [True, True, True, False, True]
    found = sureness_of(sure, right)
    assert (found.named, [share for share, _ in found.precision_at]) == (4, [0.5, 0.6, 0.7, 0.8])
    assert [round(precision, 3) for _, precision in found.precision_at] == [0.667, 0.667, 0.75, 0.75]
    assert found.calibration_error == pytest.approx((0.15 + 0.85 + 0.25) / 4)


def test_where_nobody_is_named_nothing_is_measured():
    assert sureness_of([None, None], [True, False]) == Sureness(0, 0, ())
