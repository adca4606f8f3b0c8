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

from answer.speakers.aliases import name_words
from answer.speakers.lookup import may_be_same_speaker, speaker_of
from index.records import Document, Statement
from index.settings import Settings
from ingest.extract.choose import extract
from ingest.records import Source
from ingest.sources import find_sources
from ingest.statements.find import find_statements
from ingest.statements.tagger.loading import load_tagger
from ingest.statements.tagger.reading import StatementReader
from text.spans import Span

ROOT = Path(__file__).parents[1]


# Just under what is reached; docs/quality.md has the figures and the aims.
@pytest.mark.slow
@pytest.mark.parametrize(
    ("way", "found", "right", "shown", "wrong"),
    [("rules", 0.65, 0.87, 0.91, 0.04), ("tagger", 0.82, 0.84, 0.89, 0.04)],
)
def test_the_speakers_of_the_shipped_documents_are_those_annotated(way, found, right, shown, wrong):
    outcomes = Counter(_outcomes(load_tagger(way, Settings().models)))
    count = outcomes.total() - outcomes["missed"]
    assert count >= found * outcomes.total(), outcomes
    assert outcomes["right"] >= right * count, outcomes
    assert outcomes["right"] + outcomes["shown"] >= shown * count, outcomes
    assert outcomes["wrong"] <= wrong * count, outcomes


@pytest.mark.parametrize("field", ["content", "speaker"])
def test_what_is_annotated_stands_in_its_document(field):
    documents = dict(_documents())
    for line in _annotations():
        text = documents[line["document"]].text
        assert line[field] is None or line[field] in text, line


def _outcomes(tagger: StatementReader | None) -> Iterator[str]:
    documents = {name: (document, find_statements(document, tagger)) for name, document in _documents()}
    for line in _annotations():
        document, statements = documents[line["document"]]
        start = document.text.index(line["content"])
        yield _outcome(Span(start, start + len(line["content"])), line["speaker"], statements, document.text)


def _outcome(content: Span, speaker: str | None, statements: list[Statement], text: str) -> str:
    """What became of an annotation; `shown` is a speaker whom the document's own words name, though no name is sure."""
    best = max(statements, key=lambda one: _likeness(content, one), default=None)
    if best is None or 2 * _shared(content, best) < content.end - content.start:
        return "missed"
    if best.speaker_name is None and speaker:
        return "shown" if _is_named(speaker, speaker_of(best, text)) else "unresolved"
    if best.speaker_name is None:
        return "right"
    return "right" if speaker and _is_named(speaker, best.speaker_name) else "wrong"


def _is_named(annotated: str, name: str | None) -> bool:
    """Whether a name is that of the annotation, perhaps with more or fewer words: "Commerce" is its Department."""
    one, other = set(name_words(annotated)), set(name_words(name or ""))
    return bool(other) and (one <= other or other <= one or may_be_same_speaker(annotated, name))


def _likeness(content: Span, statement: Statement) -> float:
    shared = _shared(content, statement)
    longest = content.end - content.start + sum(part.end - part.start for part in statement.contents)
    return shared / (longest - shared)


def _shared(content: Span, statement: Statement) -> int:
    return sum(max(0, min(content.end, part.end) - max(content.start, part.start)) for part in statement.contents)


def _annotations() -> list[dict[str, str | None]]:
    lines = (ROOT / "tests" / "annotated_statements.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _documents() -> Iterator[tuple[str, Document]]:
    for source in find_sources([ROOT / "corpus"]):
        if isinstance(source, Source):
            yield Path(source.path).name, extract(source)
