"""Embedding with OpenVINO: a model exported for it, read from its folder. The only file that imports openvino.

Needs neither torch nor transformers to embed. Knows not where exported models are kept.
"""

import hashlib
import os
import sys
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from index.errors import NotExportable
from index.exported_model import (
    GRAPH,
    TOKENIZER,
    WEIGHTS,
    ExportedModel,
    check_file,
    find_compiled,
    keep_compiled,
    read_record,
)
from index.records import Span

# Importing openvino imports its converter, which reports every import to its makers over the network. Nothing may
# leave this machine: None in place of a module makes importing it fail, and openvino then goes on without it.
sys.modules["openvino_telemetry"] = None  # type: ignore[assignment]
sys.modules["openvino.tools.ovc"] = None  # type: ignore[assignment]
import openvino  # noqa: E402

del sys.modules["openvino.tools.ovc"]

VERSION: str = openvino.__version__.partition("-")[0]
_BATCH = 4
_REQUESTS_PER_STREAM = 2


class OpenVinoEmbedder:
    """An `Embedder` over one exported model. Threads may share it."""

    def __init__(self, folder: Path) -> None:
        """Load an exported model.

        :param folder: the folder of the exported model.
        :raises ModelError: when a file is missing or differs from what was exported.
        """
        self._record = read_record(folder)
        self._tokenizer_file = check_file(folder, self._record, TOKENIZER)
        self._tokenizer = Tokenizer.from_file(str(self._tokenizer_file))
        self._compiled = _compile(folder, self._record)
        self._streams = int(self._compiled.get_property("NUM_STREAMS"))

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
        """Embed texts, each to the same row bit for bit, whichever texts stand beside it.

        Only texts of one padded length share a batch, and one thread computes it. Texts are tokenized while those
        before them are in work.
        """
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        # Requests in turn rather than OpenVINO's own queue: that calls back into Python from its threads, and aborts
        # the process when one still does while Python shuts down.
        working: deque[tuple[Any, list[int]]] = deque()
        for places, inputs in self._batches(texts):
            full = len(working) == _REQUESTS_PER_STREAM * self._streams
            request = _collect(working, rows) if full else self._compiled.create_infer_request()
            request.start_async(inputs)
            working.append((request, places))
        while working:
            _collect(working, rows)
        return rows

    def _batches(self, texts: Sequence[str]) -> Iterator[tuple[list[int], dict[str, NDArray[np.int64]]]]:
        """Places of texts whose tokens, padded, are equally many, with these tokens."""
        waiting: defaultdict[int, list[tuple[int, Encoding]]] = defaultdict(list)
        for place, text in enumerate(texts):
            encoding = self._tokenizer.encode(text)
            batch = waiting[len(encoding)]
            batch.append((place, encoding))
            if len(batch) == _BATCH:
                yield _batch(batch)
                batch.clear()
        yield from (_batch(batch) for batch in waiting.values() if batch)

    @cached_property
    def _whole_text(self) -> Tokenizer:
        """The tokenizer without its cut at the window and its padding."""
        tokenizer = Tokenizer.from_file(str(self._tokenizer_file))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer


def save_as_openvino(program: Any, folder: Path) -> None:  # noqa: ANN401  # torch is not imported here
    """Convert an exported program of torch, and write its graph and its weights, these in half precision.

    :param program: a torch.export.ExportedProgram.
    :param folder: the folder to write into.
    :raises NotExportable: when OpenVINO knows no counterpart of one of the program's steps.
    """
    from openvino.tools.ovc import convert_model

    try:
        model = convert_model(program)
    except openvino.frontend.OpConversionFailure as error:
        raise NotExportable("OpenVINO does not know one of its steps") from error
    openvino.save_model(model, folder / GRAPH, compress_to_fp16=True)


def _collect(working: deque[tuple[Any, list[int]]], rows: NDArray[np.float32]) -> Any:  # noqa: ANN401  # not typed
    """Wait for the request started first and take over its rows; it may then be started again."""
    request, places = working.popleft()
    request.wait()
    rows[places] = request.get_output_tensor(0).data
    return request


def _batch(batch: Sequence[tuple[int, Encoding]]) -> tuple[list[int], dict[str, NDArray[np.int64]]]:
    """The places of texts, with their token ids and which of these count, one row a text."""
    ids = np.array([encoding.ids for _, encoding in batch], dtype=np.int64)
    mask = np.array([encoding.attention_mask for _, encoding in batch], dtype=np.int64)
    return [place for place, _ in batch], {"input_ids": ids, "attention_mask": mask}


def _compile(folder: Path, record: ExportedModel) -> Any:  # noqa: ANN401  # openvino is not typed
    """Prepare the model for this processor, in the precision that it computes fastest; kept for the next start."""
    core = openvino.Core()
    threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    # One thread a stream and none pinned: no thread waits for another that lost its processor to a neighbour.
    options = {"NUM_STREAMS": threads, "INFERENCE_NUM_THREADS": threads, "ENABLE_CPU_PINNING": False}
    processor = [core.get_property("CPU", name) for name in ("FULL_DEVICE_NAME", "OPTIMIZATION_CAPABILITIES")]
    key = hashlib.sha256(repr(processor).encode()).hexdigest()[:12]
    if compiled := find_compiled(folder, key):
        with suppress(RuntimeError):  # OpenVINO does not take it after all: it is compiled again
            return core.import_model(openvino.tensor_from_file(compiled), "CPU", options)
    graph, weights = check_file(folder, record, GRAPH), check_file(folder, record, WEIGHTS)
    model = core.compile_model(core.read_model(graph, weights), "CPU", options)
    keep_compiled(folder, key, model.export_model().getvalue())
    return model
