"""How a database gets its tables, or, where an older version of the program made it, those of this one.

Each version is a script that leads there from the one before. Knows no table.
"""

from collections.abc import Sequence
from pathlib import Path

from index.errors import IndexMismatch
from index.sqlite.database import Database


def open_version(file: Path, scripts: Sequence[str], remedy: str) -> Database:
    """Open a database file, or make it.

    :param file: the file.
    :param scripts: what makes each version from the one before; the first makes it from nothing.
    :param remedy: what a person is to do when the file is damaged.
    :return: the open database, of the last version.
    :raises IndexMismatch: when a newer version made it.
    :raises IndexDamaged: when it is no database.
    :raises IndexNotWritable: when it cannot be written, and is not there or of an older version.
    """
    database = Database(file, remedy)
    try:
        _bring_up(database, file, scripts)
    except BaseException:
        database.close()
        raise
    return database


def _bring_up(database: Database, file: Path, scripts: Sequence[str]) -> None:
    while (version := _version(database)) < len(scripts):
        with database.transaction():
            if _version(database) == version:  # another process may have done it meanwhile
                for statement in scripts[version].split(";\n"):
                    database.rows(statement)
                database.rows(f"PRAGMA user_version = {version + 1}")
    if version > len(scripts):
        raise IndexMismatch(f"The {file.stem} in {file} are those of a newer version of this program.")


def _version(database: Database) -> int:
    return int(database.rows("PRAGMA user_version")[0][0])
