"""An open SQLite database: connection, transactions, and SQLite's errors in the project's words.

Knows no table; what is stored is the store's business.
"""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import disk_usage
from typing import Any
from urllib.parse import quote

from index.errors import IndexBusy, IndexDamaged, IndexFault, IndexNotWritable
from index.private import close_to_others, make_private_file, make_private_folder

Row = tuple[Any, ...]
_WAIT_SECONDS = 30.0
# What is deleted is overwritten, and what is sorted is never put on the disk.
_SETTINGS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
)

_UNCHANGED = "?mode=ro&immutable=1"
_LEAST_BYTES = 64 * 1024
"""Twice what SQLite coordinates the readers of a log with."""


class Database:
    """One connection in write-ahead mode. Threads take turns; other processes may read meanwhile."""

    def __init__(self, file: Path) -> None:
        """Open a database file, or make it; one that may not be written is only read.

        :param file: the file; its folder is made when missing.
        :raises IndexNotWritable: when the folder or file cannot be made or opened.
        :raises IndexDamaged: when the file is no SQLite database.
        """
        self._file = file
        self._lock = threading.RLock()
        self.is_writable = _is_writable(file)
        if self.is_writable:
            _make_private(file)
        self._lacks_room = False
        self._open()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """Run one statement and fetch all its rows."""
        with self._lock, self._translated():
            return self._connection.execute(sql, values).fetchall()

    def write_many(self, sql: str, rows: Sequence[Row]) -> None:
        """Run one statement for each row of values; call inside a transaction."""
        with self._lock, self._translated():
            self._connection.executemany(sql, rows)

    def copy_to(self, file: Path) -> None:
        """Write all that is committed into another database, in the place of what that holds.

        :param file: the other, made as one file where there is none; others may have it open, and see all or nothing.
        :raises IndexNotWritable: when it cannot be written.
        """
        is_new = not file.exists()
        try:
            make_private_file(file)
            with self._lock, closing(sqlite3.connect(file, _WAIT_SECONDS)) as other:
                self._connection.backup(other)
                if is_new:
                    other.execute("PRAGMA journal_mode = DELETE")
        except (OSError, sqlite3.Error) as error:
            raise IndexNotWritable(f"The database {file} cannot be written: {error}.") from error

    def faults(self) -> list[str]:
        """What SQLite finds wrong with the file's structure."""
        broken = [str(row[0]) for row in self.rows("PRAGMA integrity_check") if row[0] != "ok"]
        orphans = {str(row[0]) for row in self.rows("PRAGMA foreign_key_check")}
        return broken + [f"rows of {table} belong to no document" for table in sorted(orphans)]

    def empty_log(self) -> bool:
        """Bring all that the log holds into the database, and leave nothing in it: it has what was removed since.

        :return: False when somebody still reads an older state, or writes, so that it could not be done yet.
        :raises IndexNotWritable: when the disk does not take it.
        """
        if not self.is_writable:
            return True
        with self._lock:
            self.rows("PRAGMA busy_timeout = 0")
            try:
                return not self.rows("PRAGMA wal_checkpoint(TRUNCATE)")[0][0]
            except IndexBusy:
                return False
            finally:
                self.rows(f"PRAGMA busy_timeout = {_WAIT_SECONDS * 1000:.0f}")

    def write_anew(self) -> None:
        """Write the whole file anew: pages keep copies of rows that were moved, which deletion passes over.

        What that needs lies in the same folder meanwhile, without a name, so that nothing is left of it.

        :raises IndexBusy: when another process goes on writing.
        :raises IndexNotWritable: when the disk does not take it.
        """
        folder = str(self._file.absolute().parent).replace("'", "''")
        with self._lock:
            self.rows(f"PRAGMA temp_store_directory = '{folder}'")
            self.rows("PRAGMA temp_store = FILE")
            try:
                self.rows("VACUUM")
            finally:
                self.rows("PRAGMA temp_store = MEMORY")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: commits at the end, rolls back when anything is raised inside.

        Inside another transaction of the same thread it is a part of that one.
        """
        with self._lock:
            if self._connection.in_transaction:
                yield
                return
            if self._lacks_room:
                self._open_again()
            self.rows("BEGIN IMMEDIATE")
            try:
                yield
                self.rows("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _open(self) -> None:
        """Open it to be written, or else to be read: also where the disk lacks the room that writing takes."""
        try:
            self._begin(self._connect if self.is_writable else self._connect_to_read)
        except IndexNotWritable:
            if not self.is_writable or self._log_size() or not _is_full(self._file.parent):
                raise
            self.is_writable, self._lacks_room = False, True
            self._begin(lambda: self._connect(_UNCHANGED))

    def _open_again(self) -> None:
        """There may be room by now."""
        self._connection.close()
        self.is_writable, self._lacks_room = True, False
        self._open()

    def _begin(self, connect: Callable[[], sqlite3.Connection]) -> None:
        with self._translated():
            self._connection = connect()
        # A text that is damaged is told by its hash; it must not keep the others from being read.
        self._connection.text_factory = lambda content: content.decode("utf-8", "replace")
        try:
            for setting in _SETTINGS if self.is_writable else ():
                self.rows(f"PRAGMA {setting}")
        except BaseException:
            self._connection.close()
            raise

    def _connect(self, more: str = "") -> sqlite3.Connection:
        address = f"file:{quote(str(self._file.absolute()))}{more}"
        return sqlite3.connect(address, _WAIT_SECONDS, isolation_level=None, check_same_thread=False, uri=True)

    def _connect_to_read(self) -> sqlite3.Connection:
        """Read what nobody here may write.

        Where others have it open, the log and what coordinates its readers lie beside it; else SQLite would make them,
        and must be told that nothing changes.
        """
        return self._connect(_UNCHANGED if self._log_size() is None else "?mode=ro")

    def _log_size(self) -> int | None:
        """How many bytes the log has; None where there is none."""
        try:
            return self._file.with_name(f"{self._file.name}-wal").stat().st_size
        except FileNotFoundError:
            return None

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            raise self._fault(error) from error
        except sqlite3.ProgrammingError:
            raise  # a mistake in this program, such as the use of a closed store; the database is well
        except (sqlite3.Error, UnicodeDecodeError) as error:  # names of tables and messages are damaged, too
            raise self._damage(error) from error

    def _damage(self, error: Exception) -> IndexDamaged:
        return IndexDamaged(
            f"The index database {self._file} is damaged ({error}); restore a backup, or delete its folder and "
            "ingest again."
        )

    def _fault(self, error: sqlite3.OperationalError) -> IndexFault:
        name = getattr(error, "sqlite_errorname", "")  # absent when Python's own module raises
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            return IndexBusy(
                f"The index database {self._file} cannot be used: another process is writing to it; "
                "try again when that has ended."
            )
        lacks_room = name.startswith(("SQLITE_IOERR", "SQLITE_READONLY")) and _is_full(self._file.parent)
        if name == "SQLITE_FULL" or lacks_room:
            advice = "the disk is full; make room and try again"
        elif name == "SQLITE_ERROR":  # no such table or column
            return self._damage(error)
        else:
            advice = f"{error}; check that the folder exists and may be written"
        return IndexNotWritable(f"The index database {self._file} cannot be used: {advice}.")


def _is_writable(file: Path) -> bool:
    """Whether a file may be written or made; what is not there is found out by making it."""
    return not os.access(file, os.R_OK) or (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK))


def _is_full(folder: Path) -> bool:
    """Whether the disk lacks the room that SQLite needs to open a database, which it tells as any fault of a disk."""
    return disk_usage(folder).free < _LEAST_BYTES


def _make_private(file: Path) -> None:
    """Make the file and its folder where they are missing, and keep both from others, who may have seen them before."""
    try:
        make_private_folder(file.parent)
    except OSError as error:
        raise IndexNotWritable(f"The index folder {file.parent} cannot be made: {error.strerror}.") from error
    try:
        make_private_file(file)  # what SQLite puts beside it gets its mode
    except OSError as error:
        raise IndexNotWritable(f"The index database {file} cannot be opened: {error.strerror}.") from error
    close_to_others(*file.parent.glob(f"{file.name}-*"))
