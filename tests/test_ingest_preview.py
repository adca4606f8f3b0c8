"""What would be stored is told as it will be, and nothing is."""

import pytest

from index.errors import NoText
from ingest import preview
from ingest.extract.choose import extract
from ingest.preview import Seen, look_at
from ingest.records import Failure, Source

TEXT = "# Skies\n\n“The camera is new,” said Ada Lee. “It sees much,” she said.\n\nThe police export it."


def seen(source: Source | Failure, embedder) -> Seen:
    return look_at(source, embedder, passage_tokens=200, extract=extract, tagger=lambda: None)


def test_a_source_is_read_divided_and_searched(word_embedder):
    found = seen(Source("skies.md", TEXT.encode(), ".md"), word_embedder)
    assert (found.path, found.document.title, found.passages, found.statements) == ("skies.md", "Skies", 1, 2)
    assert found.document == extract(Source("skies.md", TEXT.encode(), ".md"))


def test_in_a_long_text_statements_are_not_looked_for(word_embedder, monkeypatch):
    monkeypatch.setattr(preview, "_READ_CHARACTERS", 20)
    found = seen(Source("skies.md", TEXT.encode(), ".md"), word_embedder)
    assert (found.passages, found.statements) == (1, None)


def test_what_cannot_be_found_or_read_has_its_reason(word_embedder):
    assert seen(Failure("a.txt", "It is gone."), word_embedder) == Seen("a.txt", fault="It is gone.")
    empty = Source("empty.txt", b"", ".txt")
    with pytest.raises(NoText) as raised:
        extract(empty)
    assert seen(empty, word_embedder) == Seen("empty.txt", fault=str(raised.value))
