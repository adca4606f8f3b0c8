"""Measures how long commands take from nothing: help, one question, the app's page and its first answer.

    python benchmarks/cold_start.py [--runs N] [--json FILE]

Every run is a process of its own over an index of the shipped documents, made first in a temporary folder. Seconds
are medians; processor seconds tell what a busy machine added.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.parse import quote

import project

QUESTION = "What did Idemia say about real-time use?"
HELPS = (("-m", "ingest"), ("-m", "answer"), ("-m", "evaluate"), ("app.py",))
Measured = tuple[float, float]
"""Seconds by the clock, and of the processor."""


def main() -> None:
    """Measure and report."""
    parser = project.parser(__doc__ or "")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="runs of each (default: %(default)s)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as index:
        run("-m", "ingest", "--index", index)
        works: dict[str, Callable[[], dict[str, Measured]]] = {
            f"python {' '.join(program)} --help": partial(lambda program: {"": run(*program, "--help")}, program)
            for program in HELPS
        }
        works["python -m answer QUESTION"] = lambda: {"": run("-m", "answer", "--index", index, QUESTION)}
        works["python app.py"] = lambda: start_app(index)
        project.report([row for name, work in works.items() for row in _rows(name, work, options.runs)], options.json)


def run(*arguments: str) -> Measured:
    """Run Python to its end."""
    started, before = time.perf_counter(), _children_seconds()
    subprocess.run([sys.executable, *arguments], cwd=project.ROOT, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started, _children_seconds() - before


def start_app(index: str) -> dict[str, Measured]:
    """Start the app, ask for its page, then for an answer; all seconds are from its start."""
    command = [sys.executable, "app.py", "--index", index, "--port", "0"]
    started = time.perf_counter()
    with subprocess.Popen(command, cwd=project.ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            address = process.stdout.readline().split()[-1].rstrip("/")
            measured = {}
            for name, path in ((", page", "/"), (", first answer", f"/api/ask?question={quote(QUESTION)}")):
                urllib.request.urlopen(address + path).read()
                measured[name] = (time.perf_counter() - started, _process_seconds(process.pid))
            return measured
        finally:
            process.terminate()


def _rows(name: str, work: Callable[[], dict[str, Measured]], runs: int) -> list[project.Row]:
    work()  # the first run reads files from the disk that later ones find in memory
    all_runs = [work() for _ in range(runs)]
    return [
        {
            "process": name + part,
            "seconds": statistics.median(one[part][0] for one in all_runs),
            "processor seconds": statistics.median(one[part][1] for one in all_runs),
        }
        for part in all_runs[0]
    ]


def _children_seconds() -> float:
    times = os.times()
    return times.children_user + times.children_system


def _process_seconds(process_id: int) -> float:
    """Processor seconds of a running process; Linux tells them, elsewhere they are 0."""
    file = Path(f"/proc/{process_id}/stat")
    if not file.exists():
        return 0.0
    fields = file.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
