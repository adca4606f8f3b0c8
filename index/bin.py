"""The folder of what was removed and can be had back for a while, each removal in a folder of its own beside the store.

To remove it for good is to delete its folder. Knows not what lies in it.
"""

import json
import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from index.errors import IndexNotWritable
from index.kept import KEPT_SECONDS
from index.private import make_private_folder
from index.store_reader import StoreReader
from index.unfinished import clear_unfinished, unfinished

_NAME = "removed"
_UNFINISHED = "unfinished"
_ABOUT = "about.json"


@dataclass(frozen=True, slots=True)
class Removal:
    """Documents that were removed together: their ids and titles, and when that was, in seconds since 1970."""

    id: str
    removed: float
    documents: tuple[tuple[str, str], ...]

    @property
    def is_over(self) -> bool:
        """Whether it is too late to have them back."""
        return time.time() >= self.removed + KEPT_SECONDS

    @property
    def minutes(self) -> int:
        """For how many minutes more it can be had back."""
        return max(1, int((self.removed + KEPT_SECONDS - time.time()) // 60))


class Bin:
    """All that was removed from one store and can be had back. Threads and processes may share it."""

    def __init__(self, folder: Path) -> None:
        """Keep it beside the store in a folder; nothing is made before something is removed."""
        self._folder = folder / _NAME

    def all(self) -> list[Removal]:
        """All that lies here, the last removal first, with what should be deleted by now."""
        found = []
        for file in self._folder.glob(f"*/{_ABOUT}"):
            # Not one that is being made, nor one that was deleted just now.
            with suppress(OSError, ValueError, KeyError, TypeError):
                if not file.parent.name.startswith(_UNFINISHED):
                    about = json.loads(file.read_text(encoding="utf-8"))
                    documents = tuple((str(id), str(title)) for id, title in about["documents"])
                    found.append(Removal(file.parent.name, float(about["removed"]), documents))
        return sorted(found, key=lambda removal: -removal.removed)

    def listed(self) -> list[Removal]:
        """What can be had back, the last removal first."""
        return [removal for removal in self.all() if not removal.is_over]

    @property
    def document_ids(self) -> frozenset[str]:
        """The ids of all documents that can be had back."""
        return frozenset(id for removal in self.listed() for id, _ in removal.documents)

    @property
    def size(self) -> int:
        """How many removals are here, with those that should be deleted by now."""
        return len(list(self._folder.glob("*")))

    def folder_of(self, removal: Removal) -> Path:
        """Where what was removed lies."""
        return self._folder / removal.id

    @contextmanager
    def keeping(self, removal: Removal) -> Iterator[Path]:
        """Make the folder of a removal. It gets its name at the end, once it is whole.

        :param removal: the removal.
        :yield: where to put what was removed.
        :raises IndexNotWritable: when it cannot be kept.
        """
        try:
            make_private_folder(self._folder)
            with unfinished(self._folder, _UNFINISHED) as folder:
                yield folder
                about = {"removed": removal.removed, "documents": removal.documents}
                with (folder / _ABOUT).open("w", encoding="utf-8") as file:
                    file.write(json.dumps(about))
                    file.flush()
                    os.fsync(file.fileno())  # without it, nobody would know when this is to be deleted
                folder.rename(self.folder_of(removal))
        except OSError as error:
            raise IndexNotWritable(
                f"What is removed cannot be kept in {self._folder} to be had back ({error.strerror}); "
                "make room there, or remove it for good."
            ) from error

    def delete(self, removal: Removal) -> None:
        """Delete what was removed."""
        gone = self._folder / f"{_UNFINISHED}-{removal.id}"
        with suppress(FileNotFoundError):  # somebody else was faster
            self.folder_of(removal).rename(gone)
        shutil.rmtree(gone, ignore_errors=True)

    def clear(self) -> None:
        """Delete what can be had back no longer, and what processes that were killed left."""
        for removal in self.all():
            if removal.is_over:
                self.delete(removal)
        self._clear_unreadable()
        clear_unfinished(self._folder, _UNFINISHED)

    def _clear_unreadable(self) -> None:
        """Delete what nobody can have back since what it is about cannot be read, once it lay here long enough."""
        readable = {removal.id for removal in self.all()}
        for folder in self._folder.glob("*"):
            with suppress(FileNotFoundError):  # somebody else was faster
                is_old = time.time() >= folder.stat().st_mtime + KEPT_SECONDS
                if is_old and folder.name not in readable and not folder.name.startswith(_UNFINISHED):
                    shutil.rmtree(folder, ignore_errors=True)


def gone_for_good(store: StoreReader) -> Callable[[str, Sequence[str]], bool]:
    """What says of documents whether they are gone from a store: not those that were replaced, or can be had back.

    :param store: where they were.
    :return: says so of a document's id and the paths of its sources.
    """
    can_come_back = Bin(store.folder).document_ids

    def is_gone(document_id: str, paths: Sequence[str]) -> bool:
        return document_id not in can_come_back and store.is_gone(document_id, paths)

    return is_gone
