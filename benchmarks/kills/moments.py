"""When a process is killed, and how it ended."""

import signal
import sys
from dataclasses import dataclass

LONGEST_SECONDS = 120.0
"""No process here takes a tenth of it, also on a busy machine: one that does hangs."""
Counts = tuple[int, ...]
"""How many steps, and how many commits among them."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When to kill: so many seconds after a step, or after a transaction is about to be committed, or after all began.

    Where neither comes, the kill does after `limit` seconds.
    """

    seconds: float = 0.0
    step: int = 0
    commit: int = 0
    limit: float = LONGEST_SECONDS

    def is_at(self, steps: int, commits: int, *, is_commit: bool) -> bool:
        """Whether its step, or its commit, is the last one counted."""
        return steps == self.step if self.step else is_commit and commits == self.commit


NEVER = Moment(step=sys.maxsize)


@dataclass(frozen=True, slots=True)
class Ending:
    """How a process ended: killed, or with a code; what it had printed; after how many seconds; what it counted."""

    code: int
    output: str
    seconds: float
    counts: Counts

    @property
    def was_killed(self) -> bool:
        """Whether it did not end by itself."""
        return self.code == -signal.SIGKILL
