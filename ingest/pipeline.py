"""Takes sources into a store: what is new or changed is extracted, split, embedded and stored; the rest is left.

Owns the order of steps, and how texts are gathered for the embedder. Each document is
one transaction, so that a crash leaves the index as it was before that document or after it.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from index.bin import Bin
from index.errors import DocumentFault, SettingsError
from index.models.embedder import Embedder
from index.passages import LEAD_TOKENS, embedding_text
from index.store import Store
from index.undo import drop_documents
from ingest.border import border
from ingest.extract.choose import extract
from ingest.prepare import Extract, Prepared, Workshop, prepare
from ingest.progress import Progress
from ingest.records import Failure, Source, Step, never, unheard
from ingest.report import Outcome, Report, make_report
from ingest.statements.tagger.reading import StatementReader

# Passages of several documents are embedded at once, so that short documents fill batches of texts of like length.
# More of them gain nothing measurable, and put off the moment at which the first is safe in the store.
_BATCH_PASSAGES = 64
_PASSAGES_AT_ONCE = 32
"""Two cores embed as many in half a second, and larger heaps are embedded no faster."""
_BATCH_BYTES = 32 << 20
"""Originals wait in memory until their documents are stored: no more of them than one book with pictures has."""


def add_documents(
    found: Iterable[Source | Failure],
    store: Store,
    embedder: Embedder,
    *,
    passage_tokens: int,
    tagger: StatementReader | None = None,
    extract: Extract = extract,
    keep_originals: bool = True,
    reads_pictures: bool = False,
    collections: Sequence[str] = (),
    is_stopped: Callable[[], bool] = never,
    on_progress: Callable[[Progress], None] | None = None,
    on_step: Callable[[Step], None] = unheard,
) -> Report:
    """Take sources into a store.

    Sources that are not found again are kept. A source that fails, in whatever way, is reported and stops no other.

    :param found: sources, and failures to find some, which are passed on into the report.
    :param store: where documents go.
    :param embedder: embeds their passages; the store's fingerprint must be of the same.
    :param passage_tokens: the longest passage, in the embedder's tokens.
    :param tagger: reads who says what beside the rules; without it rules alone find statements.
    :param extract: makes a document of a source; what users name is extracted in another process.
    :param keep_originals: whether the originals of sources that have some are kept.
    :param reads_pictures: whether `extract` reads pages that are pictures.
    :param collections: the names of collections that all documents are put into, also those that are stored already.
    :param is_stopped: asked often; when it says so, the ingest ends before the next document is stored.
    :param on_progress: called after each source; what it was told of is in the store, even if the next one raises.
    :param on_step: called whenever something that may take a while is begun with a source, or is farther.
    :return: what became of each source.
    :raises SettingsError: when passages could not be that short.
    :raises IndexNotWritable: when the store cannot be written any more; what was stored before stays.
    :raises Stopped: when a stop was asked for; what was stored before stays.
    """
    began = time.monotonic()
    outcomes: list[Outcome | Failure] = []
    done = 0
    budget = passage_budget(embedder, passage_tokens)
    shop = Workshop(store, embedder, budget, tagger, extract, keep_originals, reads_pictures, is_stopped, on_step)
    for outcome, size in _take_in(found, shop):
        outcomes.append(outcome)
        if isinstance(outcome, Outcome):
            put_into(store, outcome.id, collections)
        done += size
        if on_progress:
            on_progress(Progress(outcome, len(outcomes), done))
    return make_report(outcomes, time.monotonic() - began)


def passage_budget(embedder: Embedder, passage_tokens: int) -> int:
    """How long a passage may be.

    :param embedder: embeds it.
    :param passage_tokens: how long it should be at most, in the embedder's tokens.
    :return: how many tokens it may have, with room for its title and heading.
    :raises SettingsError: when passages could not be that short.
    """
    if passage_tokens < 1:
        raise SettingsError(f"VERBATIM_PASSAGE_TOKENS={passage_tokens} must be at least 1.")
    return max(1, min(passage_tokens, embedder.max_tokens - LEAD_TOKENS))


def remove_document(store: Store, beginning: str) -> Outcome | Failure:
    """Remove the one document whose id begins so, with all that was derived from it; the file stays.

    One that was removed on the page and could be had back can be no longer.

    :param store: where the document is.
    :param beginning: the beginning of its id, or all of it.
    :return: what was removed, or why nothing was.
    """
    found = {
        id: Outcome("removed", id, "", title)
        for removal in Bin(store.folder).listed()
        for id, title in removal.documents
    }
    found |= {one.id: Outcome("removed", one.id, one.path or "", one.title) for one in store.listed()}
    matches = [outcome for id, outcome in found.items() if beginning and id.startswith(beginning.lower())]
    if len(matches) != 1:
        named = f"{len(matches)} documents have ids that begin" if matches else "No document has an id that begins"
        return Failure(beginning, f"{named} with {beginning!r}; `python -m ingest --list` shows all ids.")
    store.remove_document(matches[0].id)
    drop_documents(store, [matches[0].id])
    return matches[0]


def put_into(store: Store, document_id: str, collections: Sequence[str]) -> None:
    """Put a document into the collections of some names, which are made where there are none.

    :param store: where they are.
    :param document_id: the document's id.
    :param collections: the names.
    :raises IndexNotWritable: when that cannot be written.
    """
    for name in collections:
        store.collections.assign(store.collections.ensure(name).id, [document_id])


def put_again(store: Store, document_ids: Iterable[str], collected: Mapping[str, Sequence[str]]) -> None:
    """Put documents that are back, such as under another name of their file, into the collections they were in.

    :param store: where they are.
    :param document_ids: the documents that were removed; those that stayed away are passed over.
    :param collected: the names of the collections, by the ids of the documents, before they were removed.
    :raises IndexNotWritable: when that cannot be written.
    """
    for id in document_ids:
        if store.title(id) is not None:
            put_into(store, id, collected.get(id, ()))


def _take_in(found: Iterable[Source | Failure], shop: Workshop) -> Iterator[tuple[Outcome | Failure, int]]:
    """What became of each source, and its size, as soon as it is in the store."""
    batch: list[Prepared] = []
    for source in found:
        shop.look()
        if isinstance(source, Failure):
            yield source, 0
            continue
        step = prepare(source, shop)
        if isinstance(step, Prepared) and any(step.repeats(other) for other in batch):
            yield from _commit(batch, shop)
            batch = []
            step = prepare(source, shop)  # finds in the store what it repeats
        if isinstance(step, Prepared):
            batch.append(step)
        else:
            yield step, len(source.content)
        if _is_full(batch):
            yield from _commit(batch, shop)
            batch = []
    if batch:
        yield from _commit(batch, shop)


def _is_full(batch: Sequence[Prepared]) -> bool:
    kept = sum(len(prepared.original.content) for prepared in batch if prepared.original)
    return kept >= _BATCH_BYTES or sum(len(prepared.passages) for prepared in batch) >= _BATCH_PASSAGES


def _commit(batch: list[Prepared], shop: Workshop) -> Iterator[tuple[Outcome | Failure, int]]:
    """Embed the passages of all documents of a batch together, and store each document by itself.

    Where that fails each is embedded alone, so that only the document at fault stays out.
    """
    texts = [embedding_text(prepared.document, passage) for prepared in batch for passage in prepared.passages]
    try:
        with border(", ".join(prepared.path for prepared in batch), "embedding it"):
            vectors = _embed(texts, batch[-1].path, shop)
    except DocumentFault as error:
        if len(batch) == 1:
            yield Failure(batch[0].path, str(error)), batch[0].size
        else:
            for prepared in batch:
                yield from _commit([prepared], shop)
        return
    begin = 0
    for prepared in batch:
        end = begin + len(prepared.passages)
        yield _store(prepared, vectors[begin:end], shop.store), prepared.size
        begin = end


def _embed(texts: list[str], path: str, shop: Workshop) -> NDArray[np.float32]:
    """The vectors of texts, the last of which are of a path; so few at once that a stop is not waited for."""
    rows = [np.zeros((0, shop.embedder.dimensions), np.float32)]
    for first in range(0, len(texts), _PASSAGES_AT_ONCE):
        shop.look()
        shop.on_step(Step(path, "embedding", first / len(texts)))
        rows.append(shop.embedder.encode_passages(texts[first : first + _PASSAGES_AT_ONCE]))
    return np.concatenate(rows)


def _store(prepared: Prepared, vectors: NDArray[np.float32], store: Store) -> Outcome | Failure:
    document, passages, statements = prepared.document, prepared.passages, prepared.statements
    try:
        with border(prepared.path, "storing it"):
            store.replace_document(prepared.source, document, passages, vectors, statements, prepared.original)
    except DocumentFault as error:
        return Failure(prepared.path, str(error))
    return Outcome(
        prepared.kind,
        document.id,
        prepared.path,
        document.title,
        passages=len(passages),
        statements=len(statements),
        fault=prepared.fault,
        note=prepared.note,
    )
