"""The names of countries as texts write them."""

import pytest

from text.countries import COUNTRIES


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("France", True),
        ("Bosnia and Herzegovina", True),
        ("Myanmar", True),
        ("Hong Kong", True),
        ("Turkey", True),
        ("European Union", True),
        ("United Nations", False),
        ("Eurozone", False),
        ("Jordan", False),
        ("Xinjiang", False),
    ],
)
def test_a_country_is_known_by_the_name_that_texts_give_it(name: str, expected: bool) -> None:
    assert (name in COUNTRIES) is expected
