"""Measures who said what against annotated articles, and how fast it is found.

    python benchmarks/statements.py [FILE.jsonl]

FILE is in the form of `python -m evaluate --statements`, whose figures these are. Without FILE, the development part
of PolNeAR (924 news articles, of which 84 are in that part) is read from beside the project.
"""

import argparse
import json
import statistics
import time
from pathlib import Path

import project  # noqa: F401  # puts the project on the import path

from evaluate.statements import read_articles, score_statements
from index.records import Document, document_id
from ingest.statements import find_statements

DEFAULT_FILE = Path(__file__).parents[2] / "shared" / "bench" / "polnear" / "dev.jsonl"


def megabytes_per_second(texts: list[str], runs: int = 3) -> float:
    """How much text is read in a second of processor time; the median of some runs."""
    documents = [Document(document_id(text), text, "") for text in texts]
    size = sum(len(text) for text in texts) / 1e6
    return statistics.median(size / _seconds(documents) for _ in range(runs))


def _seconds(documents: list[Document]) -> float:
    started = time.process_time()
    for document in documents:
        find_statements(document)
    return time.process_time() - started


def main() -> None:
    """Score a file and print the report."""
    parser = argparse.ArgumentParser(description="Measure who said what against annotated articles.")
    parser.add_argument("file", nargs="?", type=Path, default=DEFAULT_FILE)
    file = parser.parse_args().file
    for name, scores in score_statements(read_articles(file)).items():
        print(
            f"{name:9} content P {scores.precision:.3f} R {scores.recall:.3f} F1 {scores.f1:.3f}"
            f"   speaker {scores.speaker_accuracy:.3f} of {scores.found} found among {scores.statements}"
        )
    texts = [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines()]
    print(f"{megabytes_per_second(texts):.2f} MB a second")


if __name__ == "__main__":
    main()
