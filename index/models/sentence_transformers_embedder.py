"""Embedding with sentence-transformers: any of its models, by name or folder.

Beside index/models/cross_encoder.py the only file that imports it.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from index.errors import ModelError, NotExportable
from index.models.packaged import PACKAGED, model_fingerprint, packaged_model_folder
from text.spans import Span

# Read while the libraries are imported: no bars and hints of theirs between our own lines, and no telemetry.
for _variable in ("HF_HUB_DISABLE_PROGRESS_BARS", "HF_HUB_DISABLE_TELEMETRY"):
    os.environ.setdefault(_variable, "1")
os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")

from sentence_transformers import SentenceTransformer  # noqa: E402

_BATCH = 32
_LENGTH_STEP = 8


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
        self._fingerprint = model_fingerprint(model)

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

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts that are to be stored, like any others: in single precision."""
        return self.encode(texts)

    def tokenizer_json(self) -> str:
        """The tokenizer as the tokenizers library stores it: cut at the window, padded to round lengths.

        :return: the content of a tokenizer.json.
        :raises NotExportable: when the tokenizer is one that the tokenizers library does not run.
        """
        tokenizer = getattr(self._tokenizer, "backend_tokenizer", None)
        if tokenizer is None:
            raise NotExportable("its tokenizer is not one of the tokenizers library")
        window = int(self._model.max_seq_length)
        tokenizer.enable_truncation(window)
        # Each new length costs milliseconds to prepare for, so lengths are rounded up, but not beyond the window.
        tokenizer.enable_padding(
            pad_id=self._tokenizer.pad_token_id,
            pad_token=self._tokenizer.pad_token,
            pad_to_multiple_of=_LENGTH_STEP if window % _LENGTH_STEP == 0 else None,
        )
        return str(tokenizer.to_str())

    def module(self) -> torch.nn.Module:
        """The whole model, from token ids and their mask to rows of unit length, as torch can export it."""
        return _UnitRows(self._model).eval()


class _UnitRows(torch.nn.Module):
    """Calls a sentence-transformers model with plain tensors."""

    def __init__(self, model: torch.nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        features = self.model({"input_ids": input_ids, "attention_mask": attention_mask})
        return torch.nn.functional.normalize(features["sentence_embedding"], dim=-1)
