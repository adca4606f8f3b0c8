"""The standing questions and what they found, with what is watched, in a database of its own beside the store."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from index.kept import Finding, Said, Shelved, StandingQuestion
from index.shelf import new_id, now, shelved
from index.watches.sources import WatchedSources


@dataclass(frozen=True, slots=True)
class Found:
    """A quotation that is new: it and the hashes by which it is known."""

    said: Said
    hashes: tuple[str, ...]


class Watches(WatchedSources):
    """All standing questions beside one store, and all that is watched."""

    def __init__(self, folder: Path) -> None:
        """Keep them in a folder: the store's."""
        super().__init__(folder, "question", "finding", left="found", file="watches")

    def begin(self, owner: str, title: str, *, speaker: str, words: str, asked: str, known: Iterable[str]) -> str:
        """Have a question stand.

        :param owner: whose it is.
        :param title: what it is called.
        :param speaker: whose words it asks for, if anybody's.
        :param words: which words it asks for, if any.
        :param asked: the question as people ask it, if it is one.
        :param known: the hashes of the quotations that are there already. `see` the documents first.
        :return: its id.
        :raises IndexFault: when it cannot be written.
        """
        database = self._open()
        with database.transaction():
            id = self._begun(database, owner, None, title)
            update = (
                "UPDATE questions SET speaker = ?, words = ?, asked = ?, "
                "reached = (SELECT coalesce(max(number), 0) FROM documents) WHERE id = ?"
            )
            database.rows(update, (speaker, words, asked, id))
            rows = [(id, hash) for hash in known]
            database.write_many("INSERT INTO known VALUES (?, ?) ON CONFLICT DO NOTHING", rows)
        return id

    def standing(self, kept: Shelved) -> StandingQuestion:
        """What a question asks for, and how much it found."""
        sql = (
            "SELECT speaker, words, asked, feed, (SELECT count(*) FROM findings WHERE question = questions.id), "
            "(SELECT count(*) FROM findings WHERE question = questions.id AND number > seen) "
            "FROM questions WHERE id = ?"
        )
        [[speaker, words, asked, feed, size, unseen]] = self._read(sql, (kept.id,))
        asks = {"speaker": speaker, "words": words, "asked": asked}
        return StandingQuestion(**asdict(kept) | {"size": size}, **asks, unseen=unseen, feed=feed)

    def all_standing(self) -> list[StandingQuestion]:
        """All questions of everybody that were not deleted."""
        sql = f"SELECT {self._columns} FROM questions WHERE removed IS NULL ORDER BY rowid"
        return [self.standing(shelved(row)) for row in self._read(sql)]

    def standing_count(self, owner: str) -> int:
        """How many questions an owner has, with those that were deleted and can be had back."""
        rows = self._read("SELECT count(*) FROM questions WHERE owner = ?", (owner,))
        return int(rows[0][0]) if rows else 0

    def with_feed(self, secret: str) -> StandingQuestion | None:
        """The question whose feed has a secret address; None where that is off, or the question deleted."""
        sql = f"SELECT {self._columns} FROM questions WHERE feed = ? AND removed IS NULL"
        rows = self._read(sql, (secret,))
        return self.standing(shelved(rows[0])) if rows else None

    def give_feed(self, id: str) -> None:
        """Turn the feed of a question on, at an address that it never had."""
        self._write("UPDATE questions SET feed = ? WHERE id = ?", (new_id(), id))

    def take_feed(self, id: str) -> None:
        """Turn the feed of a question off."""
        self._write("UPDATE questions SET feed = NULL WHERE id = ?", (id,))

    def findings(self, question: str, limit: int) -> list[Finding]:
        """What a question found, the newest first."""
        sql = (
            "SELECT number, findings.id, found, said, number > seen FROM findings "
            "JOIN questions ON questions.id = question WHERE question = ? AND said IS NOT NULL "
            "ORDER BY number DESC LIMIT ?"
        )
        rows = self._read(sql, (question, limit))
        return [Finding(number, id, found, said, bool(is_new)) for number, id, found, said, is_new in rows]

    def mark_seen(self, question: str, number: int) -> None:
        """Note that its owner has seen what a question found, up to a number."""
        self._write("UPDATE questions SET seen = ? WHERE id = ? AND seen < ?", (number, question, number))

    def see(self, documents: Iterable[str]) -> None:
        """Number the documents that were not here before."""
        database = self._open()
        with database.transaction():
            known = {row[0] for row in database.rows("SELECT document FROM documents")}
            new = [(document,) for document in documents if document not in known]
            database.write_many("INSERT INTO documents (document) VALUES (?)", new)

    def to_ask(self, question: str) -> list[tuple[int, str]]:
        """The documents that a question was not asked of yet, with their numbers, in the order in which they came."""
        sql = (
            "SELECT number, document FROM documents "
            "WHERE number > (SELECT reached FROM questions WHERE id = ?) ORDER BY number"
        )
        return [(number, document) for number, document in self._read(sql, (question,))]

    def note_asked(self, question: str, number: int, found: Sequence[Found]) -> list[str]:
        """Note that a question was asked of the document of a number, and keep what is new of what it found.

        :param question: the question's id.
        :param number: the document's number.
        :param found: the quotations that it found.
        :return: the ids under which those are kept that are new.
        :raises IndexFault: when it cannot be written.
        """
        database, kept = self._open(), list[str]()
        with database.transaction():
            reached = "UPDATE questions SET reached = ? WHERE id = ? AND removed IS NULL RETURNING id"
            if not database.rows(reached, (number, question)):  # it was deleted meanwhile
                return kept
            hashes = json.dumps([hash for each in found for hash in each.hashes])
            sql = "SELECT hash FROM known WHERE question = ? AND hash IN (SELECT value FROM json_each(?))"
            known = {row[0] for row in database.rows(sql, (question, hashes))}
            for each in found:
                if known.isdisjoint(each.hashes):
                    kept.append(self._keep(question, each.said))
                known.update(each.hashes)
            rows = [(question, hash) for each in found for hash in each.hashes]
            database.write_many("INSERT INTO known VALUES (?, ?) ON CONFLICT DO NOTHING", rows)
        return kept

    def forget(self, is_gone: Callable[[str, Sequence[str]], bool]) -> bool:
        """The same, and nothing is left of what had words of documents that are gone."""
        is_wiped = super().forget(is_gone)
        self._write("DELETE FROM findings WHERE said IS NULL", ())
        return is_wiped

    def _keep(self, question: str, said: Said) -> str:
        database, id = self._open(), new_id()
        insert = "INSERT INTO findings (id, question, found, said, words) VALUES (?, ?, ?, ?, ?)"
        database.rows(insert, (id, question, now(), said.text, said.words.casefold()))
        database.rows("UPDATE questions SET changed = ? WHERE id = ?", (now(), question))
        self._cite(database, id, said)
        return id
