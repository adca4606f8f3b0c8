"""Documents that were removed and can be had back for a while: each removal in a folder of its own beside the store.

There they lie whole, in a store like the one that they were removed from, which therefore keeps nothing of them. To
remove them for good is to delete that folder. Knows nothing of those who ask, and of answers.
"""

import json
import secrets
import shutil
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from index.errors import IndexNotWritable
from index.private import make_private_folder
from index.store import Store
from index.unfinished import clear_unfinished, unfinished

KEPT_SECONDS = 3600
"""How long what was removed can be had back: as long as conversations and dossiers that were deleted."""
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

    def remove(self, store: Store, document_ids: Sequence[str]) -> Removal | None:
        """Remove documents from their store so that they can be had back.

        :param store: where they are.
        :param document_ids: their ids.
        :return: the removal; None when none of them was there.
        :raises IndexNotWritable: when they cannot be kept for that; nothing is removed then.
        """
        titles = {id: title for id in document_ids if (title := store.title(id)) is not None}
        if not titles:
            return None
        removal = Removal(secrets.token_hex(8), time.time(), tuple(titles.items()))
        self._keep(removal, store)
        store.remove_documents(list(titles))
        return removal

    def listed(self) -> list[Removal]:
        """What can be had back, the last removal first."""
        return sorted((one for one in self._all() if not one.is_over), key=lambda one: -one.removed)

    @property
    def document_ids(self) -> frozenset[str]:
        """The ids of all documents that can be had back."""
        return frozenset(id for removal in self.listed() for id, _ in removal.documents)

    def bring_back(self, id: str, store: Store) -> list[str] | None:
        """Put the documents of a removal back.

        :param id: the removal's.
        :param store: where they were.
        :return: the ids of those that are there again, not of one whose file has given a newer text since; None when it
            is too late.
        :raises IndexMismatch: when the store was made anew with another model.
        """
        removal = next((one for one in self.listed() if one.id == id), None)
        if removal is None:
            return None
        with closing(Store(self._folder / id, None)) as kept:
            back = kept.copy_documents([document for document, _ in removal.documents], store)
        self._delete(id)
        return back

    def drop(self, id: str, store: Store) -> Removal | None:
        """Remove the documents of a removal for good; what was said with their words goes when the store is wiped.

        :param id: the removal's.
        :param store: where they were.
        :return: the removal; None when it was gone already.
        """
        removal = next((one for one in self._all() if one.id == id), None)
        if removal:
            store.note_removed()
            self._delete(id)
        return removal

    def drop_documents(self, document_ids: Sequence[str], store: Store) -> None:
        """Remove documents for good, wherever here they are.

        :param document_ids: their ids.
        :param store: where they were.
        """
        wanted = frozenset(document_ids)
        for removal in self._all():
            rest = tuple(one for one in removal.documents if one[0] not in wanted)
            if len(rest) == len(removal.documents):
                continue
            if rest:
                with closing(Store(self._folder / removal.id, None)) as kept:
                    self._keep(Removal(secrets.token_hex(8), removal.removed, rest), kept)
            self.drop(removal.id, store)

    def clear(self) -> None:
        """Delete what can be had back no longer, and what processes that were killed left."""
        for removal in self._all():
            if removal.is_over:
                self._delete(removal.id)
        clear_unfinished(self._folder, _UNFINISHED)

    @property
    def size(self) -> int:
        """How many removals are here, with those that should be deleted by now."""
        return len(list(self._folder.glob("*")))

    def _keep(self, removal: Removal, store: Store) -> None:
        """Copy the documents of a removal from a store. The folder gets its name once it is whole."""
        try:
            make_private_folder(self._folder)
            with unfinished(self._folder, _UNFINISHED) as folder:
                with closing(Store(folder, store.fingerprint, create=True)) as kept:
                    store.copy_documents([id for id, _ in removal.documents], kept)
                about = {"removed": removal.removed, "documents": removal.documents}
                (folder / _ABOUT).write_text(json.dumps(about), encoding="utf-8")
                folder.rename(self._folder / removal.id)
        except OSError as error:
            raise IndexNotWritable(
                f"What is removed cannot be kept in {self._folder} to be had back ({error.strerror}); "
                "make room there, or remove it for good."
            ) from error

    def _delete(self, id: str) -> None:
        gone = self._folder / f"{_UNFINISHED}-{id}"
        with suppress(FileNotFoundError):  # somebody else was faster
            (self._folder / id).rename(gone)
        shutil.rmtree(gone, ignore_errors=True)

    def _all(self) -> list[Removal]:
        found = []
        for file in self._folder.glob(f"*/{_ABOUT}"):
            # Not one that is being made, nor one that was deleted just now.
            with suppress(OSError, ValueError, KeyError, TypeError):
                if not file.parent.name.startswith(_UNFINISHED):
                    about = json.loads(file.read_text(encoding="utf-8"))
                    documents = tuple((str(id), str(title)) for id, title in about["documents"])
                    found.append(Removal(file.parent.name, float(about["removed"]), documents))
        return found
