"""What an embedder is, and which one a setting names."""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import NotExportable
from index.models.precision import Precision, read_precision
from text.spans import Span

_log = logging.getLogger(__name__)


class Embedder(Protocol):
    """Texts in, rows of unit length out; the dot product of two rows is the similarity of their texts."""

    @property
    def fingerprint(self) -> str:
        """The name and weights of the model: vectors of two fingerprints must never be compared."""

    @property
    def dimensions(self) -> int:
        """The length of a row."""

    @property
    def max_tokens(self) -> int:
        """How many tokens of a text the model reads, not counting its own marks; the rest it ignores."""

    def token_spans(self, text: str) -> list[Span]:
        """Where the model's tokens stand in a text, in order; nothing is cut off."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts: (n, dimensions) float32, each row of unit length, in the order of the texts.

        The same on every processor, so that what is decided by them is decided the same everywhere.
        """

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts that are to be stored, as `encode` does, but faster and less exactly where the setting says."""


def load_embedder(model: str, models: Path, precision: str = Precision.FASTEST) -> Embedder:
    """Load the embedding model that a setting names, in its fast form where it has one.

    :param model: "packaged", or the name or folder of a sentence-transformers model.
    :param models: the folder where models are kept in their fast form.
    :param precision: the setting, how exactly the vectors of passages are computed.
    :return: the embedder.
    :raises SettingsError: when the precision is none.
    :raises ModelError: when the model is missing, damaged or not the published one.
    """
    exactly = read_precision(precision)
    # Importing sentence-transformers takes seconds: the fast form does without, and --help without either.
    try:
        from index.models.export import load_exported

        return load_exported(model, models, exactly)
    except (ImportError, NotExportable) as reason:
        _log.warning("The embedding model %s runs without OpenVINO, more slowly: %s.", model, reason)
    from index.models.sentence_transformers_embedder import SentenceTransformersEmbedder

    return SentenceTransformersEmbedder(model)
