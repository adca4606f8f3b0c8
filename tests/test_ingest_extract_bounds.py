"""The bounds of a process: each ends one that exceeds it."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]


def run(program: str) -> subprocess.CompletedProcess[str]:
    program = f"from ingest.extract.bounds import *\n{program}"
    return subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)


def test_more_memory_than_allowed_is_not_given():
    done = run("bound_memory(300 << 20)\ntry:\n  b = bytes(400 << 20)\nexcept MemoryError: print('refused')")
    assert done.stdout == "refused\n"


def test_more_time_than_allowed_ends_it():
    assert run("bound_time(1)\nwhile True: pass").returncode == -signal.SIGXCPU


def test_it_ends_with_the_process_that_asks():
    assert run("end_with(1)\nprint('went on')").stdout == ""


def test_unused_memory_is_looked_for_less_often_when_it_is_wanted():
    assert run("collect_seldom()\nimport gc\nprint(gc.get_threshold()[0])").stdout == "20000\n"
