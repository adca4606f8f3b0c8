"""Two apps and two ingests at once over one PostgreSQL database, as on two machines; one is killed, over and over.

Each machine has a folder for what is derived, an app that asks all the while, and an ingest that takes in new revisions
of files of its own. After each kill the rest goes on to its end. Then nothing that was told to be in may be lost,
nothing may be there that no file says, and on both machines what is derived must be what is stored. Needs Linux.

Usage: python benchmarks/postgresql_kills.py [COUNT] [SEED]
"""

import argparse
import contextlib
import multiprocessing
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from multiprocessing.process import BaseProcess
from pathlib import Path

import project
from kills import commands
from kills.commands import EMBEDDER, warm_up
from kills.texts import mark_of, text_of

from index.checking import check_index
from index.databases.place import keep_in, server_at
from index.errors import IndexBusy
from index.library import Library
from index.models.fingerprint import index_fingerprint
from index.settings import Settings
from index.store import Store

sys.path.insert(0, str(project.ROOT / "tests"))
from postgresql_server import programs, running_server  # lies there

_FILES = 5
"""On each machine: as many as are taken in within a second."""
_LATEST_SECONDS = 1.2
_ENDS_SECONDS = 60.0
_PAUSE_SECONDS = 0.1
"""What was removed can be wiped when nobody holds an older state."""
_fork = multiprocessing.get_context("fork")


def main(arguments: Sequence[str]) -> int:
    """Kill so often, and print what was found; 1 when anything was wrong."""
    parser = argparse.ArgumentParser(description="Kill apps and ingests that share a PostgreSQL database.")
    parser.add_argument("count", nargs="?", type=int, default=100)
    parser.add_argument("seed", nargs="?", type=int, default=1)
    options = parser.parse_args(arguments)
    found = programs()
    if found is None:
        sys.exit("There is no PostgreSQL server on this machine.")
    warm_up()
    with tempfile.TemporaryDirectory(prefix="postgresql-kills-") as folder, running_server(found) as server:
        world = World(Path(folder), server.new_database(), random.Random(options.seed))
        for number in range(1, options.count + 1):
            world.kill_one(number)
            if number % 10 == 0 or number == options.count:
                print(f"{number} kills: {dict(world.killed)}; {len(world.faults)} faults", flush=True)
    print("\n".join(world.faults))
    return int(bool(world.faults))


