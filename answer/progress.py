"""Whether whoever asked has given up waiting. Knows nothing of who that is, nor of what is stopped."""

from dataclasses import dataclass


@dataclass(slots=True)
class Stop:
    """A request to stop. Not frozen: who asks and what works share it, in threads of their own."""

    requested: bool = False
