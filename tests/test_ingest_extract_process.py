"""Extraction in a process of its own: the same documents, and of a hostile one a sentence within bounds."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from scans import WORDS, need_tesseract, picture_of, saved

from index.errors import NoText, Stopped, UnreadableSource
from ingest.extract import process as module
from ingest.extract.choose import extract
from ingest.extract.process import ExtractionProcess
from ingest.records import Limits, Source
from ingest.sources import find_sources

ROOT = Path(__file__).parents[1]
GOOD = Source("a.txt", b"The port has ninety cameras.", ".txt")
LIMITS = Limits(memory_mb=600, seconds=30, text_mb=1)
ENDLESS = "import time\nwhile True: pass"
HUNGRY = "kept = []\nwhile True: kept.append(bytes(1 << 24))"
DYING = "import os\nos.kill(os.getpid(), 11)"
NOISY = "print('no answer')\nimport logging\nlogging.getLogger('ingest.x').warning('a page \\x1b[31m is damaged')"


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ExtractionProcess]:
    """A process in which a Markdown file is a program that is run, as a parser with a hole would run it."""
    (tmp_path / "sitecustomize.py").write_text(
        "import ingest.extract.markdown as module\n"
        "from ingest.extract.plain.file import extract_text\n"
        "def run(content, path):\n"
        "    exec(content.decode(), {})\n"
        "    return extract_text(b'It was run.', path)\n"
        "module.extract_markdown = run\n"
    )
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{ROOT}")
    with ExtractionProcess(LIMITS) as process:
        yield process


def program(text: str) -> Source:
    return Source("b.md", text.encode(), ".md")


@pytest.mark.slow
def test_documents_are_the_same_as_without_it():
    with ExtractionProcess(Limits(1000, 60, 100)) as process:
        for source in find_sources([ROOT / "corpus"]):
            assert process.extract(source) == extract(source)


def test_what_came_from_an_address_keeps_it_and_why_there_is_none_is_told_alike():
    page = Source("a", b"The port has ninety cameras.", ".txt", url="https://l.example/x", retrieved="2026-11-24")
    with ExtractionProcess(LIMITS) as process:
        assert process.extract(page).url == "https://l.example/x"
        with pytest.raises(NoText, match=r"^a\.txt is empty; put text into it or leave it out\.$"):
            process.extract(Source("a.txt", b"", ".txt"))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("limits", "text", "told"),
    [
        (LIMITS, HUNGRY, "b.md was given up: reading it took more memory than it may; "),
        (LIMITS, DYING, "b.md was given up: reading it ended the process that did so (code -11)"),
        (Limits(600, 2, 1), ENDLESS, "b.md was given up: reading it took more than 2 s of processor time; "),
    ],
)
def test_what_takes_too_much_is_named_and_the_next_is_read(hostile, limits, text, told):
    hostile._limits = limits
    hostile.close()
    with pytest.raises(UnreadableSource) as caught:
        hostile.extract(program(text))
    assert str(caught.value).startswith(told)
    assert hostile.extract(GOOD).text == "The port has ninety cameras."


def test_what_waits_for_ever_ends_by_the_clock(hostile, monkeypatch):
    monkeypatch.setattr(module, "_PATIENCE", 1)
    hostile._limits = Limits(600, 3, 1)
    with pytest.raises(UnreadableSource, match="more than 3 s"):
        hostile.extract(program("import time\ntime.sleep(1000)"))


def test_more_text_than_may_be_is_refused():
    with ExtractionProcess(LIMITS) as process, pytest.raises(UnreadableSource, match="more than 1 MB of text"):
        process.extract(Source("a.txt", b"Ninety cameras. " * 70_000, ".txt"))


def test_what_a_parser_prints_disturbs_nothing_and_what_it_logs_is_told(hostile, caplog):
    assert hostile.extract(program(NOISY)).text == "It was run."
    assert [record.getMessage() for record in caplog.records] == ["a page \\u001b[31m is damaged"]


def test_a_stop_breaks_reading_off():
    asked = threading.Event()
    with ExtractionProcess(LIMITS, asked.is_set) as process:
        process._child.send_signal(signal.SIGSTOP)  # reads for ever
        threading.Timer(0.3, asked.set).start()
        began = time.monotonic()
        with pytest.raises(Stopped, match="stays in the index"):
            process.extract(GOOD)
        assert time.monotonic() - began < 20


def test_it_ends_with_the_process_that_asks_even_in_the_midst_of_a_document():
    code = (
        "import sys, threading, time\n"
        "from ingest.extract.process import ExtractionProcess\n"
        "from ingest.records import Limits, Source\n"
        "process = ExtractionProcess(Limits(1000, 600, 1))\n"
        "print(process._child.pid, flush=True)\n"
        "process.extract(Source('a.md', b'- ' * 20_000_000, '.md'))\n"
    )
    asking = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    child = int(asking.stdout.readline())
    time.sleep(2)
    asking.kill()
    asking.communicate()
    deadline = time.monotonic() + 30  # seconds, where nothing else runs one
    while alive(child) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not alive(child)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_pages_that_are_pictures_are_read_within_it_in_the_languages_of_the_limits():
    need_tesseract()
    source = Source("a.pdf", saved(picture_of(WORDS), kind="PDF"), ".pdf")
    with ExtractionProcess(Limits(1000, 60, 1, "eng", 60)) as process:
        assert process.extract(source).text == WORDS
    with ExtractionProcess(Limits(1000, 60, 1)) as process, pytest.raises(NoText, match="where Tesseract is installed"):
        process.extract(source)
