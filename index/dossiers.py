"""The dossiers that people pin quotations into, in a database of their own beside the store."""

from pathlib import Path

from index.databases.database import Database
from index.kept import KeptPin, Said
from index.shelf import Shelf, long_ago, new_id, now
from text.spans import Span

_PIN = 'id, dossier, number, pinned, document, start, "end", note, said'


class Dossiers(Shelf):
    """All dossiers beside one store."""

    def __init__(self, folder: Path) -> None:
        """Keep them in a folder: the store's."""
        super().__init__(folder, "dossier", "pin", left="note")

    def begin(self, owner: str, title: str) -> str:
        """Begin a dossier.

        :param owner: whose it is.
        :param title: what it is called.
        :return: its id.
        :raises IndexFault: when it cannot be written.
        """
        database = self._open()
        with database.transaction():
            return self._begun(database, owner, None, title)

    def pin(self, dossier: str, document: str, span: Span, said: Said) -> KeptPin:
        """Pin a quotation, at the end of a dossier; one that is pinned there already stays where it is.

        :param dossier: the dossier's id.
        :param document: the id of the document.
        :param span: where the quotation stands in it.
        :param said: the quotation.
        :return: the pin as it is kept.
        :raises IndexFault: when it cannot be written.
        """
        database, place = self._open(), (dossier, document, span.start, span.end)
        with database.transaction():
            insert = (
                'INSERT INTO pins (id, pinned, dossier, document, start, "end", number, words, said) '
                "SELECT ?, ?, ?, ?, ?, ?, coalesce(max(number), 0) + 1, '', '' FROM pins WHERE dossier = ? "
                'ON CONFLICT (dossier, document, start, "end") DO UPDATE '
                "SET number = CASE WHEN pins.number < 0 THEN excluded.number ELSE pins.number END"
            )
            database.rows(insert, (new_id(), now(), *place, dossier))
            update = (
                "UPDATE pins SET said = ?, words = ? || casefold(note) "
                'WHERE dossier = ? AND document = ? AND start = ? AND "end" = ? RETURNING ' + _PIN
            )
            [row] = database.rows(update, (said.text, f"{said.words}\n".casefold(), *place))
            pin = KeptPin(*row)
            self._cite(database, pin.id, said)
            _touch(database, dossier)
        return pin

    def pins(self, dossier: str) -> list[KeptPin]:
        """What is pinned in a dossier, in its order."""
        sql = f"SELECT {_PIN} FROM pins WHERE dossier = ? AND number > 0 ORDER BY number"
        return [KeptPin(*row) for row in self._read(sql, (dossier,))]

    def note(self, pin: KeptPin, note: str, words: str) -> None:
        """Note something beside a pinned quotation, in place of what was; `words` are those of the quotation."""
        database = self._open()
        with database.transaction():
            update = "UPDATE pins SET note = ?, words = CASE WHEN said IS NULL THEN ? ELSE ? END WHERE id = ?"
            database.rows(update, (note, note.casefold(), f"{words}\n{note}".casefold(), pin.id))
            _touch(database, pin.dossier)

    def move(self, pin: KeptPin, by: int) -> None:
        """Move a pinned quotation up, by a negative number of places, or down; at most to the end.

        :param pin: the pin.
        :param by: how many places.
        :raises IndexFault: when it cannot be written.
        """
        database = self._open()
        with database.transaction():
            rows = database.rows("SELECT id FROM pins WHERE dossier = ? AND number > 0 ORDER BY number", (pin.dossier,))
            order = [str(row[0]) for row in rows]
            if pin.id not in order:
                return
            place = order.index(pin.id)
            order.insert(max(0, place + by), order.pop(place))
            database.write_many("UPDATE pins SET number = ? WHERE id = ?", list(enumerate(order, start=1)))
            _touch(database, pin.dossier)

    def unpin(self, pin: KeptPin) -> None:
        """Take a quotation out of its dossier. For a while, until the next one is, it can be had back."""
        database = self._open()
        with database.transaction():
            if database.rows("DELETE FROM pins WHERE dossier = ? AND number < 0 RETURNING id", (pin.dossier,)):
                database.rows("INSERT INTO unwiped VALUES (?)", (now(),))
            database.rows("UPDATE pins SET number = -number WHERE id = ?", (pin.id,))
            _touch(database, pin.dossier)

    def wipe_removed(self) -> bool:
        """The same, also for quotations that were taken out so long ago."""
        if not self.is_there:
            return True
        old = "SELECT id FROM dossiers WHERE changed < ?"
        is_wiped = self._wipe(f"DELETE FROM pins WHERE number < 0 AND dossier IN ({old}) RETURNING id", (long_ago(),))
        return super().wipe_removed() and is_wiped and not self._read("SELECT 1 FROM pins WHERE number < 0 LIMIT 1")

    def bring_pin_back(self, dossier: str) -> None:
        """Have the quotation back that was taken out of a dossier last, where it was."""
        database = self._open()
        with database.transaction():
            sql = "UPDATE pins SET number = -number WHERE dossier = ? AND number < 0"
            database.rows(sql, (dossier,))
            _touch(database, dossier)


def _touch(database: Database, dossier: str) -> None:
    database.rows("UPDATE dossiers SET changed = ? WHERE id = ?", (now(), dossier))
