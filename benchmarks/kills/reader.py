"""A process that asks all the while, as an app does, and holds every quotation against the database."""

import random
import sqlite3
import traceback
from collections.abc import Iterator, MutableSequence
from contextlib import closing, suppress
from multiprocessing.connection import Connection
from pathlib import Path

from answer.ask import ask
from answer.records import Citation
from index.errors import IndexMissing
from index.library import Library
from index.store_reader import DATABASE
from kills.commands import open_index
from kills.moments import LONGEST_SECONDS
from kills.processes import FORK
from kills.texts import State, question
from kills.truth import Marks, index_faults

_PAUSE_SECONDS = 0.3


class Reader:
    """The process, which can be killed and begun again. What it did is counted over all its lives."""

    def __init__(self, index: Path, documents: int) -> None:
        """Begin it.

        :param index: the index that it asks.
        :param documents: how many there are at most.
        """
        self._index = index
        self._documents = documents
        self._counts = FORK.RawArray("i", 2)
        self.begin()

    @property
    def asked(self) -> int:
        """How many questions it asked."""
        return int(self._counts[0])

    @property
    def held(self) -> int:
        """How many quotations it held against the database."""
        return int(self._counts[1])

    def begin(self) -> None:
        """Begin it again after it was killed."""
        self._wire, there = FORK.Pipe()
        self._process = FORK.Process(target=self._run, args=(there,), daemon=True)
        self._process.start()
        there.close()

    def kill(self) -> None:
        """Kill it."""
        self._process.kill()
        self._process.join()

    def faults(self, state: State, used: Marks) -> list[str]:
        """What it saw that must not be, and in what the index that it has open differs from what is stored."""
        with suppress(EOFError, BrokenPipeError):
            self._wire.send((state, list(used)))
            if self._wire.poll(LONGEST_SECONDS):
                return [f"the reader: {fault}" for fault in self._wire.recv()]
        return ["the reader hangs, or ended"]

    def _run(self, wire: Connection) -> None:
        asking = _Asking(self._index, self._documents, self._counts)
        while True:
            if wire.poll(_PAUSE_SECONDS):
                wire.send([*asking.take_faults(), *asking.compare(*wire.recv())])
            asking.ask()


class _Asking:
    """What the process has open, and what it found."""

    def __init__(self, index: Path, documents: int, counts: MutableSequence[int]) -> None:
        self._index = index
        self._documents = documents
        self._counts = counts
        self._library: Library | None = None
        self._faults: list[str] = []

    def take_faults(self) -> list[str]:
        """What went wrong since the last time."""
        found, self._faults = self._faults, []
        return found

    def ask(self) -> None:
        """Ask one question; what it raises is a fault, unless nothing was ever ingested."""
        try:
            self._library = self._library or open_index(self._index)
            answer = ask(self._library.snapshot(), question(random.randrange(self._documents)))
            self._counts[0] += 1
            self._faults += self._wrong([*answer.citations, *answer.nearest])
        except IndexMissing:
            return
        except BaseException:  # noqa: BLE001  # whatever it is, a person who asks would see it
            self._faults.append(traceback.format_exc())

    def compare(self, state: State, used: Marks) -> list[str]:
        """In what the open index differs from what is stored."""
        if self._library is None:
            return []
        try:
            return index_faults(self._library, state, used)
        except BaseException:  # noqa: BLE001
            return [traceback.format_exc()]

    def _wrong(self, citations: list[Citation]) -> Iterator[str]:
        """The quotations that are not the words of their document, as far as that was not replaced meanwhile."""
        with closing(sqlite3.connect(f"file:{self._index / DATABASE}?mode=ro", 30, uri=True)) as database:
            for cited in citations:
                rows = database.execute("SELECT text FROM documents WHERE id = ?", (cited.document_id,)).fetchall()
                self._counts[1] += 1
                if any(text[cited.start : cited.end] != cited.quote for (text,) in rows):
                    yield f"quoted {cited.quote!r} of {cited.document_id}, {cited.start}–{cited.end}"
