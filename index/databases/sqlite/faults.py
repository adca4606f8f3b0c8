"""SQLite's errors in the project's words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import disk_usage

from index.errors import IndexBusy, IndexDamaged, IndexFault, IndexNotWritable

_LEAST_BYTES = 64 * 1024
"""Twice what SQLite coordinates the readers of a log with."""


@contextmanager
def translated(file: Path, remedy: str) -> Iterator[None]:
    """Raise what SQLite raises inside in the project's words.

    :param file: the database.
    :param remedy: what a person is to do when it is damaged.
    :yield: nothing.
    :raises IndexDamaged: when the database is.
    :raises IndexFault: when SQLite raises anything else, but for a mistake of this program.
    """
    try:
        yield
    except sqlite3.OperationalError as error:
        raise _operational(file, remedy, error) from error
    except sqlite3.ProgrammingError:
        raise  # such as the use of a closed store; the database is well
    except (sqlite3.Error, UnicodeDecodeError) as error:  # names of tables and messages are damaged, too
        raise _damage(file, remedy, error) from error


def busy(file: Path) -> IndexBusy:
    """Somebody else goes on writing to a database."""
    return IndexBusy(
        f"The index database {file} cannot be used: another process is writing to it; try again when that has ended."
    )


def not_writable(file: Path, reason: str) -> IndexNotWritable:
    """A database cannot be written, or not even opened, for a reason that a person is told."""
    advice = f"{reason}; check that the folder exists and may be written"
    if is_full(file.parent):
        advice = "the disk is full; make room and try again"
    return IndexNotWritable(f"The index database {file} cannot be used: {advice}.")


def is_full(folder: Path) -> bool:
    """Whether the disk lacks the room that SQLite needs to open a database, which it tells as any fault of a disk."""
    return folder.exists() and disk_usage(folder).free < _LEAST_BYTES


def _damage(file: Path, remedy: str, error: Exception) -> IndexDamaged:
    return IndexDamaged(f"The index database {file} is damaged ({error}); {remedy}.")


def _operational(file: Path, remedy: str, error: sqlite3.OperationalError) -> IndexFault:
    name = getattr(error, "sqlite_errorname", "")  # absent when Python's own module raises
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return busy(file)
    if name == "SQLITE_FULL":
        return IndexNotWritable(f"The index database {file} cannot be used: the disk is full; make room and try again.")
    if name == "SQLITE_ERROR":  # no such table or column
        return _damage(file, remedy, error)
    return not_writable(file, str(error))
