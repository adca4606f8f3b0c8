"""How a database gets its tables, or, where an older version of the program made it, those of this one.

Each version is a script that leads there from the one before. Knows no table.
"""

from collections.abc import Sequence

from index.databases.database import Database
from index.databases.place import Place
from index.errors import IndexMismatch


def open_version(place: Place, scripts: Sequence[str], remedy: str) -> Database:
    """Open a database, or make it.

    :param place: where it lies.
    :param scripts: what makes each version from the one before; the first makes it from nothing.
    :param remedy: what a person is to do when it is damaged.
    :return: the open database, of the last version.
    :raises IndexMismatch: when a newer version made it.
    :raises IndexDamaged: when it is no database.
    :raises IndexNotWritable: when it cannot be written, and is not there or of an older version.
    """
    database = place.open(remedy)
    try:
        _bring_up(database, place, scripts)
    except BaseException:
        database.close()
        raise
    return database


def _bring_up(database: Database, place: Place, scripts: Sequence[str]) -> None:
    while (version := database.version) < len(scripts):
        with database.transaction():
            if database.version == version:  # another process may have done it meanwhile
                for statement in scripts[version].split(";\n"):
                    database.define(statement)
                database.version = version + 1
    if version > len(scripts):
        raise IndexMismatch(f"The {place.name} in {place} are those of a newer version of this program.")
