"""Work in a thread of its own. Knows no work."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")


def in_thread(work: Callable[[], Result]) -> Future[Result]:
    """Begin to work in a thread; whoever no longer waits for it abandons it there."""
    pool = ThreadPoolExecutor(1, "answer")
    working = pool.submit(work)
    pool.shutdown(wait=False)
    return working
