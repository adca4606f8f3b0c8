"""Documents that are removed so that they can be had back: put whole into a store of their own in the bin.

So the store that they were removed from keeps nothing of them, and they come back byte for byte.
"""

import secrets
import time
from collections.abc import Sequence
from contextlib import closing

from index.bin import Bin, Removal
from index.store import Store


def remove_for_now(store: Store, document_ids: Sequence[str]) -> Removal | None:
    """Remove documents from their store so that they can be had back for a while.

    :param store: where they are.
    :param document_ids: their ids.
    :return: the removal; None when none of them was there.
    :raises IndexNotWritable: when they cannot be kept for that; nothing is removed then.
    """
    titles = {id: title for id in document_ids if (title := store.title(id)) is not None}
    if not titles:
        return None
    removal = Removal(secrets.token_hex(8), time.time(), tuple(titles.items()))
    _keep(removal, store, Bin(store.folder))
    store.remove_documents(list(titles))
    return removal


def bring_back(store: Store, id: str) -> list[str] | None:
    """Put the documents of a removal back.

    :param store: where they were.
    :param id: the removal's.
    :return: the ids of those that are there again, not of one whose file has given a newer text since; None when it is
        too late.
    :raises IndexMismatch: when the store was made anew with another model.
    """
    bin = Bin(store.folder)
    removal = next((one for one in bin.listed() if one.id == id), None)
    if removal is None:
        return None
    with closing(Store(bin.folder_of(removal), None)) as kept:
        back = kept.copy_documents([document for document, _ in removal.documents], store)
    bin.delete(removal)
    return back


def drop(store: Store, id: str) -> Removal | None:
    """Remove the documents of a removal for good; what was said with their words goes when the store is wiped.

    :param store: where they were.
    :param id: the removal's.
    :return: the removal; None when it was gone already.
    """
    bin = Bin(store.folder)
    removal = next((one for one in bin.all() if one.id == id), None)
    if removal:
        store.note_removed()
        bin.delete(removal)
    return removal


def drop_documents(store: Store, document_ids: Sequence[str]) -> None:
    """Remove documents for good, wherever in the bin they are.

    :param store: where they were.
    :param document_ids: their ids.
    """
    bin, wanted = Bin(store.folder), frozenset(document_ids)
    for removal in bin.all():
        rest = tuple(one for one in removal.documents if one[0] not in wanted)
        if len(rest) == len(removal.documents):
            continue
        if rest:
            with closing(Store(bin.folder_of(removal), None)) as kept:
                _keep(Removal(secrets.token_hex(8), removal.removed, rest), kept, bin)
        drop(store, removal.id)


def _keep(removal: Removal, store: Store, bin: Bin) -> None:
    """Copy the documents of a removal from a store."""
    with bin.keeping(removal) as folder, closing(Store(folder, store.fingerprint, create=True)) as kept:
        store.copy_documents([id for id, _ in removal.documents], kept, with_collections=True)
