"""Prepares a source for the store: what gives nothing new is told at once, the rest is extracted and split.

Owns what counts as unchanged. Embeds nothing, and stores at most what a source says of a text that is there already.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from index.errors import DocumentFault, SourceError, Stopped
from index.models.embedder import Embedder
from index.originals import Original
from index.records import Document, Passage, Statement
from index.store import Store
from index.store_reader import StoredSource
from ingest.addresses import source_key
from ingest.border import border
from ingest.extract.choose import EXTRACTOR_VERSION
from ingest.extract.quality import unread_note
from ingest.records import Failure, Source, Step, unheard
from ingest.report import Outcome, OutcomeKind
from ingest.split import split
from ingest.statements.bounds import find_within_bounds
from ingest.statements.find import statements_version
from ingest.statements.tagger.reading import StatementReader

Extract = Callable[[Source], Document]
_UNREAD = "-unread"
"""What the hash of a source ends with that has pages which could not be read for want of a program."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document that is ready to be embedded and stored; `kind` says as what. `size` is its source's, in bytes.

    `original` is its source's, if it is to be kept. `fault` says why it has no statements, if finding them failed, and
    `note` what was not read of it.
    """

    kind: OutcomeKind
    source: StoredSource
    size: int
    document: Document
    passages: list[Passage]
    statements: list[Statement]
    original: Original | None = None
    fault: str | None = None
    note: str | None = None

    @property
    def path(self) -> str:
        """Where it came from, as users see it."""
        return self.document.path or self.source.path

    def repeats(self, other: "Prepared") -> bool:
        """Whether another holds the same text, or is of the same source."""
        return self.document.id == other.document.id or self.source.path == other.source.path


@dataclass(frozen=True, slots=True)
class Workshop:
    """What every document is taken in with."""

    store: Store
    embedder: Embedder
    max_tokens: int
    tagger: StatementReader | None
    extract: Extract
    keep_originals: bool
    reads_pictures: bool
    is_stopped: Callable[[], bool]
    on_step: Callable[[Step], None] = unheard

    def look(self) -> None:
        """Stop here if that is asked for: between two documents, or before something that takes long.

        :raises Stopped: when it is.
        """
        if self.is_stopped():
            raise Stopped("Reading was stopped; what was stored so far stays in the index.")


def prepare(source: Source, shop: Workshop) -> Outcome | Failure | Prepared:
    """Do everything short of embedding, which for a source that gives nothing new is all there is to do.

    :param source: the source.
    :param shop: what it is taken in with.
    :return: what became of it, or the document that is ready to be embedded.
    :raises Stopped: when a stop was asked for.
    """
    store, tagger = shop.store, shop.tagger
    path, content_hash = source.key or source_key(source.path), _content_hash(source.content, tagger)
    known, original = store.source(path), source.original if shop.keep_originals else None
    unchanged = _unchanged(content_hash, reads_pictures=shop.reads_pictures)
    # A document that was damaged since it was stored is taken in again.
    if known and known.content_hash in unchanged and (document := store.document(known.document_id)):
        if original:
            store.keep_original(known, original)
        return Outcome("unchanged", document.id, source.path, document.title)
    shop.on_step(Step(source.path, "reading"))
    try:
        document = shop.extract(source)
        if document.unread and not shop.reads_pictures:
            content_hash += _UNREAD
        stored = StoredSource(path, content_hash, document.id)
        same = store.document(document.id)
        # Another extractor gave the same: what was made of it is as good as before.
        if known and same == document and _but_for_extractor(known.content_hash) == _but_for_extractor(content_hash):
            store.set_source(stored, document, original)
            return Outcome("unchanged", document.id, source.path, document.title)
        if same and not store.is_described_by(path, same):
            store.set_source(stored, document, original)
            return Outcome("updated" if known else "unchanged", same.id, source.path, same.title, same_as=same.path)
        with border(source.path, "splitting it into passages"):
            passages = split(document, shop.embedder.token_spans, shop.max_tokens, shop.look)
    except SourceError as error:
        return Failure(source.path, str(error))
    kind: OutcomeKind = "updated" if known else "added"
    note = unread_note(document, reads_pictures=shop.reads_pictures)
    prepared = Prepared(kind, stored, len(source.content), document, passages, [], original, note=note)
    shop.on_step(Step(source.path, "statements"))
    try:
        with border(source.path, "finding who says what in it"):
            found, fault = find_within_bounds(document, prepared.path, tagger, shop.look)
    except DocumentFault as error:
        again = replace(stored, content_hash=f"{content_hash}-without-statements")
        return replace(prepared, source=again, fault=f"{error} The document is in, without its statements.")
    # The same words attributed by two cues are one statement.
    return replace(prepared, statements=list({statement.id: statement for statement in found}.values()), fault=fault)


def is_read_again(source: Source, store: Store, tagger: StatementReader | None, *, reads_pictures: bool) -> bool:
    """Whether a source will be extracted, as far as that is known before its turn.

    :param source: the source.
    :param store: where its document may be.
    :param tagger: reads who says what.
    :param reads_pictures: whether pages that are pictures can be read.
    :return: False for one that is in the store as it is.
    """
    known = store.source(source.key or source_key(source.path))
    return known is None or known.content_hash not in _unchanged(
        _content_hash(source.content, tagger), reads_pictures=reads_pictures
    )


def _unchanged(content_hash: str, *, reads_pictures: bool) -> tuple[str, ...]:
    """What a source of this hash is known by; pages that nothing could read are looked at again when something can."""
    return (content_hash,) if reads_pictures else (content_hash, content_hash + _UNREAD)


def _but_for_extractor(content_hash: str) -> str:
    return content_hash.partition("-")[2].removesuffix(_UNREAD)


def _content_hash(content: bytes, tagger: StatementReader | None) -> str:
    return f"{EXTRACTOR_VERSION}-{statements_version(tagger)}-{hashlib.sha256(content).hexdigest()}"
