"""Documents and questions, and what is decided of them; as a program, for a processor made to do without instructions.

python tests/decisions.py MODELS ARTICLES [TEXT]
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from answer.ask import ask
from answer.records import Answer
from answer.speakers.aliases import use_aliases
from answer.verify.judge.model import ShippedJudge
from index.library import Library
from index.models.embedder import load_embedder
from index.models.fingerprint import index_fingerprint
from index.records import Document
from index.settings import Settings
from index.store import Store
from ingest.extract.choose import extract
from ingest.pipeline import add_documents
from ingest.records import Source
from ingest.sources import find_sources
from ingest.statements.find import find_statements
from ingest.statements.tagger.model import Tagger

ROOT = Path(__file__).parents[1]
NEWS = ROOT.parent / "shared" / "bench" / "realtimeqa_2026"
LONGEST = 1500
"""How many characters of an article are taken in, and of each document are read on another kind of processor, which
takes long."""
MOST = 150
"""How many sentences are judged."""
ARTICLES = 15
"""Of the news, with as many of its questions as of the known ones: all would take a quarter of an hour more."""


def sources(articles: int) -> Iterator[Source]:
    """The shipped documents, and some of the news that lies beside the project."""
    yield from (one for one in find_sources([ROOT / "corpus"]) if isinstance(one, Source))
    for fields in _lines(NEWS / "corpus.jsonl")[:articles] if articles else ():
        text = f"# {fields['title']}\n\n{fields['text'][:LONGEST]}"
        yield Source(f"{fields['_id']}.md", text.encode(), ".md")


def questions(articles: int) -> list[str]:
    """Every second known question; with news every fourth, and as many about the news."""
    known = [one["question"] for one in _lines(ROOT / "tests" / "known_answers.jsonl")]
    if not articles:
        return known[::2]
    return [*known[::4], *(one["text"] for one in _lines(NEWS / "queries.jsonl")[: len(known[::4])])]


def answers(folder: Path, precision: str, articles: int) -> list[Answer]:
    """What is answered when passages are embedded in a precision."""
    settings = Settings(index=folder, precision=precision)
    use_aliases(settings.corpus)
    embedder = load_embedder(settings.model, settings.models, settings.precision)
    store = Store(folder, index_fingerprint(embedder, settings.passage_tokens), create=True)
    report = add_documents(sources(articles), store, embedder, passage_tokens=settings.passage_tokens)
    assert not report.failed
    corpus = Library(store, embedder).snapshot()
    found = [ask(corpus, question) for question in questions(articles)]
    store.close()
    return found


def statements(text: str, tagger: Tagger) -> list[tuple[str | None, str]]:
    """Who says what."""
    return _said(Document("d", text, ""), tagger)


def judged(documents: list[Document], judge: ShippedJudge) -> list[float]:
    """How sure the judge is that two sentences bear out the second, or that the first bears it out."""
    pairs = [
        (f"{one}. {other}" if number % 2 else one, other)
        for document in documents
        for number, (one, other) in enumerate(_pairs(document.text.split(". ")))
    ]
    return [judge.sure(premise, claim) for premise, claim in pairs[:MOST]]


def _beginning(document: Document) -> Document:
    return replace(document, text=document.text[:LONGEST])


def _pairs(sentences: list[str]) -> Iterator[tuple[str, str]]:
    yield from pairwise(sentences[:30])


def _said(document: Document, tagger: Tagger) -> list[tuple[str | None, str]]:
    return [
        (one.speaker_name, " … ".join(document.text[span.start : span.end] for span in one.contents))
        for one in find_statements(document, tagger)
    ]


def _lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    models, count, *text = sys.argv[1:]
    read = Tagger(Path(models))
    if text:
        print(json.dumps(statements(text[0], read)))  # noqa: T201  # for the test that runs this
    else:
        taken = [_beginning(extract(one)) for one in sources(int(count))]
        sure = judged(taken, ShippedJudge(Path(models)))
        print(json.dumps({"said": [_said(one, read) for one in taken], "sure": sure}))  # noqa: T201
