"""Programs of ours are begun in processes of their own; what they make of one thing comes back, or nothing."""

import json
import os
import subprocess
import time
from pathlib import Path

import pytest

from ingest.extract.children import ask_child, kill_child

FEED = b'["https://example.org/", ""]\n<rss version="2.0"><channel><title>Ferries</title></channel></rss>'


def test_what_a_program_writes_comes_back():
    read = ask_child("ingest.feeds.child", 500, 20, given=FEED, patience=60)
    assert json.loads(read)["title"] == "Ferries"


def test_of_one_that_fails_or_is_not_done_in_time_nothing_does():
    assert ask_child("ingest.feeds.child", 500, 20, given=b"no address", patience=60) is None
    assert ask_child("ingest.feeds.child", 500, 20, given=FEED, patience=0) is None


@pytest.mark.skipif(os.name != "posix", reason="There are no groups of processes elsewhere.")
def test_what_is_ended_ends_with_all_that_it_runs():
    with subprocess.Popen(
        ["sh", "-c", "sleep 1000 & echo $!; wait"], stdout=subprocess.PIPE, text=True, process_group=0
    ) as child:
        grandchild = int(child.stdout.readline())
        os.kill(grandchild, 0)
        kill_child(child)
        child.wait()
    assert wait_for(lambda: not is_running(grandchild))
    kill_child(child)  # once more does no harm


def is_running(number: int) -> bool:
    try:
        os.kill(number, 0)
        return Path(f"/proc/{number}/stat").read_text().split()[2] != "Z"  # ended, and nobody has asked after it
    except FileNotFoundError:
        return Path("/proc").is_dir() is False
    except ProcessLookupError:
        return False


def wait_for(holds) -> bool:
    end = time.monotonic() + 30
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()
