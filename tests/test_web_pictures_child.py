"""The program that draws: what it reads, and what it says."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pdf_files import pdf_file

from web.pictures.child import FAILED
from web.pictures.picture import from_message

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]


def run(content: bytes, parent: int | None = None, **wanted: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "web.pictures.child", "1000", "30", str(parent or os.getpid())]
    given = json.dumps({"page": 1, "words": None, "languages": "none", **wanted}).encode() + b"\n" + content
    return subprocess.run(command, cwd=ROOT, input=given, stdout=subprocess.PIPE, check=False)


def test_it_draws_the_page_that_is_wanted():
    done = run(pdf_file("One.", "Two."), page=2, words={"quote": "Two.", "before": "", "after": ""})
    assert (done.returncode, len(from_message(done.stdout).marks)) == (0, 1)


@pytest.mark.parametrize(("content", "page"), [(b"no PDF", 1), (pdf_file("One."), 2)])
def test_it_says_so_when_there_is_nothing_to_draw(content, page):
    done = run(content, page=page)
    assert (done.returncode, done.stdout) == (FAILED, b"")


def test_it_ends_when_whoever_asked_has_ended():
    gone = subprocess.Popen(["true"])
    gone.wait()
    command = [sys.executable, "-m", "web.pictures.child", "1000", "30", str(gone.pid)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE) as running:
        assert running.wait(60) == 0
