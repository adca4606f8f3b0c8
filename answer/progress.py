"""Whether whoever asked has given up waiting."""

from dataclasses import dataclass


@dataclass(slots=True)
class Stop:
    """A request to stop. Not frozen: who asks and what works share it, in threads of their own."""

    requested: bool = False
