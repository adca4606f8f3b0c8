"""Embedding with OpenVINO: a model exported for it, read from its folder.

Needs neither torch nor transformers to embed.
"""

import logging
import threading
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from index.errors import ModelError
from index.models.export_folder import GRAPH, SAMPLE, TOKENIZER, WEIGHTS, check_file, read_record
from index.models.openvino_runtime import OpenVinoModel
from index.models.precision import Precision
from index.models.sound import prepare_sound
from text.spans import Span

_log = logging.getLogger(__name__)
_BATCH = 4
_LEAST_COSINE = 0.99
"""Of a row and itself in bf16: .9995. Of a model that is wrongly prepared: about nought."""


class OpenVinoEmbedder:
    """An `Embedder` over one exported model. Threads may share it."""

    def __init__(self, folder: Path, precision: Precision = Precision.FASTEST) -> None:
        """Load an exported model.

        :param folder: the folder of the exported model.
        :param precision: how exactly the vectors of passages are computed.
        :raises ModelError: when a file is missing or differs from what was exported, or when the model computes
            something else here than when it was exported.
        """
        self._record = read_record(folder)
        self._tokenizer_file = check_file(folder, self._record, TOKENIZER)
        self._tokenizer = Tokenizer.from_file(str(self._tokenizer_file))
        self._folder, self._precision = folder, precision
        self._model = self._prepare(Precision.SINGLE)
        self._for_passages: OpenVinoModel | None = self._model if precision is Precision.SINGLE else None
        self._lock = threading.Lock()

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the model that was exported: its vectors are the same but for rounding."""
        return self._record.fingerprint

    @property
    def dimensions(self) -> int:
        """The length of a row."""
        return self._record.dimensions

    @property
    def max_tokens(self) -> int:
        """The model's window without the marks it adds at both ends."""
        return self._record.max_tokens

    def token_spans(self, text: str) -> list[Span]:
        """Where the tokens of the model's own tokenizer stand in a text."""
        return [Span(start, end) for start, end in self._whole_text.encode(text, add_special_tokens=False).offsets]

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts, each to the same row on every processor, but for its last digits."""
        return self._rows(self._model, texts)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts that are to be stored, in the precision that was asked for."""
        with self._lock:  # who only asks needs no second model
            self._for_passages = self._for_passages or self._faster()
        return self._rows(self._for_passages, texts)

    def _faster(self) -> OpenVinoModel:
        """The model in the precision that was asked for, unless it computes something else in that."""
        try:
            return self._prepare(self._precision)
        except ModelError:
            _log.warning("The embedding model loses too much in %s; passages are embedded in f32.", self._precision)
            return self._model

    def _prepare(self, precision: Precision) -> OpenVinoModel:
        """The model, once it computes what it did when it was exported."""
        row = np.array(self._record.sample, dtype=np.float32)
        return prepare_sound(
            "The embedding model",
            lambda: OpenVinoModel(self._checked, self._folder, precision),
            _batch([(0, self._tokenizer.encode(SAMPLE))], []),
            lambda output: bool(output[0] @ row > _LEAST_COSINE),
        )

    def _checked(self) -> tuple[Path, Path]:
        graph, weights = (check_file(self._folder, self._record, name) for name in (GRAPH, WEIGHTS))
        return graph, weights

    def _rows(self, model: OpenVinoModel, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts, each to the same row bit for bit, whichever texts stand beside it.

        Only texts of one padded length share a batch, and one thread computes it. Texts are tokenized while those
        before them are in work.
        """
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        places: list[list[int]] = []
        for output in model.run(self._batches(texts, places)):
            rows[places.pop(0)] = output
        return rows

    def _batches(self, texts: Sequence[str], places: list[list[int]]) -> Iterator[dict[str, NDArray[np.int64]]]:
        """The tokens of texts whose tokens, padded, are equally many; where these texts stand goes into `places`."""
        waiting: defaultdict[int, list[tuple[int, Encoding]]] = defaultdict(list)
        for place, text in enumerate(texts):
            encoding = self._tokenizer.encode(text)
            batch = waiting[len(encoding)]
            batch.append((place, encoding))
            if len(batch) == _BATCH:
                yield _batch(batch, places)
                batch.clear()
        yield from (_batch(batch, places) for batch in waiting.values() if batch)

    @cached_property
    def _whole_text(self) -> Tokenizer:
        """The tokenizer without its cut at the window and its padding."""
        tokenizer = Tokenizer.from_file(str(self._tokenizer_file))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer


def _batch(batch: Sequence[tuple[int, Encoding]], places: list[list[int]]) -> dict[str, NDArray[np.int64]]:
    """The token ids of texts and which of these count, one row a text."""
    places.append([place for place, _ in batch])
    ids = np.array([encoding.ids for _, encoding in batch], dtype=np.int64)
    mask = np.array([encoding.attention_mask for _, encoding in batch], dtype=np.int64)
    return {"input_ids": ids, "attention_mask": mask}
