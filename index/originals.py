"""The originals of documents: the very bytes of uploads and fetched pages, kept by their hash in the database.

There they come and go in one transaction with what was read from them, and a backup has them. Tables of their own keep
them out of the way of all else that is read.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from index.databases.database import Database
from index.errors import IndexDamaged

_PART_BYTES = 1 << 20
"""As much as is read and sent at a time; many parts of less would take longer."""


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it came, with the name under which people know it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class KeptOriginal:
    """An original that is kept: of which source, its name, its hash and how many bytes it has."""

    path: str
    name: str
    sha256: str
    size: int


class Originals:
    """The originals in one database. Whatever changes them is called inside a transaction."""

    def __init__(self, database: Database) -> None:
        """Read and write those of a store's database."""
        self._database = database

    def replace(self, path: str, original: Original | None) -> bool:
        """Keep the original of a source in the place of what was kept of it.

        :param path: the source's, which is stored.
        :param original: its original; None keeps none.
        :return: whether bytes were deleted, since no source has them as its original any more.
        """
        before = self._hash_of(path)
        self._database.rows("DELETE FROM originals WHERE path = ?", (path,))
        if original:
            sha256 = self._keep(original.content)
            self._database.rows("INSERT INTO originals VALUES (?, ?, ?)", (path, sha256, original.name))
        if before is None or self._database.rows("SELECT 1 FROM originals WHERE sha256 = ?", (before,)):
            return False
        self._database.rows("DELETE FROM original_parts WHERE sha256 = ?", (before,))
        return True

    def holds(self, path: str, original: Original) -> bool:
        """Whether this original of a source is kept, and sound."""
        sha256 = _hash(original.content)
        return self._hash_of(path) == sha256 and self.is_sound(sha256)

    def of(self, document_id: str) -> list[KeptOriginal]:
        """The originals of a document, one for each source that has one, by their paths."""
        sql = (
            "SELECT path, name, sha256, (SELECT coalesce(sum(length(content)), 0) FROM original_parts AS part "
            "WHERE part.sha256 = originals.sha256) FROM originals JOIN sources USING (path) "
            "WHERE document_id = ? ORDER BY path"
        )
        return [KeptOriginal(*row) for row in self._database.rows(sql, (document_id,))]

    def parts(self, sha256: str) -> Iterator[bytes]:
        """The bytes with a hash, a part at a time, each read when it is asked for; they end where one is gone."""
        sql = "SELECT content FROM original_parts WHERE sha256 = ? AND number = ?"
        number = 0
        while rows := self._database.rows(sql, (sha256, number)):
            yield rows[0][0]
            number += 1

    def is_sound(self, sha256: str) -> bool:
        """Whether the bytes with a hash are kept as they were."""
        digest = hashlib.sha256()
        try:
            for part in self.parts(sha256):
                digest.update(part)
        except IndexDamaged:
            return False
        return digest.hexdigest() == sha256

    def _keep(self, content: bytes) -> str:
        sha256 = _hash(content)
        if not self.is_sound(sha256):
            self._database.rows("DELETE FROM original_parts WHERE sha256 = ?", (sha256,))
            for number, start in enumerate(range(0, len(content), _PART_BYTES)):
                part = content[start : start + _PART_BYTES]
                self._database.rows("INSERT INTO original_parts VALUES (?, ?, ?)", (sha256, number, part))
        return sha256

    def _hash_of(self, path: str) -> str | None:
        rows = self._database.rows("SELECT sha256 FROM originals WHERE path = ?", (path,))
        return str(rows[0][0]) if rows else None


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
