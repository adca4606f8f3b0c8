"""Takes long PDFs in with one worker and with several, by turns: how much sooner it is done, and where the time goes.

    python benchmarks/workers.py [--files N] [--pages N] [--rounds N] [--workers N …] [--json FILE]

The files are reports of tables and some text, made for this: most of the work is reading them, as with scans. Each
round takes them in once with each number of workers, in turning order, so that what else the machine does falls on all
alike; a ratio is of two runs of one round. Rules alone find statements, since the tagger and the embedder use all
processors whatever the number of workers is: with `--tagger` they are part of it. "processor s" counts the ingest and
all its processes, and says how much of the time the machine was elsewhere; "MB" is the most that the ingest itself
held, and "MB, a worker" the most of one of the others.
"""

import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import project
from fpdf import FPDF

_ROWS, _COLUMNS = 36, 7


def main() -> int:
    """Measure and report."""
    parser = project.parser(__doc__ or "")
    parser.add_argument("--files", type=int, default=16, metavar="N", help="how many (default: %(default)s)")
    parser.add_argument("--pages", type=int, default=30, metavar="N", help="of each (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="default: %(default)s")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2, 4], metavar="N", help="default: %(default)s")
    parser.add_argument("--tagger", action="store_true", help="let the tagger find statements, too")
    options = parser.parse_args()
    runs: dict[int, list[project.Row]] = {count: [] for count in options.workers}
    with tempfile.TemporaryDirectory() as folder:
        make_files(Path(folder) / "reports", options.files, options.pages)
        for number in range(options.rounds):
            turn = number % len(options.workers)
            for count in options.workers[turn:] + options.workers[:turn]:
                runs[count].append(run(Path(folder), f"{number}-{count}", count, is_tagged=options.tagger))
    project.report([row(count, of_one, runs[options.workers[0]]) for count, of_one in runs.items()], options.json)
    return 0


def make_files(folder: Path, files: int, pages: int) -> None:
    """Write reports whose pages are a line of text and a table without rules, which is what takes longest to read."""
    folder.mkdir()
    for number in range(files):
        chance, file = random.Random(number), FPDF()
        for page in range(pages):
            file.add_page()
            file.set_font("Helvetica", size=9)
            file.multi_cell(
                0, 5, f"Report {number}, page {page}: the ministry counted {chance.randrange(999)} exports."
            )
            for line in range(_ROWS):
                for column in range(_COLUMNS):
                    file.cell(26, 6, f"Unit {line}" if column == 0 else f"{chance.randrange(10**5)}")
                file.ln(6)
        (folder / f"report-{number:03}.pdf").write_bytes(bytes(file.output()))


def run(folder: Path, name: str, workers: int, *, is_tagged: bool) -> project.Row:
    """What one ingest took."""
    command = [sys.executable, "-m", "ingest", str(folder / "reports"), "--index", str(folder / name)]
    environment = {**os.environ, "VERBATIM_STATEMENTS": "tagger" if is_tagged else "rules"}
    load, began, spent = os.getloadavg()[0], time.perf_counter(), processor_seconds()
    with subprocess.Popen(
        [*command, "--workers", str(workers)], cwd=project.ROOT, env=environment, stdout=subprocess.DEVNULL
    ) as process:
        most, most_worker = 0.0, 0.0
        while process.poll() is None:
            most = max(most, memory_mb(process.pid))
            most_worker = max([most_worker, *map(memory_mb, children(process.pid))])
            time.sleep(0.1)
    if process.returncode:
        raise SystemExit("The ingest failed.")
    seconds = time.perf_counter() - began
    print(f"{workers} workers: {seconds:.1f} s", file=sys.stderr, flush=True)
    spent = processor_seconds() - spent
    return {"s": seconds, "processor s": spent, "MB": most, "MB, a worker": most_worker, "load": load}


def row(workers: int, runs: list[project.Row], first: list[project.Row]) -> project.Row:
    """The median of each figure, and of how much sooner each run was done than that of its round with one worker."""
    ratios = [float(one["s"]) / float(this["s"]) for one, this in zip(first, runs, strict=True)]
    medians = {name: statistics.median(float(one[name]) for one in runs) for name in runs[0]}
    return {"workers": str(workers), "times as fast": statistics.median(ratios), **medians}


def processor_seconds() -> float:
    """The processor time of all programs that were run so far, and of those that they ran and waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def memory_mb(process: int) -> float:
    """What a process holds of the machine's memory; nothing once it is gone."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def children(process: int) -> list[int]:
    """The processes that a process began."""
    try:
        threads = list(Path(f"/proc/{process}/task").iterdir())
        return [int(child) for thread in threads for child in (thread / "children").read_text().split()]
    except OSError:
        return []


if __name__ == "__main__":
    sys.exit(main())
