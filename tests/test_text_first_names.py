"""What titles and first names tell of each other."""

import pytest

from text.first_names import EITHER, MEN, WOMEN, may_bear


@pytest.mark.parametrize(
    ("title", "first", "may"),
    [
        ("Mr.", "Jane", False),
        ("Mrs", "John", False),
        ("Ms.", "Jane", True),
        ("Mr", "John", True),
        ("Dr.", "Jane", True),
        (None, "Jane", True),
        ("Mr.", "Kim", True),
        ("Mr.", "Xqz", True),
    ],
)
def test_a_title_of_one_sex_stands_before_no_name_of_the_other(title, first, may):
    assert may_bear(title, first) is may


def test_no_name_is_in_two_lists():
    assert (set(), set()) == (MEN & WOMEN, EITHER & (MEN | WOMEN))
