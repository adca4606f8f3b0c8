"""Files of shelves that the first version made are opened, brought up to this one, and lose nothing."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from index.conversations import Conversations
from index.dossiers import Dossiers
from index.errors import IndexMismatch
from index.kept import Feedback
from index.shelf_file import open_shelf_file

STORES = Path(__file__).parent / "stores"


def version_1(folder: Path, name: str) -> Path:
    """A file that the first version made: of ann, with two questions or a pin."""
    with closing(sqlite3.connect(folder / f"{name}.sqlite")) as database:
        database.executescript((STORES / f"{name}-1.sql").read_text(encoding="utf-8"))
    return folder / f"{name}.sqlite"


def tables(file: Path) -> tuple[int, set[str]]:
    """The version of a file, and how its tables and indexes were made."""
    with closing(sqlite3.connect(file)) as database:
        [[version]] = database.execute("PRAGMA user_version").fetchall()
        return version, {row[0] for row in database.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}


def test_conversations_of_the_first_version_are_there_and_can_be_judged(tmp_path):
    version_1(tmp_path, "conversations")
    with closing(Conversations(tmp_path)) as kept:
        [listed] = kept.listed("ann", "cameras")
        assert [turn.question for turn in kept.turns(listed.id)] == ["Who sold?", "To whom?"]
        feedback = Feedback("turn-1", "ann", "2026-11-30", "right")
        kept.give(feedback)
        assert kept.feedback() == [feedback]
        assert kept.forget(lambda document, _: document == "d1")
        assert kept.turn("turn-1").said is None


def test_dossiers_of_the_first_version_are_there(tmp_path):
    version_1(tmp_path, "dossiers")
    with closing(Dossiers(tmp_path)) as kept:
        [listed] = kept.listed("ann", "cameras")
        assert [pin.note for pin in kept.pins(listed.id)] == ["Ask."]


@pytest.mark.parametrize(("name", "item", "newest"), [("conversation", "turn", 2), ("dossier", "pin", 1)])
def test_a_new_file_is_like_one_that_was_brought_up(tmp_path, name, item, newest):
    before = version_1(tmp_path, f"{name}s")
    first = tables(before)
    new = tmp_path / "new.sqlite"
    for file in (before, new):
        open_shelf_file(file, name, item).close()
    assert tables(new) == tables(before)
    assert tables(before)[0] == newest
    assert tables(before)[1] >= first[1]
    assert (tables(before) == first) == (newest == 1)


def test_a_file_is_brought_up_once_where_several_open_it_at_a_time(tmp_path):
    file = version_1(tmp_path, "conversations")
    with ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(lambda _: open_shelf_file(file, "conversation", "turn"), range(4)))
    for database in opened:
        assert database.rows("SELECT count(*) FROM feedback") == [(0,)]
        database.close()


def test_one_of_a_newer_version_is_left_alone(tmp_path):
    file = version_1(tmp_path, "conversations")
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA user_version = 3")
    with pytest.raises(IndexMismatch, match=r"The conversations in .* are those of a newer version"):
        open_shelf_file(file, "conversation", "turn")
    assert tables(file)[0] == 3
