"""Read every PDF of a folder, each in its own process with a time limit, and say how each one ended.

The folder holds a manifest.tsv with the columns file and pdftotext_nonspace_bytes: how much text poppler's pdftotext
gets out of the file. A file is handled when it gives text or one error that names it. Titles count as text, since
headings that repeat them are left out of it; so are running headers and the dots that lead to page numbers, so that
less than pdftotext gives is not always a loss.

Where pdftotext is installed, or named, the words of both are compared, too: F1 over the words of a file, counted as
often as they stand in it, whatever their order, for each file that the manifest says pdftotext gets text out of.

Usage: python benchmarks/pdf_robustness.py [FOLDER] [--pdftotext PROGRAM] [--json FILE]
"""

import csv
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic
from unicodedata import normalize

import project

FOLDER = project.BENCH / "pdf_robustness"
SECONDS = 20  # more than a file may take, and the start of a process
READ_ONE = """
import sys
from pathlib import Path
from index.errors import SourceError
from ingest.extract.pdf.file import extract_pdf
path = Path(sys.argv[1])
try:
    document = extract_pdf(path.read_bytes(), path.name)
    print(document.title, document.text, sep="\\n")
except SourceError as error:
    print(f"{type(error).__name__}: {error}", file=sys.stderr)
    sys.exit(3)
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one file ended: "text", the name of an error, "crash" or "too slow"; sizes in bytes without blanks.

    `shared` is how many words it has in common with what pdftotext gives, `words` and `theirs` how many each has.
    """

    file: str
    outcome: str
    size: int
    pdftotext_size: int
    seconds: float
    message: str
    words: int = 0
    theirs: int = 0
    shared: int = 0

    @property
    def f1(self) -> float:
        """The F1 of its words."""
        return 2 * self.shared / (self.words + self.theirs)


def read_file(folder: Path, name: str, pdftotext_size: int, pdftotext: str | None) -> Outcome:
    """Read one file in a process of its own."""
    started = monotonic()
    command = [sys.executable, "-c", READ_ONE, str(folder / name)]
    try:
        done = subprocess.run(command, cwd=project.ROOT, capture_output=True, text=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return Outcome(name, "too slow", 0, pdftotext_size, monotonic() - started, "")
    size = len("".join(done.stdout.split()).encode())
    message = (done.stderr.strip().splitlines() or [""])[-1]
    kinds = {0: "text", 3: message.partition(":")[0]}
    outcome = kinds.get(done.returncode, "crash")
    counts = _compared(done.stdout, folder / name, pdftotext) if pdftotext and pdftotext_size else (0, 0, 0)
    return Outcome(name, outcome, size, pdftotext_size, monotonic() - started, message, *counts)


def _compared(text: str, path: Path, pdftotext: str) -> tuple[int, int, int]:
    """How many words a text has, how many pdftotext gives, and how many are in both.

    The title is part of the text only where pdftotext has it, too: it may be the name of the file.
    """
    done = subprocess.run([pdftotext, path, "-"], capture_output=True, timeout=SECONDS, check=False)
    title, _, body = text.partition("\n")
    theirs = _words(done.stdout.decode(errors="replace"))
    ours = _words(body)
    ours += _words(title) & (theirs - ours)
    return ours.total(), theirs.total(), (ours & theirs).total()


def _words(text: str) -> Counter[str]:
    # pdftotext leaves words broken where a line ends.
    mended = re.sub(r"(?<=\w)[-\u00ad\u2010]\n(?=\w)", "", normalize("NFKC", text))
    return Counter(re.findall(r"\w+", mended.casefold()))


def print_table(outcomes: list[Outcome]) -> None:
    """Print the sums, the slowest files and those that give clearly less text than pdftotext does."""
    handled = [each for each in outcomes if each.outcome not in {"crash", "too slow"}]
    print(f"handled {len(handled)} of {len(outcomes)}: {dict(Counter(each.outcome for each in outcomes))}")
    ours, theirs = sum(each.size for each in outcomes), sum(each.pdftotext_size for each in outcomes)
    print(f"text {ours} bytes without blanks; pdftotext {theirs}; ratio {ours / theirs:.3f}")
    print_words([each for each in outcomes if each.theirs and each.outcome == "text"])
    for each in sorted(outcomes, key=lambda each: -each.seconds)[:3]:
        print(f"slow {each.seconds:6.2f} s  {each.file}")
    for each in outcomes:
        if each not in handled or each.size < 0.9 * each.pdftotext_size:
            print(f"less {each.size:6d} of {each.pdftotext_size:6d}  {each.file}  {each.message}")


def print_words(compared: list[Outcome]) -> None:
    """Print how the words of files compare with those of pdftotext, and the files that differ most."""
    if not compared:
        return
    words, theirs, shared = (sum(getattr(each, name) for each in compared) for name in ("words", "theirs", "shared"))
    mean = sum(each.f1 for each in compared) / len(compared)
    print(
        f"words against pdftotext, {len(compared)} files: F1 {2 * shared / (words + theirs):.3f} of all words, "
        f"{mean:.3f} as the mean of files"
    )
    for each in sorted(compared, key=lambda each: 2 * each.shared - each.words - each.theirs)[:25]:
        print(f"F1 {each.f1:.3f} {each.shared:6d} shared of {each.words:6d} and {each.theirs:6d}  {each.file}")


def main() -> None:
    """Read the folder that the command line names."""
    parser = project.parser(__doc__ or "")
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--pdftotext", default=shutil.which("pdftotext"), help="the program to compare words with")
    arguments = parser.parse_args()
    with (arguments.folder / "manifest.tsv").open(encoding="utf-8", newline="") as manifest:
        rows = list(csv.DictReader(manifest, delimiter="\t"))
    outcomes = [
        read_file(arguments.folder, row["file"], int(row["pdftotext_nonspace_bytes"]), arguments.pdftotext)
        for row in rows
    ]
    print_table(outcomes)
    if arguments.json:
        arguments.json.write_text(json.dumps([asdict(each) for each in outcomes], indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
