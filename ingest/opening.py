"""Opens what an ingest needs: the store, the embedder that its vectors are of, and what reads documents."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TypedDict

from index.models.embedder import Embedder, load_embedder
from index.models.fingerprint import index_fingerprint
from index.output import show
from index.settings import Settings
from index.store import Store
from ingest.extract.ahead import ExtractionWorkers
from ingest.extract.ocr.tesseract import can_read
from ingest.extract.process import ExtractionProcess
from ingest.prepare import Extract, is_read_again
from ingest.records import Failure, Source, limits_in
from ingest.statements.tagger.loading import load_tagger
from ingest.statements.tagger.reading import StatementReader

Ahead = Callable[[Iterable[Source | Failure]], Iterable[Source | Failure]]
"""Hands sources on as they are found, and may begin to read those that come next."""


class Reading(TypedDict):
    """How documents are read, as `add_documents` wants to know it."""

    passage_tokens: int
    tagger: StatementReader | None
    extract: Extract
    keep_originals: bool
    reads_pictures: bool
    collections: Sequence[str]


@dataclass(frozen=True, slots=True)
class Opened:
    """The store, the embedder that its vectors are of, and how documents are read: `ahead` by several workers."""

    store: Store
    embedder: Embedder
    reading: Reading
    ahead: Ahead


@contextmanager
def opened_for(settings: Settings, collections: Sequence[str] = (), workers: int = 1) -> Iterator[Opened]:
    """Open the store, made when there is none, and what reads documents, which gets ready while models are loaded.

    :param settings: name the store, the models and the limits.
    :param collections: the names of collections that documents are put into.
    :param workers: how many documents are extracted at once; with one, each when it is its turn.
    :yield: what was opened.
    :raises VerbatimError: when the store or a model cannot be used.
    """
    limits = limits_in(settings)
    with ExtractionProcess(limits) if workers == 1 else ExtractionWorkers(limits, workers) as process:
        tagger = load_tagger(settings.statements, settings.models)
        embedder = load_embedder(settings.model, settings.models, settings.precision)
        fingerprint = index_fingerprint(embedder, settings.passage_tokens)
        with closing(Store(settings.index, fingerprint, create=True, despite_loss=True)) as store:
            if store.loss:
                show(store.loss, sys.stderr)
            reading = Reading(
                passage_tokens=settings.passage_tokens,
                tagger=tagger,
                extract=process.extract,
                keep_originals=settings.keep_originals == "yes",
                reads_pictures=can_read(settings.ocr, settings.ocr_seconds),
                collections=collections,
            )
            yield Opened(store, embedder, reading, _ahead(process, store, reading))


def _ahead(process: ExtractionProcess | ExtractionWorkers, store: Store, reading: Reading) -> Ahead:
    if isinstance(process, ExtractionProcess):
        return iter
    tagger, pictures = reading["tagger"], reading["reads_pictures"]
    return partial(process.ahead, is_needed=lambda one: is_read_again(one, store, tagger, reads_pictures=pictures))
