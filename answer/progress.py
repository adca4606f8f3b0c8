"""What whoever asks and what works on the answer tell each other."""

from dataclasses import dataclass


@dataclass(slots=True)
class Stop:
    """A request to stop, and which language model it would stop by now. Not frozen: two threads share it."""

    requested: bool = False
    writer: str | None = None
