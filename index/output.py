"""What a command writes to, and what may be written there."""

import os
import re
import sys
from typing import TextIO

# What a terminal takes for an order, or lets text appear in another order than it has: all control characters but line
# ends and tabs, and what turns the direction.
_ORDERS = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]")


def harmless(text: str) -> str:
    """A text with escapes in the place of what a terminal takes for an order; in JSON they mean the same."""
    return _ORDERS.sub(lambda order: f"\\u{ord(order.group()):04x}", text)


def show(text: str, stream: TextIO | None = None) -> None:
    """Print words that others wrote, such as the names and titles of documents, on a terminal perhaps.

    :param text: the words.
    :param stream: where to; None for standard output.
    """
    print(harmless(text), file=stream or sys.stdout, flush=True)


def discard_output() -> None:
    """Write nowhere from now on: whoever read along, such as `head`, has seen enough.

    Without this, Python would try once more as it ends, and complain.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
