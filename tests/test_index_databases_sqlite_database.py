"""A database of rows: all or nothing, and its faults in the project's words."""

import os
import random
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from index.databases.sqlite.database import Database
from index.errors import IndexDamaged, IndexNotWritable


@pytest.fixture
def database(tmp_path):
    opened = Database(tmp_path / "folder" / "file.sqlite")
    opened.rows("CREATE TABLE numbers (number INTEGER PRIMARY KEY)")
    yield opened
    opened.close()


def numbers(database: Database) -> list[int]:
    return [number for (number,) in database.rows("SELECT number FROM numbers ORDER BY number")]


def test_rows_are_written_and_read(database):
    with database.transaction():
        database.write_many("INSERT INTO numbers VALUES (?)", [(3,), (1,)])
    assert numbers(database) == [1, 3]
    assert database.rows("SELECT number FROM numbers WHERE number > ?", (1,)) == [(3,)]


def interrupted(database: Database) -> None:
    with database.transaction():
        database.write_many("INSERT INTO numbers VALUES (?)", [(2,)])
        raise KeyboardInterrupt


def test_what_fails_inside_a_transaction_leaves_nothing(database):
    with pytest.raises(KeyboardInterrupt):
        interrupted(database)
    assert numbers(database) == []


def written_inside(database: Database) -> None:
    with database.transaction():
        with database.transaction():
            database.write_many("INSERT INTO numbers VALUES (?)", [(1,)])
        interrupted(database)


def test_a_transaction_inside_another_is_part_of_it(database):
    with pytest.raises(KeyboardInterrupt):
        written_inside(database)
    assert numbers(database) == []


def test_a_file_that_is_no_database_is_damaged(tmp_path):
    (tmp_path / "file.sqlite").write_bytes(b"no database " * 100)
    with pytest.raises(IndexDamaged, match="delete its folder and ingest again"):
        Database(tmp_path / "file.sqlite")


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(IndexNotWritable, match="cannot be made"):
        Database(tmp_path / "file" / "index" / "file.sqlite")


def test_nobody_else_reads_it(tmp_path):
    """Neither what is made, whatever the umask says, nor what is there already."""
    before = os.umask(0)
    opened = Database(tmp_path / "folder" / "file.sqlite")
    opened.rows("CREATE TABLE numbers (number INTEGER PRIMARY KEY)")
    assert modes(tmp_path / "folder") == {"folder": 0o700} | dict.fromkeys(FILES, 0o600)
    for path in (tmp_path / "folder").iterdir():
        path.chmod(0o644)
    (tmp_path / "folder").chmod(0o755)
    again = Database(tmp_path / "folder" / "file.sqlite")
    assert modes(tmp_path / "folder") == {"folder": 0o700} | dict.fromkeys(FILES, 0o600)
    os.umask(before)
    opened.close()
    again.close()


FILES = ("file.lock", "file.sqlite", "file.sqlite-wal", "file.sqlite-shm")


def modes(folder: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.iterdir())}


def test_a_table_that_is_gone_is_told(database):
    with pytest.raises(IndexDamaged, match="no such table: letters"):
        database.rows("SELECT * FROM letters")


def written_and_deleted(database: Database, chance: random.Random) -> set[str]:
    """Write and delete rows of various lengths, over and over; the words of those that are deleted."""
    database.rows("CREATE TABLE texts (name TEXT PRIMARY KEY, text TEXT)")
    there: dict[int, str] = {}
    written: set[str] = set()
    for number in range(320):
        name = chance.randrange(40)
        there[name] = f"secret{number}x"
        written.add(there[name])
        long = there[name] + "f" * chance.randrange(400, 500)
        database.rows("INSERT OR REPLACE INTO texts VALUES (?, ?)", (f"text {name}", long))
        if number % 16 == 0:
            for gone in chance.sample(sorted(there), min(len(there), 8)):
                database.rows("DELETE FROM texts WHERE name = ?", (f"text {gone}",))
                del there[gone]
    assert database.empty_log()
    return written - set(there.values())


def test_what_was_deleted_is_in_the_file_no_more_once_it_is_written_anew(database, tmp_path):
    """SQLite moves rows about, and overwrites only the place where they stood last."""
    deleted = written_and_deleted(database, random.Random(4))
    file = tmp_path / "folder" / "file.sqlite"
    before = sum(word.encode() in file.read_bytes() for word in deleted)
    database.write_anew()
    assert database.empty_log()
    assert sum(word.encode() in file.read_bytes() for word in deleted) == 0
    assert len(database.rows("SELECT name FROM texts")) == 30
    assert sorted(path.name for path in file.parent.iterdir()) == sorted(FILES)
    if not before:
        pytest.skip("This SQLite leaves nothing in a file, so that nothing was shown.")


CHANGES_AND_CLOSES = """
import sys
from pathlib import Path
from index.databases.sqlite.database import Database
database = Database(Path(sys.argv[1]))
database.rows("INSERT INTO numbers VALUES (7)")
database.close()
"""


def test_another_connection_leaves_the_locks_of_the_first(database, tmp_path):
    """Else the last change of another process deletes the log from under the first: it then reads what is damaged."""
    Database(tmp_path / "folder" / "file.sqlite").close()
    command = [sys.executable, "-c", CHANGES_AND_CLOSES, str(tmp_path / "folder" / "file.sqlite")]
    subprocess.run(command, cwd=Path(__file__).parents[1], check=True)
    assert sorted(path.name for path in (tmp_path / "folder").iterdir()) == sorted(FILES)
    assert numbers(database) == [7]
