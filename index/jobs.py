"""Work that waits for its turn, a piece at a time, whoever wants it, and goes on whether or not they wait for it.

Knows nothing of what is worked on.
"""

import secrets
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import Any, Literal

from index.errors import Busy, Stopped

State = Literal["waiting", "running", "done", "failed", "cancelled"]
_MOST_WAITING = 100
"""More than a newsroom hands in before lunch."""
_MOST_MB = 1000
"""What all that wait hold together, on the disk or in memory: twice what the page hands in at once. More than that is
let in only where nothing else waits."""
_MOST_KEPT = 20
"""How many that are over are kept, for those who come back to see what came of theirs."""


class Job:
    """A piece of work: whose it is, how far it is, and what came of it. Threads may share it."""

    def __init__(
        self,
        name: object,
        who: str,
        size: int,
        told: Any,  # noqa: ANN401  # whatever
        closing: threading.Event,
    ) -> None:
        """Wait for its turn.

        :param name: what people know it by, told by its `str` to whoever reads it.
        :param who: whose it is.
        :param size: how many bytes it holds until it is over.
        :param told: where its work tells how far it is.
        :param closing: set when nothing is to be worked on any more.
        """
        self.id = secrets.token_hex(8)
        self.name, self.who, self.size, self.told = name, who, size, told
        self._closing, self._cancelled = closing, threading.Event()
        self._future: Future[Any] = Future()
        self._work: Callable[[Job], object] | None = None

    @property
    def state(self) -> State:
        """Where it is on its way."""
        if not self._future.done():
            return "running" if self._future.running() else "waiting"
        fault = self.fault
        if isinstance(fault, Stopped | CancelledError):
            return "cancelled"
        return "failed" if fault else "done"

    @property
    def is_over(self) -> bool:
        """Whether nothing more comes of it."""
        return self._future.done()

    @property
    def fault(self) -> BaseException | None:
        """What ended it, if it is over and that was no good end."""
        if self._future.cancelled():
            return CancelledError()
        return self._future.exception() if self.is_over else None

    @property
    def result(self) -> Any:  # noqa: ANN401  # whatever it works out
        """What it worked out; None where that is not there."""
        return self._future.result() if self.state == "done" else None

    def is_stopped(self) -> bool:
        """Whether it should end, as its work asks often."""
        return self._cancelled.is_set() or self._closing.is_set()

    def _run(self) -> object:
        work, self._work = self._work, None
        return work(self) if work else None

    def wait(self, seconds: float) -> bool:
        """Wait at most so long until it is over; returns whether it is."""
        over = threading.Event()
        self._future.add_done_callback(lambda _: over.set())
        return over.wait(seconds)


class Jobs:
    """All of one app, in the order in which they came. Threads may share them."""

    def __init__(self, closing: threading.Event) -> None:
        """Begin with none; those there are end when `closing` is set."""
        self._closing = closing
        self._lock = threading.Lock()
        self._jobs: list[Job] = []
        self._pool = ThreadPoolExecutor(1, "jobs")

    def add(
        self,
        name: object,
        who: str,
        work: Callable[[Job], object],
        dropped: Callable[[], None],
        told: object = None,
        size: int = 0,
    ) -> Job:
        """Have something worked on when it is its turn, for whoever acts now.

        :param name: what people know it by, told by its `str` to whoever reads it.
        :param who: whose it is.
        :param work: does it, and asks the job often whether it should end.
        :param dropped: called where it is cancelled before its turn.
        :param told: where the work tells how far it is.
        :param size: how many bytes it holds until it is over.
        :return: the job.
        :raises Busy: when too many wait, or what they hold is too large with this.
        """
        job = Job(name, who, size, told, self._closing)
        with self._lock:
            _require_room([one for one in self._jobs if not one.is_over], size)
            old = [one for one in self._jobs if one.is_over][:-_MOST_KEPT]
            self._jobs = [one for one in self._jobs if one not in old]
            job._work = work
            job._future = self._pool.submit(copy_context().run, job._run)
            self._jobs.append(job)
        job._future.add_done_callback(lambda future: dropped() if future.cancelled() else None)
        return job

    def all(self) -> Sequence[Job]:
        """Those that wait, run, or were over lately, in the order in which they came."""
        with self._lock:
            return tuple(self._jobs)

    def find(self, id: str) -> Job | None:
        """The one with an id, or None."""
        return next((job for job in self.all() if job.id == id), None)

    def cancel(self, job: Job) -> None:
        """End one: at once while it waits, else as soon as its work asks."""
        job._cancelled.set()
        if job._future.cancel():
            job._work = None  # the pool holds the job until its turn, and all that the work would need

    def forget(self, job: Job) -> None:
        """Leave one out that is over."""
        with self._lock:
            self._jobs = [one for one in self._jobs if one is not job or not one.is_over]


def _require_room(waiting: Sequence[Job], size: int) -> None:
    if len(waiting) > _MOST_WAITING:
        raise Busy(f"{_MOST_WAITING} others wait already; try again when some of them are done.")
    if waiting and sum(one.size for one in waiting) + size > _MOST_MB * 1_000_000:
        raise Busy(
            f"With what waits already, this would be more than {_MOST_MB} MB; try again when some of that is done."
        )
