"""Reranking with a CrossEncoder of sentence-transformers, by name or folder."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from sentence_transformers import CrossEncoder

from index.errors import ModelError

_BATCH = 16


class CrossEncoderReranker:
    """A `Reranker` over one CrossEncoder that gives a pair of texts one number."""

    def __init__(self, name: str) -> None:
        """Load a model.

        :param name: its name or folder.
        :raises ModelError: when it cannot be found or loaded, or gives a pair more than one number.
        """
        self._name = name
        self._lock = threading.Lock()  # threads cannot share its tokenizer
        try:
            self._model: Any = CrossEncoder(name, local_files_only=Path(name).is_dir())
        except (OSError, ValueError) as error:
            reason = str(error).splitlines()[0]
            raise ModelError(
                f"The reranker {name!r} (setting VERBATIM_RERANKER) does not load: {reason} "
                "Give the folder of a sentence-transformers CrossEncoder, or leave the setting out."
            ) from error
        if self._model.num_labels != 1:
            raise ModelError(
                f"The reranker {name!r} (setting VERBATIM_RERANKER) gives {self._model.num_labels} numbers for a pair "
                "of texts; give one that gives a single score."
            )

    @property
    def name(self) -> str:
        """The name or folder of the model."""
        return self._name

    def scores(self, query: str, texts: Sequence[str]) -> list[float]:
        """Read the query with each text; one score from 0 to 1 a text."""
        if not texts:
            return []
        pairs = [(query, text) for text in texts]
        with self._lock:
            found = self._model.predict(
                pairs, batch_size=_BATCH, activation_fn=torch.nn.Sigmoid(), show_progress_bar=False
            )
        return [float(score) for score in found]
