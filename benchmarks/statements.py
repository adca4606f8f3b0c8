"""Measures who said what against annotated articles, and how fast it is found and taken in.

    python benchmarks/statements.py [FILE.jsonl]

FILE is in the form of `python -m evaluate --statements`, whose figures these are, of the rules alone and joined with
the tagger. Without FILE, the development part of PolNeAR (84 of 924 news articles) is read from beside the project.
"""

import argparse
import tempfile
from pathlib import Path

import project

from evaluate.question_files import read_objects
from evaluate.statements import read_articles, score_statements
from index.models.embedder import load_embedder
from index.models.fingerprint import index_fingerprint
from index.records import Document, document_id
from index.settings import Settings
from index.store import Store
from ingest.pipeline import add_documents
from ingest.records import Source
from ingest.statements.find import find_statements
from ingest.statements.tagger.loading import load_tagger
from ingest.statements.tagger.reading import StatementReader

DEFAULT_FILE = project.BENCH / "polnear" / "dev.jsonl"


def print_scores(file: Path, tagger: StatementReader | None) -> None:
    """How well statements are found."""
    for name, scores in score_statements(read_articles(file, tagger)).items():
        print(
            f"{name:9} content P {scores.precision:.3f} R {scores.recall:.3f} F1 {scores.f1:.3f}"
            f"   source F1 {scores.source_f1:.3f}"
            f"   speaker {scores.speaker_accuracy:.3f} of {scores.found} found among {scores.statements}"
        )


def seconds_to_find(texts: list[str], tagger: StatementReader | None) -> float:
    """Seconds for finding the statements of texts."""
    documents = [Document(document_id(text), text, "") for text in texts]
    return project.seconds(lambda: [find_statements(document, tagger) for document in documents])


def seconds_to_take_in(texts: list[str], tagger: StatementReader | None) -> float:
    """Seconds for taking texts into a new index."""
    settings = Settings()
    embedder = load_embedder(settings.model, settings.models, settings.precision)
    sources = [Source(f"{number}.txt", text.encode(), ".txt") for number, text in enumerate(texts)]
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder), index_fingerprint(embedder, settings.passage_tokens), create=True)
        return project.seconds(
            lambda: add_documents(sources, store, embedder, passage_tokens=settings.passage_tokens, tagger=tagger)
        )


def main() -> None:
    """Score a file both ways and print the report."""
    parser = argparse.ArgumentParser(description="Measure who said what against annotated articles.")
    parser.add_argument("file", nargs="?", type=Path, default=DEFAULT_FILE)
    file = parser.parse_args().file
    texts = [fields["text"] for _, fields in read_objects(file)]
    size = sum(map(len, texts)) / 1e6
    without = 0.0
    for setting in ("rules", "tagger"):
        tagger = load_tagger(setting, Settings().models)
        print(f"\n{setting}")
        print_scores(file, tagger)
        finding, taking_in = (
            min(run(texts, tagger) for _ in range(3)) for run in (seconds_to_find, seconds_to_take_in)
        )
        without = without or taking_in - finding
        print(f"found in {size / finding:.2f} MB/s, taken in at {size / taking_in:.3f} MB/s", end=", ")
        print(f"{without / taking_in:.0%} of the rate without statements")


if __name__ == "__main__":
    main()
