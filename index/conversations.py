"""The conversations that people had, in a database of their own beside the store. Knows no question and no answer.

What was said is a text that its owner made and will read again. Where it has words of documents, these are named with
it, so that the words go when a document does.
"""

import json
import secrets
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from index.errors import IndexMismatch
from index.kept import KeptConversation, KeptTurn, Said
from index.sqlite.database import Database, Row

CONVERSATIONS = "conversations.sqlite"
_KEPT = timedelta(hours=1)
"""How long what was deleted can be had back: long enough to notice a slip, and soon off the disk."""
_MOST_TERMS = 20
"""More words than anybody looks for, and few enough for SQLite."""
_REMEDY = "delete the file, and with it what it holds"
_SCHEMA = Path(__file__).with_name("conversations.sql")
_COLUMNS = (
    "id, owner, title, changed, is_shared, removed IS NOT NULL, "
    "(SELECT count(*) FROM turns WHERE conversation = conversations.id AND number > 0)"
)
_TURN = "id, conversation, number, asked, question, said"


class Conversations:
    """All conversations beside one store. Threads may share it; the file is made with the first conversation."""

    def __init__(self, folder: Path) -> None:
        """Keep them in a folder: the store's."""
        self._file = folder / CONVERSATIONS
        self._lock = threading.Lock()
        self._opened: Database | None = None

    def close(self) -> None:
        """Close the database."""
        with self._lock:
            if self._opened:
                self._opened.close()
            self._opened = None

    def add(
        self, owner: str, conversation: str | None, question: str, said: Said, instead: str | None = None
    ) -> KeptTurn:
        """Keep a turn.

        :param owner: whose it is.
        :param conversation: the id of that which it goes on with; None, or one that is gone, begins another.
        :param question: what was asked; a new conversation is called so.
        :param said: what was said.
        :param instead: the id of a turn of that conversation in whose place it is; that one stays at its own address.
        :return: the turn as it is kept.
        :raises IndexFault: when it cannot be written.
        """
        database, now = self._open(), _now()
        with database.transaction():
            own = self._own(database, owner, conversation) or _new_id()
            upsert = (
                "INSERT INTO conversations (id, owner, title, changed) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (id) DO UPDATE SET changed = excluded.changed"
            )
            database.rows(upsert, (own, owner, question, now))
            database.rows("UPDATE turns SET number = -number WHERE id = ? AND conversation = ?", (instead, own))
            [[before]] = database.rows("SELECT ifnull(max(abs(number)), 0) FROM turns WHERE conversation = ?", (own,))
            turn = KeptTurn(_new_id(), own, before + 1, now, question, said.text)
            words = f"{question}\n{said.words}".casefold()
            insert = f"INSERT INTO turns ({_TURN}, words) VALUES (?, ?, ?, ?, ?, ?, ?)"
            database.rows(insert, (turn.id, own, turn.number, now, question, said.text, words))
            cited = [(turn.id, document, path) for document, paths in said.documents for path in paths]
            database.write_many("INSERT OR IGNORE INTO cited VALUES (?, ?, ?)", cited)
        return turn

    def listed(self, owner: str, words: str = "", limit: int = -1) -> list[KeptConversation]:
        """The conversations of an owner that are not deleted, the last one first.

        :param owner: whose.
        :param words: each must stand in the title, or in one of the turns; capitals do not matter.
        :param limit: how many at most; all when negative.
        :return: the conversations.
        :raises IndexFault: when they cannot be read.
        """
        if not self._file.exists():
            return []
        terms = list(dict.fromkeys(words.casefold().split()))[:_MOST_TERMS]
        fits = "".join(
            " AND (id IN (SELECT conversation FROM turns WHERE instr(words, ?)) OR instr(lower(title), ?))"
            for _ in terms
        )
        sql = (
            f"SELECT {_COLUMNS} FROM conversations WHERE owner = ? AND removed IS NULL{fits} "
            "ORDER BY changed DESC, rowid DESC LIMIT ?"
        )
        values = (owner, *(term for term in terms for _ in range(2)), limit)
        return [_to_conversation(row) for row in self._open().rows(sql, values)]

    def conversation(self, id: str) -> KeptConversation | None:
        """The conversation with an id, also one that was deleted and can be had back; or None."""
        if not self._file.exists():
            return None
        rows = self._open().rows(f"SELECT {_COLUMNS} FROM conversations WHERE id = ?", (id,))
        return _to_conversation(rows[0]) if rows else None

    def turns(self, conversation: str) -> list[KeptTurn]:
        """The turns of a conversation, in their order."""
        sql = f"SELECT {_TURN} FROM turns WHERE conversation = ? AND number > 0 ORDER BY number"
        return [KeptTurn(*row) for row in self._open().rows(sql, (conversation,))] if self._file.exists() else []

    def turn(self, id: str) -> KeptTurn | None:
        """The turn with an id, unless its conversation was deleted; or None."""
        if not self._file.exists():
            return None
        sql = (
            f"SELECT {_TURN} FROM turns WHERE id = ? "
            "AND conversation IN (SELECT id FROM conversations WHERE removed IS NULL)"
        )
        rows = self._open().rows(sql, (id,))
        return KeptTurn(*rows[0]) if rows else None

    def rename(self, id: str, title: str) -> None:
        """Call a conversation otherwise."""
        self._open().rows("UPDATE conversations SET title = ? WHERE id = ?", (title, id))

    def share(self, id: str, *, is_shared: bool) -> None:
        """Let others read a conversation whom its owner gives the link, or no longer."""
        self._open().rows("UPDATE conversations SET is_shared = ? WHERE id = ?", (int(is_shared), id))

    def remove(self, id: str) -> None:
        """Delete a conversation. For a while, it can be had back; `wipe_removed` takes it off the disk after that."""
        self._open().rows("UPDATE conversations SET removed = ? WHERE id = ?", (_now(), id))

    def bring_back(self, id: str) -> None:
        """Have a conversation back that was deleted."""
        self._open().rows("UPDATE conversations SET removed = NULL WHERE id = ?", (id,))

    def remove_all(self, owner: str) -> None:
        """Delete all that an owner has, so that nobody can have it back; `wipe_removed` takes it off the disk.

        :param owner: whose.
        :raises IndexFault: when it cannot be written.
        """
        if self._file.exists():
            sql = "UPDATE conversations SET removed = '' WHERE owner = ?"
            self._open().rows(sql, (owner,))

    def hand_over(self, owner: str, heir: str) -> None:
        """Give all that an owner has to another.

        :param owner: whose it is.
        :param heir: whose it is from now on.
        :raises IndexFault: when it cannot be written.
        """
        if self._file.exists():
            self._open().rows("UPDATE conversations SET owner = ? WHERE owner = ?", (heir, owner))

    def wipe_removed(self) -> bool:
        """Take off the disk what was deleted so long ago that nobody can have it back.

        :return: False when something is still to be taken off, now or later, so that it must be tried again.
        :raises IndexFault: when it cannot be written.
        """
        if not self._file.exists():
            return True
        long_ago = (datetime.now(UTC) - _KEPT).isoformat(timespec="seconds")
        is_wiped = self._wipe("DELETE FROM conversations WHERE removed < ? RETURNING id", (long_ago,))
        return is_wiped and not self._open().rows("SELECT 1 FROM conversations WHERE removed IS NOT NULL LIMIT 1")

    def forget(self, is_gone: Callable[[str, Sequence[str]], bool]) -> bool:
        """Take what was said with words of documents that are gone off the disk.

        :param is_gone: says of the id of a document, and the paths of its sources, whether it is.
        :return: False when somebody still reads an older state, so that it must be tried again.
        :raises IndexFault: when it cannot be read or written.
        """
        if not self._file.exists():
            return True
        rows = self._open().rows("SELECT document, json_group_array(DISTINCT path) FROM cited GROUP BY document")
        gone = [document for document, paths in rows if is_gone(document, json.loads(paths))]
        sql = (
            "UPDATE turns SET said = NULL, words = lower(question) WHERE said IS NOT NULL AND id IN "
            "(SELECT turn FROM cited WHERE document IN (SELECT value FROM json_each(?))) RETURNING id"
        )
        return self._wipe(sql, (json.dumps(gone),))

    def _wipe(self, sql: str, values: Sequence[object]) -> bool:
        """Delete something, and take it off the disk; also what one that was killed had deleted."""
        database = self._open()
        with database.transaction():
            if database.rows(sql, values):
                database.rows("INSERT INTO unwiped VALUES (?)", (_now(),))
                database.rows("DELETE FROM cited WHERE turn IN (SELECT id FROM turns WHERE said IS NULL)")
        if not database.rows("SELECT 1 FROM unwiped"):
            return True
        database.write_anew()
        if is_wiped := database.empty_log():
            database.rows("DELETE FROM unwiped")
        return is_wiped

    def _own(self, database: Database, owner: str, conversation: str | None) -> str | None:
        """The id of a conversation that an owner may go on with, or None."""
        sql = "SELECT id FROM conversations WHERE id = ? AND owner = ? AND removed IS NULL"
        rows = database.rows(sql, (conversation, owner))
        return str(rows[0][0]) if rows else None

    def _open(self) -> Database:
        with self._lock:
            if self._opened and not self._file.exists():  # somebody deleted it
                self._opened.close()
                self._opened = None
            if self._opened is None:
                self._opened = _opened(self._file)
            return self._opened


def _opened(file: Path) -> Database:
    database = Database(file, _REMEDY)
    try:
        if not _version(database):
            with database.transaction():
                # Another process may have made it meanwhile.
                for statement in () if _version(database) else _SCHEMA.read_text(encoding="utf-8").split(";\n"):
                    database.rows(statement)
        if _version(database) > 1:
            raise IndexMismatch(f"The conversations in {file} are those of a newer version of this program.")
    except BaseException:
        database.close()
        raise
    return database


def _version(database: Database) -> int:
    return int(database.rows("PRAGMA user_version")[0][0])


def _to_conversation(row: Row) -> KeptConversation:
    id, owner, title, changed, is_shared, is_removed, turns = row
    return KeptConversation(id, owner, title, changed, bool(is_shared), bool(is_removed), turns)


def _new_id() -> str:
    """Nobody guesses it: who has the link may read what it leads to."""
    return secrets.token_urlsafe(16)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
