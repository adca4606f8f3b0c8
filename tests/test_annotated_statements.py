"""Who speaks in the shipped documents, against statements that were annotated by hand before any were found.

annotated_statements.jsonl has the words, whom they come from (null when the document names nobody), and whether they
stand in quotation marks. Of words that one source relays from another the innermost speaker counts; what is only asked
nobody says.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from evaluate.speakers import AnnotatedSpeaker, Outcome, judge
from index.records import Document
from index.settings import Settings
from ingest.extract.choose import extract
from ingest.records import Source
from ingest.sources import find_sources
from ingest.statements.find import find_statements
from ingest.statements.tagger.loading import load_tagger
from ingest.statements.tagger.reading import StatementReader
from text.spans import Span

ROOT = Path(__file__).parents[1]


# Just under what is reached. A document that names nobody counts as shown, not as right (evaluate/speakers.py).
@pytest.mark.slow
@pytest.mark.parametrize(
    ("way", "found", "right", "shown", "wrong"),
    [("rules", 0.65, 0.81, 0.91, 0.04), ("tagger", 0.82, 0.76, 0.89, 0.04)],
)
def test_the_speakers_of_the_shipped_documents_are_those_annotated(way, found, right, shown, wrong):
    outcomes = Counter(_outcomes(load_tagger(way, Settings().models)))
    count = outcomes.total() - outcomes[Outcome.MISSED]
    assert count >= found * outcomes.total(), outcomes
    assert outcomes[Outcome.RIGHT] >= right * count, outcomes
    assert outcomes[Outcome.RIGHT] + outcomes[Outcome.AS_WRITTEN] >= shown * count, outcomes
    assert outcomes[Outcome.WRONG] <= wrong * count, outcomes


@pytest.mark.parametrize("field", ["content", "speaker"])
def test_what_is_annotated_stands_in_its_document(field):
    documents = dict(_documents())
    for line in _annotations():
        text = documents[line["document"]].text
        assert line[field] is None or line[field] in text, line


def _outcomes(tagger: StatementReader | None) -> Iterator[Outcome]:
    documents = {name: (document, find_statements(document, tagger)) for name, document in _documents()}
    for line in _annotations():
        document, statements = documents[line["document"]]
        start = document.text.index(line["content"])
        names = (line["speaker"],) if line["speaker"] else ()
        annotated = AnnotatedSpeaker(Span(start, start + len(line["content"])), names)
        yield judge(annotated, statements, document.text)[0]


def _annotations() -> list[dict[str, str | None]]:
    lines = (ROOT / "tests" / "annotated_statements.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _documents() -> Iterator[tuple[str, Document]]:
    for source in find_sources([ROOT / "corpus"]):
        if isinstance(source, Source):
            yield Path(source.path).name, extract(source)
