"""Embedding with sentence-transformers: any of its models, by name or folder. The only file that imports it."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError
from index.packaged_model import PACKAGED, file_sha256, packaged_model_folder
from index.records import Span

# Read while the libraries are imported: no bars and hints of theirs between our own lines, and no telemetry.
for _variable in ("HF_HUB_DISABLE_PROGRESS_BARS", "HF_HUB_DISABLE_TELEMETRY"):
    os.environ.setdefault(_variable, "1")
os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")

from sentence_transformers import SentenceTransformer  # noqa: E402

_BATCH = 32


class SentenceTransformersEmbedder:
    """An `Embedder` over one sentence-transformers model."""

    def __init__(self, model: str) -> None:
        """Load a model.

        :param model: "packaged", or the name or folder of a sentence-transformers model.
        :raises ModelError: when the model cannot be found or loaded.
        """
        name = str(packaged_model_folder()) if model == PACKAGED else model
        try:
            self._model: Any = SentenceTransformer(name, local_files_only=Path(name).is_dir())
        except (OSError, ValueError) as error:
            reason = str(error).splitlines()[0]
            raise ModelError(
                f"The embedding model {model!r} (setting VERBATIM_MODEL) does not load: {reason} "
                'Give the folder of a sentence-transformers model, or "packaged".'
            ) from error
        self._tokenizer = self._model.tokenizer
        self._fingerprint = f"{Path(name).name if model != PACKAGED else 'all-MiniLM-L6-v2'}@{_weights_hash(name)}"

    @property
    def fingerprint(self) -> str:
        """The model's name and the beginning of its weights' hash."""
        return self._fingerprint

    @property
    def dimensions(self) -> int:
        """The length of a row."""
        return int(self._model.get_embedding_dimension())

    @property
    def max_tokens(self) -> int:
        """The model's window without the marks it adds at both ends."""
        return int(self._model.max_seq_length) - int(self._tokenizer.num_special_tokens_to_add())

    def token_spans(self, text: str) -> list[Span]:
        """Where the tokens of the model's own tokenizer stand in a text."""
        encoded = self._tokenizer(
            text, add_special_tokens=False, return_offsets_mapping=True, truncation=False, verbose=False
        )
        return [Span(start, end) for start, end in encoded["offset_mapping"]]

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts, longest first so that a batch holds texts of like length and little padding."""
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        rows = self._model.encode(
            list(texts), batch_size=_BATCH, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return np.asarray(rows, dtype=np.float32)


def _weights_hash(name: str) -> str:
    """Hash the weights in a model's folder; a model by name only is known by its name."""
    file = Path(name) / "model.safetensors"
    return file_sha256(file)[:12] if file.is_file() else "by-name"
