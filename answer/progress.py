"""What whoever asks and what works on the answer tell each other."""

from dataclasses import dataclass


@dataclass(slots=True)
class Stop:
    """A request to stop, and what it would stop by now. Not frozen: two threads share it.

    `writer` is the language model that writes, and `before` how many questions are answered first, while one waits.
    """

    requested: bool = False
    writer: str | None = None
    before: int = 0
