"""One action after the other, each killed and followed by a look at everything; and the sums of it."""

import random
import time
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from kills.actions import ACTIONS, Action, differences
from kills.commands import Begin, begin_real, catch_up
from kills.moments import LONGEST_SECONDS, Ending, Moment
from kills.processes import Forked, Process, in_child, outliving
from kills.reader import Reader
from kills.world import World, look, look_into

_DOCUMENTS, _DOCUMENTS_OF_REAL = 24, 8
_READER_DIES = 0.25
"""How often; then it is also seen whether what was removed left the disk, for which nobody may read it any more."""
_DELAY_SECONDS = 0.03
"""As long as writing one document takes, or a few calls of tantivy."""
_WATCH_SECONDS = 2.5
"""A change of watched files is taken in after about one; watching itself never ends."""
_REMEMBERED = 5
_GUESSED = (4.0, 100.0, 2.0)
_LET_END = 0.5
"""How often an action of which it is not known how long it takes may come to its end, so that this is known."""
Lengths = deque[tuple[float, ...]]
"""How many seconds, steps and commits an action took the last times."""


@dataclass
class Sums:
    """What was done, and what was wrong."""

    kills: Counter[str] = field(default_factory=Counter)
    ended: int = 0
    reader_kills: int = 0
    asked: int = 0
    held: int = 0
    lengths: "defaultdict[str, Lengths]" = field(default_factory=lambda: defaultdict(lambda: deque(maxlen=_REMEMBERED)))
    faults: list[str] = field(default_factory=list)

    def note(self, kind: str, faults: Sequence[str]) -> None:
        """Print faults, and keep them."""
        for fault in faults:
            print(f"FAULT after kill {self.kills.total()} ({kind}): {fault}", flush=True)
        self.faults += faults

    def told(self) -> str:
        """All of it in a few lines."""
        lost, ghosts = (sum(word in fault for fault in self.faults) for word in ("LOST", "GHOST"))
        kinds = ", ".join(f"{count} {kind}" for kind, count in self.kills.most_common())
        return (
            f"{kinds}; {self.ended} more had ended before; the reader was killed {self.reader_kills} times\n"
            f"{self.asked} questions asked meanwhile, {self.held} quotations held against the database\n"
            f"{self.kills.total()} kills: {lost} lost, {ghosts} ghosts, {len(self.faults) - lost - ghosts} other faults"
        )


