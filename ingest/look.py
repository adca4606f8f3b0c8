"""Looks, in the midst of work that may take long, whether it should go on."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")
Look = Callable[[], None]
"""Raises what ends the work, if anything should."""


def go_on() -> None:
    """Nothing ends the work."""


def watched(items: Iterable[Item], look: Look) -> Iterator[Item]:
    """The same items, with a look before each."""
    for item in items:
        look()
        yield item
