"""The conversations that people had, in a database of their own beside the store."""

from pathlib import Path

from index.kept import KeptTurn, Said
from index.shelf import Shelf, new_id, now

_TURN = "id, conversation, number, asked, question, said"


class Conversations(Shelf):
    """All conversations beside one store."""

    def __init__(self, folder: Path) -> None:
        """Keep them in a folder: the store's."""
        super().__init__(folder, "conversation", "turn", left="question")

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
        database = self._open()
        with database.transaction():
            own = self._begun(database, owner, conversation, question)
            database.rows("UPDATE turns SET number = -number WHERE id = ? AND conversation = ?", (instead, own))
            [[before]] = database.rows("SELECT ifnull(max(abs(number)), 0) FROM turns WHERE conversation = ?", (own,))
            turn = KeptTurn(new_id(), own, before + 1, now(), question, said.text)
            words = f"{question}\n{said.words}".casefold()
            insert = f"INSERT INTO turns ({_TURN}, words) VALUES (?, ?, ?, ?, ?, ?, ?)"
            database.rows(insert, (turn.id, own, turn.number, turn.asked, question, said.text, words))
            self._cite(database, turn.id, said)
        return turn

    def turns(self, conversation: str) -> list[KeptTurn]:
        """The turns of a conversation, in their order."""
        sql = f"SELECT {_TURN} FROM turns WHERE conversation = ? AND number > 0 ORDER BY number"
        return [KeptTurn(*row) for row in self._read(sql, (conversation,))]

    def turn(self, id: str) -> KeptTurn | None:
        """The turn with an id, unless its conversation was deleted; or None."""
        sql = (
            f"SELECT {_TURN} FROM turns WHERE id = ? "
            "AND conversation IN (SELECT id FROM conversations WHERE removed IS NULL)"
        )
        rows = self._read(sql, (id,))
        return KeptTurn(*rows[0]) if rows else None
