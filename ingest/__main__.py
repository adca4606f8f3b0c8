"""The command `python -m ingest`: documents in, listed, removed, watched or only shown.

Owns arguments, exit codes and what is printed where. Everything slow to import is imported when it is needed,
so that `--help` and mistakes answer at once.
"""

import argparse
import io
import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from index.databases.place import keep_in
from index.errors import QuestionError, SettingsError, VerbatimError
from index.output import discard_output, show
from index.private import be_private
from index.settings import Settings, read_settings
from ingest.keeping import keep, keeps, make_base, wipe_removed

if TYPE_CHECKING:
    from index.records import Document
    from ingest.opening import Opened
    from ingest.records import Failure, Source
    from ingest.report import Outcome, Report

ALL_IN, SOME_FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str]) -> int:
    """Run the command.

    :param arguments: what stands behind `python -m ingest`.
    :return: the exit code: 0 all in, 1 some failed, 2 wrong use, 130 interrupted.
    """
    options = _parse(arguments)
    be_private()
    try:
        settings = read_settings(os.environ)
        settings = replace(settings, index=options.index or settings.index)
        keep_in(settings.index, settings.store)
        return _run(options, settings)
    except KeyboardInterrupt:
        print(
            "Interrupted; what was stored so far stays in the index, run the command again for the rest.",
            file=sys.stderr,
        )
        return INTERRUPTED
    except BrokenPipeError:
        discard_output()
        return SOME_FAILED
    except VerbatimError as error:
        show(str(error), sys.stderr)
        return USAGE if isinstance(error, SettingsError) else SOME_FAILED


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    from ingest.formats import format_names

    parser = argparse.ArgumentParser(
        "python -m ingest",
        description=f"Add documents to the index, or bring it up to date: {format_names()}.",
        epilog="Exit code: 0 all documents are in, 1 some failed, 2 wrong use.",
    )
    parser.add_argument("paths", nargs="*", metavar="PATH|URL", help="files, folders, addresses (default: corpus/)")
    parser.add_argument("--index", type=Path, metavar="DIR", help="the folder of the index (default: index/data/)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument(
        "--collection", action="append", default=[], metavar="NAME", help="put the documents into this collection, too"
    )
    parser.add_argument("--follow-links", action="store_true", help="follow links that lead out of the folders named")
    parser.add_argument(
        "--prune", action="store_true", help="also remove from the index what is gone from the folders named"
    )
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--list", action="store_true", help="list the documents in the index")
    instead.add_argument("--remove", metavar="ID", help="remove a document; the beginning of its id is enough")
    instead.add_argument("--watch", action="store_true", help="go on and follow changes of the files until interrupted")
    instead.add_argument("--dry-run", action="store_true", help="print what would be stored, and store nothing")
    instead.add_argument(
        "--statements", action="store_true", help="print who says what in the files, and why, and store nothing"
    )
    instead.add_argument("--check", action="store_true", help="say what is damaged in the index, and mend what can be")
    instead.add_argument("--rebuild", action="store_true", help="build what is searched anew from what is stored")
    instead.add_argument(
        "--backup", type=Path, metavar="FILE", help="write the index, and what is kept beside it, into one file"
    )
    instead.add_argument("--restore", type=Path, metavar="FILE", help="put a backup into the place of the index")
    instead.add_argument(
        "--copy-files", action="store_true", help="copy the index in its folder into the database of VERBATIM_STORE"
    )
    options = parser.parse_args(arguments)
    if options.paths and (options.list or options.remove is not None or keeps(options)):
        parser.error("--list, --remove, --check, --rebuild, --backup, --restore and --copy-files take no paths")
    if options.prune and (
        options.list or options.remove is not None or options.watch or _only_shows(options) or keeps(options)
    ):
        parser.error("--prune goes with adding documents alone")
    _check_collections(parser, options)
    return options


def _only_shows(options: argparse.Namespace) -> bool:
    return bool(options.dry_run or options.statements)


