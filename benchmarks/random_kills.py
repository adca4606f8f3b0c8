"""Kill what adds, updates, removes, watches, backs up, restores and opens an index, at random moments, over and over.

A reader asks all the while, and is killed now and then, too. After each kill the index is opened afresh, and everything
is compared: nothing that was reported in may be lost, nothing that was reported removed may be found, and what is
derived must be what is stored. A backup is whole or as before, and so is what is restored. Some kills are of the real
command, whose process that extracts must not outlive it. Needs Linux.

Usage: python benchmarks/random_kills.py [COUNT] [SEED]
"""

import argparse
import math
import random
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import project  # noqa: F401  # puts the project on the path
from kills.commands import begin_forked, begin_real, warm_up
from kills.killing import Killing, Sums

_REAL_EVERY = 25
"""Every so manieth kill is of the real command, which takes ten times as long."""
_WORLD_LASTS = 50
"""Every so manieth kill begins with no index, so that the making of one is killed, too."""
_TELL_EVERY = 25
_TOO_MANY = 50
"""So many faults say enough."""


def main(arguments: list[str]) -> int:
    """Kill so often, and print what was found; 1 when anything was wrong."""
    parser = argparse.ArgumentParser(description="Kill processes at random moments.")
    parser.add_argument("count", nargs="?", type=int, default=1000)
    parser.add_argument("seed", nargs="?", type=int, default=1)
    options = parser.parse_args(arguments)
    warm_up()
    sums = Sums()
    # Who interrupts it learns what was found until then.
    with suppress(KeyboardInterrupt), tempfile.TemporaryDirectory(prefix="random-kills-") as folder:
        kill(Path(folder), options.count, random.Random(options.seed), sums)
    print(sums.told())
    return int(bool(sums.faults))


def kill(folder: Path, count: int, chance: random.Random, sums: Sums) -> None:
    """Kill so many processes, most of them forked, and some of them real.

    :param folder: an empty folder.
    :param count: how many.
    :param chance: chooses what, and when.
    :param sums: what is done and found is added to it.
    """
    began = time.monotonic()
    real = Killing(folder / "real", chance, begin_real, sums)
    for world in range(math.ceil(count / _WORLD_LASTS)):
        forked = Killing(folder / f"forked-{world}", chance, begin_forked, sums)
        until = min(count, (world + 1) * _WORLD_LASTS)
        while (done := sums.kills.total()) < until and len(sums.faults) < _TOO_MANY:
            (real if done % _REAL_EVERY == _REAL_EVERY // 2 else forked).strike()
            _tell(sums, done, time.monotonic() - began)
        forked.end()


def _tell(sums: Sums, before: int, seconds: float) -> None:
    kills = sums.kills.total()
    if kills > before and kills % _TELL_EVERY == 0:
        print(f"{kills} kills, {len(sums.faults)} faults, {seconds:.0f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
