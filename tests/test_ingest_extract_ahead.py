"""Extraction ahead of time, in several processes: the order stays, one bad file is named, and nothing is left."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.errors import SourceError
from ingest.extract import ahead as module
from ingest.extract.ahead import ExtractionWorkers
from ingest.extract.choose import extract
from ingest.records import Failure, Limits, Source

ROOT = Path(__file__).parents[1]
LIMITS = Limits(memory_mb=600, seconds=30, text_mb=1)
ENDLESS = "while True: pass"
HUNGRY = "kept = []\nwhile True: kept.append(bytes(1 << 24))"
DYING = "import os\nos.kill(os.getpid(), 9)"
SLOW = "import time\ntime.sleep(0.5)"
NOISY = "import logging\nlogging.getLogger('ingest.x').warning('a page is damaged')"


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Markdown file is a program that is run, as a parser with a hole would run it."""
    (tmp_path / "sitecustomize.py").write_text(
        "import ingest.extract.markdown as module\n"
        "from ingest.extract.plain.file import extract_text\n"
        "def run(content, path):\n"
        "    exec(content.decode(), {})\n"
        "    return extract_text(b'It was run.', path)\n"
        "module.extract_markdown = run\n"
    )
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{ROOT}")


def texts(count: int) -> list[Source]:
    return [Source(f"{number}.txt", f"The port has {number} cameras.".encode(), ".txt") for number in range(count)]


def program(text: str) -> Source:
    return Source("bad.md", text.encode(), ".md")


def taken(workers: ExtractionWorkers, found: list[Source | Failure]) -> Iterator[str]:
    """What came of each, in the order in which they are handed on."""
    for one in workers.ahead(found, lambda _: True):
        try:
            yield one.reason if isinstance(one, Failure) else workers.extract(one).text
        except SourceError as error:
            yield str(error)


@pytest.mark.usefixtures("hostile")
def test_documents_come_in_their_order_and_are_the_same_as_without_it():
    found = [program(SLOW), *texts(20), Failure("x", "There is no x."), Source("e.txt", b"", ".txt")]
    with ExtractionWorkers(LIMITS, 3) as workers:
        slow, *others = taken(workers, found)
        assert len(workers._idle) == 3
    assert slow == "It was run."
    assert others == [
        *(extract(source).text for source in texts(20)),
        "There is no x.",
        "e.txt is empty; put text into it or leave it out.",
    ]


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize(
    ("limits", "text", "told"),
    [
        (LIMITS, HUNGRY, "bad.md was given up: reading it took more memory than it may; "),
        (LIMITS, DYING, "bad.md was given up: reading it ended the process that did so (code -9)"),
        (Limits(600, 2, 1), ENDLESS, "bad.md was given up: reading it took more than 2 s of processor time; "),
    ],
)
def test_what_takes_too_much_is_named_and_the_others_go_on(limits, text, told):
    good = texts(6)
    with ExtractionWorkers(limits, 2) as workers:
        results = list(taken(workers, [good[0], program(text), *good[1:]]))
    assert results.pop(1).startswith(told)
    assert results == [extract(source).text for source in good]


@pytest.mark.usefixtures("hostile")
def test_what_a_document_lacks_is_told_when_it_is_its_turn():
    warned: list[str] = []
    with ExtractionWorkers(LIMITS, 2, warned.append) as workers:
        handed = workers.ahead([*texts(1), program(NOISY)], lambda _: True)
        workers.extract(next(handed))
        while not all(begun.done() for begun in workers._begun.values()):
            time.sleep(0.01)
        assert warned == []
        workers.extract(next(handed))
    assert warned == ["a page is damaged"]


def test_what_is_not_needed_is_not_extracted_unless_it_is_asked_for_after_all():
    first, second = texts(2)
    with ExtractionWorkers(LIMITS, 2) as workers:
        handed = workers.ahead([first, second], lambda source: source is second)
        assert next(handed) is first
        assert list(workers._begun) == [id(second)]
        assert workers.extract(first).text == extract(first).text


def found_ahead(found: list[Source]) -> int:
    """How many are found before the first is handed on."""
    coming = iter(found)
    with ExtractionWorkers(LIMITS, 2) as workers:
        next(workers.ahead(coming, lambda _: False))
    return len(found) - len(list(coming))


def test_only_so_many_and_so_much_is_found_ahead(monkeypatch):
    assert found_ahead(texts(30)) == 16
    monkeypatch.setattr(module, "_AHEAD_BYTES", 60)
    assert found_ahead([Source("a.txt", b"x" * 25, ".txt") for _ in range(9)]) == 3
    assert found_ahead([Source("a.txt", b"x" * 99, ".txt") for _ in range(9)]) == 1


def test_pages_are_fetched_one_by_one():
    pages = [Source(f"https://l.example/{number}", b"x", ".html", retrieved="2026-11-24") for number in range(5)]
    assert found_ahead(pages) == 1


@pytest.mark.usefixtures("hostile")
def test_leaving_ends_what_is_at_work_at_once():
    began = time.monotonic()
    with ExtractionWorkers(LIMITS, 2) as workers:
        next(workers.ahead([*texts(1), program(ENDLESS), program(ENDLESS)], lambda _: True))
        children = [worker.process._child for worker in workers._idle]
    assert time.monotonic() - began < 10
    assert all(child.poll() is not None for child in children)


PARENT = """
import os, sys, time
from ingest.extract.ahead import ExtractionWorkers
from ingest.records import Limits, Source
workers = ExtractionWorkers(Limits(600, 30, 1), 2)
text = b"import os; open(%r + str(os.getpid()), 'w')\\nwhile True: pass"
sources = [Source(f"{n}.md", text, ".md") for n in range(2)]
handed = workers.ahead(sources, lambda _: True)
next(handed)
time.sleep(60)
"""


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.usefixtures("hostile")
@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_when_the_parent_is_killed_no_worker_goes_on(tmp_path):
    mark = str(tmp_path / "worker-")
    with subprocess.Popen([sys.executable, "-c", PARENT % mark], cwd=ROOT) as parent:
        while len(workers := list(tmp_path.glob("worker-*"))) < 2:
            assert parent.poll() is None
            time.sleep(0.05)
        parent.send_signal(signal.SIGKILL)
    ids = [int(worker.name.removeprefix("worker-")) for worker in workers]
    end = time.monotonic() + 20
    while any(map(is_alive, ids)) and time.monotonic() < end:
        time.sleep(0.1)
    assert not any(map(is_alive, ids))
