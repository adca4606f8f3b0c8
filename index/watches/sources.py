"""The folders and feeds that are watched: what of them was read, and which documents came of it.

Of what lies there it keeps hashes, and addresses only of what could not be read, so that a document that is removed
leaves no words here.
"""

import hashlib
from collections.abc import Iterable, Sequence

from index.kept import Entry, WatchedSource
from index.shelf import Shelf, new_id, now

_SOURCE = (
    "id, kind, address, owner, added, is_paused, title, looked, due, fault, etag, modified, "
    "(SELECT count(*) FROM arrivals WHERE source = sources.id), "
    "(SELECT count(*) FROM entries WHERE source = sources.id AND fault IS NOT NULL)"
)


class WatchedSources(Shelf):
    """The part of a shelf that is of folders and feeds."""

    def watch(self, kind: str, address: str, owner: str) -> str:
        """Begin to watch something.

        :param kind: "folder" or "feed".
        :param address: its path or address.
        :param owner: who adds it.
        :return: the id of what is watched; the same where it was already.
        :raises IndexFault: when it cannot be written.
        """
        database = self._open()
        with database.transaction():
            insert = (
                "INSERT INTO sources (id, kind, address, owner, added) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (address) DO UPDATE SET is_paused = 0 RETURNING id"
            )
            return str(database.rows(insert, (new_id(), kind, address, owner, now()))[0][0])

    def sources(self) -> list[WatchedSource]:
        """All that is watched, in the order in which it was added."""
        return [_source(row) for row in self._read(f"SELECT {_SOURCE} FROM sources ORDER BY added, rowid")]

    def source(self, id: str) -> WatchedSource | None:
        """What is watched under an id, or None."""
        rows = self._read(f"SELECT {_SOURCE} FROM sources WHERE id = ?", (id,))
        return _source(rows[0]) if rows else None

    def pause(self, id: str, *, is_paused: bool) -> None:
        """Look at something no more for a while, or again."""
        self._write("UPDATE sources SET is_paused = ? WHERE id = ?", (int(is_paused), id))

    def look_soon(self, id: str) -> None:
        """Have something looked at again soon, and what could not be read tried again."""
        database = self._open()
        with database.transaction():
            database.rows("DELETE FROM entries WHERE source = ? AND fault IS NOT NULL", (id,))
            database.rows("UPDATE sources SET due = '', looked = NULL, etag = '', modified = '' WHERE id = ?", (id,))

    def watch_no_more(self, id: str) -> bool:
        """Forget something that was watched; its documents stay.

        :param id: its id.
        :return: False when it may still be on the disk, so that it must be wiped again.
        :raises IndexFault: when it cannot be written.
        """
        return self._wipe("DELETE FROM sources WHERE id = ? RETURNING id", (id,))

    def looked(
        self,
        id: str,
        *,
        fault: str | None = None,
        title: str | None = None,
        due: str = "",
        version: tuple[str, str] | None = None,
    ) -> None:
        """Note that something was looked at.

        :param id: its id.
        :param fault: why that failed.
        :param title: what it calls itself; as before when None.
        :param due: when it is to be looked at again.
        :param version: `etag` and `modified` of what was read; as before when None.
        :raises IndexFault: when it cannot be written.
        """
        etag, modified = version or (None, None)
        update = (
            "UPDATE sources SET looked = ?, fault = ?, title = coalesce(?, title), due = ?, "
            "etag = coalesce(?, etag), modified = coalesce(?, modified) WHERE id = ?"
        )
        self._write(update, (now(), fault, title, due, etag, modified, id))

    def entries(self, source: str) -> dict[str, Entry]:
        """What was read of something that is watched, by its hash."""
        sql = "SELECT hash, state, fault, tries FROM entries WHERE source = ?"
        return {row[0]: Entry(*row) for row in self._read(sql, (source,))}

    def entry_faults(self, source: str, limit: int) -> list[str]:
        """Why the last things could not be read that still cannot, the newest first."""
        sql = "SELECT fault FROM entries WHERE source = ? AND fault > '' ORDER BY looked DESC, rowid DESC LIMIT ?"
        return [row[0] for row in self._read(sql, (source, limit))]

    def arrivals(self, source: str, limit: int) -> list[tuple[str, str]]:
        """The ids of the last documents that came from something, and when each did, the newest first."""
        sql = "SELECT document, arrived FROM arrivals WHERE source = ? ORDER BY arrived DESC, rowid DESC LIMIT ?"
        return [(document, arrived) for document, arrived in self._read(sql, (source, limit))]

    def note_read(self, source: str, read: Iterable[Entry], documents: Sequence[str]) -> None:
        """Note what was read of something, and which documents came of it; nothing where it is watched no more."""
        database = self._open()
        with database.transaction():
            if not database.rows("SELECT 1 FROM sources WHERE id = ?", (source,)):
                return
            upsert = (
                "INSERT INTO entries (source, hash, state, tries, fault, looked) VALUES (?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (source, hash) DO UPDATE SET state = excluded.state, tries = excluded.tries, "
                "fault = excluded.fault, looked = excluded.looked"
            )
            rows = [(source, one.hash, one.state, one.tries, one.fault, now()) for one in read]
            database.write_many(upsert, rows)
            arrived = [(source, document, now()) for document in documents]
            again = [row[:2] for row in arrived]  # one that comes again is the last
            database.write_many("DELETE FROM arrivals WHERE source = ? AND document = ?", again)
            insert = "INSERT INTO arrivals VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
            database.write_many(insert, arrived)

    def note_vanished(self, source: str, hashes: Iterable[str]) -> None:
        """Forget what was read of files that are gone."""
        database = self._open()
        with database.transaction():
            rows = [(source, hash) for hash in hashes]
            database.write_many("DELETE FROM entries WHERE source = ? AND hash = ?", rows)


def hash_of(*parts: str) -> str:
    """By what something is known without its words."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _source(row: Sequence[object]) -> WatchedSource:
    values = list(row)
    values[5] = bool(values[5])
    return WatchedSource(*values)  # type: ignore[arg-type]  # each column has its own field's type
