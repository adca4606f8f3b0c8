"""The app ends within seconds, whatever its threads do."""

import subprocess
import sys
import time
from pathlib import Path

BUSY = """
import time
from concurrent.futures import ThreadPoolExecutor
from web.ending import end_soon
ThreadPoolExecutor(1).submit(time.sleep, 1000)
print("busy", flush=True)
end_soon()
"""


def test_it_ends_though_a_thread_still_works():
    root = Path(__file__).parents[1]
    running = subprocess.Popen([sys.executable, "-c", BUSY], cwd=root, stdout=subprocess.PIPE, text=True)
    assert running.stdout is not None
    assert running.stdout.readline() == "busy\n"
    began = time.monotonic()
    running.communicate(timeout=60)
    assert running.returncode == 0
    assert time.monotonic() - began < 30  # 3 where nothing else runs
