"""Dense search: passages by the similarity of their vectors to a query's, all of which are read.

Owns the file that keeps the vectors between runs. Knows no store, no text and no model.
"""

import json
import os
import tempfile
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import faiss
import numpy as np
from numpy.typing import NDArray

from index.errors import IndexNotWritable
from index.fusion import best_first

Vectors = NDArray[np.float32]
Ids = Sequence[int] | NDArray[np.int64]

BLOCK = 16_384
"""Vectors that are read, written or copied at a time."""

# Two spinning OpenMP threads beside one busy neighbour turn a query of 10 ms into one of 500 ms.
faiss.omp_set_num_threads(1)


class VectorIndex:
    """Vectors of unit length under the ids of their passages. Threads may search it while none changes it.

    `generation` is that of the store which it holds; None when it holds none.
    """

    def __init__(self, dimensions: int, generation: int | None = None) -> None:
        """Make an empty index of vectors of this length."""
        self.dimensions = dimensions
        self.generation = generation
        self._index: Any = faiss.IndexIDMap2(faiss.IndexFlatIP(dimensions))
        self._among: NDArray[np.int64] | None = None
        self._selector: Any = None
        self._only: Any = None

    def __len__(self) -> int:
        """The number of vectors."""
        return int(self._index.ntotal) if self._among is None else len(self._among)

    @property
    def total(self) -> int:
        """The number of vectors, also of those that are not found here."""
        return int(self._index.ntotal)

    @property
    def uncoded(self) -> int:
        """How many vectors have no codes: all."""
        return self.total

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Add vectors under ids that are not in the index yet."""
        if len(ids):
            self._index.add_with_ids(np.ascontiguousarray(vectors, dtype=np.float32), np.array(ids, dtype=np.int64))

    def remove(self, ids: Ids) -> None:
        """Remove vectors; ids that are not in the index are passed over."""
        if len(ids) and len(self):
            self._index.remove_ids(np.array(ids, dtype=np.int64))

    def narrowed(self, ids: Ids) -> "VectorIndex":
        """The same vectors, of which those of some ids alone are found."""
        narrow = VectorIndex(self.dimensions, self.generation)
        narrow._index, narrow._among = self._index, np.array(ids, dtype=np.int64)
        # What selects is made once, and kept: faiss has no hold on it.
        narrow._selector = faiss.IDSelectorBatch(narrow._among)
        narrow._only = faiss.SearchParameters()
        narrow._only.sel = narrow._selector
        return narrow

    def copy(self) -> "VectorIndex":
        """The same vectors, to be changed while others search these: half a second for 100,000."""
        copied = VectorIndex(self.dimensions, self.generation)
        for part in _parts(self.ids()):
            copied.add(part, self.rows(part))
        return copied

    def ids(self) -> NDArray[np.int64]:
        """The ids of all vectors, in the order in which they lie."""
        return np.array(faiss.vector_to_array(self._index.id_map), dtype=np.int64)

    def search(self, vector: Vectors, limit: int) -> dict[int, float]:
        """Find the passages most similar to a query.

        :param vector: (dimensions,) float32 of unit length.
        :param limit: how many passages to find at most.
        :return: similarities by passage id, best first, equal ones by id.
        """
        limit = min(limit, len(self))
        if limit <= 0:
            return {}
        scores, ids = self._index.search(vector.reshape(1, -1), limit, params=self._only)
        found = zip(ids[0].tolist(), scores[0].tolist(), strict=True)
        return best_first(found)

    def rows(self, ids: Ids) -> Vectors:
        """The vectors of passages that are in the index, in the order of the ids."""
        if not len(ids):
            return np.zeros((0, self.dimensions), dtype=np.float32)
        return np.asarray(self._index.reconstruct_batch(np.array(ids, dtype=np.int64)), dtype=np.float32)

    def scores(self, vector: Vectors, ids: Sequence[int]) -> dict[int, float]:
        """The similarities of passages that are in the index to a query."""
        return dict(zip(ids, (self.rows(ids) @ vector).tolist(), strict=True))


def save_vectors(index: VectorIndex, file: Path, stamp: str) -> None:
    """Write an index to a file, whole or not at all: one line of JSON, the ids, the vectors.

    :param index: the index.
    :param file: where to write it; what was there is replaced.
    :param stamp: what the vectors belong to; `load_vectors` asks for the same.
    :raises IndexNotWritable: when the file cannot be written.
    """
    ids = index.ids().astype("<i8")
    blocks = [ids.data, *(index.rows(part).astype("<f4").data for part in _parts(ids))]
    checksum = _checksum(stamp, index.generation)
    for block in blocks:
        checksum = zlib.crc32(block, checksum)
    header = {"stamp": stamp, "generation": index.generation, "count": len(ids), "checksum": checksum}
    try:
        _replace(file, [json.dumps(header).encode() + b"\n", *blocks])
    except OSError as error:
        raise IndexNotWritable(f"The index file {file} cannot be written: {error.strerror}.") from error


def load_vectors(file: Path, stamp: str, dimensions: int) -> VectorIndex | None:
    """Read what `save_vectors` wrote.

    :param file: the file.
    :param stamp: what the vectors must belong to.
    :param dimensions: the length of a vector.
    :return: the index; None when there is no file, or it is damaged or of another stamp.
    """
    try:
        with file.open("rb") as stream:
            header = json.loads(stream.readline())
            if header["stamp"] != stamp:
                return None
            return _read(stream, header, dimensions)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def stored_generation(file: Path) -> int | None:
    """The generation of the index that a file keeps; None when there is none, or it is damaged."""
    try:
        with file.open("rb") as stream:
            return int(json.loads(stream.readline())["generation"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _read(stream: BinaryIO, header: dict[str, int], dimensions: int) -> VectorIndex:
    index = VectorIndex(dimensions, header["generation"])
    block = stream.read(8 * header["count"])
    checksum = zlib.crc32(block, _checksum(header["stamp"], header["generation"]))
    for part in _parts(np.frombuffer(block, dtype="<i8")):
        block = stream.read(4 * dimensions * len(part))
        checksum = zlib.crc32(block, checksum)
        index.add(part, np.frombuffer(block, dtype="<f4").reshape(len(part), dimensions))
    if checksum != header["checksum"] or len(index) != header["count"] or stream.read(1):
        raise ValueError("the file does not hold what it was written with")
    return index


def _checksum(stamp: object, generation: object) -> int:
    return zlib.crc32(f"{stamp} {generation}".encode())


def _replace(file: Path, blocks: Iterable[bytes | memoryview]) -> None:
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=file.name, delete=False) as stream:
        try:
            for block in blocks:
                stream.write(block)
            stream.flush()
            os.fsync(stream.fileno())
            stream.close()
            Path(stream.name).replace(file)
        except OSError:
            Path(stream.name).unlink()
            raise


def _parts(ids: NDArray[np.int64]) -> Iterable[NDArray[np.int64]]:
    return (ids[start : start + BLOCK] for start in range(0, len(ids), BLOCK))
