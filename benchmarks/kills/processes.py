"""Processes to be killed: forked with all imported, or the real command; each killed at a moment chosen before.

A moment is a step, and a delay after it. Steps are files that Python opens, renames and the like, and lines of SQL.
Tantivy and SQLite work unseen between two steps, where only a delay hits.
"""

import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Protocol, TypeVar
from unittest.mock import patch

import project

from kills.moments import LONGEST_SECONDS, NEVER, Counts, Ending, Moment

FORK = multiprocessing.get_context("fork")
_FILE_EVENTS = {"open", "os.chmod", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "shutil.copyfile"}
_LOOK_SECONDS = 0.02

Value = TypeVar("Value")


class Process(Protocol):
    """A process that is to be killed."""

    output: Path

    def arm(self) -> None:
        """Let steps and seconds count from now on."""

    def is_alive(self) -> bool:
        """Whether it is at work."""

    def end(self) -> Ending:
        """Wait for the moment and kill it, unless it ends before."""


class _Steps:
    """Counts what this process does below a folder while it is armed; dies at its moment, or tells of it."""

    def __init__(self, folder: Path, moment: Moment, wire: Connection, shared: "_Shared") -> None:
        self._folder = str(folder)
        self._moment = moment
        self._wire = wire
        self._shared = shared
        sys.addaudithook(self._hear)
        patch("sqlite3.connect", partial(self._connected, sqlite3.connect)).start()

    def _connected(self, connect: Callable[..., sqlite3.Connection], *arguments: object, **more: object) -> object:
        connection = connect(*arguments, **more)
        connection.set_trace_callback(lambda sql: self._step(is_commit=sql == "COMMIT"))
        return connection

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in _FILE_EVENTS and str(arguments[0]).startswith(self._folder):
            self._step(is_commit=False)

    def _step(self, is_commit: bool) -> None:
        if not self._shared.is_armed.value:
            return
        self._shared.counts[0] += 1
        self._shared.counts[1] += is_commit
        if self._moment.is_at(*self._shared.counts, is_commit=is_commit):
            if not self._moment.seconds:
                os.kill(os.getpid(), signal.SIGKILL)
            self._wire.send("now")


class _Shared:
    """Memory that a process has in common with the one that began it."""

    def __init__(self, is_armed: bool) -> None:
        self.is_armed = FORK.RawValue("b", is_armed)
        self.counts = FORK.RawArray("i", 2)


class Forked:
    """Does some work with all that is imported here."""

    def __init__(self, work: Callable[[], int], folder: Path, moment: Moment, *, is_armed: bool = True) -> None:
        """Begin the work.

        :param work: it; returns the exit code.
        :param folder: steps are what is done below it; what is printed goes to a file there.
        :param moment: when it is to be killed.
        :param is_armed: whether steps and seconds count from the beginning; else from `arm` on.
        """
        self.output = folder / f"output-{time.monotonic_ns()}"
        self.output.touch()
        self._moment = moment
        self._shared = _Shared(is_armed)
        self._wire, there = FORK.Pipe(duplex=False)
        self._process = FORK.Process(target=self._run, args=(work, folder, there))
        self._process.start()
        there.close()
        self._began = time.monotonic()

    def arm(self) -> None:
        """Let steps and seconds count from now on."""
        self._began = time.monotonic()
        self._shared.is_armed.value = True

    def is_alive(self) -> bool:
        """Whether it is at work."""
        return self._process.is_alive()

    def end(self) -> Ending:
        """Wait for the moment and kill it, unless it ends before."""
        if (not self._moment.step and not self._moment.commit) or self._is_there(self._moment.limit):
            self._is_there(self._moment.seconds)
        seconds = time.monotonic() - self._began
        self._process.kill()
        self._process.join()
        return _ending(self._process.exitcode or 0, self.output, seconds, (*self._shared.counts,))

    def _is_there(self, seconds: float) -> bool:
        """Whether it says within so many seconds that its moment is there; waits for its end when it comes before."""
        if not self._wire.poll(seconds):
            return False
        try:
            return bool(self._wire.recv())
        except EOFError:
            self._process.join()
            return False

    def _run(self, work: Callable[[], int], folder: Path, wire: Connection) -> None:
        sys.stdout = sys.stderr = self.output.open("w", buffering=1)
        _Steps(folder, self._moment, wire, self._shared)
        os._exit(work())


class Commanded:
    """The real `python -m ingest`; only seconds count, for its steps cannot be seen."""

    def __init__(self, arguments: Sequence[str], folder: Path, moment: Moment, *, is_armed: bool = True) -> None:
        """Begin it; what it prints goes to a file in a folder, in which its index lies, too."""
        self.output = folder / f"output-{time.monotonic_ns()}"
        self._seconds = LONGEST_SECONDS if moment == NEVER else moment.seconds
        self._index = folder / "index"
        with self.output.open("w") as stream:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "ingest", *arguments],
                cwd=project.ROOT,
                env={**os.environ, "VERBATIM_INDEX": str(self._index), "PYTHONUNBUFFERED": "1"},
                stdout=stream,
                stderr=stream,
            )
        self._began = time.monotonic() if is_armed else 0.0

    def arm(self) -> None:
        """Let seconds count from now on."""
        self._began = time.monotonic()

    def is_alive(self) -> bool:
        """Whether it is at work."""
        return self._process.poll() is None

    def end(self) -> Ending:
        """Wait for the moment and kill it, unless it ends before."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(self._seconds)
        seconds = time.monotonic() - self._began
        self._process.kill()
        return _ending(self._process.wait(), self.output, seconds, (0, 0))


def in_child(work: Callable[[], Value]) -> Value:
    """Do some work in a process of its own, so that this one has nothing open that others would inherit.

    :param work: it.
    :return: what it returns.
    :raises RuntimeError: when it raises something, or takes too long.
    """
    here, there = FORK.Pipe(duplex=False)
    process = FORK.Process(target=_send, args=(work, there))
    process.start()
    there.close()
    try:
        if here.poll(LONGEST_SECONDS):
            found: Value = here.recv()
            return found
    except EOFError:
        pass
    finally:
        process.kill()
        process.join()
    raise RuntimeError("a process that compares failed, as it says above, or hangs")


def outliving(index: Path, seconds: float = 2.0) -> list[str]:
    """The processes that still work for an index so long after the one that began them was killed."""
    deadline = time.monotonic() + seconds
    while (found := _working_for(index)) and time.monotonic() < deadline:
        time.sleep(_LOOK_SECONDS)
    return found


def _send(work: Callable[[], object], wire: Connection) -> None:
    wire.send(work())


def _working_for(index: Path) -> list[str]:
    wanted, found = f"VERBATIM_INDEX={index}".encode(), []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if wanted in (process / "environ").read_bytes().split(b"\0"):
                found.append((process / "cmdline").read_bytes().replace(b"\0", b" ").decode())
    return found


def _ending(code: int, output: Path, seconds: float, counts: Counts) -> Ending:
    printed = output.read_text(errors="replace")
    output.unlink()
    return Ending(code, printed, seconds, counts)
