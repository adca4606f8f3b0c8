"""How the file of a shelf gets its tables, or, where an older version made it, those of this one.

The first version has what every shelf has (shelf.sql) and its items (conversations.sql); each later one is a script
with its number (conversations-2.sql), which leads there from the one before.
"""

from collections.abc import Sequence
from pathlib import Path

from index.errors import IndexMismatch
from index.sqlite.database import Database

_FOLDER = Path(__file__).parent
_REMEDY = "delete the file, and with it what it holds"


def open_shelf_file(file: Path, kind: str, item: str) -> Database:
    """Open the file of a shelf, or make it.

    :param file: the file.
    :param kind: what is kept in it, such as "conversation".
    :param item: what one has in it, such as "turn".
    :return: the open database.
    :raises IndexMismatch: when a newer version made it.
    :raises IndexDamaged: when it is no database.
    :raises IndexNotWritable: when it cannot be written, and is not there or of an older version.
    """
    database = Database(file, _REMEDY)
    try:
        _bring_up(database, file, _scripts(kind, item))
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


def _scripts(kind: str, item: str) -> list[str]:
    """What makes each version from the one before; the first makes it from nothing."""
    common = (_FOLDER / "shelf.sql").read_text(encoding="utf-8").replace("{kind}", kind).replace("{item}", item)
    later = sorted(_FOLDER.glob(f"{kind}s-*.sql"), key=lambda file: int(file.stem.rpartition("-")[2]))
    first, *others = [file.read_text(encoding="utf-8") for file in (_FOLDER / f"{kind}s.sql", *later)]
    return [f"{common}\n{first}", *others]


def _version(database: Database) -> int:
    return int(database.rows("PRAGMA user_version")[0][0])
