"""What a reranker is, and which one a setting names."""

from collections.abc import Sequence
from typing import Protocol

from index.settings import NONE


class Reranker(Protocol):
    """A query and texts in, one score a text out: a model that reads both together."""

    @property
    def name(self) -> str:
        """The name or folder of the model, for the record of what made an answer."""

    def scores(self, query: str, texts: Sequence[str]) -> list[float]:
        """How well each text answers the query, from 0 to 1, in the order of the texts."""


def load_reranker(name: str) -> Reranker | None:
    """Load the reranker that a setting names.

    :param name: the name or folder of a sentence-transformers CrossEncoder, or "none".
    :return: the reranker, or None.
    :raises ModelError: when the model cannot be found or loaded.
    """
    if name == NONE:
        return None
    from index.models.cross_encoder import CrossEncoderReranker  # takes seconds

    return CrossEncoderReranker(name)
