"""Learn whom a statement's speaker means from annotated articles, and write ingest/statements/choice/model.json.

FOLDER holds articles in files train_N.txt, and who says what in them in train_N.a.jsonl; docs/speakers.md says how they
were annotated. Learned besides from the training half of the shipped documents: in the order of their names the first,
the third and so on; the others are kept for judging. Nothing is drawn but by a seed, and one thread is enough.

Usage: OMP_NUM_THREADS=1 python -m scripts.train_speakers FOLDER
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from evaluate.speaker_files import AnnotatedArticle, read_annotated, read_shipped
from index.records import Document
from index.settings import Settings
from ingest.extract.choose import extract
from ingest.records import Source
from ingest.sources import find_sources
from ingest.statements.choice.model import FILE
from ingest.statements.tagger.loading import load_tagger
from ingest.statements.tagger.reading import StatementReader
from scripts.speakers.examples import Example, examples_of
from scripts.speakers.fitting import SHIPPED_COUNT, calibrate, fit, held_out, likeliest, report, trees_of, write

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Read the arguments, learn, write, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    train(parser.parse_args().folder, load_tagger("tagger", Settings().models))


def train(folder: Path, tagger: StatementReader | None) -> None:
    """Learn from the articles of a folder and the training half of the shipped documents."""
    news = [one for texts in sorted(folder.glob("train_?.txt")) for one in _annotated(texts)]
    shipped = sorted(shipped_articles(), key=lambda one: one.name)
    learned, others = _examples(news, tagger), _examples(shipped[0::2], tagger)
    judged = _examples(shipped[1::2], tagger)
    without = _examples([*news, *shipped[0::2]], None)
    others_weighed = others * SHIPPED_COUNT
    tops = held_out(learned, [*others_weighed, *without])
    trust = calibrate(tops)
    report("articles, each held out", tops, trust)
    report("shipped documents, training half, each held out", held_out(others, [*learned, *without]), trust)
    fields = fit([*learned, *others_weighed, *without])
    trees = trees_of(fields)
    write(FILE, fields, trust)
    report("shipped documents, judging half", [top for one in judged if (top := likeliest(trees, one))], trust)


def shipped_articles() -> list[AnnotatedArticle]:
    """The shipped documents that are annotated."""
    return read_shipped(_documents(), ROOT / "tests" / "annotated_statements.jsonl")


def _annotated(texts: Path) -> list[AnnotatedArticle]:
    return read_annotated(texts, texts.with_suffix(".a.jsonl"))


def _documents() -> Iterator[tuple[str, Document]]:
    for source in find_sources([ROOT / "corpus"]):
        if isinstance(source, Source):
            yield Path(source.path).name, extract(source)


def _examples(articles: list[AnnotatedArticle], tagger: StatementReader | None) -> list[Example]:
    return [one for article in articles for one in examples_of(article, tagger)]


if __name__ == "__main__":
    main()
