"""Sources that are in the store and no longer where they came from, and how they are taken out of it."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from index.output import show
from index.store import Store
from ingest.addresses import is_address, source_key
from ingest.records import Failure, Source
from ingest.report import Outcome, Report
from ingest.sources import printable, shown_path


def gone_sources(store: Store, named: Sequence[str | Path], report: Report) -> list[str]:
    """The sources below what a user named that an ingest of it did not meet again.

    :param store: what the ingest brought up to date.
    :param named: the files and folders; of what does not exist, and of addresses, nothing is told.
    :param report: what became of each source that was met.
    :return: the keys of the others, in order. What is there but failed is not gone.
    """
    paths = [Path(path) for path in named if not is_address(path)]
    roots = [source_key(shown_path(path)) for path in paths if path.exists()]
    outcomes = (*report.added, *report.updated, *report.unchanged)
    met = {source_key(outcome.path) for outcome in outcomes}
    failed = [source_key(failure.path) for failure in report.failed]
    return sorted(
        source.path
        for source in store.sources()
        if is_below(source.path, roots) and source.path not in met and not is_below(source.path, failed)
    )


def with_gone(report: Report, named: Sequence[str | Path], store: Store, *, prune: bool) -> Report:
    """A report with the sources that are gone.

    :param report: what became of each source that was met.
    :param named: the files and folders that the ingest was of.
    :param store: what it brought up to date.
    :param prune: whether what is gone is taken out, once each source is named on standard error.
    :return: the report that names them, or says what was removed with them.
    """
    gone = gone_sources(store, named, report)
    if not prune:
        return replace(report, gone=tuple(gone))
    for path in gone:
        show(f"{path} is gone.", sys.stderr)
    return replace(report, removed=(*report.removed, *(one for path in gone for one in _remove(store, path))))


def noted(found: Iterable[Source | Failure], seen: list[Source | Failure]) -> Iterator[Source | Failure]:
    """The same, one at a time: what was seen is noted without its content, of which a folder may have any amount."""
    for one in found:
        seen.append(replace(one, content=b"", original=None) if isinstance(one, Source) else one)
        yield one


def remove_sources(
    store: Store,
    paths: Sequence[Path],
    found: Sequence[Source | Failure],
    tell: Callable[[Outcome], None] = lambda _: None,
) -> Iterator[Outcome]:
    """Remove what the store has from these paths and below them, but for what was found there again.

    What is there but failed is kept: half a file is soon followed by the whole, and a mistake can be undone.

    :param store: where the documents are.
    :param paths: files and folders.
    :param found: what was found there.
    :param tell: told of each document before it goes; what it raises keeps that.
    :yield: which documents went.
    """
    roots = [printable(str(path)) for path in paths]
    kept = {source_key(item.path) for item in found}
    failed = [source_key(item.path) for item in found if isinstance(item, Failure)]
    for source in store.sources():
        if is_below(source.path, roots) and source.path not in kept and not is_below(source.path, failed):
            yield from _remove(store, source.path, tell)


def is_below(path: str, roots: Iterable[str]) -> bool:
    """Whether a path is one of these, lies in one of these folders, or names a record of one of these files."""
    return any(path == root or path.startswith((root + os.sep, root + "#")) for root in roots)


def _remove(store: Store, path: str, tell: Callable[[Outcome], None] = lambda _: None) -> Iterator[Outcome]:
    source = store.source(path)
    document = store.document(source.document_id) if source else None
    going = []
    if document and store.paths(document.id) == (path,):
        going = [Outcome("removed", document.id, document.path or path, document.title)]
    for outcome in going:
        tell(outcome)
    store.remove_source(path)
    yield from going
