"""Collections as people change them: editors alone, and each deed is recorded before it is done."""

from collections.abc import Sequence

from answer.phrases import in_english, phrase
from index.collections import Collection, Collections, clean_name
from index.errors import QuestionError
from index.store import Store
from web.access.acting import require_editor
from web.access.audit import Deed, record
from web.background_index import BackgroundIndex


def assign(index: BackgroundIndex, document_ids: Sequence[str], collection_name: str) -> Collection:
    """Put documents into a collection, which is made where there is none.

    :param index: where they are.
    :param document_ids: their ids; one that is gone is passed over. Without any, the collection is only made.
    :param collection_name: the name, whatever its capitals.
    :return: the collection with them in it.
    :raises QuestionError: when nothing can be called so.
    :raises VerbatimError: when who acts may not, or it cannot be done.
    """
    store = _changed(index)
    known, name = store.collections.named(collection_name), clean_name(collection_name)
    if known is None:
        record(index.settings, Deed.ADDED, in_english("collection_named", name=name))
    _record_each(index, Deed.COLLECTED, document_ids, known.name if known else name)
    found = store.collections.ensure(name)
    store.collections.assign(found.id, document_ids)
    return require_collection(store.collections, found.id)


def take_out(index: BackgroundIndex, document_ids: Sequence[str], collection_name: str) -> Collection:
    """Take documents out of a collection; they stay in the library.

    :param index: where they are.
    :param document_ids: their ids.
    :param collection_name: the name, whatever its capitals.
    :return: the collection without them.
    :raises QuestionError: when there is no such collection.
    :raises VerbatimError: when who acts may not, or it cannot be done.
    """
    store = _changed(index)
    found = store.collections.named(collection_name)
    if found is None:
        raise QuestionError(phrase("no_such_collection"))
    _record_each(index, Deed.TAKEN_OUT, document_ids, found.name)
    store.collections.take_out(found.id, document_ids)
    return require_collection(store.collections, found.id)


def rename(index: BackgroundIndex, id: str, name: str) -> Collection:
    """Call a collection otherwise.

    :param index: where it is.
    :param id: its id.
    :param name: its new name.
    :return: the collection as it is called now.
    :raises QuestionError: when there is none, nothing can be called so, or another is.
    :raises VerbatimError: when who acts may not, or it cannot be done.
    """
    store = _changed(index)
    before = require_collection(store.collections, id)
    told = in_english("collection_renamed", before=before.name, name=clean_name(name))
    record(index.settings, Deed.RENAMED, told)
    store.collections.rename(id, name)
    index.library().wipe()
    return require_collection(store.collections, id)


def remove(index: BackgroundIndex, id: str) -> None:
    """Delete a collection; its documents stay in the library.

    :param index: where it is.
    :param id: its id.
    :raises QuestionError: when there is none.
    :raises VerbatimError: when who acts may not, or it cannot be done.
    """
    store = _changed(index)
    found = require_collection(store.collections, id)
    record(index.settings, Deed.REMOVED, in_english("collection_named", name=found.name))
    store.collections.remove(id)
    index.library().wipe()


def require_collection(collections: Collections, id: str) -> Collection:
    """The collection with an id.

    :param collections: all.
    :param id: the id.
    :return: the collection.
    :raises QuestionError: when there is none.
    """
    found = collections.find(id)
    if found is None:
        raise QuestionError(phrase("no_such_collection"))
    return found


def _changed(index: BackgroundIndex) -> Store:
    """The store, of which nothing is changed but by editors."""
    require_editor()
    return index.library().store


def _record_each(index: BackgroundIndex, deed: Deed, document_ids: Sequence[str], name: str) -> None:
    store = index.library().store
    for id in document_ids:
        if title := store.title(id):
            record(index.settings, deed, f"{title} ({id}), {in_english('collection_named', name=name)}")
