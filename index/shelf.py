"""What people keep under a title, with its items, in a database of its own beside the store: lists, owners, wiping.

Knows no question and no answer. What an item says is a text that its owner made and will read again. Where it has
words of documents, these are named with it, so that the words go when a document does.
"""

import json
import secrets
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path

from index.databases.copying import copy_file, copy_whole
from index.databases.database import Database, Row
from index.databases.place import place_of
from index.databases.versions import open_version
from index.errors import IndexDamaged, IndexMismatch
from index.kept import KEPT_SECONDS, Said, Shelved

_MOST_TERMS = 20
"""More words than anybody looks for, and few enough for SQLite."""
_ALL = 2**62
_REMEDY = "delete the file, and with it what it holds"
_FOLDER = Path(__file__).parent


class Shelf:
    """All of a kind that is kept beside one store. Threads may share it; the file is made with the first."""

    def __init__(self, folder: Path, kind: str, item: str, left: str, file: str = "") -> None:
        """Keep them in a folder: the store's.

        :param folder: the folder.
        :param kind: what is kept, such as "conversation": its table is named in the plural, and its file, too.
        :param item: what one has in it, such as "turn".
        :param left: the column of an item that stays when what it says went with a document.
        :param file: what the file, or the schema, is called, where that is not the plural of the kind.
        """
        self._place = place_of(folder, file or f"{kind}s")
        self._kind, self._item, self._left = kind, item, left
        self._table, self._items = f"{kind}s", f"{item}s"
        self._columns = (
            "id, owner, title, changed, is_shared, removed IS NOT NULL, "
            f"(SELECT count(*) FROM {self._items} WHERE {kind} = {self._table}.id AND number > 0)"
        )
        self._lock = threading.Lock()
        self._opened: Database | None = None

    def close(self) -> None:
        """Close the database."""
        with self._lock:
            if self._opened:
                self._opened.close()
            self._opened = None

    @property
    def file(self) -> Path:
        """The file that it is, where the index lies in files."""
        return self._place.file

    @property
    def is_there(self) -> bool:
        """Whether anything was ever kept."""
        return self._place.exists()

    def faults(self) -> list[str]:
        """What SQLite finds wrong with the file; nothing where there is none."""
        return self._open().faults() if self.is_there else []

    def copy_to(self, other: "Shelf") -> None:
        """Write all into another, in the place of what that holds.

        :param other: the other, of the same kind; who has that open, too, sees all or nothing.
        :raises IndexFault: when this one cannot be read, or the other not be written.
        """
        if not copy_file(self._open(), other._place):
            database = other._open()
            with database.transaction():
                copy_whole(self._place, database)

    def replace(self, other: "Shelf") -> None:
        """Put what another has into the place of what is here, which is to be taken off the disk.

        :param other: the other, of the same kind.
        :raises IndexFault: when the other cannot be read, or this one not be written.
        """
        other._open().rows("INSERT INTO unwiped VALUES (?)", (now(),))
        with suppress(IndexDamaged, IndexMismatch):
            if not self.faults():  # whoever has it open goes on with what is put there
                other.copy_to(self)
                return
        self.close()
        for file in self.file.parent.glob(f"{self.file.name}*"):
            file.unlink()
        other.copy_to(self)

    def listed(self, owner: str, words: str = "", limit: int = -1) -> list[Shelved]:
        """What an owner has that is not deleted, the last one first.

        :param owner: whose.
        :param words: each must stand in the title, or in one of the items; capitals do not matter.
        :param limit: how many at most; all when negative.
        :return: what was found.
        :raises IndexFault: when it cannot be read.
        """
        terms = list(dict.fromkeys(words.casefold().split()))[:_MOST_TERMS]
        fits = "".join(
            f" AND (id IN (SELECT {self._kind} FROM {self._items} WHERE instr(words, ?) > 0) "
            "OR instr(casefold(title), ?) > 0)"
            for _ in terms
        )
        sql = (
            f"SELECT {self._columns} FROM {self._table} WHERE owner = ? AND removed IS NULL{fits} "
            "ORDER BY changed DESC, rowid DESC LIMIT ?"
        )
        values = (owner, *(term for term in terms for _ in range(2)), at_most(limit))
        return [shelved(row) for row in self._read(sql, values)]

    def find(self, id: str) -> Shelved | None:
        """The one with an id, also one that was deleted and can be had back; or None."""
        rows = self._read(f"SELECT {self._columns} FROM {self._table} WHERE id = ?", (id,))
        return shelved(rows[0]) if rows else None

    def rename(self, id: str, title: str) -> None:
        """Call one otherwise."""
        self._open().rows(f"UPDATE {self._table} SET title = ? WHERE id = ?", (title, id))

    def share(self, id: str, *, is_shared: bool) -> None:
        """Let others read one whom its owner gives the link, or no longer."""
        self._open().rows(f"UPDATE {self._table} SET is_shared = ? WHERE id = ?", (int(is_shared), id))

    def remove(self, id: str) -> None:
        """Delete one. For a while, it can be had back; `wipe_removed` takes it off the disk after that."""
        self._open().rows(f"UPDATE {self._table} SET removed = ? WHERE id = ?", (now(), id))

    def bring_back(self, id: str) -> None:
        """Have one back that was deleted."""
        self._open().rows(f"UPDATE {self._table} SET removed = NULL WHERE id = ?", (id,))

    def remove_all(self, owner: str) -> None:
        """Delete all that an owner has, so that nobody can have it back; `wipe_removed` takes it off the disk.

        :param owner: whose.
        :raises IndexFault: when it cannot be written.
        """
        self._write(f"UPDATE {self._table} SET removed = '' WHERE owner = ?", (owner,))

    def hand_over(self, owner: str, heir: str) -> None:
        """Give all that an owner has to another.

        :param owner: whose it is.
        :param heir: whose it is from now on.
        :raises IndexFault: when it cannot be written.
        """
        self._write(f"UPDATE {self._table} SET owner = ? WHERE owner = ?", (heir, owner))

    def wipe_removed(self) -> bool:
        """Take off the disk what was deleted so long ago that nobody can have it back.

        :return: False when something is still to be taken off, now or later, so that it must be tried again.
        :raises IndexFault: when it cannot be written.
        """
        if not self.is_there:
            return True
        is_wiped = self._wipe(f"DELETE FROM {self._table} WHERE removed < ? RETURNING id", (long_ago(),))
        return is_wiped and not self._read(f"SELECT 1 FROM {self._table} WHERE removed IS NOT NULL LIMIT 1")

    def forget(self, is_gone: Callable[[str, Sequence[str]], bool]) -> bool:
        """Take what was said with words of documents that are gone off the disk.

        :param is_gone: says of the id of a document, and the paths of its sources, whether it is.
        :return: False when somebody still reads an older state, so that it must be tried again.
        :raises IndexFault: when it cannot be read or written.
        """
        if not self.is_there:
            return True
        rows = self._read("SELECT DISTINCT document, path FROM cited ORDER BY document")
        cited = [(document, [path for _, path in group]) for document, group in groupby(rows, lambda row: str(row[0]))]
        gone = [document for document, paths in cited if is_gone(document, paths)]
        sql = (
            f"UPDATE {self._items} SET said = NULL, words = casefold({self._left}) WHERE said IS NOT NULL AND id IN "
            f"(SELECT {self._item} FROM cited WHERE document IN (SELECT value FROM json_each(?))) RETURNING id"
        )
        return self._wipe(sql, (json.dumps(gone),))

    def _begun(self, database: Database, owner: str, id: str | None, title: str) -> str:
        """The id of one that an owner has, now changed; or of a new one, where it is not theirs or is gone."""
        sql = f"SELECT id FROM {self._table} WHERE id = ? AND owner = ? AND removed IS NULL"
        found = database.rows(sql, (id, owner))
        own = str(found[0][0]) if found else new_id()
        upsert = (
            f"INSERT INTO {self._table} (id, owner, title, changed) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET changed = excluded.changed"
        )
        database.rows(upsert, (own, owner, title, now()))
        return own

    def _cite(self, database: Database, item: str, said: Said) -> None:
        """Note which documents an item has words of."""
        cited = [(item, document, path) for document, paths in said.documents for path in paths]
        database.write_many("INSERT INTO cited VALUES (?, ?, ?) ON CONFLICT DO NOTHING", cited)

    def _read(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """The rows that fit; none where nothing was ever kept."""
        return self._open().rows(sql, values) if self.is_there else []

    def _write(self, sql: str, values: Sequence[object]) -> None:
        if self.is_there:
            self._open().rows(sql, values)

    def _wipe(self, sql: str, values: Sequence[object]) -> bool:
        """Delete something, and take it off the disk; also what one that was killed had deleted."""
        database = self._open()
        with database.transaction():
            if database.rows(sql, values):
                database.rows("INSERT INTO unwiped VALUES (?)", (now(),))
                gone = f"SELECT id FROM {self._items} WHERE said IS NULL"
                database.rows(f"DELETE FROM cited WHERE {self._item} IN ({gone})")
        if not database.rows("SELECT 1 FROM unwiped"):
            return True
        database.write_anew()
        if is_wiped := database.empty_log():
            database.rows("DELETE FROM unwiped")
        return is_wiped

    def _open(self) -> Database:
        with self._lock:
            if self._opened and not self.is_there:  # somebody deleted it
                self._opened.close()
                self._opened = None
            if self._opened is None:
                self._opened = open_version(self._place, self._scripts(), _REMEDY)
            return self._opened

    def _scripts(self) -> list[str]:
        """What makes the tables of each version: all that a shelf has around its items, then what came later."""
        name = self._place.name
        common, cited = (
            (_FOLDER / file).read_text(encoding="utf-8").replace("{kind}", self._kind).replace("{item}", self._item)
            for file in ("shelf.sql", "cited.sql")
        )
        later = sorted(_FOLDER.glob(f"{name}-*.sql"), key=lambda file: int(file.stem.rpartition("-")[2]))
        items, *others = [file.read_text(encoding="utf-8") for file in (_FOLDER / f"{name}.sql", *later)]
        return [f"{common}\n{items}\n{cited}", *others]


def at_most(limit: int) -> int:
    """How many rows a query may give: all when the limit is negative, which not every database takes for that."""
    return limit if limit >= 0 else _ALL


def new_id() -> str:
    """An id that nobody guesses: who has the link may read what it leads to."""
    return secrets.token_urlsafe(16)


def long_ago() -> str:
    """The time before which nothing that was deleted can be had back."""
    return (datetime.now(UTC) - timedelta(seconds=KEPT_SECONDS)).isoformat(timespec="seconds")


def now() -> str:
    """The time, in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def shelved(row: Row) -> Shelved:
    """What a row of the columns that a shelf reads says."""
    id, owner, title, changed, is_shared, is_removed, size = row
    return Shelved(id, owner, title, changed, bool(is_shared), bool(is_removed), size)
