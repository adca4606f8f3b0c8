"""Slips of the fingers are told from other letters, by which names differ."""

import pytest

from answer.typed.slips import CAREFUL, Slip, slip_between


@pytest.mark.parametrize(
    ("typed", "meant", "expected"),
    [
        ("idmeia", "idemia", Slip.SWAPPED),
        ("noldsu", "noldus", Slip.SWAPPED),
        ("idemmia", "idemia", Slip.DOUBLED),
        ("wassenar", "wassenaar", Slip.DOUBLED),
        ("idema", "idemia", Slip.LEFT_OUT),
        ("ideomia", "idemia", Slip.ADDED),
        ("idenia", "idemia", Slip.NEXT_KEY),
        ("gregorov", "gregorova", Slip.ENDING),
        ("idemias", "idemia", Slip.ENDING),
        ("hansen", "hanson", Slip.OTHER),
        ("miller", "muller", Slip.OTHER),
        ("hallerborg", "hallerborn", Slip.OTHER),
        ("survailance", "surveillance", Slip.OTHER),
    ],
)
def test_slips_are_told(typed, meant, expected):
    assert slip_between(typed, meant) is expected


def test_other_letters_and_endings_are_not_believed_of_a_name():
    assert {Slip.OTHER, Slip.ENDING}.isdisjoint(CAREFUL)
