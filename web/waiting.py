"""Questions that wait for their turn: a few are worked on at a time, and who asks many waits behind who asks one.

Knows nothing of what is worked on.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from answer.phrases import phrase
from index.errors import Busy

_LOOK_SECONDS = 0.5
"""How soon it is noticed that somebody no longer waits."""


class Lane:
    """Places to work in. Whoever waits for one gets it in turn: one thing of each person, then the next of each."""

    def __init__(self, places: int, longest: int) -> None:
        """Open a lane.

        :param places: how many things are worked on at a time.
        :param longest: how many may wait.
        """
        self._free, self._longest = places, longest
        self._changed = threading.Condition()
        self._queues: dict[str, deque[object]] = {}

    @contextmanager
    def place(self, who: str, is_wanted: Callable[[], bool] = lambda: True) -> Iterator[None]:
        """Wait for a place and hold it.

        :param who: who waits.
        :param is_wanted: whether they still do.
        :return: a context, inside which the place is held.
        :raises Busy: when too many wait already, or it is wanted no longer.
        """
        with self._changed:
            self._queue(who, is_wanted)
        try:
            yield
        finally:
            with self._changed:
                self._free += 1
                self._changed.notify_all()

    def _queue(self, who: str, is_wanted: Callable[[], bool]) -> None:
        if not self._free and sum(map(len, self._queues.values())) >= self._longest:
            raise Busy(phrase("busy"))
        ticket = object()
        self._queues.setdefault(who, deque()).append(ticket)
        try:
            while not (self._free and next(iter(self._queues.values()))[0] is ticket):
                if not is_wanted():
                    raise Busy(phrase("busy"))
                self._changed.wait(_LOOK_SECONDS)
            self._free -= 1
        finally:
            self._leave(who, ticket)
            self._changed.notify_all()

    def _leave(self, who: str, ticket: object) -> None:
        """Take a ticket out; who has more goes to the end."""
        left = self._queues.pop(who)
        left.remove(ticket)
        if left:
            self._queues[who] = left
