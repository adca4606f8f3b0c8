"""Follows changes of files: what changed is taken in again, and what vanished is removed."""

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from index.models.embedder import Embedder
from index.store import Store
from ingest.extract.choose import extract
from ingest.gone import noted, remove_sources
from ingest.pipeline import add_documents, put_again
from ingest.prepare import Extract
from ingest.records import Failure, Source
from ingest.report import Outcome, Report, make_report
from ingest.sources import find_sources
from ingest.statements.tagger.reading import StatementReader

Find = Callable[[Sequence[Path]], Iterator[Source | Failure]]


def follow(
    changed: Sequence[Path],
    store: Store,
    embedder: Embedder,
    *,
    passage_tokens: int,
    tagger: StatementReader | None = None,
    extract: Extract = extract,
    keep_originals: bool = True,
    reads_pictures: bool = False,
    collections: Sequence[str] = (),
    find: Find = find_sources,
) -> Report:
    """Bring a store up to date with paths that changed.

    :param changed: files and folders that changed or vanished.
    :param store: where documents go.
    :param embedder: embeds their passages.
    :param passage_tokens: the longest passage, in the embedder's tokens.
    :param tagger: reads who says what beside the rules.
    :param extract: makes a document of a source.
    :param keep_originals: whether originals are kept, where sources have some.
    :param reads_pictures: whether `extract` reads pages that are pictures.
    :param collections: the names of collections that documents are put into.
    :param find: reads what is at paths.
    :return: what was added, updated, removed or failed.
    """
    began, collected = time.monotonic(), store.collections.names()
    # What vanished goes first, so that a file with a new name is stored under that.
    outcomes: list[Outcome | Failure] = [*remove_sources(store, [path for path in changed if not path.exists()], [])]
    seen: list[Source | Failure] = []
    report = add_documents(
        noted(find([path for path in changed if path.exists()]), seen),
        store,
        embedder,
        passage_tokens=passage_tokens,
        tagger=tagger,
        extract=extract,
        keep_originals=keep_originals,
        reads_pictures=reads_pictures,
        collections=collections,
    )
    put_again(store, [one.id for one in outcomes if isinstance(one, Outcome)], collected)
    outcomes += [*report.added, *report.updated, *report.unchanged, *report.failed]
    outcomes += remove_sources(store, changed, seen)
    return make_report(outcomes, time.monotonic() - began)
