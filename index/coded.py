"""Dense search where reading all vectors takes too long: a base of codes, and what was added and removed since.

Codes say which vectors are worth reading; the exact vectors give the scores, the same to the bit as a flat index's.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.base import Base
from index.fusion import best_first
from index.vectors import Ids, VectorIndex, Vectors

_LISTS = 128
"""How many lists are read for a query; docs/scale.md has what more and fewer find."""
_CANDIDATES = 10
"""So many times the limit are read exactly: a bit a dimension rarely misplaces a vector by more."""
_FEW = 10_000
"""So many vectors are read exactly in 20 ms; among more, codes say which."""

_Part = tuple[VectorIndex, NDArray[np.bool_]]
"""Some of what was added to a base, and a mark for each of its places: which are among it."""


class CodedIndex:
    """A base, what was added since, and marks on what was removed. Threads may search it while none changes it.

    `generation` is that of the store which it holds; None when it holds none.
    """

    def __init__(self, base: Base, there: _Part | None = None, found: _Part | None = None) -> None:
        """Begin with what a base holds, at its generation; or with what became of that, and what is found of it."""
        self.dimensions = base.dimensions
        self.generation: int | None = base.generation
        self.base = base
        there = there or (VectorIndex(base.dimensions), np.ones(len(base), dtype=bool))
        self._added, self._is_there = there
        self._among, self._found = found or there
        self._mark()

    def __len__(self) -> int:
        """The number of vectors."""
        return self._count + len(self._among)

    @property
    def total(self) -> int:
        """The number of vectors, also of those that are not found here."""
        return self._there + self._added.total

    @property
    def uncoded(self) -> int:
        """How many vectors were added or removed since the base was made."""
        return len(self.base) - self._there + self._added.total

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Add vectors under ids that are not in the index yet."""
        self._added.add(ids, vectors)

    def remove(self, ids: Ids) -> None:
        """Remove vectors; ids that are not in the index are passed over."""
        if len(ids):
            self._added.remove(ids)
            self._is_there[self.base.known_places(ids)] = False
            self._mark()

    def narrowed(self, ids: Ids) -> "CodedIndex":
        """The same vectors, of which those of some ids alone are found."""
        among = self._added.narrowed(np.intersect1d(np.array(ids, dtype=np.int64), self._added.ids()))
        found = np.zeros(len(self.base), dtype=bool)
        found[self.base.known_places(ids)] = True
        return self._with((self._added, self._is_there), (among, found & self._is_there))

    def copy(self) -> "CodedIndex":
        """The same vectors, to be changed while others search these; the base is shared."""
        return self._with((self._added.copy(), self._is_there.copy()))

    def ids(self) -> NDArray[np.int64]:
        """The ids of all vectors, first those of the base."""
        return np.concatenate([self.base.ids[self._is_there], self._added.ids()])

    def search(self, vector: Vectors, limit: int) -> dict[int, float]:
        """Find the passages most similar to a query, but for a few that codes or lists hide.

        :param vector: (dimensions,) float32 of unit length.
        :param limit: how many passages to find at most.
        :return: similarities by passage id, best first, equal ones by id.
        """
        limit = min(limit, len(self))
        if limit <= 0:
            return {}
        places = self._candidates(vector, limit)
        exact = VectorIndex(self.dimensions)
        exact.add(self.base.ids[places], self.base.rows(places))
        found = exact.search(vector, limit) | self._among.search(vector, limit)
        return best_first(found.items(), limit)

    def rows(self, ids: Ids) -> Vectors:
        """The vectors of passages that are in the index, in the order of the ids."""
        wanted = np.array(ids, dtype=np.int64)
        places = self.base.places(wanted)
        is_coded = (places >= 0) & self._is_there[places]
        rows = np.empty((len(wanted), self.dimensions), dtype=np.float32)
        rows[is_coded] = self.base.rows(places[is_coded])
        rows[~is_coded] = self._added.rows(wanted[~is_coded])
        return rows

    def scores(self, vector: Vectors, ids: Sequence[int]) -> dict[int, float]:
        """The similarities of passages that are in the index to a query."""
        return dict(zip(ids, (self.rows(ids) @ vector).tolist(), strict=True))

    def _candidates(self, vector: Vectors, limit: int) -> NDArray[np.int64]:
        """The places that are worth reading exactly."""
        if self._count <= max(_FEW, _CANDIDATES * limit):
            return np.flatnonzero(self._found)
        # As many vectors as without a choice are compared, so that as many of the best are among them.
        lists = -(-_LISTS * len(self.base) // self._count)
        return self.base.nearest(vector, _CANDIDATES * limit, lists, self._bits)

    def _with(self, there: _Part, found: _Part | None = None) -> "CodedIndex":
        made = CodedIndex(self.base, there, found)
        made.generation = self.generation
        return made

    def _mark(self) -> None:
        """Work out again what a search needs of what is there, and of what is found here."""
        self._there, self._count = int(np.count_nonzero(self._is_there)), int(np.count_nonzero(self._found))
        is_all = self._count == len(self.base)
        self._bits = None if is_all else np.packbits(self._found, bitorder="little")
