"""Documents in files, in an index and in a backup, and which revision of each is where."""

import random
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from index.errors import IndexMissing
from index.store_reader import DATABASE
from kills.commands import Begin, open_index
from kills.moments import NEVER, Moment
from kills.processes import Process
from kills.texts import State, file_of, write_document
from kills.truth import Marks, checking_faults, index_faults, read_truth, remains, settle, state_of, stored_faults

_WIPING_SECONDS = 20.0
"""Wiping takes less than one, once nobody reads what was removed."""
_ASKED_FOR = 40
"""So many texts that are gone are searched for after each kill: chosen anew each time, all are in the end."""


class World:
    """What there is, as far as it is known after the last look.

    `files`, `stored` and `saved` are the revisions in the files, in the index and in the backup; `used` are all that
    there ever were.
    """

    def __init__(self, folder: Path, begin: Begin, count: int, chance: random.Random) -> None:
        """Make the files.

        :param folder: a folder for all of it.
        :param begin: begins the command.
        :param count: how many documents there are.
        :param chance: chooses what happens.
        """
        self.folder = folder
        self.index, self.documents, self.backup = folder / "index", folder / "documents", folder / "saved" / "backup"
        for made in (self.documents, self.backup.parent):
            made.mkdir(parents=True)
        self.chance = chance
        self.used: set[tuple[int, int]] = set()
        self.files: dict[int, int | None] = dict.fromkeys(range(count))
        self.stored: State = dict(self.files)
        self.saved: State | None = None
        self.revise(self.files)
        self._begin = begin

    def begin(self, *arguments: str | Path, moment: Moment = NEVER, is_armed: bool = True) -> Process:
        """Begin the command."""
        return self._begin(self.folder, [str(one) for one in arguments], moment, is_armed)

    def run(self, *arguments: str | Path) -> str:
        """Run the command to its end; returns what it printed, and raises RuntimeError when it fails."""
        ending = self.begin(*arguments).end()
        if ending.code:
            raise RuntimeError(f"{arguments} ended with {ending.code}: {ending.output}")
        return ending.output

    def revise(self, numbers: Iterable[int]) -> None:
        """Write the next revision of documents into their files."""
        for number in numbers:
            revision = max((known for one, known in self.used if one == number), default=-1) + 1
            write_document(self.documents, number, revision)
            self.files[number] = revision
            self.used.add((number, revision))

    def delete(self, numbers: Iterable[int]) -> None:
        """Delete the files of documents."""
        for number in numbers:
            file_of(self.documents, number).unlink()
            self.files[number] = None

    def changed(self) -> list[int]:
        """The documents whose files an ingest takes in, in its order."""
        return [number for number, revision in self.files.items() if revision not in (None, self.stored[number])]

    def taken_in(self, count: int) -> State:
        """What is stored once the first so many of those are in."""
        return {**self.stored, **{number: self.files[number] for number in self.changed()[:count]}}

    def ids(self) -> dict[int, str]:
        """The ids of the stored documents."""
        sources = read_truth(self.index / DATABASE).sources
        return {number: sources[str(file_of(self.documents, number))] for number in self.there()}

    def there(self) -> list[int]:
        """The documents that are stored."""
        return [number for number, revision in self.stored.items() if revision is not None]

    def asked_for(self, state: State) -> Marks:
        """Texts to search for: all that are stored, and some that are not."""
        stored = {(number, revision) for number, revision in state.items() if revision is not None}
        gone = sorted(self.used - stored)
        return sorted(stored) + self.chance.sample(gone, min(_ASKED_FOR, len(gone)))


def look(world: World, *, alone: bool) -> tuple[State, list[str]]:
    """Open the index afresh: what is stored, and all that is wrong with it. To be called in a process of its own.

    :param world: whose index.
    :param alone: whether nobody else has it open: then what was removed must be gone from the disk soon.
    :return: the revisions that are stored, and the faults.
    """
    try:
        faults = checking_faults(world.index)
        library = open_index(world.index)
    except IndexMissing:
        return dict.fromkeys(world.files), []
    with closing(library.store):
        if not alone:
            settle(world.index / DATABASE)
        state = state_of(read_truth(world.index / DATABASE), world.files)
        faults += index_faults(library, state, world.asked_for(state))
        if alone:
            wiped = library.wait(_WIPING_SECONDS)
            faults += remains(world.index, state, world.used) if wiped else ["wiping does not end"]
    return state, faults


def look_into(backup: Path, world: World) -> tuple[State | None, list[str]]:
    """What a backup holds, None when there is none; and what is wrong with it."""
    if not backup.exists():
        return None, []
    truth = read_truth(backup)
    return state_of(truth, world.files), [f"in the backup: {fault}" for fault in stored_faults(truth)]
