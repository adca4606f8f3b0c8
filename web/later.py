"""What is done beside all else, again and again until it is done."""

import threading
from collections.abc import Callable
from contextlib import suppress

from index.errors import VerbatimError

LOOK_SECONDS = 60
"""How long after its time something may still be on the disk."""


def keep_wiping(wipe_removed: Callable[[], bool], seconds: float = 0) -> None:
    """Take what was removed long ago off the disk: in a thread of its own, as long as there is something to take off.

    :param wipe_removed: takes it off, and returns whether nothing is left to take off, now or later.
    :param seconds: when to begin.
    """

    def look() -> None:
        is_done = False
        with suppress(VerbatimError):  # whatever stands in the way, it is tried again
            is_done = wipe_removed()
        if not is_done:
            keep_wiping(wipe_removed, LOOK_SECONDS)

    later = threading.Timer(seconds, look)
    later.daemon = True
    later.start()
