"""Running exported models with OpenVINO: imported without its reporting, prepared for this processor, run in turn.

The only file that imports openvino. Knows neither what a graph computes nor who asks.
"""

import hashlib
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import NotExportable
from index.models.export_folder import GRAPH, discard_compiled, find_compiled, keep_compiled
from index.models.precision import Precision

# Importing openvino imports its converter, which reports every import to its makers over the network. Nothing may
# leave this machine: None in place of a module makes importing it fail, and openvino then goes on without it.
sys.modules["openvino_telemetry"] = None  # type: ignore[assignment]
sys.modules["openvino.tools.ovc"] = None  # type: ignore[assignment]
import openvino  # noqa: E402

del sys.modules["openvino.tools.ovc"]

VERSION: str = openvino.__version__.partition("-")[0]
_REQUESTS_PER_STREAM = 2
_ROUNDING = "FakeQuantize"
_OPTIONS: dict[Precision, dict[str, Any]] = {
    Precision.FASTEST: {},
    Precision.HALF: {"INFERENCE_PRECISION_HINT": "bf16"},
    # By itself OpenVINO also rounds what it multiplies with weights kept in integers, as some processors do fastest.
    Precision.SINGLE: {"INFERENCE_PRECISION_HINT": "f32", "DYNAMIC_QUANTIZATION_GROUP_SIZE": 0},
}


class OpenVinoModel:
    """An exported model that is ready to run on this processor. Threads may share it."""

    def __init__(self, files: Callable[[], tuple[Path, Path]], kept: Path, precision: Precision) -> None:
        """Prepare a model; kept for the next start.

        :param files: finds the files of its graph and its weights, when they are needed.
        :param kept: the folder to keep the prepared model in.
        :param precision: how exactly it computes. What decides something does so in `SINGLE`, the same everywhere; a
            processor that knows no bf16 computes in `SINGLE`, too.
        """
        core = openvino.Core()
        threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        # One thread a stream and none pinned: no thread waits for another that lost its processor to a neighbour.
        options = {"NUM_STREAMS": threads, "INFERENCE_NUM_THREADS": threads, "ENABLE_CPU_PINNING": False}
        if precision is Precision.HALF and "BF16" not in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES"):
            precision = Precision.SINGLE
        processor = [core.get_property("CPU", name) for name in ("FULL_DEVICE_NAME", "OPTIMIZATION_CAPABILITIES")]
        key = hashlib.sha256(repr((processor, precision.value)).encode()).hexdigest()[:12]
        self._kept, self._key = kept, key
        self._compiled = _compile(core, files, kept, key, precision, options | _OPTIONS[precision])
        self.at_once = _REQUESTS_PER_STREAM * int(self._compiled.get_property("NUM_STREAMS"))
        """How many batches are in work at once."""
        # Making a request takes as long as a short text does. Threads may append and pop at once.
        self._idle: deque[Any] = deque(maxlen=self.at_once)

    @property
    def computes_in(self) -> str:
        """The numbers that it computes in on this processor, as OpenVINO says: "f32", "bf16" or "f16"."""
        return str(self._compiled.get_property("INFERENCE_PRECISION_HINT").to_string())

    def discard(self) -> None:
        """Delete what was kept of it for the next start."""
        discard_compiled(self._kept, self._key)

    def run(self, batches: Iterable[dict[str, NDArray[np.int64]]]) -> list[NDArray[np.float32]]:
        """Compute the first output for each batch; a batch is taken while those before it are in work.

        :param batches: the inputs by name.
        :return: an output a batch, in their order.
        """
        # Requests in turn rather than OpenVINO's own queue: that calls back into Python from its threads, and aborts
        # the process when one still does while Python shuts down.
        outputs: list[NDArray[np.float32]] = []
        working: deque[Any] = deque()
        try:
            for inputs in batches:
                full = len(working) == self.at_once
                request = _collect(working, outputs) if full else self._request()
                request.start_async(inputs)
                working.append(request)
        finally:  # none is left at work, whatever ended the batches
            while working:
                self._idle.append(_collect(working, outputs))
        return outputs

    def _request(self) -> Any:  # noqa: ANN401  # openvino is not typed
        """A request that nobody uses."""
        try:
            return self._idle.pop()
        except IndexError:
            return self._compiled.create_infer_request()


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


def _collect(working: deque[Any], outputs: list[NDArray[np.float32]]) -> Any:  # noqa: ANN401  # not typed
    """Wait for the request started first and take over its output; it may then be started again."""
    request = working.popleft()
    request.wait()
    outputs.append(np.array(request.get_output_tensor(0).data, dtype=np.float32))
    return request


def _compile(
    core: Any,  # noqa: ANN401  # openvino is not typed
    files: Callable[[], tuple[Path, Path]],
    kept: Path,
    key: str,
    precision: Precision,
    options: dict[str, Any],
) -> Any:  # noqa: ANN401
    if compiled := find_compiled(kept, key):
        with suppress(RuntimeError):  # OpenVINO does not take it after all: it is compiled again
            return core.import_model(openvino.tensor_from_file(compiled), "CPU", options)
    model = core.read_model(*files())
    if precision is Precision.SINGLE:
        _leave_out_rounding(model)
    compiled = core.compile_model(model, "CPU", options)
    keep_compiled(kept, key, compiled.export_model().getvalue())
    return compiled


def _leave_out_rounding(model: Any) -> None:  # noqa: ANN401  # openvino is not typed
    """Take out the steps that round values to integers; the weights stay the integers that they are.

    Integers are multiplied in another way by each kind of processor, by older ones even wrongly where sums overflow,
    and a last digit that differs before such a step is a whole step afterwards.
    """
    for step in model.get_ordered_ops():
        if step.get_type_name() == _ROUNDING:
            step.output(0).replace(step.input_value(0))
