"""What `python -m ingest` changes: documents are added, once or whenever their files change, or removed.

Owns the order of these, and what is told of them.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from index.errors import VerbatimError
from index.output import show
from index.settings import Settings
from ingest.command.options import ALL_IN, SOME_FAILED
from ingest.keeping import make_base, wipe_removed

if TYPE_CHECKING:
    from ingest.command.job import Job
    from ingest.opening import Opened
    from ingest.progress import Progress
    from ingest.records import Failure, Source
    from ingest.report import Outcome, Report


_AS_BEFORE = "What failed before, {} in all, is not tried again while it stays as it is; without --resume it is."


def add(
    paths: Sequence[str | Path],
    settings: Settings,
    options: argparse.Namespace,
    failed: Mapping[tuple[str, str], str] = MappingProxyType({}),
) -> int:
    """Add what is named, or bring it up to date.

    :param paths: what is named.
    :param settings: name the index, the models and the limits.
    :param options: the command line.
    :param failed: why sources failed before, which are not tried again as they were.
    :return: the exit code.
    :raises VerbatimError: when the index or a model cannot be used; what was stored before stays.
    """
    from ingest.command.job import recorded
    from ingest.opening import opened_for
    from ingest.records import Failure

    found = find_as(settings, options)(paths)
    failures: list[Failure] = []
    for source in found:
        if not isinstance(source, Failure):
            with (
                opened_for(settings, options.collection, options.workers) as opened,
                recorded(settings.index, _job(paths, options, failed)) as recording,
            ):
                return _add_found(
                    recording.untried(chain(failures, [source], found)), paths, opened, options, recording.note
                )
        failures.append(source)
    # Nothing to add, for example a mistyped path: answered at once, without a model and without making an index.
    return _tell_none(failures, paths, settings, options)


def resume(settings: Settings, options: argparse.Namespace) -> int:
    """Go on with the ingest that was broken off, as it was begun; what failed is told again, and not tried again.

    :param settings: name the index, the models and the limits.
    :param options: the command line.
    :return: the exit code.
    :raises VerbatimError: when it is still at work, or the index or a model cannot be used.
    """
    from ingest.command.job import RECORD, unfinished_job

    job = unfinished_job(settings.index)
    if job is None:
        show(f"No ingest into {settings.index} was broken off.", sys.stderr)
        return ALL_IN
    show(f"Going on with the ingest of {', '.join(job.paths)}.", sys.stderr)
    if job.failed:
        show(_AS_BEFORE.format(len(job.failed)), sys.stderr)
    begun = {"collection": list(job.collection), "follow_links": job.follow_links, "prune": job.prune}
    code = add(job.paths, settings, argparse.Namespace(**vars(options) | begun), job.failed)
    (settings.index / RECORD).unlink(missing_ok=True)  # also of one that has no source any more
    return code


def _job(paths: Sequence[str | Path], options: argparse.Namespace, failed: Mapping[tuple[str, str], str]) -> "Job":
    from ingest.command.job import Job

    named, folder = tuple(map(str, paths)), str(Path.cwd())
    return Job(named, folder, tuple(options.collection), options.follow_links, options.prune, dict(failed))


def _tell_none(
    failures: "Sequence[Failure]", paths: Sequence[str | Path], settings: Settings, options: argparse.Namespace
) -> int:
    """Tell of an ingest that met no source; what is gone is looked for in an index that is there."""
    from index.store import Store
    from index.store_reader import has_store
    from ingest.gone import with_gone
    from ingest.report import make_report

    report = make_report(failures, 0.0)
    if has_store(settings.index):
        with closing(Store(settings.index, None)) as store:
            report = with_gone(report, paths, store, prune=options.prune)
            wipe_removed(store)
    return _tell(report, options.json)


def watch(paths: Sequence[str | Path], settings: Settings, options: argparse.Namespace) -> int:
    """Add what is named, and follow its changes until interrupted.

    :param paths: what is named.
    :param settings: name the index, the models and the limits.
    :param options: the command line.
    :return: the exit code of the first time, once nothing is left to follow.
    :raises VerbatimError: when the index or a model cannot be used.
    """
    from ingest.command.following import follow
    from ingest.opening import opened_for
    from ingest.watch import watch_files

    changes = watch_files(paths, settings.index)
    next(changes, None)
    with opened_for(settings, options.collection, options.workers) as opened:
        code = _add_found(find_as(settings, options)(paths), paths, opened, options)
        find = find_as(settings, options, inside=paths)
        for changed in changes:
            if changed:
                _tell(follow(changed, opened.store, opened.embedder, find=find, **opened.reading), options.json)
                wipe_removed(opened.store)
                make_base(opened.store)
    return code


def _add_found(
    found: "Iterable[Source | Failure]",
    paths: Sequence[str | Path],
    opened: "Opened",
    options: argparse.Namespace,
    record: "Callable[[Progress], None]" = lambda _: None,
) -> int:
    """Add what was found; if that is broken off, tell what was added before."""
    from ingest.gone import with_gone
    from ingest.pipeline import add_documents
    from ingest.progress import progress_bar
    from ingest.report import make_report
    from ingest.sources import total_size

    began = time.monotonic()
    outcomes: list[Outcome | Failure] = []
    try:
        with progress_bar(total_size(paths)) as show:

            def note(progress: "Progress") -> None:
                outcomes.append(progress.outcome)
                record(progress)
                show(progress)

            report = add_documents(
                opened.ahead(found), opened.store, opened.embedder, on_progress=note, **opened.reading
            )
    except (KeyboardInterrupt, VerbatimError):
        _tell(make_report(outcomes, time.monotonic() - began), options.json)
        raise
    code = _tell(with_gone(report, paths, opened.store, prune=options.prune), options.json)
    wipe_removed(opened.store)
    make_base(opened.store)
    return code


def find_as(
    settings: Settings, options: argparse.Namespace, inside: "Sequence[str | Path]" = ()
) -> "Callable[[Sequence[str | Path]], Iterator[Source | Failure]]":
    """The function that reads what is named.

    :param settings: the bounds.
    :param options: the command line.
    :param inside: the folders and files within which all must lie, where that is not what is named.
    :return: it.
    """
    from ingest.addresses import is_address
    from ingest.sources import find_sources

    within = [Path(path) for path in inside if not is_address(path)]
    return partial(find_sources, largest_mb=settings.source_mb, follow_links=options.follow_links, inside=within)


def remove(folder: Path, beginning: str, *, as_json: bool) -> int:
    """Remove a document.

    :param folder: the index folder.
    :param beginning: the beginning of its id.
    :param as_json: whether what became of it is printed as JSON.
    :return: the exit code.
    :raises VerbatimError: when the index cannot be opened or written.
    """
    from index.store import Store
    from ingest.pipeline import remove_document
    from ingest.report import make_report

    with closing(Store(folder, None)) as store:
        code = _tell(make_report([remove_document(store, beginning)], 0.0), as_json)
        wipe_removed(store)
    return code


def _tell(report: "Report", as_json: bool) -> int:
    """Print a report, and each failure on standard error too, where a person looks for it."""
    from ingest.report import report_as_json, report_as_text

    show(json.dumps(report_as_json(report), ensure_ascii=False) if as_json else report_as_text(report))
    for failure in report.failed:
        show(failure.reason, sys.stderr)
    return SOME_FAILED if report.failed else ALL_IN
