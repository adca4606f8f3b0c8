"""What is done when the kill comes, and what may be stored afterwards.

An action prepares what it needs, then names a command and the states that may be found after it was killed. What had
been reported before narrows these down.
"""

import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kills.commands import TOLD, take_out
from kills.processes import in_child
from kills.texts import State, numbers_in
from kills.world import World

Closest = Callable[[State], State]
"""Of all states that may be found the one that differs least from what was found."""
Possible = Callable[[str], Closest]
"""The same, by what was printed before."""
_REPORTED = re.compile(rf"^(?:{TOLD} )?(added|updated|removed) .*$", re.MULTILINE)
_AT_ONCE = 8
"""So many documents come or change at once, of some thirty: a few before the kill, and a few after it."""


@dataclass(frozen=True, slots=True)
class Action:
    """A command that is to be killed, None for opening the index to be asked.

    `stored` and `saved` say what may be in the index and in the backup afterwards. `change` is called once the first
    report is out, and the kill comes after that; `beside` is a command that runs meanwhile and is not killed. `told` is
    what `--check` rightly says of it.
    """

    command: tuple[str | Path, ...] | None
    stored: Possible
    saved: Possible | None = None
    change: Callable[[], None] | None = None
    beside: tuple[str | Path, ...] | None = None
    told: str = ""


def adding(world: World) -> Action:
    """Documents come in that were not there."""
    world.revise(number for number, revision in world.files.items() if revision is None)
    if len(world.changed()) < _AT_ONCE // 2:
        _take_some_out(world)
    return Action((world.documents,), _taken_in(world))


def updating(world: World) -> Action:
    """Files have another text than before."""
    world.revise(world.chance.sample(list(world.files), _AT_ONCE))
    return Action((world.documents,), _taken_in(world))


def removing(world: World) -> Action:
    """A document is removed."""
    _take_all_in(world)
    number = world.chance.choice(world.there())
    before, after = world.stored, {**world.stored, number: None}
    return Action(
        ("--remove", world.ids()[number]), lambda output: among([after] if _reported(output) else [before, after])
    )


def watching(world: World) -> Action:
    """Files vanish and change in a folder that is watched."""
    _take_all_in(world)
    touched = world.chance.sample(list(world.files), _AT_ONCE)
    gone, other = touched[:3], touched[3:]
    before = dict(world.stored)

    def change() -> None:
        world.delete(gone)
        world.revise(other)

    def stored(output: str) -> Closest:
        told = set(_reported(output))
        return each({n: [world.files[n]] if n in told else [before[n], world.files[n]] for n in before})

    return Action(("--watch", world.documents), stored, change=change)


def backing_up(world: World) -> Action:
    """The index is written into a file."""
    now, before = world.stored, world.saved
    return Action(
        ("--backup", world.backup), _all_of(now), lambda output: among([now] if _done(output) else [before or {}, now])
    )


def backing_up_while_adding(world: World) -> Action:
    """The same while documents come in: the file holds the index as it was between two of them."""
    world.revise(world.chance.sample(list(world.files), _AT_ONCE))
    moments = [world.taken_in(count) for count in range(len(world.changed()) + 1)]
    before = world.saved

    def saved(output: str) -> Closest:
        return among(moments if _done(output) else [before or {}, *moments])

    return Action(("--backup", world.backup), _all_of(moments[-1]), saved, beside=(world.documents,))


def restoring(world: World) -> Action:
    """A backup is put into the place of the index."""
    if world.saved is None or world.saved == world.stored:
        world.run("--backup", world.backup)
        world.saved = world.stored
        updating(world)
        _take_all_in(world)
    before, saved = world.stored, world.saved
    return Action(("--restore", world.backup), lambda output: among([saved] if _done(output) else [before, saved]))


def catching_up(world: World) -> Action:
    """Somebody opens an index whose derived files are behind, or gone, or damaged."""
    _take_all_in(world)
    derived = world.index / "derived"
    told = ""
    match world.chance.randrange(4):
        case 0:
            _take_some_out(world)
        case 1:
            shutil.rmtree(derived, ignore_errors=True)
        case 2:
            told = "The word index was damaged"
            for file in derived.rglob("*.store"):
                file.write_bytes(file.read_bytes()[:-20])
        case _:
            updating(world)
            _take_all_in(world)
    return Action(None, _all_of(world.stored), told=told)


ACTIONS: dict[str, tuple[Callable[[World], Action], int]] = {
    "add": (adding, 4),
    "update": (updating, 4),
    "remove": (removing, 3),
    "watch": (watching, 3),
    "backup": (backing_up, 1),
    "backup while adding": (backing_up_while_adding, 2),
    "restore": (restoring, 3),
    "catch up": (catching_up, 3),
}
"""Each with how often it comes, beside the others."""


def among(states: Sequence[State]) -> Closest:
    """One of some states."""
    return lambda found: min(states, key=lambda state: len(differences(found, state)))


def each(choices: Mapping[int, Sequence[int | None]]) -> Closest:
    """For each document one of some revisions."""
    return lambda found: {one: found[one] if found[one] in known else known[0] for one, known in choices.items()}


def differences(found: State, expected: State) -> list[str]:
    """In what a state differs from one that may be."""
    return [
        f"{'GHOST' if may_be is None else 'LOST'}: document {one} is of revision {revision}, not {may_be}"
        for one, revision in found.items()
        if revision != (may_be := expected.get(one))
    ]


def _taken_in(world: World) -> Possible:
    """One document after the other is in; those that were reported are."""
    changed = world.changed()
    moments = [world.taken_in(count) for count in range(len(changed) + 1)]
    return lambda output: among(moments[len(set(changed) & set(_reported(output))) :])


def _all_of(state: State) -> Possible:
    return lambda _: among([state])


def _take_all_in(world: World) -> None:
    """Have the index hold what the files hold."""
    world.revise(number for number, revision in world.files.items() if revision is None)
    if changed := world.changed():
        after = world.taken_in(len(changed))
        world.run(world.documents)
        world.stored = after


def _take_some_out(world: World) -> None:
    """Remove some documents."""
    ids = world.ids()
    chosen = world.chance.sample(sorted(ids), min(_AT_ONCE, len(ids)))
    in_child(partial(take_out, world.index, [ids[number] for number in chosen]))
    world.stored = {**world.stored, **dict.fromkeys(chosen)}


def _reported(output: str) -> list[int]:
    return [number for line in _REPORTED.finditer(output) for number in numbers_in(line[0])]


def _done(output: str) -> bool:
    return "documents are in" in output or "documents were restored" in output
