"""Whether an index is sound: every text, original, place and vector that is stored, and what is derived from them.

What can be mended is: derived indexes are built anew, and the next ingest takes damaged documents in again.
"""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.base import Base, open_base
from index.base_checking import unsound_places
from index.bases import base_folders
from index.coding import make_base_when_due
from index.derived import lexical_folder, vectors_file
from index.errors import IndexDamaged
from index.lexical import LexicalIndex
from index.lexical_files import is_begun, is_intact
from index.records import Document
from index.store import Store
from index.vectors import load_vectors, stored_generation
from index.wiping import rebuild

_LENGTH_SLACK = 0.01
"""Vectors have the length 1, but for rounding: half precision keeps three digits; or 0, for a text without words."""


def check_index(folder: Path) -> Iterator[str]:
    """Say what is wrong with an index, and mend what can be mended.

    :param folder: the index folder.
    :yield: each fault in a sentence; none of a sound index.
    :raises IndexFault: when the store cannot be opened.
    """
    with closing(Store(folder, None)) as store:
        dimensions = store.dimensions()
        yield from (f"The database is damaged: {fault}; restore a backup." for fault in store.faults())
        for listed in store.listed():
            if faults := list(_document_faults(store, listed.id, dimensions)):
                store.read_again(listed.id)
                yield (
                    f"The document “{listed.title}” ({listed.id}, {listed.path}) is damaged: {', '.join(faults)}; "
                    "ingest it again, or restore a backup."
                )
        yield from _source_faults(store)
        yield from _original_faults(store)
        derived = list(_derived_faults(store))
        yield from derived
    if derived:
        vectors_file(store).unlink(missing_ok=True)
        rebuild(folder)
        with closing(Store(folder, None)) as store:
            make_base_when_due(store)


def _document_faults(store: Store, document_id: str, dimensions: int) -> Iterator[str]:
    document = store.document(document_id)
    if document is None:
        yield "its text is not the one that was stored"
        return
    passages = store.document_passages(document_id)
    if len(passages) < len(store.passage_ids_of([document_id])):
        yield "some of its passages cannot be read"
    if not passages or not all(0 <= one.start < one.end <= len(document.text) for one in passages):
        yield "its passages lie outside its text"
    yield from _description_faults(store, document)
    yield from _statement_faults(store, document)
    yield from _vector_faults(store, [one.id for one in passages], dimensions)


def _description_faults(store: Store, document: Document) -> Iterator[str]:
    try:
        described = store.sources_of(document)
    except (IndexDamaged, ValueError):
        yield "what its sources say of it cannot be read"
        return
    if described and document not in described:
        yield "its title, dates and the like are not what its sources say"


def _vector_faults(store: Store, ids: Sequence[int], dimensions: int) -> Iterator[str]:
    try:
        vectors = store.vectors(ids)
    except IndexDamaged:
        yield "its vectors are not all as long as they should be"
        return
    if ids and vectors.shape[1] != dimensions:
        yield "its vectors are not as long as those of other documents"
        return
    lengths = np.linalg.norm(vectors, axis=1)
    if not np.all((np.abs(lengths - 1) < _LENGTH_SLACK) | (lengths == 0)):
        yield "its vectors are not what was stored"


def _statement_faults(store: Store, document: Document) -> Iterator[str]:
    try:
        if not all(one.is_within(document.text) for one in store.statements(document.id)):
            yield "its statements lie outside its text"
    except IndexDamaged:
        yield "its statements cannot be read"


def _source_faults(store: Store) -> Iterator[str]:
    known = {document.id for document in store.listed()}
    sources = store.sources()
    for source in sources:
        if source.document_id not in known:
            yield f"The document of {source.path} is gone; ingest it again."
    for lost in sorted(known - {source.document_id for source in sources}):
        yield f"The document {lost} belongs to no source; remove it with `python -m ingest --remove {lost}`."


def _original_faults(store: Store) -> Iterator[str]:
    """Damaged originals; the next ingest of their files takes the documents in again, with them."""
    for listed in store.listed():
        for kept in store.originals.of(listed.id):
            if not store.originals.is_sound(kept.sha256):
                store.read_again(listed.id)
                yield (
                    f"The original “{kept.name}” of the document “{listed.title}” ({listed.id}) is damaged; "
                    "add its file again, or restore a backup."
                )


def _derived_faults(store: Store) -> Iterator[str]:
    folder = lexical_folder(store)
    if is_begun(folder) and not is_intact(folder):
        yield "The word index was damaged; it is built anew."
    elif is_begun(folder) and _lacks_passages(LexicalIndex(folder, store.stamp), store):
        yield "The word index was not what is stored; it is built anew."
    yield from _base_faults(store)
    file = vectors_file(store)
    if stored_generation(file) != store.generation:
        if file.exists() and stored_generation(file) is None:
            yield "The file of vectors was damaged; it is built anew."
        return
    ids = store.passage_ids()
    try:
        stored = store.vectors(ids)
    except IndexDamaged:  # told of its document
        return
    kept = load_vectors(file, store.stamp, stored.shape[1])
    if kept is None and not file.exists():  # the running app took it away, to write another
        return
    if kept is None or sorted(kept.ids().tolist()) != ids or not np.array_equal(kept.rows(ids), stored):
        yield "The file of vectors was not what is stored; it is built anew."


def _base_faults(store: Store) -> Iterator[str]:
    """A base that is not what is stored is removed at once: an app that has it open goes on with it until it ends."""
    for folder in base_folders(store.derived)[:1]:
        base = open_base(folder, store.stamp)
        if base is not None and store.touched_since(base.generation) is None:
            return  # of another time; whoever wipes next removes it
        if base is None or _has_unsound(base, store):
            shutil.rmtree(folder, ignore_errors=True)
            yield "The codes of the vectors were not what is stored; they are made anew."


def _has_unsound(base: Base, store: Store) -> bool:
    """Whether a vector of a base, or its code, is not what it was, though it was not touched since."""
    unsound = np.union1d(unsound_places(base), _unlike_stored(base, store))
    # Asked last: what another process overwrites meanwhile was touched before.
    touched = store.touched_since(base.generation) or ()
    return bool(len(np.setdiff1d(unsound, base.known_places(touched))))


def _unlike_stored(base: Base, store: Store) -> NDArray[np.int64]:
    """The places of a base's vectors that are not those that are stored, but for what was touched since."""
    is_same = np.ones(len(base), dtype=bool)
    is_same[base.known_places(store.touched_since(base.generation) or ())] = False
    unlike = [np.zeros(0, dtype=np.int64)]
    for block in base.blocks():
        places = block[is_same[block]]
        try:
            stored = store.vectors(base.ids[places].tolist())
        except IndexDamaged:  # told of its document
            continue
        if stored.shape[1] == base.dimensions:  # others are told of their documents, too
            unlike.append(places[np.any(stored != base.rows(places), axis=1)])
    return np.concatenate(unlike)


def _lacks_passages(lexical: LexicalIndex, store: Store) -> bool:
    return lexical.generation == store.generation and lexical.passage_count != store.passage_count()
