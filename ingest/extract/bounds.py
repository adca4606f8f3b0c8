"""The bounds of a process that reads what anybody wrote: memory, time, and the life of the process that asks."""

import gc
import math
import os
import sys
import threading
import time
from contextlib import suppress

try:
    import resource
except ImportError:  # Windows has no such bounds; there the process that asks looks at the clock
    resource = None  # type: ignore[assignment]

_LOOK_SECONDS = 0.5
_MADE_BETWEEN = 20_000
"""How many objects are made before rings among them are looked for: a page of a PDF is some thousand, and hardly any
is in a ring. At Python's own 700 a tenth of the time goes into looking."""


def bound_memory(most_bytes: int) -> None:
    """Take no more memory than so much from now on."""
    if resource:
        resource.setrlimit(resource.RLIMIT_AS, (most_bytes, most_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # what it read is not left on the disk


def bound_time(seconds: int) -> None:
    """End after so much processor time from now, which is the same on a machine that has much else to do."""
    if resource:
        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(time.process_time()) + seconds, resource.RLIM_INFINITY))


def bound_processor_time(process: int, seconds: int) -> None:
    """Let another process end after so much processor time; where that cannot be done, a clock must."""
    if sys.platform == "linux":
        with suppress(OSError):  # it has ended already
            resource.prlimit(process, resource.RLIMIT_CPU, (seconds, seconds))


def children_seconds() -> float:
    """The processor time of all programs that this process ran so far; where that is not told, what a clock says."""
    if resource:
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime
    return time.monotonic()


def bound(memory_mb: int, seconds: int, parent: int) -> None:
    """Keep to all bounds from now on, in a process that reads one thing.

    :param memory_mb: the most megabytes of memory.
    :param seconds: the most seconds of processor time.
    :param parent: the number of the process that asks, with which this one ends.
    """
    threading.Thread(target=end_with, args=(parent,), daemon=True).start()
    bound_memory(memory_mb << 20)
    bound_time(seconds)


def collect_seldom() -> None:
    """Look for unused memory less often from now on, in a process that reads one thing after the other."""
    gc.set_threshold(_MADE_BETWEEN, *gc.get_threshold()[1:])


def end_with(parent: int) -> None:
    """End when the process that asks has ended, even in the midst of a document."""
    while os.getppid() == parent:
        time.sleep(_LOOK_SECONDS)
    os._exit(0)