class World:
    """The two machines and their database."""

    def __init__(self, folder: Path, address: str, chance: random.Random) -> None:
        """Make it, with an empty index.

        :param folder: an empty folder.
        :param address: the address of an empty database.
        :param chance: chooses whom to kill, and when.
        """
        self.address, self._chance = address, chance
        self.machines = [folder / name for name in ("one", "other")]
        self.faults: list[str] = []
        self.killed: Counter[str] = Counter()
        os.environ["VERBATIM_STORE"] = address
        for machine in self.machines:
            (machine / "files").mkdir(parents=True)
        with self._store(self.machines[0], create=True):
            pass
        server_at(address).close()  # what is forked must not share a connection

    def kill_one(self, number: int) -> None:
        """Have all take in, and ask for, the next revision of each file, kill one of them, and look what is left."""
        for machine in self.machines:
            for file in self._files(machine):
                (machine / "files" / f"doc-{file:03}.md").write_text(text_of(file, number), encoding="utf-8")
        began = {f"{kind} {machine.name}": self._begin(kind, machine) for machine in self.machines for kind in _WORK}
        victim = self._chance.choice(sorted(began))
        time.sleep(self._chance.uniform(0.02, _LATEST_SECONDS))
        os.kill(began[victim].pid or 0, signal.SIGKILL)
        self.killed[victim] += 1
        self._end(number, began, victim)
        told = {machine: (machine / "told").read_text(encoding="utf-8") for machine in self.machines}
        self._look(number, number - 1 if victim.startswith("ingest") else number, told)
        self._again(number)

    def _begin(self, kind: str, machine: Path) -> BaseProcess:
        (machine / "stop").unlink(missing_ok=True)
        process = _fork.Process(target=_WORK[kind], args=(machine, self.address))
        process.start()
        return process

    def _end(self, number: int, began: Mapping[str, BaseProcess], victim: str) -> None:
        """Wait for the ingests, and have the apps end."""
        for name in sorted(began, reverse=True):
            if name.startswith("app"):
                (self.machines[0].parent / name.partition(" ")[2] / "stop").touch()
            began[name].join(_ENDS_SECONDS)
            if began[name].exitcode not in {0, -signal.SIGKILL if name == victim else 0}:  # the victim may be done
                said = (self.machines[0].parent / name.partition(" ")[2] / "said").read_text(encoding="utf-8")
                self._fault(number, f"{name} ended with {began[name].exitcode} when {victim} was killed: {said}")
                began[name].kill()

    def _look(self, number: int, least: int, told: Mapping[Path, str]) -> None:
        """What was told to be in must be, each file must have one of its last revisions, and nothing else be there."""
        with self._store(self.machines[0]) as store:
            texts = Counter(document.text for document in store.documents())
            paths = {source.path for source in store.sources()}
            counts = store.counts()
        for machine in self.machines:
            for file in self._files(machine):
                path = str(machine / "files" / f"doc-{file:03}.md")
                revisions = [one for one in range(max(1, least), number + 1) if _has(texts, file, one)]
                is_told = any(line.endswith(path) for line in told[machine].splitlines())
                if is_told and revisions != [number]:
                    self._fault(number, f"lost: {path} was told to be in")
                if len(revisions) != 1 and number > 1:
                    self._fault(number, f"lost or doubled: {path} has the revisions {revisions}")
                if path not in paths and number > 1:
                    self._fault(number, f"lost: {path} is no source")
        if sum(texts.values()) > len(paths):
            self._fault(number, f"ghosts: {sum(texts.values())} documents of {len(paths)} sources")
        for machine in self.machines:
            with closing(Store(machine, None)) as store:
                library = Library(store, EMBEDDER)
                corpus = library.snapshot()
                library.wait(_ENDS_SECONDS)  # what is forked later would hold what its thread has locked
                if (corpus.passage_count, corpus.all_passages) != (counts.passages, counts.passages):
                    self._fault(number, f"what is derived in {machine.name} is not what is stored")
        server_at(self.address).close()

    def _again(self, number: int) -> None:
        """Take in what was broken off; then all is there, and nothing else."""
        for machine in self.machines:
            _ingest(machine, self.address)
            self.faults += [f"{number}: {fault}" for fault in check_index(machine)]
        with self._store(self.machines[0]) as store:
            texts = Counter(document.text for document in store.documents())
            library = Library(store, EMBEDDER)
            corpus = library.snapshot()
            library.wait(_ENDS_SECONDS)
            for file in (file for machine in self.machines for file in self._files(machine)):
                hits = corpus.search(mark_of(file, number), 1)
                document = corpus.document(hits[0].passage.document_id) if hits else None
                if not document or mark_of(file, number) not in document.text:
                    self._fault(number, f"lost: file {file} is not found after it was taken in again")
        if sum(texts.values()) != _FILES * len(self.machines):
            self._fault(number, f"ghosts or lost: {sum(texts.values())} documents at the end")
        server_at(self.address).close()

    def _files(self, machine: Path) -> range:
        first = _FILES * self.machines.index(machine)
        return range(first, first + _FILES)

    @contextlib.contextmanager
    def _store(self, machine: Path, *, create: bool = False) -> Iterator[Store]:
        keep_in(machine, self.address)
        keep_in(self.machines[1], self.address)
        fingerprint = index_fingerprint(EMBEDDER, Settings().passage_tokens) if create else None
        with closing(Store(machine, fingerprint, create=create)) as store:
            yield store

    def _fault(self, number: int, what: str) -> None:
        self.faults.append(f"{number}: {what}")


def _has(texts: Counter[str], file: int, revision: int) -> bool:
    return any(mark_of(file, revision) in text for text in texts)


def _ingest(machine: Path, address: str) -> None:
    """Take in the files of a machine, and note what is told of each at once."""
    keep_in(machine, address)
    with (
        (machine / "told").open("w", encoding="utf-8", buffering=1) as told,
        contextlib.redirect_stdout(told),
        (machine / "said").open("w", encoding="utf-8") as said,
        contextlib.redirect_stderr(said),
    ):
        code = commands._ingest(machine, [str(machine / "files")])
    if code:
        raise SystemExit(code)


def _ask(machine: Path, address: str) -> None:
    """Ask as an app does, until it is told to end: each snapshot must be whole."""
    keep_in(machine, address)
    with closing(Store(machine, None)) as store:
        library = Library(store, EMBEDDER)
        while not (machine / "stop").exists():
            with contextlib.suppress(IndexBusy):
                corpus = library.snapshot()
                if corpus.passage_count != corpus.store.counts().passages:
                    raise SystemExit(f"The snapshot of generation {corpus.generation} is not whole.")
                if any(corpus.document(hit.passage.document_id) is None for hit in corpus.search("harbour", 5)):
                    raise SystemExit("A passage without its document was found.")
                del corpus
            time.sleep(_PAUSE_SECONDS)
        library.wait(5)


_WORK = {"ingest": _ingest, "app": _ask}

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
