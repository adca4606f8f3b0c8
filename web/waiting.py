"""Questions that wait for their turn: a few are worked on at a time, and whoever had an answer last is the last.

Knows nothing of what is worked on.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from contextlib import contextmanager
from itertools import count
from time import monotonic

from answer.phrases import phrase
from index.errors import Busy

_LOOK_SECONDS = 0.5
"""How soon it is noticed that somebody no longer waits."""
_MOST_REMEMBERED = 1000
"""Of how many people it is known when they had a place; since that of any other, a thousand had one."""

_Ticket = Future[bool]
"""Held by one who waits: True once a place is theirs, False once they have to leave."""


class Lane:
    """Places to work in. One that becomes free is for who has had none for the longest, and then for who came first.

    So who asks many questions waits behind who asks one. And who was told that it is busy, and asks again, comes before
    those who were answered meanwhile and would otherwise hold the places among them.

    A place is handed on to the next who waits, who alone is woken: a hundred who are woken would keep each other from
    the processor.
    """

    def __init__(self, places: int, longest: int, seconds: float) -> None:
        """Open a lane.

        :param places: how many things are worked on at a time.
        :param longest: how many may wait; when there are more, the last of whoever has most has to leave.
        :param seconds: how long each may wait, except for who is the next: where one thing takes longer, others would
            never have a turn.
        """
        self._free, self._longest, self._seconds = places, longest, seconds
        self._lock = threading.Lock()
        self._queues: dict[str, deque[_Ticket]] = {}
        self._turns = count(1)
        self._last_turns: dict[str, int] = {}  # the oldest first

    @contextmanager
    def place(
        self, who: str, is_wanted: Callable[[], bool] = lambda: True, tell: Callable[[int], None] = lambda _: None
    ) -> Iterator[None]:
        """Wait for a place and hold it.

        :param who: who waits.
        :param is_wanted: whether they still do.
        :param tell: told how many come before them, again and again while they wait, and 0 once they have a place.
        :return: a context, inside which the place is held.
        :raises Busy: when it takes too long, too many wait, or it is wanted no longer.
        """
        with self._lock:
            ticket = self._ticket(who)
        self._wait(who, ticket, is_wanted, tell)
        try:
            yield
        finally:
            with self._lock:
                self._hand_on()

    def _ticket(self, who: str) -> _Ticket:
        ticket = _Ticket()
        if self._free:  # then nobody waits
            self._free -= 1
            self._give(who, ticket)
            return ticket
        if sum(map(len, self._queues.values())) >= self._longest:
            self._make_room(len(self._queues.get(who, ())))
        self._queues.setdefault(who, deque()).append(ticket)
        return ticket

    def _make_room(self, waiting: int) -> None:
        """Send away the last thing of whoever has most, if even then they have no fewer than one who has so many."""
        most = max(self._queues, key=lambda who: len(self._queues[who]), default=None)
        if most is None or len(self._queues[most]) <= waiting + 1:
            raise Busy(phrase("busy"))
        self._queues[most].pop().set_result(False)

    def _wait(
        self, who: str, ticket: _Ticket, is_wanted: Callable[[], bool], tell: Callable[[int], None] = lambda _: None
    ) -> None:
        end = monotonic() + self._seconds
        while not ticket.done() and is_wanted() and (monotonic() < end or self._is_next(ticket)):
            tell(self._before(who, ticket))
            wait([ticket], min(max(end - monotonic(), 0) or _LOOK_SECONDS, _LOOK_SECONDS))
        with self._lock:
            if not ticket.done():
                self._take_out(who, ticket)
                ticket.set_result(False)
        tell(0)
        if not ticket.result():
            raise Busy(phrase("busy"))

    def _take_out(self, who: str, ticket: _Ticket) -> None:
        self._queues[who].remove(ticket)
        if not self._queues[who]:
            del self._queues[who]

    def _hand_on(self) -> None:
        """Give a place to whoever is next."""
        if not self._queues:
            self._free += 1
            return
        who = self._next()
        ticket = self._queues[who][0]
        self._take_out(who, ticket)
        self._give(who, ticket)

    def _next(self) -> str:
        return min(self._queues, key=lambda who: self._last_turns.get(who, 0))

    def _is_next(self, ticket: _Ticket) -> bool:
        with self._lock:
            return bool(self._queues) and self._queues[self._next()][0] is ticket

    def _before(self, who: str, ticket: _Ticket) -> int:
        """How many will be given a place before one that waits, if nobody else comes."""
        with self._lock:
            if ticket.done():
                return 0
            turns = sorted(self._queues, key=lambda one: self._last_turns.get(one, 0))
            own, turn = self._queues[who].index(ticket), turns.index(who)
            # Everybody has a place once before anybody has one twice.
            others = (min(len(self._queues[one]), own + (turns.index(one) < turn)) for one in turns if one != who)
            return own + sum(others)

    def _give(self, who: str, ticket: _Ticket) -> None:
        self._last_turns.pop(who, None)
        self._last_turns[who] = next(self._turns)
        if len(self._last_turns) > _MOST_REMEMBERED:
            del self._last_turns[next(iter(self._last_turns))]
        ticket.set_result(True)
