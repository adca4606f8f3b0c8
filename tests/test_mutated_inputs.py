"""Whatever is in a file, it becomes a document that can be stored, or one sentence; and it stops no other."""

import json
import re

import pytest
from mutations import Mutated, mutated

from index.errors import SourceError
from index.records import Document
from ingest.extract.choose import extract
from ingest.jsonl import Record, read_records
from ingest.records import Source
from ingest.split import split
from ingest.statements.find import find_statements
from text.spans import Span

INPUTS = 60
"""As many as take some seconds; benchmarks/mutated_inputs.py reads thousands."""


def read(damaged: Mutated) -> Document | None:
    """The document of a damaged file, or None where one sentence about it says why there is none."""
    content = damaged.content
    if damaged.suffix == ".jsonl":
        [record] = read_records([content])
        if not isinstance(record, Record):
            return None
        content = record.content
    try:
        return extract(Source(damaged.name, content, damaged.suffix))
    except SourceError as error:
        if damaged.name not in str(error) or "\n" in str(error):
            pytest.fail(f"no sentence about {damaged.name}: {error}")
        return None


def spans_of(document: Document) -> list[Span]:
    """All places that splitting and finding statements name in a document."""
    passages = split(document, lambda text: [Span(*word.span()) for word in re.finditer(r"\w+|[^\w\s]", text)], 200)
    statements = find_statements(document)
    return [
        *(passage.span for passage in passages),
        *(Span(heading.start, heading.end) for heading in document.headings),
        *(span for statement in statements for span in (*statement.contents, statement.speaker, statement.cue) if span),
    ]


@pytest.mark.slow
def test_damaged_files_of_every_format_become_documents_or_sentences():
    read_well = 0
    for damaged in mutated(INPUTS, seed=20_261_129):
        document = read(damaged)
        if document is None:
            continue
        read_well += 1
        stored = json.dumps([document.text, document.title, document.authors, document.url], ensure_ascii=False)
        assert stored.encode(), damaged.name
        assert all(0 <= span.start < span.end <= len(document.text) for span in spans_of(document)), damaged.name
    assert read_well > INPUTS / 3


def test_the_same_seed_makes_the_same_files():
    assert list(mutated(12, seed=1)) == list(mutated(12, seed=1))
    assert {damaged.suffix for damaged in mutated(12, seed=1)} >= {".docx", ".html", ".jsonl", ".md", ".pdf", ".txt"}
