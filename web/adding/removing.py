"""Documents that are removed on the page: so that they can be had back for an hour, or for good. All is recorded."""

from collections.abc import Sequence
from dataclasses import dataclass

from index import undo
from index.bin import Bin, Removal
from index.settings import Settings
from index.undo import drop_documents, remove_for_now
from index.wiping import wipe_bin
from web.access.acting import acting, require_editor
from web.access.audit import Deed, record
from web.background_index import BackgroundIndex
from web.later import LOOK_SECONDS, keep_wiping


@dataclass(frozen=True, slots=True)
class Back:
    """What came of having documents back: their titles, and those of others in whose place newer texts are."""

    titles: tuple[str, ...]
    replaced: tuple[str, ...]


def remove(index: BackgroundIndex, document_ids: Sequence[str], *, for_good: bool) -> list[str]:
    """Remove documents.

    :param index: where they are.
    :param document_ids: their ids.
    :param for_good: whether they are gone from the disk, too; else they can be had back for an hour.
    :return: the titles of those that were there.
    :raises VerbatimError: when who acts may not, or it cannot be done.
    """
    require_editor()
    store = index.library().store
    titles = {id: title for id in document_ids if (title := store.title(id)) is not None}
    _record(index.settings, Deed.WIPED if for_good else Deed.REMOVED, tuple(titles.items()))
    if for_good:
        drop_documents(store, document_ids)
        store.remove_documents(list(titles))
        index.library().wipe()
    elif remove_for_now(store, list(titles)):
        keep_bin_wiped(index.settings, LOOK_SECONDS)
    return list(titles.values())


def removed_lately(index: BackgroundIndex) -> list[Removal]:
    """What who acts can have back, the last removal first; nothing for those who may not."""
    return Bin(index.settings.index).listed() if acting().may_edit else []


def bring_back(index: BackgroundIndex, removal_id: str) -> Back | None:
    """Put the documents of a removal back.

    :param index: where they were.
    :param removal_id: the removal's id.
    :return: what came of it; None when it is too late.
    :raises VerbatimError: when who acts may not, or it cannot be done.
    """
    removal = _find(index, removal_id)
    if removal is None:
        return None
    _record(index.settings, Deed.BROUGHT_BACK, removal.documents)
    back = undo.bring_back(index.library().store, removal.id)
    if back is None:
        return None
    titles = tuple(title for id, title in removal.documents if id in set(back))
    return Back(titles, tuple(title for id, title in removal.documents if id not in set(back)))


def drop(index: BackgroundIndex, removal_id: str) -> Removal | None:
    """Remove the documents of a removal for good.

    :param index: where they were.
    :param removal_id: the removal's id.
    :return: the removal; None when they are gone already.
    :raises VerbatimError: when who acts may not, or it cannot be done.
    """
    removal = _find(index, removal_id)
    if removal:
        _record(index.settings, Deed.WIPED, removal.documents)
        undo.drop(index.library().store, removal.id)
        index.library().wipe()
    return removal


def keep_bin_wiped(settings: Settings, seconds: float = 0) -> None:
    """Take what was removed long ago off the disk, as long as there is something to take off; begin in `seconds`."""
    keep_wiping(lambda: wipe_bin(settings.index), seconds)


def _find(index: BackgroundIndex, removal_id: str) -> Removal | None:
    require_editor()
    return next((removal for removal in removed_lately(index) if removal.id == removal_id), None)


def _record(settings: Settings, deed: Deed, documents: Sequence[tuple[str, str]]) -> None:
    for id, title in documents:
        record(settings, deed, f"{title} ({id})")