def _check_collections(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    from index.collections import clean_name

    if options.collection and (options.list or _only_shows(options) or options.remove is not None or keeps(options)):
        parser.error("--collection goes with documents that are added")
    try:
        options.collection = [clean_name(name) for name in options.collection]
    except QuestionError as error:
        parser.error(str(error))


def _run(options: argparse.Namespace, settings: Settings) -> int:
    paths = options.paths or [settings.corpus]
    if _only_shows(options):
        return _show(paths, settings, options)
    if options.list:
        return _list(settings.index, options.json)
    if options.remove is not None:
        return _remove(settings.index, options.remove, options.json)
    if keeps(options):
        return keep(options, settings)
    if options.watch:
        return _watch(paths, settings, options)
    return _add(paths, settings, options)


def _show(paths: Sequence[str | Path], settings: Settings, options: argparse.Namespace) -> int:
    from index.errors import SourceError
    from ingest.extract.process import ExtractionProcess
    from ingest.records import Failure, limits_in

    code, shown = ALL_IN, _shown_as(settings, options)
    with ExtractionProcess(limits_in(settings)) as process:
        for source in _find(settings, options)(paths):
            try:
                if isinstance(source, Failure):
                    raise SourceError(source.reason)
                document = process.extract(source)
            except SourceError as error:
                show(str(error), sys.stderr)
                code = SOME_FAILED
            else:
                show(shown(document))
    return code


def _shown_as(settings: Settings, options: argparse.Namespace) -> "Callable[[Document], str]":
    """The function that makes a document what is printed of it: its text, or who says what in it."""
    from ingest.listing import document_as_json, document_as_text

    if options.dry_run:
        return document_as_json if options.json else document_as_text
    from ingest.explaining import explained_as_json, explained_as_text
    from ingest.statements.find import find_explained
    from ingest.statements.tagger.loading import load_tagger

    tagger = load_tagger(settings.statements, settings.models)
    render = explained_as_json if options.json else explained_as_text
    return lambda document: render(document, find_explained(document, tagger))


def _find(
    settings: Settings, options: argparse.Namespace, inside: "Sequence[str | Path]" = ()
) -> "Callable[[Sequence[str | Path]], Iterator[Source | Failure]]":
    """The function that reads what is named, within the bounds of the settings."""
    from ingest.addresses import is_address
    from ingest.sources import find_sources

    within = [Path(path) for path in inside if not is_address(path)]
    return partial(find_sources, largest_mb=settings.source_mb, follow_links=options.follow_links, inside=within)


def _list(folder: Path, as_json: bool) -> int:
    from index.store import Store
    from ingest.listing import Listed, listed_as_json, table

    with closing(Store(folder, None)) as store:
        counts, collected = store.passage_counts(), store.collections.names()
        rows = [
            Listed(source, counts.get(document.id, 0), tuple(collected.get(document.id, ())))
            for document in store.listed()
            for source in store.sources_of(document)
        ]
    if as_json:
        for row in rows:
            show(listed_as_json(row))
    else:
        show(table(rows))
    return ALL_IN


def _remove(folder: Path, beginning: str, as_json: bool) -> int:
    from index.store import Store
    from ingest.pipeline import remove_document
    from ingest.report import make_report

    with closing(Store(folder, None)) as store:
        code = _tell(make_report([remove_document(store, beginning)], 0.0), as_json)
        wipe_removed(store)
    return code


def _add(paths: Sequence[str | Path], settings: Settings, options: argparse.Namespace) -> int:
    from ingest.opening import opened_for
    from ingest.records import Failure

    found = _find(settings, options)(paths)
    failures: list[Failure] = []
    for source in found:
        if not isinstance(source, Failure):
            with opened_for(settings, options.collection) as opened:
                return _add_found(chain(failures, [source], found), paths, opened, options)
        failures.append(source)
    # Nothing to add, for example a mistyped path: answered at once, without a model and without making an index.
    return _tell_none(failures, paths, settings, options)


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


def _watch(paths: Sequence[str | Path], settings: Settings, options: argparse.Namespace) -> int:
    from ingest.opening import opened_for
    from ingest.watch import follow, watch_files

    changes = watch_files(paths, settings.index)
    next(changes, None)
    with opened_for(settings, options.collection) as opened:
        code = _add_found(_find(settings, options)(paths), paths, opened, options)
        find = _find(settings, options, inside=paths)
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
) -> int:
    """Add what was found; if that is broken off, tell what was added before."""
    from ingest.gone import with_gone
    from ingest.pipeline import add_documents
    from ingest.progress import Progress, progress_bar
    from ingest.report import make_report
    from ingest.sources import total_size

    began = time.monotonic()
    outcomes: list[Outcome | Failure] = []
    try:
        with progress_bar(total_size(paths)) as show:

            def note(progress: Progress) -> None:
                outcomes.append(progress.outcome)
                show(progress)

            report = add_documents(found, opened.store, opened.embedder, on_progress=note, **opened.reading)
    except (KeyboardInterrupt, VerbatimError):
        _tell(make_report(outcomes, time.monotonic() - began), options.json)
        raise
    code = _tell(with_gone(report, paths, opened.store, prune=options.prune), options.json)
    wipe_removed(opened.store)
    make_base(opened.store)
    return code


def _tell(report: "Report", as_json: bool) -> int:
    """Print a report, and each failure on standard error too, where a person looks for it."""
    from ingest.report import report_as_json, report_as_text

    show(json.dumps(report_as_json(report), ensure_ascii=False) if as_json else report_as_text(report))
    for failure in report.failed:
        show(failure.reason, sys.stderr)
    return SOME_FAILED if report.failed else ALL_IN


if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # as JSON demands, whatever the locale says
    sys.exit(main(sys.argv[1:]))
