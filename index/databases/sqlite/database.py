"""An open SQLite database: connection, transactions, and SQLite's errors in the project's words.

Knows no table; what is stored is the store's business.
"""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager, nullcontext
from pathlib import Path
from urllib.parse import quote

from index.databases.database import Row
from index.databases.sqlite.faults import busy, is_full, not_writable, translated
from index.databases.sqlite.write_lock import write_lock
from index.errors import IndexBusy, IndexNotWritable
from index.private import close_to_others, make_private_file, make_private_folder

_WAIT_SECONDS = 30.0
# What is deleted is overwritten, and what is sorted is never put on the disk.
_SETTINGS = (
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
)

REMEDY = "restore a backup, or delete its folder and ingest again"
_WRITING = ("INSERT", "UPDATE", "DELETE", "CREATE", "DROP", "ALTER", "VACUUM")
_UNCHANGED = "?mode=ro&immutable=1"


class Database:
    """One connection in write-ahead mode. Threads take turns; other processes may read meanwhile."""

    def __init__(self, file: Path, remedy: str = REMEDY) -> None:
        """Open a database file, or make it; one that may not be written is only read.

        :param file: the file; its folder is made when missing.
        :param remedy: what a person is to do when the file is damaged.
        :raises IndexNotWritable: when the folder or file cannot be made or opened.
        :raises IndexDamaged: when the file is no SQLite database.
        """
        self._file, self._remedy = file, remedy
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
        with self._lock, self._alone_to(sql), self._translated():
            return self._connection.execute(sql, values).fetchall()

    def write_many(self, sql: str, rows: Sequence[Row]) -> None:
        """Run one statement for each row of values; call inside a transaction."""
        with self._lock, self._translated():
            self._connection.executemany(sql, rows)

    def freeze(self) -> None:
        """Read from now on what is there at the next reading, whatever is committed later; write no more."""
        self.rows("BEGIN DEFERRED")

    def define(self, statement: str) -> None:
        """Make or change a table; call inside a transaction."""
        self.rows(statement)

    def tables(self) -> list[str]:
        """The names of its tables, in the order in which they were made."""
        rows = self.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid")
        return [name for (name,) in rows if not name.startswith("sqlite_")]

    def columns(self, table: str) -> str:
        """The names of a table's columns, as they stand in SQL."""
        return ", ".join(
            f'"{row[0]}"' for row in self.rows("SELECT name FROM pragma_table_info(?) ORDER BY cid", (table,))
        )

    def whole(self, table: str) -> Iterator[Row]:
        """All rows of a table in the order in which they came, never all in memory; call once it is frozen."""
        sql = f"SELECT {self.columns(table)} FROM {table} ORDER BY rowid"
        with self._translated():
            yield from self._connection.execute(sql)

    def last_number(self, table: str) -> int:
        """The last number that a table with a counter gave to a row; 0 where there is none."""
        if not self.rows("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'"):
            return 0
        rows = self.rows("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
        return int(rows[0][0]) if rows else 0

    def count_on(self, table: str, number: int) -> None:
        """Have the counter of a table go on after a number."""
        self.rows("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
        self.rows("INSERT INTO sqlite_sequence VALUES (?, ?)", (table, number))

    @property
    def version(self) -> int:
        """The number that was given to it last; 0 before."""
        return int(self.rows("PRAGMA user_version")[0][0])

    @version.setter
    def version(self, number: int) -> None:
        self.rows(f"PRAGMA user_version = {number}")

    @property
    def size(self) -> int:
        """How many bytes it has on the disk, but for the log."""
        return self._file.stat().st_size

    def copy_to(self, file: Path) -> None:
        """Write all that is committed into another database, in the place of what that holds.

        :param file: the other, made as one file where there is none; others may have it open, and see all or nothing.
        :raises IndexNotWritable: when it cannot be written.
        """
        is_new = not file.exists()
        try:
            make_private_file(file)
            alone = nullcontext() if is_new else _alone(file)
            with self._lock, alone, closing(sqlite3.connect(file, _WAIT_SECONDS)) as other:
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
                with _alone(self._file, 0):
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
            with _alone(self._file):
                self.rows("BEGIN IMMEDIATE")
                try:
                    yield
                    self.rows("COMMIT")
                except BaseException:
                    if self._connection.in_transaction:
                        self._connection.execute("ROLLBACK")
                    raise

    def _alone_to(self, sql: str) -> AbstractContextManager[None]:
        """What a statement that is a transaction of its own needs to write."""
        is_own = sql.startswith(_WRITING) and not self._connection.in_transaction
        return _alone(self._file) if is_own else nullcontext()

    def _translated(self) -> AbstractContextManager[None]:
        return translated(self._file, self._remedy)

    def _open(self) -> None:
        """Open it to be written, or else to be read: also where the disk lacks the room that writing takes."""
        try:
            self._begin(self._connect if self.is_writable else self._connect_to_read)
        except IndexNotWritable:
            if not self.is_writable or self._log_size() or not is_full(self._file.parent):
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
        # SQLite's own lower() knows the letters of English alone.
        self._connection.create_function("casefold", 1, str.casefold, deterministic=True)
        try:
            if self.is_writable:
                self._set_up()
        except BaseException:
            self._connection.close()
            raise

    def _set_up(self) -> None:
        if self.rows("PRAGMA journal_mode") != [("wal",)]:
            # Of several that begin the log of an old file at once, SQLite would turn all but one away at once.
            with _alone(self._file):
                self.rows("PRAGMA journal_mode = WAL")
        for setting in _SETTINGS:
            self.rows(f"PRAGMA {setting}")

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
def _alone(file: Path, wait_seconds: float | None = None) -> Iterator[None]:
    """Let nobody else write to a database meanwhile."""
    with ExitStack() as stack:
        try:
            is_taken = stack.enter_context(write_lock(file, _WAIT_SECONDS if wait_seconds is None else wait_seconds))
        except OSError as error:
            raise not_writable(file, str(error.strerror)) from error
        if not is_taken:
            raise busy(file)
        yield


def _is_writable(file: Path) -> bool:
    """Whether a file may be written or made; what is not there is found out by making it."""
    return not os.access(file, os.R_OK) or (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK))


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
    close_to_others(*file.parent.glob(f"{file.name}-*"), file.with_suffix(".lock"))
