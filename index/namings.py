"""Under which names documents have speakers, and by which words, with the texts that tell whom the names mean.

Reads alone; which names are one speaker's is told elsewhere.
"""

import json
from collections.abc import Iterator, Sequence

from index.databases.database import Database
from index.records import Naming

_TEXTS_AT_ONCE = 256


class Namings:
    """The names of the speakers in one database."""

    def __init__(self, database: Database) -> None:
        """Read those of a store's database."""
        self._database = database

    def all(self) -> list[Naming]:
        """By which words each document has each of its named speakers, in the order of the names."""
        sql = """SELECT speaker_name, document_id,
                CASE WHEN json_valid(speaker) THEN coalesce(substr(documents.text, json_extract(speaker, '$[0]') + 1,
                    json_extract(speaker, '$[1]') - json_extract(speaker, '$[0]')), '') ELSE '' END,
                count(*)
            FROM statements JOIN documents ON documents.id = document_id
            WHERE speaker_name IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"""
        return [Naming(*row) for row in self._database.rows(sql)]

    def texts(self, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The texts of documents by their ids, each below its title; never many at a time in memory."""
        sql = """SELECT id, title || ? || text FROM documents
            WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"""
        wanted = sorted(ids)
        for start in range(0, len(wanted), _TEXTS_AT_ONCE):
            yield from self._database.rows(sql, ("\n", json.dumps(wanted[start : start + _TEXTS_AT_ONCE])))

    def ids_with(self, words: Sequence[str]) -> list[str]:
        """The ids of the documents whose text has one of some words, as they are written, ascending."""
        sql = """SELECT id FROM documents
            WHERE EXISTS (SELECT 1 FROM json_each(?) WHERE instr(text, value) > 0) ORDER BY id"""
        return [row[0] for row in self._database.rows(sql, (json.dumps(list(words)),))]
