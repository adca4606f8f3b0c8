"""What was removed is taken off the disk, too: out of the database's log and out of the derived indexes.

Also builds a damaged lexical index anew, and the base of a dense one, beside those who search meanwhile.
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path

from index.bases import wipe_bases
from index.bin import Bin, gone_for_good
from index.coding import make_base_when_due
from index.derived import bring_words, build_anew, entries, lexical_folder, vectors_file
from index.errors import IndexBusy, IndexFault, IndexUnreachable, VerbatimError
from index.lexical import LexicalIndex
from index.shelf import Shelf
from index.shelves import open_shelves
from index.store import Store
from index.unfinished import clear_unfinished
from index.vectors import stored_generation

RESTORING = "restoring"
"""What the folders in which a backup is made ready begin with; one that was killed left copies of documents."""
_PAUSE_SECONDS = 1.0
"""How long to wait for those who still read what was removed, before it is tried again."""


_logger = logging.getLogger(__name__)


def wipe(folder: Path) -> bool:
    """Leave nothing on the disk of what was removed from a store.

    :param folder: the index folder.
    :return: False when somebody still reads an older state, so that the rest must be tried again.
    :raises IndexFault: when the store or its indexes cannot be opened or written.
    """
    with closing(Store(folder, None)) as store:
        removed = store.removed
        clear_unfinished(folder, RESTORING)
        if lexical_folder(store).is_dir():
            _wipe_words(store)
        if stored_generation(vectors_file(store)) != store.generation:
            for file in vectors_file(store).parent.glob("vectors.bin*"):
                file.unlink(missing_ok=True)
        wipe_bases(store.derived, store.stamp, store.touched_since)
        if is_forgotten := _forget(store):
            Bin(folder).clear()  # after that: whoever is killed in between finds here what is to be forgotten
        return is_forgotten and store.wipe(removed)


def wipe_bin(folder: Path) -> bool:
    """Take off the disk what was removed so long ago that nobody can have it back.

    :param folder: the index folder.
    :return: False when something is still to be taken off, now or later, so that it must be tried again.
    :raises IndexFault: when the store or its indexes cannot be opened or written.
    """
    bin = Bin(folder)
    if len(bin.listed()) < bin.size:
        wipe(folder)
    return not bin.size


def rebuild(folder: Path) -> None:
    """Build the lexical index of a store anew on the disk.

    :param folder: the index folder.
    :raises IndexFault: when the store cannot be opened, or the index cannot be written.
    """
    with closing(Store(folder, None)) as store:
        lexical = LexicalIndex(lexical_folder(store), store.stamp)
        with lexical.writing():
            build_anew(lexical, store.snapshot())


def wipe_after(store: Store, wait_seconds: float = 5.0) -> bool:
    """The same for what was removed from a store that stays open, if anything was since it was last wiped.

    :param store: the store.
    :param wait_seconds: how long to wait for those who still read an older state: longer than most answers take.
    :return: False when they still do.
    :raises IndexFault: when the store or its indexes cannot be opened or written.
    """
    deadline = time.monotonic() + wait_seconds
    while store.removed is not None and not wipe(store.folder):
        if time.monotonic() > deadline:
            return False
        time.sleep(_PAUSE_SECONDS)
    return True


def _forget(store: Store) -> bool:
    """Take what was said with words of removed documents out of what people keep."""
    is_gone = gone_for_good(store)
    with open_shelves(store.folder) as shelves:
        return all([_forget_in(shelf, is_gone) for shelf in shelves])


def _forget_in(shelf: Shelf, is_gone: Callable[[str, Sequence[str]], bool]) -> bool:
    """The same for some; where it cannot be done, such as in a damaged file, nothing else is kept from being wiped."""
    try:
        return shelf.forget(is_gone)
    except (IndexBusy, IndexUnreachable):
        return False
    except IndexFault as error:
        _logger.warning("What was said with words of removed documents may remain: %s", error)
        return True


def _wipe_words(store: Store) -> None:
    """Write anew what of the lexical index holds words of what was removed: some segments of it, or all."""
    lexical = LexicalIndex(lexical_folder(store), store.stamp)
    with lexical.writing():
        now = store.snapshot()
        bring_words(lexical, now)
        if not lexical.keeps_removed:
            return
        beside = lexical.beside_removed()
        if beside is None:
            build_anew(lexical, now)
        else:
            lexical.rewrite(now.generation, beside, entries(now, beside))


class Wiper:
    """Wipes, or builds anew, in a thread of its own: again and again until it is done. Threads may share it."""

    def __init__(self, folder: Path) -> None:
        """Be ready to wipe what was removed from the store in a folder."""
        self._folder = folder
        self._lock = threading.Lock()
        self._waiting: list[Callable[[], None]] = []
        self._thread: threading.Thread | None = None
        self._is_at_work = False

    @property
    def is_running(self) -> bool:
        """Whether it is at work; one that a fault ended is not."""
        return self._is_at_work and self._thread is not None and self._thread.is_alive()

    def begin(self) -> None:
        """Begin to wipe; if it is at work, do so again after that: what was removed meanwhile is not wiped else."""
        self._begin(self._wipe)

    def begin_rebuilding(self) -> None:
        """Begin to build the lexical index anew, or do so after what it is at."""
        self._begin(self._rebuild)

    def begin_making_base(self) -> None:
        """Begin to make the base of the dense index, if it is due, or do so after what it is at."""
        self._begin(self._make_base)

    def wait(self, seconds: float) -> bool:
        """Wait at most so long until it is done; returns whether it is."""
        if self._thread:
            self._thread.join(seconds)
        return not self.is_running

    def _begin(self, work: Callable[[], None]) -> None:
        with self._lock:
            if work not in self._waiting:
                self._waiting.append(work)
            if not self.is_running:
                self._is_at_work = True
                self._thread = threading.Thread(target=self._work, name="wiper", daemon=True)
                self._thread.start()

    def _work(self) -> None:
        while work := self._next():
            # Whatever stands in the way, the next removal, or the next start, tries again.
            with suppress(VerbatimError, OSError):
                work()

    def _next(self) -> Callable[[], None] | None:
        with self._lock:
            self._is_at_work = bool(self._waiting)
            return self._waiting.pop(0) if self._waiting else None

    def _wipe(self) -> None:
        while not wipe(self._folder):
            time.sleep(_PAUSE_SECONDS)

    def _rebuild(self) -> None:
        rebuild(self._folder)

    def _make_base(self) -> None:
        with closing(Store(self._folder, None)) as store:
            make_base_when_due(store)
