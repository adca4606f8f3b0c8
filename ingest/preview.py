"""What would be stored of a source: read, divided and searched for statements as it will be, and stored nowhere."""

from collections.abc import Callable
from dataclasses import dataclass

from index.errors import SourceError
from index.models.embedder import Embedder
from index.records import Document
from ingest.look import go_on
from ingest.pipeline import passage_budget
from ingest.prepare import Extract
from ingest.records import Failure, Source
from ingest.split import split
from ingest.statements.bounds import find_within_bounds
from ingest.statements.tagger.reading import StatementReader

_READ_CHARACTERS = 20_000
"""In how long a text statements are looked for: it takes two seconds; nobody waits longer for a preview."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What would be stored of a source; `document` is None where nothing would, and `fault` says why.

    `statements` is None where they were not looked for yet. `warnings` say what would be missing.
    """

    path: str
    document: Document | None = None
    passages: int = 0
    statements: int | None = None
    fault: str = ""
    warnings: tuple[str, ...] = ()


def look_at(
    source: Source | Failure,
    embedder: Embedder,
    *,
    passage_tokens: int,
    extract: Extract,
    tagger: Callable[[], StatementReader | None],
) -> Seen:
    """Look what would be stored of a source.

    :param source: the source, or a failure to find it.
    :param embedder: divides its text into passages.
    :param passage_tokens: the longest passage, in the embedder's tokens.
    :param extract: makes a document of it.
    :param tagger: gives what reads who says what beside the rules, where that is wanted.
    :return: what would be.
    :raises SettingsError: when passages could not be that short.
    """
    if isinstance(source, Failure):
        return Seen(source.path, fault=source.reason)
    try:
        document = extract(source)
    except SourceError as error:
        return Seen(source.path, fault=str(error))
    passages = split(document, embedder.token_spans, passage_budget(embedder, passage_tokens), go_on)
    statements = None
    if len(document.text) <= _READ_CHARACTERS:
        found, _ = find_within_bounds(document, source.path, tagger(), go_on)
        statements = len({statement.id for statement in found})
    return Seen(source.path, document, len(passages), statements)
