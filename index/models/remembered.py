"""The vectors of texts embedded lately, so that sentences asked about again cost nothing. Knows no search."""

import threading
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

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
        self._size = size
        self._vectors: OrderedDict[str, NDArray[np.float32]] = OrderedDict()
        self._lock = threading.Lock()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts: (n, dimensions) float32, unit length, in the order of the texts."""
        with self._lock:
            known = {text: self._vectors[text] for text in texts if text in self._vectors}
        new = [text for text in dict.fromkeys(texts) if text not in known]
        known |= dict(zip(new, self._embedder.encode(new), strict=True))
        self._remember(known)
        return np.stack([known[text] for text in texts]) if texts else self._embedder.encode([])

    def _remember(self, vectors: dict[str, NDArray[np.float32]]) -> None:
        with self._lock:
            for text, vector in vectors.items():
                self._vectors[text] = vector
                self._vectors.move_to_end(text)
            while len(self._vectors) > self._size:
                self._vectors.popitem(last=False)
