"""An open schema in PostgreSQL: one connection, transactions, and one writer at a time.

A connection that was lost is made anew for what comes next. Knows no table; what is stored is the store's business.
"""

import threading
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager

import psycopg
from psycopg.pq import TransactionStatus

from index.databases.database import Row
from index.databases.postgresql.dialect import definition, functions, placed, storable
from index.databases.postgresql.faults import translated, unreachable
from index.databases.postgresql.server import Server, lock_of, schema_of

_WRITING = ("INSERT", "UPDATE", "DELETE")
_FEW = 1000
"""Rows that are fetched at a time where all of them would not fit into memory."""
_WIPE_SECONDS = 0.1
"""Those who ask meanwhile wait as long for a table that waits to be written anew; who wipes tries again in a second."""


class Database:
    """One part of an index. Threads take turns; other processes may read and write meanwhile."""

    def __init__(self, server: Server, name: str) -> None:
        """Open it, whether or not it was made.

        :param server: the database in which it has a schema.
        :param name: such as "verbatim", the store.
        :raises IndexUnreachable: when the database does not answer.
        """
        self._server, self._schema = server, schema_of(name)
        self._lock = threading.RLock()
        self._is_frozen = False
        self._connection = server.take(self._schema)

    @property
    def is_made(self) -> bool:
        """Whether its schema is there."""
        return bool(self.rows("SELECT 1 FROM pg_namespace WHERE nspname = ?", (self._schema,)))

    def close(self) -> None:
        """Let go of the connection; the next who needs one takes it."""
        with self._lock:
            self._server.give_back(self._schema, self._connection)

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """Run one statement and fetch all its rows."""
        with self._lock:
            if sql.startswith(_WRITING) and not self._is_in_transaction:
                with self.transaction():
                    return self._run(sql, values)
            return self._run(sql, values)

    def write_many(self, sql: str, rows: Sequence[Row]) -> None:
        """Run one statement for each row of values; call inside a transaction."""
        with self._lock, self._translated(), self._connection.cursor() as cursor:
            cursor.executemany(placed(sql), [[storable(value) for value in row] for row in rows])

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: commits at the end, rolls back when anything is raised inside.

        Inside another transaction of the same thread it is a part of that one.
        """
        with self._lock:
            if self._is_in_transaction:
                yield
                return
            self._run("BEGIN")
            try:
                self._run("SELECT pg_advisory_xact_lock(?)", (lock_of(self._schema),))
                yield
                self._run("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    def freeze(self) -> None:
        """Read from now on what is there at the next reading, whatever is committed later; write no more."""
        self._run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        self._is_frozen = True

    def define(self, statement: str) -> None:
        """Make or change a table; call inside a transaction."""
        if not self.is_made:
            self._run(f"CREATE SCHEMA {self._schema}")
            for function in functions():
                self._define(function)
        if wanted := definition(statement):
            self._define(wanted)

    def tables(self) -> list[str]:
        """The names of its tables, in the order in which they were made."""
        sql = (
            "SELECT relname::text FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace "
            "WHERE nspname = ? AND relkind = 'r' ORDER BY pg_class.oid"
        )
        return [row[0] for row in self.rows(sql, (self._schema,))]

    def columns(self, table: str) -> str:
        """The names of a table's columns, as they stand in SQL, but for the one that numbers rows as they come."""
        sql = (
            "SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = to_regclass(?) AND attnum > 0 "
            "AND NOT attisdropped AND attname <> 'rowid' ORDER BY attnum"
        )
        return ", ".join(row[0] for row in self.rows(sql, (table,)))

    def whole(self, table: str) -> Iterator[Row]:
        """All rows of a table in the order in which they came, never all in memory; call once it is frozen."""
        sql = "SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass(?) AND attname = 'rowid'"
        order = "rowid" if self.rows(sql, (table,)) else "1"  # in the other tables, the first column counts them
        with self._translated(), self._connection.cursor(f"whole_{table}") as cursor:
            cursor.itersize = _FEW
            yield from cursor.execute(f"SELECT {self.columns(table)} FROM {table} ORDER BY {order}", binary=True)

    def last_number(self, table: str) -> int:
        """The last number that a table with a counter gave to a row; 0 where there is none."""
        if not (counter := self._counter(table)):
            return 0
        [[last, is_given]] = self.rows(f"SELECT last_value, is_called FROM {counter}")
        return int(last) if is_given else 0

    def count_on(self, table: str, number: int) -> None:
        """Have the counter of a table go on after a number."""
        self.rows("SELECT setval(?::regclass, ?)", (self._counter(table), number))

    @property
    def version(self) -> int:
        """The number that was given to it last, kept as the comment on its schema; 0 before."""
        sql = "SELECT obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname = ?"
        rows = self.rows(sql, (self._schema,))
        return int(rows[0][0] or 0) if rows else 0

    @version.setter
    def version(self, number: int) -> None:
        self._run(f"COMMENT ON SCHEMA {self._schema} IS '{number}'")

    @property
    def size(self) -> int:
        """How many bytes it has on the disk, with its indexes."""
        sql = (
            "SELECT coalesce(sum(pg_total_relation_size(pg_class.oid)), 0)::bigint FROM pg_class "
            "JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE nspname = ? AND relkind = 'r'"
        )
        return int(self.rows(sql, (self._schema,))[0][0])

    def faults(self) -> list[str]:
        """Nothing: PostgreSQL looks after its own structure, and lets no row belong to no document."""
        return []

    def empty_log(self) -> bool:
        """Nothing is done about the log: PostgreSQL keeps it for all its databases, and writes over it in time."""
        return True

    def write_anew(self) -> None:
        """Write all tables anew, without what was deleted.

        :raises IndexBusy: when somebody still reads what a table held before.
        """
        with self._lock:
            self._run(f"SET lock_timeout = {_WIPE_SECONDS * 1000:.0f}")
            try:  # nobody else writes meanwhile: who waits for one table may hold another
                self._run("SELECT pg_advisory_lock(?)", (lock_of(self._schema),))
                for table in self.tables():
                    self._run(f"VACUUM FULL {table}")
            finally:
                self._run("SELECT pg_advisory_unlock_all()")
                self._run("RESET lock_timeout")

    def _counter(self, table: str) -> str | None:
        """What counts the rows of a table that has a column for that."""
        if "number" not in self.columns(table).split(", "):
            return None
        return str(self.rows("SELECT pg_get_serial_sequence(?, 'number')", (table,))[0][0] or "") or None

    @property
    def _is_in_transaction(self) -> bool:
        return not self._connection.closed and self._connection.info.transaction_status is not TransactionStatus.IDLE

    def _run(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """Run a statement; outside a transaction, where it is only read or begun, once more on a new connection."""
        is_begun = self._is_in_transaction
        with self._translated():
            try:
                return self._fetched(sql, values)
            except psycopg.OperationalError:
                if is_begun or not self._connection.closed:
                    raise
            return self._fetched(sql, values)

    def _fetched(self, sql: str, values: Sequence[object]) -> list[Row]:
        if self._connection.closed:
            if self._is_frozen:
                raise unreachable(self._server, "the connection was lost")
            self._server.close()  # those that wait are lost, too
            self._connection = self._server.connect(self._schema)
        cursor = self._connection.execute(placed(sql), [storable(value) for value in values], binary=True)
        return cursor.fetchall() if cursor.description else []

    def _define(self, statement: str) -> None:
        with self._translated():
            self._connection.execute(statement)

    def _roll_back(self) -> None:
        """Undo what was begun; where the connection is lost, PostgreSQL has."""
        if self._is_in_transaction:
            with self._translated():
                self._connection.execute("ROLLBACK")

    def _translated(self) -> AbstractContextManager[None]:
        return translated(self._server)
