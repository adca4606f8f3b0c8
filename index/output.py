"""What a command writes to."""

import os
import sys


def discard_output() -> None:
    """Write nowhere from now on: whoever read along, such as `head`, has seen enough.

    Without this, Python would try once more as it ends, and complain.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
