"""What people keep beside a store, in a backup of that store: each shelf as it was at a moment, whole."""

from contextlib import closing
from pathlib import Path

from index.databases.sqlite.database import Database
from index.errors import IndexDamaged
from index.private import make_private_file
from index.shelf import Shelf
from index.shelves import open_shelves

_TABLE = (
    "CREATE TABLE IF NOT EXISTS shelf_parts "
    "(shelf TEXT NOT NULL, number INTEGER NOT NULL, content BLOB NOT NULL, PRIMARY KEY (shelf, number)) STRICT"
)
_PART_BYTES = 2**20
"""SQLite takes no value of more than a gigabyte, and each is held in memory."""


def copy_shelves(folder: Path, working: Path) -> None:
    """Copy the shelves as they are at this moment; one that nothing was ever kept in is left out.

    Before the store, for what it takes in later is then only read again after it was put back: a watch that had noted a
    document which the copy of the store lacks would never look for that document again.

    :param folder: the folder of the store.
    :param working: the folder that the copies are put into.
    :raises IndexFault: when something cannot be read or written.
    """
    with open_shelves(folder) as shelves, open_shelves(working) as copies:
        for shelf, copy in zip(shelves, copies, strict=True):
            if shelf.is_there:
                shelf.copy_to(copy)


def pack(working: Path, backup: Path) -> None:
    """Put copies of the shelves into a backup.

    :param working: the folder of the copies.
    :param backup: the backup of the store, which nobody else has open.
    :raises IndexFault: when something cannot be read or written.
    """
    with open_shelves(working) as shelves, closing(Database(backup)) as database:
        with database.transaction():
            database.rows(_TABLE)
            # An older version that was given a backup has them in its store.
            database.rows("DELETE FROM shelf_parts")
            for shelf in shelves:
                if shelf.is_there:
                    _pack_file(database, shelf.file)
        database.rows("PRAGMA journal_mode = DELETE")  # so that it is one file, wherever it is read


def unpack(backup: Path) -> None:
    """Take the shelves out of a backup, each into a file beside it, and look whether they are sound.

    :param backup: the backup, which has none of them afterwards.
    :raises IndexDamaged: when one of them is damaged.
    :raises IndexMismatch: when a newer version made one.
    """
    with closing(Database(backup)) as database, open_shelves(backup.parent) as shelves:
        if not database.rows("SELECT 1 FROM sqlite_master WHERE name = 'shelf_parts'"):
            return
        for shelf in shelves:
            _unpack_file(database, shelf.file)
            _require_sound(shelf)
        database.rows("DROP TABLE shelf_parts")


def put_back(prepared: Path, folder: Path) -> None:
    """Put the shelves that were unpacked into a folder into the place of those beside a store.

    :param prepared: the folder of the backup; one that was not in it leaves what is beside the store as it is.
    :param folder: the folder of the store.
    :raises IndexFault: when something cannot be written.
    """
    with open_shelves(prepared) as unpacked, open_shelves(folder) as shelves:
        for copy, shelf in zip(unpacked, shelves, strict=True):
            if copy.is_there:
                shelf.replace(copy)


def _pack_file(database: Database, file: Path) -> None:
    with file.open("rb") as stream:
        for number, content in enumerate(iter(lambda: stream.read(_PART_BYTES), b"")):
            database.rows("INSERT INTO shelf_parts VALUES (?, ?, ?)", (file.name, number, content))


def _unpack_file(database: Database, file: Path) -> None:
    numbers = database.rows("SELECT number FROM shelf_parts WHERE shelf = ? ORDER BY number", (file.name,))
    if not numbers:
        return
    make_private_file(file)
    with file.open("wb") as stream:
        for [number] in numbers:
            sql = "SELECT content FROM shelf_parts WHERE shelf = ? AND number = ?"
            [[content]] = database.rows(sql, (file.name, number))
            stream.write(content)


def _require_sound(shelf: Shelf) -> None:
    try:
        faults = shelf.faults()
    except IndexDamaged as error:
        raise IndexDamaged(f"The backup is damaged ({shelf.file.name} in it); name another.") from error
    if faults:
        raise IndexDamaged(f"The backup is damaged ({shelf.file.name} in it: {faults[0]}); name another.")