class Killing:
    """One world, in which one action after the other is killed."""

    def __init__(self, folder: Path, chance: random.Random, begin: Begin, sums: Sums) -> None:
        """Make the world, and begin to read it where commands are forked.

        :param folder: where to make it.
        :param chance: chooses what is done, and when it is killed.
        :param begin: begins a command.
        :param sums: where to count.
        """
        self._is_real = begin is begin_real
        self._world = World(folder, begin, _DOCUMENTS_OF_REAL if self._is_real else _DOCUMENTS, chance)
        self._reader = None if self._is_real else Reader(self._world.index, _DOCUMENTS)
        self._chance = chance
        self._sums = sums

    def strike(self) -> None:
        """Do something, kill it, and look at everything."""
        try:
            self._strike()
        except RuntimeError as error:
            self._sums.note("preparing or comparing", [str(error)])

    def _strike(self) -> None:
        kinds = [kind for kind in ACTIONS if kind != "catch up" or not self._is_real]
        weights = [ACTIONS[one][1] if one == "add" or self._world.there() else 0 for one in kinds]
        kind = self._chance.choices(kinds, weights)[0]
        action = ACTIONS[kind][0](self._world)
        moment = self._moment(kind)
        ending = self._killed(action, moment)
        if ending.was_killed:
            self._sums.kills[self._named(kind)] += 1
        else:
            self._sums.ended += 1
        if not ending.was_killed or ending.seconds > _WATCH_SECONDS:
            self._sums.lengths[self._named(kind)].append((ending.seconds, *ending.counts))
        self._sums.note(f"{kind}, {moment}", [*_odd(ending), *self._after(action, ending)])

    def end(self) -> None:
        """Kill the reader, and count what it did."""
        if self._reader:
            self._reader.kill()
            self._sums.asked += self._reader.asked
            self._sums.held += self._reader.held

    def _named(self, kind: str) -> str:
        return f"{kind} with the real command" if self._is_real else kind

    def _moment(self, kind: str) -> Moment:
        """A moment before the likely end of an action."""
        limit = _WATCH_SECONDS if kind == "watch" else LONGEST_SECONDS
        lengths = self._sums.lengths[self._named(kind)]
        if not lengths and not self._is_real and self._chance.random() < _LET_END:
            return Moment(limit)
        seconds, steps, commits = self._chance.choice(lengths or [_GUESSED])
        delay = self._chance.choice([0.0, self._chance.uniform(0, _DELAY_SECONDS)])
        step, commit = (self._chance.randint(1, max(1, int(count))) for count in (steps, commits))
        aimed = [Moment(delay, step, limit=limit), Moment(delay, commit=commit, limit=limit)]
        at_any_time = Moment(self._chance.uniform(0, seconds))
        return at_any_time if self._is_real else self._chance.choice([*aimed, at_any_time])

    def _killed(self, action: Action, moment: Moment) -> Ending:
        """Do it until that moment."""
        beside = self._world.begin(*action.beside) if action.beside else None
        process = self._begun(action, moment)
        if action.change:
            _wait_for_report(process)
            action.change()
            process.arm()
        ending = process.end()
        if beside and (odd := list(_odd(beside.end()))):
            self._sums.note("beside a backup", odd)
        return ending

    def _begun(self, action: Action, moment: Moment) -> Process:
        if action.command is None:
            return Forked(partial(catch_up, self._world.index), self._world.folder, moment)
        return self._world.begin(*action.command, moment=moment, is_armed=action.change is None)

    def _after(self, action: Action, ending: Ending) -> Iterator[str]:
        """What is wrong now, by all who look."""
        world, dies = self._world, self._chance.random() < _READER_DIES
        if self._is_real:
            yield from (f"{process} outlives what began it" for process in outliving(world.index))
        if self._reader and dies:
            self._reader.kill()
            self._sums.reader_kills += 1
        state, faults = in_child(partial(look, world, alone=dies or self._is_real))
        yield from (fault for fault in faults if not action.told or action.told not in fault)
        yield from differences(state, action.stored(ending.output)(state))
        world.stored = state
        yield from self._after_in_backup(action, ending)
        if self._reader and not dies:
            yield from self._reader.faults(state, world.asked_for(state))
        elif self._reader:
            self._reader.begin()

    def _after_in_backup(self, action: Action, ending: Ending) -> Iterator[str]:
        world = self._world
        saved, faults = look_into(world.backup, world)
        yield from faults
        if saved is not None:
            may_be = action.saved(ending.output)(saved) if action.saved else world.saved or {}
            yield from (f"in the backup: {fault}" for fault in differences(saved, may_be))
        elif world.saved is not None:
            yield "LOST: the backup is gone"
        world.saved = saved


def _wait_for_report(process: Process) -> None:
    """Wait until a watched folder is all taken in."""
    deadline = time.monotonic() + LONGEST_SECONDS
    while "unchanged" not in process.output.read_text() and process.is_alive() and time.monotonic() < deadline:
        time.sleep(0.02)


def _odd(ending: Ending) -> Iterator[str]:
    """What must not be of a process that was killed, or ended by itself."""
    if ending.code and not ending.was_killed:
        yield f"ended with {ending.code}: {ending.output[-1500:]}"
    elif ending.seconds >= LONGEST_SECONDS or "Traceback" in ending.output:
        yield f"hangs, or raises: {ending.output[-1500:]}"
