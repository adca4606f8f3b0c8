"""One thread or process at a time commits to a database, or brings its log into it.

SQLite before 3.51.3, which most systems have, may otherwise lose what was committed: one connection overlooks that
another began the log anew while it emptied it (https://sqlite.org/wal.html, "The WAL-Reset Bug").
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.private import make_private_file

_PAUSE_SECONDS = 0.002
"""As long as a short transaction takes."""


@contextmanager
def write_lock(database: Path, wait_seconds: float) -> Iterator[bool]:
    """Wait until nobody else writes, and let nobody else write meanwhile.

    :param database: the file of the database; the lock's lies beside it.
    :param wait_seconds: how long to wait at most.
    :yield: whether nobody else does: False when others wrote all that time.
    :raises OSError: when the lock's file cannot be made.
    """
    file = database.with_suffix(".lock")
    make_private_file(file)
    held = os.open(file, os.O_RDWR | os.O_CLOEXEC)
    try:
        yield _is_taken(held, time.monotonic() + wait_seconds)
    finally:
        os.close(held)


def _is_taken(held: int, deadline: float) -> bool:
    while True:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                return False
            time.sleep(_PAUSE_SECONDS)
        else:
            return True
