"""Long lists, a page at a time: each item on one page, and no page that there is not."""

import pytest

from web.html.pages import Pages, pages_of, part, read_page


@pytest.mark.parametrize(
    ("size", "page", "shown"),
    [
        (0, 1, Pages(1, 1, 0, 0)),
        (1, 1, Pages(1, 1, 1, 1)),
        (10, 1, Pages(1, 1, 1, 10)),
        (11, 1, Pages(1, 2, 1, 10)),
        (11, 2, Pages(2, 2, 11, 11)),
        (11, 3, Pages(2, 2, 11, 11)),
        (11, -1, Pages(1, 2, 1, 10)),
    ],
)
def test_the_nearest_page_is_shown(size, page, shown):
    assert pages_of(size, 10, page) == shown


@pytest.mark.parametrize("size", [0, 1, 9, 10, 11, 25])
def test_every_item_stands_on_one_page(size):
    items = list(range(size))
    last = pages_of(size, 10, 1).last
    assert [one for page in range(1, last + 1) for one in part(items, pages_of(size, 10, page))] == items


@pytest.mark.parametrize(("asked", "page"), [("2", 2), ("", 1), ("x", 1), ("-1", 1), ("²", 1), ("9" * 5000, 1)])
def test_what_is_no_page_is_the_first(asked, page):
    assert read_page(asked) == page
