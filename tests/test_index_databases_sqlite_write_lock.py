"""One writes to a database at a time: threads and processes alike, and nobody for longer than it lives."""

import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from index.databases.sqlite.database import Database
from index.databases.sqlite.write_lock import write_lock
from index.errors import IndexBusy, IndexNotWritable

ROOT = Path(__file__).parents[1]
HOLDS = """
import sys, time
from pathlib import Path
from index.databases.sqlite.write_lock import write_lock
with write_lock(Path(sys.argv[1]), 0) as is_taken:
    print(is_taken, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def file(tmp_path):
    return tmp_path / "file.sqlite"


@pytest.fixture
def holder(file):
    process = subprocess.Popen([sys.executable, "-c", HOLDS, str(file)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "True\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def is_free(file: Path, wait_seconds: float = 0) -> bool:
    with write_lock(file, wait_seconds) as is_taken:
        return is_taken


def test_it_is_free_again_after_its_end(file):
    assert (is_free(file), is_free(file)) == (True, True)
    assert stat.S_IMODE(file.with_suffix(".lock").stat().st_mode) == 0o600


def test_a_thread_waits_for_another(file):
    with write_lock(file, 0):
        assert not is_free(file)
        waiting = threading.Thread(target=lambda: found.append(is_free(file, 30)))
        found: list[bool] = []
        waiting.start()
    waiting.join()
    assert found == [True]


def test_a_process_that_is_killed_holds_nothing(file, holder):
    assert not is_free(file, 0.01)
    holder.kill()
    assert is_free(file, 30)


def test_what_began_while_it_was_held_does_not_hold_it_on(file):
    with write_lock(file, 0):
        other = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    assert is_free(file)
    other.communicate(b"\n")


def test_nobody_commits_or_empties_the_log_beside_another(file):
    """Both at once may lose what is committed, in older versions of SQLite."""
    database = Database(file)
    database.rows("CREATE TABLE numbers (number INTEGER)")
    with write_lock(file, 0):
        assert not database.empty_log()
    assert database.empty_log()
    database.close()


@pytest.mark.parametrize("write", ["INSERT INTO numbers VALUES (1)", "VACUUM"])
def test_who_waits_too_long_is_told(file, monkeypatch, write):
    monkeypatch.setattr("index.databases.sqlite.database._WAIT_SECONDS", 0.01)
    database = Database(file)
    database.rows("CREATE TABLE numbers (number INTEGER)")
    with write_lock(file, 0):
        with pytest.raises(IndexBusy, match="another process is writing"):
            database.rows(write)
        with pytest.raises(IndexBusy, match="another process is writing"), database.transaction():
            pass
        assert database.rows("SELECT * FROM numbers") == []
    database.rows(write)
    database.close()


def test_a_folder_that_is_gone_is_told(file):
    database = Database(file)
    for path in file.parent.iterdir():
        path.unlink()
    file.parent.rmdir()
    with pytest.raises(IndexNotWritable, match="check that the folder exists"), database.transaction():
        pass
    database.close()
