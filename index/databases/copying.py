"""One database put into the place of another of the same tables, whichever of both is in PostgreSQL. Knows no table."""

from contextlib import closing
from itertools import islice

from index.databases.database import Database
from index.databases.place import Place
from index.databases.sqlite.database import Database as File

_BATCH = 1000
"""Rows that are written at a time: with their vectors, two megabytes."""


def copy_file(database: Database, target: Place) -> bool:
    """Write all that is committed into another file, where both are files; others may have that open.

    :param database: the one.
    :param target: where the other lies.
    :return: False where one of both is in PostgreSQL, so that nothing was done.
    :raises IndexNotWritable: when it cannot be written.
    """
    if target.is_remote or not isinstance(database, File):
        return False
    database.copy_to(target.file)
    return True


def copy_whole(source: Place, target: Database) -> None:
    """Put all that is committed in one database into the place of what another holds; call inside its transaction.

    One of both, at least, lies in PostgreSQL.

    :param source: where the one lies.
    :param target: the other, with the same tables.
    """
    with closing(source.open()) as database:
        database.freeze()
        # In PostgreSQL no table was made before those that it refers to; in older files some were.
        tables = database.tables() if source.is_remote else target.tables()
        for table in reversed(tables):
            target.rows(f"DELETE FROM {table}")
        for table in tables:
            _copy_table(database, target, table)


def _copy_table(source: Database, target: Database, table: str) -> None:
    columns = target.columns(table)
    marks = ", ".join("?" * len(columns.split(", ")))
    rows = source.whole(table)
    while batch := list(islice(rows, _BATCH)):
        target.write_many(f"INSERT INTO {table} ({columns}) VALUES ({marks})", batch)
    if number := source.last_number(table):
        target.count_on(table, number)
