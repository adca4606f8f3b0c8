"""The base of a coded index: vectors in lists by likeness, as codes of a bit a dimension, and exact beside them.

Owns the files of one folder, which are written once and stay on the disk: codes are mapped, so that what was read of
them lies in memory as long as there is room; vectors are read one by one. A vector's place is its number in the order
of the ids. Nothing is added to a base; what is removed is overwritten in its files. Knows no store.
"""

import json
import mmap
import os
import weakref
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from index.errors import IndexNotWritable
from index.vectors import BLOCK, Ids, Vectors

CODES, ROWS, IDS, MANIFEST = "codes.faiss", "rows.f32", "ids.i64", "manifest.json"
_FORMAT = 2
"""Raise it whenever the files change: a base of another format is made anew."""
_faiss: Any = faiss  # whose types leave out what its lists in files have


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a folder must hold: `checksum` is that of the ids and of what stands before the first list of codes."""

    stamp: str
    generation: int
    count: int
    dimensions: int
    head: int
    sizes: dict[str, int]
    checksum: int
    format: int = _FORMAT


class Base:
    """Vectors under ascending ids, which do not change but for being wiped. Threads may share it."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        """Open the files of a folder; `open_base` looks before whether they are what was written.

        :param folder: the folder.
        :param manifest: what it must hold.
        :raises ValueError: when the files hold different numbers of vectors.
        :raises OSError: when one cannot be read.
        """
        self.folder = folder
        self.generation = manifest.generation
        self.dimensions = manifest.dimensions
        self.ids = np.frombuffer(_mapped(folder / IDS), dtype="<i8")
        self._index, self._lists = _read(folder / CODES)
        # It would start a thread a list for each query; two that search at once would wait for each other's.
        self._lists.prefetch_nthread = 0
        self._width, self._code_size = 4 * manifest.dimensions, int(self._lists.code_size)
        if self._index.ntotal != len(self.ids) or manifest.sizes[ROWS] != self._width * len(self.ids):
            raise ValueError("the files hold different numbers of vectors")
        # Not mapped: what was read once would count as the process's own until something else needs the room.
        self._rows = os.open(folder / ROWS, os.O_RDONLY)
        weakref.finalize(self, os.close, self._rows)

    def __len__(self) -> int:
        """The number of vectors, wiped ones among them."""
        return len(self.ids)

    @property
    def lists(self) -> int:
        """In how many lists the codes lie."""
        return int(self._index.nlist)

    def places(self, ids: Ids) -> NDArray[np.int64]:
        """The places of ids, in their order; -1 of one that is not in the base."""
        wanted = np.array(ids, dtype=np.int64)
        at = np.minimum(np.searchsorted(self.ids, wanted), len(self.ids) - 1)
        return np.where(self.ids[at] == wanted, at, -1)

    def known_places(self, ids: Ids) -> NDArray[np.int64]:
        """The places of those ids that are in the base, in their order."""
        places = self.places(ids)
        return places[places >= 0]

    def rows(self, places: NDArray[np.int64]) -> Vectors:
        """The exact vectors at some places, in their order."""
        found = np.empty((len(places), self.dimensions), dtype="<f4")
        for row, place in zip(found, places.tolist(), strict=True):
            os.preadv(self._rows, [row.data], place * self._width)
        return found

    def nearest(self, vector: Vectors, limit: int, lists: int, chosen: NDArray[np.uint8] | None) -> NDArray[np.int64]:
        """The places of the vectors whose codes are most similar to a query.

        :param vector: (dimensions,) float32 of unit length.
        :param limit: how many to find at most.
        :param lists: how many lists are read.
        :param chosen: a bit for each place, the first the lowest of the first byte: which may be found; None for all.
        :return: their places, in no order that matters.
        """
        selector = None if chosen is None else _faiss.IDSelectorBitmap(chosen)
        wanted = _faiss.SearchParametersIVF(sel=selector, nprobe=min(lists, self.lists))
        places = self._index.search(vector.reshape(1, -1), limit, params=wanted)[1][0]
        return np.asarray(places[places >= 0], dtype=np.int64)

    def wipe(self, ids: Ids) -> None:
        """Overwrite vectors and their codes in the files with zeros; others may search meanwhile.

        :param ids: the ids; those that are not in the base, or wiped already, are passed over.
        :raises IndexNotWritable: when the disk does not take it.
        """
        places = self.known_places(ids)
        places = places[np.array([self.rows(places[at : at + 1]).any() for at in range(len(places))], dtype=bool)]
        if not len(places):
            return
        try:  # the vectors last: while one is there, its code may be, too
            self._wipe_codes(places)
            _overwrite(self.folder / ROWS, (places * self._width).tolist(), bytes(self._width))
        except OSError as error:
            raise IndexNotWritable(f"The index files in {self.folder} cannot be written: {error.strerror}.") from error

    def blocks(self) -> Iterator[NDArray[np.int64]]:
        """All places, in parts that are small beside the memory."""
        return (np.arange(start, min(start + BLOCK, len(self))) for start in range(0, len(self), BLOCK))

    def places_in(self, number: int) -> NDArray[np.int64]:
        """The places in a list, as they lie there; the array is of no use once the base is gone."""
        size = self._lists.list_size(number)
        return np.asarray(faiss.rev_swig_ptr(self._lists.get_ids(number), size)) if size else np.zeros(0, np.int64)

    def codes_in(self, number: int) -> NDArray[np.uint8]:
        """The codes in a list, in the order of its places; of no use either."""
        size = self._lists.list_size(number)
        codes = faiss.rev_swig_ptr(self._lists.get_codes(number), size * self._code_size) if size else ()
        return np.asarray(codes, dtype=np.uint8).reshape(size, self._code_size)

    def codes_of(self, number: int, rows: Vectors) -> NDArray[np.uint8]:
        """The codes that vectors have in a list."""
        codes = np.empty((len(rows), self._code_size), dtype=np.uint8)
        centre = self._index.quantizer.reconstruct(number)  # kept until it was read: a pointer does not hold it
        pointers = (faiss.swig_ptr(rows), faiss.swig_ptr(codes), len(rows), faiss.swig_ptr(centre))
        self._index.rabitq.compute_codes_core(*pointers)
        return codes

    def _wipe_codes(self, places: NDArray[np.int64]) -> None:
        is_gone = np.zeros(len(self), dtype=bool)
        is_gone[places] = True
        at: list[int] = []
        for number in range(self.lists):
            within = np.flatnonzero(is_gone[self.places_in(number)])
            at += (self._lists.lists.at(number).offset + within * self._code_size).tolist()
        _overwrite(self.folder / CODES, at, bytes(self._code_size))


def open_base(folder: Path, stamp: str, dimensions: int | None = None) -> Base | None:
    """Open what `write_base` wrote; looks at the sizes of its files and at all that leads to codes, not at those.

    :param folder: the folder.
    :param stamp: what the vectors must belong to.
    :param dimensions: how long they must be; None for any length.
    :return: the base; None when there is none, or it is damaged or of another stamp.
    """
    try:
        manifest = Manifest(**json.loads((folder / MANIFEST).read_text()))
        if manifest.stamp != stamp or manifest.format != _FORMAT or dimensions not in (None, manifest.dimensions):
            return None
        if manifest.sizes != sizes_in(folder) or manifest.checksum != checksum_of(folder, manifest.head):
            return None
        return Base(folder, manifest)
    except (OSError, ValueError, KeyError, TypeError, RuntimeError):  # the last is faiss's
        return None


def write_manifest(folder: Path, stamp: str, generation: int, dimensions: int) -> None:
    """Write down what a folder holds, once all else is in it."""
    index, lists = _read(folder / CODES)
    head = min(lists.lists.at(number).offset for number in range(index.nlist))
    sizes = sizes_in(folder)
    made = Manifest(stamp, generation, int(index.ntotal), dimensions, head, sizes, checksum_of(folder, head))
    (folder / MANIFEST).write_text(json.dumps(asdict(made)))


def sizes_in(folder: Path) -> dict[str, int]:
    """How long the files of a base are."""
    return {name: (folder / name).stat().st_size for name in (CODES, ROWS, IDS)}


def checksum_of(folder: Path, head: int) -> int:
    """The checksum of the ids and of the first bytes of the codes' file: nothing else leads astray if it is damaged."""
    checksum = zlib.crc32(_mapped(folder / IDS))
    with (folder / CODES).open("rb") as stream:
        return zlib.crc32(stream.read(head), checksum)


def _read(file: Path) -> tuple[Any, Any]:
    """The index in a file, and its lists, which stay in the file."""
    index = _faiss.read_index(str(file), faiss.IO_FLAG_MMAP)
    return index, _faiss.downcast_InvertedLists(index.invlists)


def _mapped(file: Path) -> mmap.mmap:
    with file.open("rb") as stream:
        return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)


def _overwrite(file: Path, places: list[int], content: bytes) -> None:
    with file.open("r+b") as stream:
        for place in places:
            stream.seek(place)
            stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
