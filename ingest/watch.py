"""Follows changes of files: what changed is taken in again, and what vanished is removed.

The one file that knows watchfiles.
"""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from threading import Event

from watchfiles import watch

from index.models.embedder import Embedder
from index.store import Store
from ingest.addresses import is_address
from ingest.extract.choose import extract
from ingest.gone import noted, remove_sources
from ingest.pipeline import add_documents, put_again
from ingest.prepare import Extract
from ingest.records import Failure, Source
from ingest.report import Outcome, Report, make_report
from ingest.skipped import is_skipped
from ingest.sources import find_sources
from ingest.statements.tagger.reading import StatementReader

Find = Callable[[Sequence[Path]], Iterator[Source | Failure]]
_TIMEOUT_MILLISECONDS = 500  # how soon a stop is seen


def watch_files(paths: Sequence[str | Path], ignored: Path, stop: Event | None = None) -> Iterator[list[Path]]:
    """Wait for changes of what the user named; yields the paths that changed or vanished since the last step.

    Watching begins with the first step, which may yield no change at all, so that nothing is missed that changes
    while the caller takes everything in for the first time. Addresses and what does not exist are not watched,
    nor is `ignored`, the folder of the index. It ends when `stop` is set.
    """
    roots = [_absolute(path) for path in paths if not is_address(path) and Path(path).exists()]
    # A file is watched through its folder, since many editors put a new file in the place of the old.
    folders = {root if root.is_dir() else root.parent for root in roots}
    changes = watch(
        *folders,
        watch_filter=lambda _, path: _matters(Path(path), roots, _absolute(ignored)),
        stop_event=stop,
        rust_timeout=_TIMEOUT_MILLISECONDS,
        yield_on_timeout=True,
    )
    for changed in changes if roots else ():
        yield _outermost(Path(path) for _, path in changed)


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


def _absolute(path: str | Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100  # a link keeps the name that the user knows


def _matters(path: Path, roots: Sequence[Path], ignored: Path) -> bool:
    if path.is_relative_to(ignored):
        return False
    return any(
        path.is_relative_to(root) and not any(is_skipped(name) for name in path.relative_to(root).parts)
        for root in roots
    )


def _outermost(paths: Iterable[Path]) -> list[Path]:
    """The paths in order, without those that lie below another of them."""
    kept: list[Path] = []
    for path in sorted(set(paths)):
        if not kept or not path.is_relative_to(kept[-1]):
            kept.append(path)
    return kept
