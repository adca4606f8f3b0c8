"""The file of lines: it only grows, nothing of it is lost where several write, and a full one is put aside."""

import errno
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from web.access import record_file
from web.access.record_file import append, last_lines, put_aside

ROOT = Path(__file__).parents[1]
WRITES = """
import sys
from pathlib import Path
from web.access import record_file
record_file.LARGEST_BYTES = 2_000
for number in range(int(sys.argv[3])):
    record_file.append(Path(sys.argv[1]), f"{sys.argv[2]} {number}".encode())
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The name of a file that is full at a hundred bytes."""
    monkeypatch.setattr(record_file, "LARGEST_BYTES", 100)
    return tmp_path / "folder" / "record.jsonl"


def lines(file: Path) -> list[bytes]:
    """All lines, the oldest first."""
    return [line for each in (*put_aside(file), file) for line in each.read_bytes().splitlines()]


def test_a_full_file_is_put_aside_and_nothing_is_lost(file):
    for number in range(50):
        append(file, b"line %d" % number)
    assert lines(file) == [b"line %d" % number for number in range(50)]
    assert len(put_aside(file)) == 4  # of twelve lines each, and two in the file itself
    for each in (*put_aside(file), file):
        assert each.stat().st_size <= 100
        assert each.stat().st_mode & 0o777 == 0o600


def test_a_line_that_is_longer_than_a_file_may_be_has_one_of_its_own(file):
    for line in (b"a", b"b" * 500, b"c"):
        append(file, line)
    assert lines(file) == [b"a", b"b" * 500, b"c"]
    assert len(put_aside(file)) == 2


def test_what_was_put_aside_may_be_moved_away(file, tmp_path):
    for number in range(20):
        append(file, b"line %d" % number)
    [aside] = put_aside(file)
    aside.rename(tmp_path / aside.name)
    file.rename(tmp_path / file.name)
    append(file, b"later")
    assert lines(file) == [b"later"]


def test_the_last_lines_are_read_on_in_the_file_that_was_put_aside_last(file):
    assert last_lines(file, 1_000) == []
    for number in range(30):
        append(file, b"line %d" % number)
    assert file.read_bytes().splitlines()[0] == b"line 25"
    assert last_lines(file, 1_000) == [b"line %d" % number for number in range(13, 30)]
    assert last_lines(file, 60) == [b" 22", b"line 23", b"line 24", *(b"line %d" % one for one in range(25, 30))]
    assert last_lines(file, 16) == [b"line 28", b"line 29"]
    file.unlink()
    assert last_lines(file, 16) == [b"line 23", b"line 24"]


def test_a_name_that_is_taken_is_left_alone(file, monkeypatch):
    dates = iter(["1", "1", "2"])
    monkeypatch.setattr(record_file, "_moment", lambda: next(dates))
    for line in (b"a" * 90, b"b" * 90, b"c" * 90):
        append(file, line)
    assert [each.name for each in put_aside(file)] == ["record-1Z.jsonl", "record-2Z.jsonl"]
    assert lines(file) == [b"a" * 90, b"b" * 90, b"c" * 90]


def test_a_line_that_was_cut_spoils_no_other(file):
    append(file, b"one")
    with file.open("ab") as opened:
        opened.write(b"cu")
    append(file, b"two")
    assert lines(file) == [b"one", b"cu", b"two"]


def test_threads_lose_nothing(file):
    threads = [
        Thread(target=lambda name=name: [append(file, b"%s %d" % (name, number)) for number in range(60)])
        for name in (b"a", b"b", b"c", b"d")
    ]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        last_lines(file, 1_000)
    found = lines(file)
    for name in (b"a", b"b", b"c", b"d"):
        assert [line for line in found if line.startswith(name)] == [b"%s %d" % (name, number) for number in range(60)]


def test_processes_lose_nothing(tmp_path):
    file, count = tmp_path / "record.jsonl", 2_000
    command = [sys.executable, "-c", WRITES, str(file)]
    processes = [subprocess.Popen([*command, name, str(count)], cwd=ROOT) for name in "abc"]
    assert [process.wait(120) for process in processes] == [0, 0, 0]
    found = lines(file)
    for name in "abc":
        assert [line for line in found if line.startswith(name.encode())] == [
            f"{name} {number}".encode() for number in range(count)
        ]
    assert len(put_aside(file)) > 10


def test_a_line_that_the_disk_does_not_take_leaves_nothing_of_it(tmp_path):
    file = tmp_path / "record.jsonl"
    append(file, b"one")
    code = (
        "import resource, sys; from pathlib import Path; from web.access.record_file import append\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))\n"
        "try:\n    append(Path(sys.argv[1]), b'x' * 20)\nexcept OSError as error:\n    print(error.errno)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(file)], cwd=ROOT, capture_output=True, text=True)
    assert int(done.stdout) in (errno.ENOSPC, errno.EFBIG), done.stderr
    assert file.read_bytes() == b"one\n"
    append(file, b"two")
    assert lines(file) == [b"one", b"two"]
