"""Who speaks in the shipped documents, against statements that were annotated by hand before any were found.

annotated_statements.jsonl has the words, whom they come from (null when the document names nobody), and whether they
stand in quotation marks. Of words that one source relays from another the innermost speaker counts.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from answer.speakers import is_same_speaker
from index.records import Document, Span, Statement
from ingest.extract import extract
from ingest.sources import Source, find_sources
from ingest.statements import find_statements

ROOT = Path(__file__).parents[1]
# Just under what is reached; docs/quality.md has the figures and the aims.
LEAST_FOUND = 0.62
LEAST_RIGHT = 0.79
MOST_WRONG = 0.08


def test_the_speakers_of_the_shipped_documents_are_those_annotated():
    outcomes = Counter(_outcomes())
    found = outcomes.total() - outcomes["missed"]
    assert found >= LEAST_FOUND * outcomes.total(), outcomes
    assert outcomes["right"] >= LEAST_RIGHT * found, outcomes
    assert outcomes["wrong"] <= MOST_WRONG * found, outcomes


@pytest.mark.parametrize("field", ["content", "speaker"])
def test_what_is_annotated_stands_in_its_document(field):
    documents = {name: document for name, document, _ in _documents()}
    for line in _annotations():
        text = documents[line["document"]].text
        assert line[field] is None or line[field] in text, line


def _outcomes() -> Iterator[str]:
    documents = {name: (document, statements) for name, document, statements in _documents()}
    for line in _annotations():
        document, statements = documents[line["document"]]
        start = document.text.index(line["content"])
        yield _outcome(Span(start, start + len(line["content"])), line["speaker"], statements)


def _outcome(content: Span, speaker: str | None, statements: list[Statement]) -> str:
    best = max(statements, key=lambda one: _likeness(content, one), default=None)
    if best is None or 2 * _shared(content, best) < content.end - content.start:
        return "missed"
    if best.speaker_name is None:
        return "right" if speaker is None else "unresolved"
    return "right" if speaker and is_same_speaker(speaker, best.speaker_name) else "wrong"


def _likeness(content: Span, statement: Statement) -> float:
    shared = _shared(content, statement)
    longest = content.end - content.start + sum(part.end - part.start for part in statement.contents)
    return shared / (longest - shared)


def _shared(content: Span, statement: Statement) -> int:
    return sum(max(0, min(content.end, part.end) - max(content.start, part.start)) for part in statement.contents)


def _annotations() -> list[dict[str, str | None]]:
    lines = (ROOT / "tests" / "annotated_statements.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _documents() -> Iterator[tuple[str, Document, list[Statement]]]:
    for source in find_sources([ROOT / "corpus"]):
        if isinstance(source, Source):
            document = extract(source)
            yield Path(source.path).name, document, find_statements(document)
