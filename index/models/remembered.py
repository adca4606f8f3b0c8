"""The vectors of texts embedded lately, so that sentences asked about again cost nothing."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.memory import Memory
from index.models.embedder import Embedder

_TEXTS = 20_000
"""How many vectors are kept: about 30 MB of them."""


class VectorMemory:
    """Embeds texts through an embedder and keeps the vectors used last. Threads may share it."""

    def __init__(self, embedder: Embedder, size: int = _TEXTS) -> None:
        """Begin with nothing remembered.

        :param embedder: embeds what is not remembered.
        :param size: how many vectors are kept.
        """
        self._embedder = embedder
        self._vectors: Memory[str, NDArray[np.float32]] = Memory(size)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts: (n, dimensions) float32, unit length, in the order of the texts."""
        known = self._vectors.known(texts)
        new = [text for text in dict.fromkeys(texts) if text not in known]
        known |= dict(zip(new, self._embedder.encode(new), strict=True))
        self._vectors.keep(known)
        return np.stack([known[text] for text in texts]) if texts else self._embedder.encode([])
