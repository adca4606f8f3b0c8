"""Read thousands of damaged files of every format as an ingest does, and say how each ended.

A fault is a process that ends, an error that is no sentence about the file, a place outside the text, or more than a
minute. What no parser foresaw is a sentence, too; it is counted by where it arose, so that it can be mended.

Usage: python benchmarks/mutated_inputs.py [COUNT] [SEED]
"""

import argparse
import re
import sys
import time
from collections import Counter

import project

sys.path.insert(0, str(project.ROOT / "tests"))

from mutations import Mutated, mutated

from index.errors import SourceError
from index.records import Document
from ingest.extract.process import ExtractionProcess
from ingest.jsonl import Record, read_records
from ingest.records import Limits, Source
from ingest.split import split
from ingest.statements.find import find_statements
from text.spans import Span

LIMITS = Limits(memory_mb=1000, seconds=60, text_mb=20)
UNFORESEEN = re.compile(r"does not understand it \((\w+).*, in ([^)]+)\)")


def source_of(damaged: Mutated) -> Source | None:
    """A damaged file as a source; None when it is a record that is refused at once."""
    if damaged.suffix != ".jsonl":
        return Source(damaged.name, damaged.content, damaged.suffix)
    records = [record for record in read_records([damaged.content]) if isinstance(record, Record)]
    return Source(damaged.name, records[0].content, damaged.suffix) if records else None


def is_sound(document: Document) -> bool:
    """Whether all that is found in a document stands in its text."""
    passages = split(document, lambda text: [Span(*word.span()) for word in re.finditer(r"\w+|[^\w\s]", text)], 200)
    contents = [span for statement in find_statements(document) for span in statement.contents]
    spans = [*(passage.span for passage in passages), *contents]
    return all(0 <= span.start < span.end <= len(document.text) for span in spans)


def ending(damaged: Mutated, process: ExtractionProcess) -> str:
    """How one file ended, in a word or, where that is to be mended, a few."""
    source = source_of(damaged)
    if source is None:
        return "refused"
    try:
        return "document" if is_sound(process.extract(source)) else "FAULT: a place outside the text"
    except SourceError as error:
        if found := UNFORESEEN.search(str(error)):
            return f"unforeseen {found[1]} in {found[2]}"
        return f"FAULT: {error}" if "was given up" in str(error) else "refused"


def main(arguments: list[str]) -> int:
    """Read the files and print the sums; 1 when there was a fault."""
    parser = argparse.ArgumentParser(description="Read damaged files.")
    parser.add_argument("count", nargs="?", type=int, default=6000)
    parser.add_argument("seed", nargs="?", type=int, default=1)
    options = parser.parse_args(arguments)
    endings: Counter[str] = Counter()
    slowest = (0.0, "")
    with ExtractionProcess(LIMITS) as process:
        for damaged in mutated(options.count, options.seed):
            began = time.monotonic()
            how = ending(damaged, process)
            endings[how] += 1
            slowest = max(slowest, (time.monotonic() - began, damaged.name))
            if " " in how:
                print(f"{damaged.name}: {how}", flush=True)
    for how, times in endings.most_common():
        print(f"{times:6} {how}")
    print(f"{options.count} files; the slowest took {slowest[0]:.1f} s ({slowest[1]})")
    return int(any(how.startswith("FAULT") for how in endings))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
