"""Acting in a language for the length of a block."""

from collections.abc import Iterator
from contextlib import contextmanager

from text.spoken import SPOKEN


@contextmanager
def speaking(language: str) -> Iterator[None]:
    before = SPOKEN.set(language)
    try:
        yield
    finally:
        SPOKEN.reset(before)
