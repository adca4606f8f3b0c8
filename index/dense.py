"""What a dense index is to those who search it, whether it reads all vectors or codes of the likely ones."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.vectors import Ids, Vectors


class DenseIndex(Protocol):
    """Vectors of unit length under the ids of their passages. Threads may search it while none changes it.

    `generation` is that of the store which it holds; None when it holds none.
    """

    dimensions: int
    generation: int | None

    def __len__(self) -> int:
        """The number of vectors."""

    @property
    def total(self) -> int:
        """The number of vectors, also of those that are not found here."""

    @property
    def uncoded(self) -> int:
        """How many vectors were added or removed since codes of the others were made."""

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Add vectors under ids that are not in the index yet."""

    def remove(self, ids: Ids) -> None:
        """Remove vectors; ids that are not in the index are passed over."""

    def narrowed(self, ids: Ids) -> "DenseIndex":
        """The same vectors, of which those of some ids alone are found."""

    def copy(self) -> "DenseIndex":
        """The same vectors, to be changed while others search these."""

    def ids(self) -> NDArray[np.int64]:
        """The ids of all vectors."""

    def search(self, vector: Vectors, limit: int) -> dict[int, float]:
        """Find the passages most similar to a query: similarities by passage id, best first, equal ones by id."""

    def rows(self, ids: Ids) -> Vectors:
        """The vectors of passages that are in the index, in the order of the ids."""

    def scores(self, vector: Vectors, ids: Sequence[int]) -> dict[int, float]:
        """The similarities of passages that are in the index to a query."""
