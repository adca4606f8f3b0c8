"""What is written gives a terminal no orders, and a reader that leaves early leaves no complaint."""

import json
import subprocess
import sys
from pathlib import Path

from index.output import harmless, show

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


def test_what_a_terminal_takes_for_an_order_is_shown_and_all_else_stays():
    assert harmless("\x1b]0;owned\x07 a\rb \x9b31m \u202ecod.txt \x7f") == (
        "\\u001b]0;owned\\u0007 a\\u000db \\u009b31m \\u202ecod.txt \\u007f"
    )
    plain = "Größe\t– „quoted“\n👩‍🔬 العربية"
    assert harmless(plain) == plain


def test_json_means_the_same(capsys):
    show(json.dumps({"title": "a\x1b\x7f\u202e"}, ensure_ascii=False))
    assert json.loads(capsys.readouterr().out) == {"title": "a\x1b\x7f\u202e"}
