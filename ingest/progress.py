"""How far an ingest is, and the bar that shows it. The one file that knows tqdm."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from ingest.records import Failure
from ingest.report import Outcome

_DELAY_SECONDS = 1  # who waits less needs no bar


@dataclass(frozen=True, slots=True)
class Progress:
    """Where an ingest stands after a source: what came of that, and how much of the sources is done."""

    outcome: Outcome | Failure
    sources: int
    bytes: int


@contextmanager
def progress_bar(total_bytes: int) -> Iterator[Callable[[Progress], None]]:
    """Show a bar with a rate and an estimate; yields the function to call after each source.

    It appears on standard error after a second, and only for a person at a terminal. `total_bytes` is the size
    of all sources, as far as that is known.
    """
    from tqdm import tqdm  # takes a tenth of a second, which commands that show no bar need not wait

    with tqdm(
        total=total_bytes or None,
        unit="B",
        unit_scale=True,
        desc="Ingesting",
        delay=_DELAY_SECONDS,
        disable=None,
        file=sys.stderr,
    ) as bar:

        def show(progress: Progress) -> None:
            bar.set_postfix_str(f"{progress.sources} documents", refresh=False)
            bar.update(progress.bytes - bar.n)

        yield show
