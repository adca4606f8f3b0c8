"""The making of a base of a store's vectors, beside those who search meanwhile: whole, or not at all."""

from collections.abc import Callable, Iterator
from contextlib import suppress

from index.base_writing import write_base
from index.bases import MAKING, folder_of, is_due, newest_base, wipe_bases
from index.errors import IndexNotWritable
from index.private import make_private_folder
from index.store_reader import StoreReader
from index.unfinished import unfinished
from index.vectors import Ids, Vectors

_BATCH = 10_000


def make_base_when_due(store: StoreReader, tell: Callable[[int], object] | None = None) -> bool:
    """Make a base of a store's vectors if there are many and it has none, or much changed since; removes older ones.

    What is removed meanwhile is not wiped before it ends: it reads one generation of the store.

    :param store: the store.
    :param tell: is told before it is made, and of how many vectors.
    :return: whether one was made.
    :raises IndexFault: when the store cannot be read, or the disk does not take it.
    """
    now = store.snapshot()
    total = now.passage_count()
    if not is_due(total, _uncoded(now, total)):
        return False
    wipe_bases(store.derived, store.stamp, store.touched_since)  # what is of no use is in the way
    if any(store.derived.glob(f"{MAKING}-*")):  # another process makes one
        return False
    if tell:
        tell(total)
    _make_base(now)
    wipe_bases(store.derived, store.stamp, store.touched_since)
    return True


def _uncoded(store: StoreReader, total: int) -> int:
    base = newest_base(store.derived, store.stamp, store.touched_since)
    return len(store.touched_since(base.generation) or ()) if base else total


def _make_base(store: StoreReader) -> None:
    try:
        make_private_folder(store.derived)
        with unfinished(store.derived, MAKING) as working:
            write_base(working, store.stamp, store.generation, _vectors(store))
            with suppress(OSError):  # another process made the same one
                working.rename(folder_of(store.derived, store.generation))
    except OSError as error:
        raise IndexNotWritable(f"The index files in {store.folder} cannot be written: {error.strerror}.") from error


def _vectors(store: StoreReader) -> Iterator[tuple[Ids, Vectors]]:
    return ((part, store.vectors(part)) for part in store.passage_id_parts(_BATCH))
