"""Files of shelves that the first version made are opened, brought up to this one, and lose nothing."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from index.conversations import Conversations
from index.databases.place import Place
from index.databases.versions import open_version
from index.dossiers import Dossiers
from index.errors import IndexMismatch, VerbatimError
from index.kept import Feedback

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


@pytest.mark.parametrize(("kind", "newest"), [(Conversations, 2), (Dossiers, 1)])
def test_a_new_file_is_like_one_that_was_brought_up(tmp_path, kind, newest):
    shelves = kind(tmp_path), kind(tmp_path / "new")
    before, new = (shelf.file for shelf in shelves)
    first = tables(version_1(tmp_path, before.stem))
    for shelf in shelves:
        shelf.share("x", is_shared=True)  # which opens it
        shelf.close()
    assert tables(new) == tables(before)
    assert tables(before)[0] == newest
    assert tables(before)[1] >= first[1]
    assert (tables(before) == first) == (newest == 1)


def test_a_file_is_brought_up_once_where_several_open_it_at_a_time(tmp_path):
    version_1(tmp_path, "conversations")
    several = [Conversations(tmp_path) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda kept: kept.feedback(), several)) == [[]] * 4
    for kept in several:
        kept.close()


def test_one_of_a_newer_version_is_left_alone(tmp_path):
    place = Place(tmp_path, "pieces")
    scripts = ["CREATE TABLE a (b);\n", "CREATE TABLE c (d);\n"]
    open_version(place, scripts, "…").close()
    with pytest.raises(IndexMismatch, match=r"The pieces in .* are those of a newer version"):
        open_version(place, scripts[:1], "…")
    assert tables(place.file) == (2, {"CREATE TABLE a (b)", "CREATE TABLE c (d)"})


def test_a_version_is_whole_or_not_there(tmp_path):
    place = Place(tmp_path, "pieces")
    with pytest.raises(VerbatimError):
        open_version(place, ["CREATE TABLE a (b);\n", "CREATE TABLE c (d);\nCREATE nonsense;\n"], "…")
    assert tables(place.file) == (1, {"CREATE TABLE a (b)"})
