"""Long lists, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Pages:
    """Which page of a list is shown: its number, that of the last, and which of the list it has, counted from 1."""

    page: int
    last: int
    first_item: int
    last_item: int


def pages_of(size: int, length: int, page: int) -> Pages:
    """The page that is shown when one is asked for.

    :param size: how long the list is.
    :param length: how much of it a page has.
    :param page: the number that is asked for, from 1; one that there is not is the nearest.
    :return: the page.
    """
    last = max(1, -(-size // length))
    shown = min(max(1, page), last)
    return Pages(shown, last, min(size, (shown - 1) * length + 1), min(size, shown * length))


def part(items: Sequence[Item], pages: Pages) -> Sequence[Item]:
    """What of a list a page has."""
    return items[max(0, pages.first_item - 1) : pages.last_item]


def read_page(page: str) -> int:
    """The number of a page in an address; what is none is the first."""
    return int(page) if page.isascii() and page.isdecimal() and len(page) < _MOST_DIGITS else 1


_MOST_DIGITS = 7
"""Of a page's number: no list is as long."""
