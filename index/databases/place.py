"""Where the databases of an index lie: in files of its folder, or in PostgreSQL, where a setting says so.

Owns which index lies where, as the entry points say once; all others name an index by its folder, in which what is
derived from it lies in any case.
"""

import importlib.util
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from index.databases.database import Database
from index.databases.sqlite.database import REMEDY
from index.databases.sqlite.database import Database as File
from index.errors import IndexNotWritable, SettingsError
from index.private import make_private_folder

if TYPE_CHECKING:
    from index.databases.postgresql.database import Database as Schema
    from index.databases.postgresql.server import Server

SQLITE = "sqlite"
_SCHEMES = ("postgresql://", "postgres://")
_ADDRESSES: dict[Path, str] = {}
_OPEN: dict[str, "Server"] = {}


def keep_in(folder: Path, address: str) -> None:
    """Have the databases of an index lie elsewhere from now on; nothing is opened yet.

    :param folder: the folder of the index.
    :param address: "sqlite", for files in the folder, or the address of a PostgreSQL database.
    :raises SettingsError: when it is neither, or what speaks to PostgreSQL is not installed.
    """
    _ADDRESSES.pop(folder.absolute(), None)
    if address != SQLITE:
        server_at(address)
        _ADDRESSES[folder.absolute()] = address


def place_of(folder: Path, name: str) -> "Place":
    """Where a database of an index lies by now.

    :param folder: the folder of the index.
    :param name: such as "verbatim", the store, or "conversations".
    :return: the place; it stays the same whatever is said later.
    """
    return Place(folder, name, _ADDRESSES.get(folder.absolute(), SQLITE))


def server_at(address: str) -> "Server":
    """The PostgreSQL database at an address, to which nothing is connected yet.

    :param address: its address; it may have a password, and is not shown.
    :return: the database.
    :raises SettingsError: when it is none, or what speaks to PostgreSQL is not installed.
    """
    if not address.startswith(_SCHEMES):
        raise SettingsError("VERBATIM_STORE must be sqlite, or postgresql://USER:PASSWORD@HOST/DATABASE.")
    if importlib.util.find_spec("psycopg") is None:
        raise SettingsError(
            "VERBATIM_STORE names a PostgreSQL database, and what speaks to it is not installed; "
            "run `pip install -r requirements-postgresql.txt`."
        )
    from index.databases.postgresql.server import Server

    if address not in _OPEN:
        _OPEN[address] = Server(address)
    return _OPEN[address]


@dataclass(frozen=True, slots=True)
class Place:
    """Where one database of an index lies: its folder, what it is called, and the address where it is not a file."""

    folder: Path
    name: str
    address: str = field(default=SQLITE, repr=False)

    @property
    def file(self) -> Path:
        """The file that it is, where the index lies in files."""
        return self.folder / f"{self.name}.sqlite"

    @property
    def is_remote(self) -> bool:
        """Whether it lies in PostgreSQL."""
        return self.address != SQLITE

    def __str__(self) -> str:
        """Where it lies, as a person is told, without any password."""
        return str(self._server() if self.is_remote else self.folder)

    def exists(self) -> bool:
        """Whether it was ever made.

        :return: whether it was.
        :raises IndexNotWritable: when this user may not look into the folder.
        :raises IndexUnreachable: when PostgreSQL does not answer.
        """
        if self.is_remote:
            return self._is_made()
        try:
            return self.file.is_file()
        except OSError as error:
            raise IndexNotWritable(f"The index folder {self.folder} cannot be opened: {error.strerror}.") from error

    def open(self, remedy: str = REMEDY) -> Database:
        """Open it, or make it, without any table.

        :param remedy: what a person is to do when it is damaged.
        :return: the open database.
        :raises IndexNotWritable: when its folder or file cannot be made or opened.
        :raises IndexDamaged: when the file is no SQLite database.
        :raises IndexUnreachable: when PostgreSQL does not answer.
        """
        if not self.is_remote:
            return File(self.file, remedy)
        try:  # for what is derived
            make_private_folder(self.folder)
        except OSError as error:
            raise IndexNotWritable(f"The index folder {self.folder} cannot be made: {error.strerror}.") from error
        return self._open_remote()

    def _is_made(self) -> bool:
        """Whether it was ever made in PostgreSQL; what was once seen there is taken to be."""
        if self.name not in (seen := self._server().seen):
            with closing(self._open_remote()) as database:
                if database.is_made:
                    seen.add(self.name)
        return self.name in seen

    def _open_remote(self) -> "Schema":
        from index.databases.postgresql.database import Database as Schema

        return Schema(self._server(), self.name)

    def _server(self) -> "Server":
        return server_at(self.address)
