"""What the command line of `python -m ingest` may say, and the exit codes that it answers with."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from index.errors import QuestionError
from ingest.keeping import keeps

DEFAULT_WORKERS = 1
"""As long as it is not shown that more are sooner done: on two processors that others used as well, two took as long as
one and four longer, for a tenth to a fifth more processor time (`benchmarks/workers.py`)."""
_MOST_WORKERS = 64
"""Each is a process with the memory that a document takes: more are a slip of the finger."""
ALL_IN, SOME_FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read a command line; one that cannot be ends the program with what is wrong with it.

    :param arguments: what stands behind `python -m ingest`.
    :return: the options.
    """
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
    parser.add_argument(
        "--workers",
        type=_count,
        default=DEFAULT_WORKERS,
        metavar="N",
        help="how many documents are read at once (default: %(default)s)",
    )
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--list", action="store_true", help="list the documents in the index")
    instead.add_argument("--remove", metavar="ID", help="remove a document; the beginning of its id is enough")
    instead.add_argument("--resume", action="store_true", help="go on with the last ingest, if that was broken off")
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
    if options.resume and (options.paths or options.prune or options.collection or options.follow_links):
        parser.error("--resume goes on with the paths and options of the ingest that was broken off; name none")
    if options.prune and (
        options.list or options.remove is not None or options.watch or only_shows(options) or keeps(options)
    ):
        parser.error("--prune goes with adding documents alone")
    _check_collections(parser, options)
    return options


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _MOST_WORKERS:
        raise argparse.ArgumentTypeError(f"{text!r} must be a whole number from 1 to {_MOST_WORKERS}")
    return int(text)


def only_shows(options: argparse.Namespace) -> bool:
    """Whether documents are printed and nothing is stored."""
    return bool(options.dry_run or options.statements)


def _check_collections(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    from index.collections import clean_name

    if options.collection and (options.list or only_shows(options) or options.remove is not None or keeps(options)):
        parser.error("--collection goes with documents that are added")
    try:
        options.collection = [clean_name(name) for name in options.collection]
    except QuestionError as error:
        parser.error(str(error))
