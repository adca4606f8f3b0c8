"""Which dense index a store of so many passages has, and the making of its base, beside those who search meanwhile.

A base lies in a folder named after the generation of the store that it holds; it is made under another name, so that
it is there whole or not at all.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path

from index.base import Base, open_base
from index.base_writing import write_base
from index.errors import IndexNotWritable
from index.private import make_private_folder
from index.store import Store
from index.store_reader import StoreReader
from index.unfinished import clear_unfinished, unfinished
from index.vectors import Ids, Vectors

FLAT_AT_MOST = 200_000
"""Passages; a flat index of more takes over a second to copy for each change, and 14 ms for each query."""
_UNCODED_AT_MOST = 50_000
"""So many added vectors take a quarter of a second to copy and 4 ms to read for each query."""
_UNCODED_SHARE = 0.02
"""Of ten million passages 200,000: a base of those takes a quarter of an hour to make, so it is made seldom."""
_MAKING = "coding"
_BATCH = 10_000


def derived_folder(store: StoreReader) -> Path:
    """Where what is derived from a store lies."""
    return store.folder / "derived"


def stamp_of(store: StoreReader) -> str:
    """What the indexes of a store are marked with, so that they are taken for no other's."""
    return f"{store.identity} · {store.fingerprint}"


def is_due(total: int, uncoded: int) -> bool:
    """Whether a base is to be made.

    :param total: how many passages there are.
    :param uncoded: how many of them were added or removed since there is a base; all without one.
    :return: whether so many are better coded.
    """
    return total > FLAT_AT_MOST and uncoded > max(_UNCODED_AT_MOST, _UNCODED_SHARE * total)


def base_folders(store: StoreReader) -> list[Path]:
    """The folders of a store's bases, the newest first; mostly one."""
    found = [path for path in derived_folder(store).glob("coded-*") if path.name.removeprefix("coded-").isdecimal()]
    return sorted(found, key=generation_of, reverse=True)


def generation_of(folder: Path) -> int:
    """The generation whose vectors a base's folder holds."""
    return int(folder.name.removeprefix("coded-"))


def newest_base(store: StoreReader, dimensions: int | None = None) -> Base | None:
    """Open the newest base of a store from which few enough changes lead to now; None when there is none.

    :param store: the store.
    :param dimensions: how long its vectors must be; None for any length.
    :return: the base.
    """
    for folder in base_folders(store):
        base = open_base(folder, stamp_of(store), dimensions)
        touched = None if base is None else touched_since(store, base)
        if base and touched is not None and len(touched) <= len(base) // 2:
            return base
    return None


def touched_since(store: StoreReader, base: Base) -> tuple[int, ...] | None:
    """The passages that were added, removed or replaced since a base was made; None when that is not known."""
    if base.generation > store.generation:
        return None
    since = store.changes_since(base.generation)
    return None if since is None else since.touched


def make_base_when_due(folder: Path, tell: Callable[[int], object] | None = None) -> bool:
    """Make a base of a store's vectors if there are many and it has none, or much changed since; removes older ones.

    What is removed meanwhile is not wiped before it ends: it reads one generation of the store.

    :param folder: the index folder.
    :param tell: is told before it is made, and of how many vectors.
    :return: whether one was made.
    :raises IndexFault: when the store cannot be read, or the disk does not take it.
    """
    with closing(Store(folder, None)) as store:
        now = store.snapshot()
        if not _is_due(now):
            return False
        wipe_bases(store)  # what is of no use is in the way
        if any(derived_folder(store).glob(f"{_MAKING}-*")):  # another process makes one
            return False
        if tell:
            tell(now.counts().passages)
        _make_base(now)
        wipe_bases(store)
        return True


def wipe_bases(store: StoreReader) -> None:
    """Take what was removed out of the newest base of a store, and all others off the disk.

    :param store: the store.
    :raises IndexFault: when the store cannot be read, or the disk does not take it.
    """
    clear_unfinished(derived_folder(store), _MAKING)
    base = newest_base(store)
    for folder in base_folders(store):
        if base is None or folder != base.folder:
            shutil.rmtree(folder, ignore_errors=True)
    if base:
        base.wipe(touched_since(store, base) or ())


def _is_due(store: StoreReader) -> bool:
    total = store.counts().passages
    base = newest_base(store)
    return is_due(total, len(touched_since(store, base) or ()) if base else total)


def _make_base(store: StoreReader) -> None:
    try:
        make_private_folder(derived_folder(store))
        with unfinished(derived_folder(store), _MAKING) as working:
            write_base(working, stamp_of(store), store.generation, _vectors(store))
            with suppress(OSError):  # another process made the same one
                working.rename(derived_folder(store) / f"coded-{store.generation}")
    except OSError as error:
        raise IndexNotWritable(f"The index folder {store.folder} cannot be written: {error.strerror}.") from error


def _vectors(store: StoreReader) -> Iterator[tuple[Ids, Vectors]]:
    ids: Iterator[int] = iter(store.passage_ids())
    while part := list(islice(ids, _BATCH)):
        yield part, store.vectors(part)
