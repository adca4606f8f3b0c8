"""Failed attempts to sign in, and how long whoever made too many must wait."""

import time
from collections import deque
from collections.abc import Callable
from threading import Lock

WINDOW_SECONDS = 15 * 60
"""For how long a failure counts, and so how long somebody is locked out."""
# People mistype a few times; behind one address there may be an office. A name is guarded against many addresses, too,
# but more loosely, since whoever fails on purpose locks its owner out.
MOST_FOR_BOTH, MOST_FOR_ADDRESS, MOST_FOR_NAME = 5, 20, 50
_MOST_KEPT = 10_000

Key = tuple[str, str]


class Attempts:
    """The failures of the last minutes. Threads may share them."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin without any; the clock tells the seconds."""
        self._clock, self._lock = clock, Lock()
        self._failures: dict[Key, deque[float]] = {}

    def wait(self, name: str, address: str) -> int:
        """How many seconds somebody must wait before an attempt counts; 0 when they need not."""
        now = self._clock()
        with self._lock:
            waits = [self._wait(key, most, now) for key, most in _limits(name, address).items()]
        return max(waits)

    def failed(self, name: str, address: str) -> None:
        """Count a failure."""
        now = self._clock()
        with self._lock:
            for key, most in _limits(name, address).items():
                self._failures.setdefault(key, deque(maxlen=most)).append(now)
            if len(self._failures) > _MOST_KEPT:
                self._forget(now)

    def succeeded(self, name: str, address: str) -> None:
        """Forget the failures of somebody who knew the password in the end."""
        with self._lock:
            self._failures.pop((name, address), None)

    def _wait(self, key: Key, most: int, now: float) -> int:
        failures = self._failures.get(key, ())
        recent = [at for at in failures if at > now - WINDOW_SECONDS]
        return int(recent[0] + WINDOW_SECONDS - now) + 1 if len(recent) >= most else 0

    def _forget(self, now: float) -> None:
        kept = sorted(self._failures.items(), key=lambda item: item[1][-1])[-_MOST_KEPT // 2 :]
        self._failures = {key: failures for key, failures in kept if failures[-1] > now - WINDOW_SECONDS}


def _limits(name: str, address: str) -> dict[Key, int]:
    return {(name, address): MOST_FOR_BOTH, ("", address): MOST_FOR_ADDRESS, (name, ""): MOST_FOR_NAME}
