"""What `python -m ingest` does to keep an index safe: checks, rebuilding, backups, copies, and wiping."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from index.settings import NONE, Settings

if TYPE_CHECKING:
    from index.store import Store

SOUND, DAMAGED = 0, 1


def keeps(options: argparse.Namespace) -> bool:
    """Whether a command line asks for one of these."""
    return bool(options.check or options.rebuild or options.backup or options.restore or options.copy_files)


def keep(options: argparse.Namespace, settings: Settings) -> int:
    """Do it, and print what came of it.

    :param options: the command line.
    :param settings: say where the index lies, and where it is searched.
    :return: 0 when it is done and the index is sound, 1 when something was damaged.
    :raises VerbatimError: when it cannot be done.
    """
    from index.backup import back_up, restore  # slow to import
    from index.moving import copy_files

    folder = settings.index
    if options.copy_files:
        count = copy_files(folder, settings.store)
        print(f"{count} documents were copied from {folder} into the database, with all that is kept beside them.")  # noqa: T201
        return SOUND
    if options.check:
        return _check(folder)
    if options.rebuild:
        return _rebuild(folder, settings.search)
    if options.backup:
        print(f"{back_up(folder, options.backup)} documents are in {options.backup}.")  # noqa: T201
    else:
        print(f"{restore(folder, options.restore)} documents were restored from {options.restore}.")  # noqa: T201
    return SOUND


def wipe_removed(store: "Store") -> None:
    """Take what was removed, and older versions of texts, off the disk, or say that this must wait."""
    from index.wiping import wipe_after

    if not wipe_after(store):
        print(  # noqa: T201
            "What was removed is found no more, but another program still reads it; it leaves the disk when that ends.",
            file=sys.stderr,
        )


def make_base(store: "Store") -> None:
    """Make codes of the vectors where there are so many that search needs them, and say so: it takes minutes."""
    from index.coding import make_base_when_due

    def tell(count: int) -> None:
        print(f"Making {count:,} vectors ready for search, which takes minutes.", file=sys.stderr)  # noqa: T201

    make_base_when_due(store, tell)


def _check(folder: Path) -> int:
    from index.checking import check_index
    from index.recall import measured_recall

    faults = 0
    for fault in check_index(folder):
        print(fault, flush=True)  # noqa: T201
        faults += 1
    print(f"{faults} faults." if faults else "The index is sound.")  # noqa: T201
    if (recall := measured_recall(folder)) is not None:
        print(f"Search by codes finds {recall:.1%} of the ten passages that are most similar to each of a sample.")  # noqa: T201
    return DAMAGED if faults else SOUND


def _rebuild(folder: Path, search: str) -> int:
    from index.wiping import rebuild

    if search == NONE:
        rebuild(folder)
    else:
        from index.milvus.derived import rebuild_engine

        rebuild_engine(folder, search)
    print("What is searched was built anew.")  # noqa: T201
    return SOUND
