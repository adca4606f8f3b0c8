"""A reader that leaves early leaves no complaint."""

import subprocess
import sys
from pathlib import Path

_SCRIPT = """
import os
from index.output import discard_output
read, write = os.pipe()
os.dup2(write, 1)
os.close(read)
discard_output()
print("to nobody", flush=True)
"""


def test_what_is_written_afterwards_goes_nowhere():
    run = subprocess.run([sys.executable, "-c", _SCRIPT], capture_output=True, text=True, cwd=Path(__file__).parents[1])
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
