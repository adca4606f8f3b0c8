"""Raised and lowered text stays apart from the numbers and words beside it."""

import pytest

from ingest.extract.raised import lower_text, raise_text


@pytest.mark.parametrize(
    ("before", "raised", "after", "written"),
    [
        ("2019", "3", " the", "2019³ the"),
        ("10", "9", " bytes", "10⁹ bytes"),
        ("10", "-3", "", "10⁻³"),
        ("x", "n+1", "", "xⁿ⁺¹"),
        ("2019", "3,4", " the", "2019³,⁴ the"),
        ("2019", "3, 4", " the", "2019³,⁴ the"),
        ("2019", "3–5", " the", "2019³⁻⁵ the"),
        ("2019", "a", " the", "2019ᵃ the"),
        ("2019", "ii", " the", "2019ⁱⁱ the"),
        ("2019", "[3]", " the", "2019[3] the"),
        ("2019", "*", " the", "2019* the"),
        ("2019", "note 3", " the", "2019 note 3 the"),
        ("word", "note", "next", "word note next"),
        ("the 21", "st", " century", "the 21st century"),
        ("le 1", "er", " mai", "le 1er mai"),
        ("M", "me", " Dupont", "Mme Dupont"),
        ("1", "º", " de mayo", "1º de mayo"),
        ("Oculon", "TM", " sold", "Oculon™ sold"),
        ("a ", "2", "", "a ²"),
        ("𝑎", "𝑛", " + 𝑏", "𝑎ⁿ + 𝑏"),
        ("L", "A", "TEX", "LATEX"),
        ("2019", "A", " fell", "2019 A fell"),
    ],
)
def test_raised_text_is_not_glued_to_what_stands_before_it(before: str, raised: str, after: str, written: str) -> None:
    assert before + raise_text(raised, before, after) + after == written


@pytest.mark.parametrize(
    ("before", "lowered", "after", "written"),
    [
        ("CO", "2", " fell", "CO₂ fell"),
        ("CO", "2eq", " fell", "CO₂eq fell"),
        ("x", "max", "", "xₘₐₓ"),
        ("PM", "2.5", " rose", "PM 2.5 rose"),
        ("word", "note", " x", "word note x"),
    ],
)
def test_lowered_text_is_written_low_or_set_apart(before: str, lowered: str, after: str, written: str) -> None:
    assert before + lower_text(lowered, before, after) + after == written
