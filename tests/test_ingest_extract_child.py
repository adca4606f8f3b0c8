"""The program that extracts: it answers each source, keeps to its bounds, and ends when nobody asks any more."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from index.errors import SourceError
from index.records import Document
from ingest.extract.messages import receive_answer, send_source
from ingest.records import Source

ROOT = Path(__file__).parents[1]


@pytest.fixture
def child():
    with begun_by(os.getpid()) as running:
        yield running
        running.kill()


def begun_by(parent: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "ingest.extract.child", "600", "30", "1", "0", str(parent)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def ask(child, name: str, content: bytes) -> Document | SourceError:
    send_source(child.stdin, Source(name, content, Path(name).suffix))
    return receive_answer(child.stdout, 1 << 20).result


def test_it_answers_each_source_and_ends_when_no_more_come(child):
    assert ask(child, "a.txt", b"The port has ninety cameras.").text == "The port has ninety cameras."
    assert str(ask(child, "b.txt", b"")) == "b.txt is empty; put text into it or leave it out."
    assert ask(child, "c.txt", b"The port has ten.").text == "The port has ten."
    child.stdin.close()
    assert child.wait(60) == 0


def test_what_gives_too_much_text_is_refused_and_the_next_is_read(child):
    assert "holds more than 1 MB of text" in str(ask(child, "a.txt", b"Ninety cameras. " * 70_000))
    assert ask(child, "b.txt", b"The port has ten.").text == "The port has ten."


def test_it_ends_at_once_when_whoever_asked_for_it_ended_while_it_began():
    gone = subprocess.Popen(["true"])
    gone.wait()
    with begun_by(gone.pid) as running:
        assert running.wait(60) == 0
