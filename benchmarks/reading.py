"""How fast files are read, by kind: `python benchmarks/reading.py FILE|FOLDER… [--against CHECKOUT] [--rounds N]`.

Reads each file to a document, without statements and without storing it, in a process of its own for each round, after
one file of each kind was read for its imports; prints megabytes a second of processor time, the median of the rounds.
With another checkout of the project, rounds of both alternate, so that a machine that is busy slows down both alike,
and the ratio of the medians is printed: more than 1 is faster than there.
"""

import json
import statistics
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import project

_READ = """
import json, sys
from pathlib import Path
from time import process_time
from index.errors import SourceError
from ingest.extract.choose import extract
from ingest.records import Source

try:
    from ingest.extract.bounds import collect_seldom
except ImportError:  # an older checkout
    pass
else:
    collect_seldom()  # as the process that reads documents does

def read(path):
    try:
        extract(Source(path, Path(path).read_bytes(), Path(path).suffix.lower()))
    except SourceError:
        pass

took = {}
for suffix, paths in json.load(sys.stdin).items():
    read(paths[0])
    begun = process_time()
    for path in paths:
        read(path)
    took[suffix] = process_time() - begun
print(json.dumps(took))
"""


def files_in(paths: list[Path]) -> Iterator[Path]:
    """The files that are named, and those in the folders that are."""
    for path in paths:
        yield from sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]


def seconds(checkout: Path, kinds: dict[str, list[str]]) -> dict[str, float]:
    """How long a checkout takes to read the files of each kind."""
    command = [sys.executable, "-c", _READ]
    given = json.dumps(kinds)
    done = subprocess.run(command, cwd=checkout, input=given, capture_output=True, text=True, check=True)
    took: dict[str, float] = json.loads(done.stdout)
    return took


def main() -> None:
    """Read the files that the command line names."""
    parser = project.parser(__doc__ or "")
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--against", type=Path, help="another checkout of the project")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    kinds = defaultdict[str, list[str]](list)
    for path in files_in(options.paths):
        kinds[path.suffix.lower()].append(str(path.resolve()))
    checkouts = [project.ROOT, *([options.against] if options.against else [])]
    rounds = [[seconds(checkout, kinds) for checkout in checkouts] for _ in range(options.rounds)]
    project.report([_row(suffix, paths, rounds) for suffix, paths in sorted(kinds.items())], options.json)


def _row(suffix: str, paths: list[str], rounds: list[list[dict[str, float]]]) -> project.Row:
    size = sum(Path(path).stat().st_size for path in paths) / 1e6
    here, *there = (statistics.median(took[suffix] for took in checkout) for checkout in zip(*rounds, strict=True))
    compared = {"MB/s there": size / there[0], "ratio": there[0] / here} if there else {}
    return {"kind": suffix, "files": len(paths), "MB": size, "MB/s": size / here, **compared}


if __name__ == "__main__":
    main()
