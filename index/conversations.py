"""The conversations that people had, with what is said of the answers, in a database of their own beside the store."""

import json
from collections.abc import Iterable
from pathlib import Path

from index.kept import Feedback, KeptTurn, Said
from index.shelf import Shelf, at_most, new_id, now

_TURN = "id, conversation, number, asked, question, said"
_FEEDBACK = "turn, giver, given, verdict, quotation, line"
_OF_WHOM = (
    "FROM feedback WHERE coalesce(giver = ?, TRUE) AND turn IN (SELECT turns.id FROM turns, conversations "
    "WHERE conversations.id = conversation AND removed IS NULL)"
)
"""Of somebody, or of everybody where None stands for them; without that on conversations which were deleted."""


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
            [[before]] = database.rows("SELECT coalesce(max(abs(number)), 0) FROM turns WHERE conversation = ?", (own,))
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

    def give(self, feedback: Feedback) -> None:
        """Keep what somebody says of an answer, in the place of what they said of it before.

        :param feedback: what they say.
        :raises IndexFault: when it cannot be written.
        """
        database = self._open()
        with database.transaction():
            self._withdraw("turn = ? AND giver = ?", feedback.turn, feedback.giver)
            said = (feedback.turn, feedback.giver, feedback.given, feedback.verdict, feedback.quotation, feedback.line)
            database.rows(f"INSERT INTO feedback ({_FEEDBACK}) VALUES (?, ?, ?, ?, ?, ?)", said)

    def take_back(self, turn: str, giver: str) -> None:
        """Delete what somebody says of an answer; `wipe_removed` takes it off the disk."""
        with self._open().transaction():
            self._withdraw("turn = ? AND giver = ?", turn, giver)

    def feedback_on(self, turns: Iterable[str], giver: str) -> dict[str, Feedback]:
        """What somebody says of the answers of some turns, by their ids."""
        sql = f"SELECT {_FEEDBACK} FROM feedback WHERE giver = ? AND turn IN (SELECT value FROM json_each(?))"
        return {row[0]: Feedback(*row) for row in self._read(sql, (giver, json.dumps(list(turns))))}

    def feedback(self, giver: str | None = None, verdict: str = "", limit: int = -1, skip: int = 0) -> list[Feedback]:
        """What is said of answers, the newest first.

        :param giver: by whom; by everybody when None.
        :param verdict: only those with this verdict; all when empty.
        :param limit: how many at most; all when negative.
        :param skip: how many of them to leave out before.
        :return: what is said.
        :raises IndexFault: when it cannot be read.
        """
        sql = (
            f"SELECT {_FEEDBACK} {_OF_WHOM} AND ? IN ('', verdict) ORDER BY given DESC, feedback.rowid DESC "
            "LIMIT ? OFFSET ?"
        )
        return [Feedback(*row) for row in self._read(sql, (giver, verdict, at_most(limit), skip))]

    def feedback_counts(self, giver: str | None = None) -> dict[str, int]:
        """How often each verdict is given by somebody; by everybody when None."""
        return dict(self._read(f"SELECT verdict, count(*) {_OF_WHOM} GROUP BY verdict", (giver,)))

    def remove_all(self, owner: str) -> None:
        """The same, and what they say of others' answers."""
        super().remove_all(owner)
        if self.is_there:
            with self._open().transaction():
                self._withdraw("giver = ?", owner)

    def hand_over(self, owner: str, heir: str) -> None:
        """The same, and what they say of answers, where the heir does not say something of the same."""
        super().hand_over(owner, heir)
        sql = (
            "UPDATE feedback SET giver = ? WHERE giver = ? "
            "AND turn NOT IN (SELECT turn FROM feedback AS theirs WHERE theirs.giver = ?)"
        )
        self._write(sql, (heir, owner, heir))

    def _withdraw(self, which: str, *values: str) -> None:
        """Delete feedback, inside a transaction; its words are taken off the disk later."""
        database = self._open()
        if database.rows(f"DELETE FROM feedback WHERE {which} RETURNING turn", values):
            database.rows("INSERT INTO unwiped VALUES (?)", (now(),))
