"""What a store and the shelves ask of a database, whether that is a file of SQLite or a schema in PostgreSQL.

Both speak the SQL of this package: what only one of them has is not used, or made in the other under the same name.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

Row = tuple[Any, ...]


class Database(Protocol):
    """One open database. Threads may share it; they take turns. Values are written as question marks in SQL."""

    def close(self) -> None:
        """Let go of it."""

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """Run one statement and fetch all its rows."""
        ...

    def write_many(self, sql: str, rows: Sequence[Row]) -> None:
        """Run one statement for each row of values; call inside a transaction."""

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing, and nobody else writes meanwhile. Inside another of the same thread it is a part of that."""
        ...

    def freeze(self) -> None:
        """Read from now on what is there at the next reading, whatever is committed later; write no more."""

    def define(self, statement: str) -> None:
        """Make or change a table; call inside a transaction."""

    def tables(self) -> list[str]:
        """The names of its tables, in the order in which they were made."""
        ...

    def columns(self, table: str) -> str:
        """The names of a table's columns, as they stand in SQL."""
        ...

    def whole(self, table: str) -> Iterator[Row]:
        """All rows of a table in the order in which they came, never all in memory; call once it is frozen."""
        ...

    def last_number(self, table: str) -> int:
        """The last number that a table with a counter gave to a row; 0 where there is none."""
        ...

    def count_on(self, table: str, number: int) -> None:
        """Have the counter of a table go on after a number."""

    @property
    def version(self) -> int:
        """The number that was given to it last; 0 before."""
        ...

    @version.setter
    def version(self, number: int) -> None: ...

    @property
    def size(self) -> int:
        """How many bytes it has on the disk."""
        ...

    def faults(self) -> list[str]:
        """What is wrong with its structure."""
        ...

    def empty_log(self) -> bool:
        """Leave nothing that was removed where changes are logged; False when that must be tried again."""
        ...

    def write_anew(self) -> None:
        """Leave nothing that was removed in what is stored."""
