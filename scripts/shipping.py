"""Writes a trained network as a model that ships: an OpenVINO graph with its weights in eight bits, and hashes.

Needs nncf, which the project does not need at run time and requirements.txt does not name: put it on PYTHONPATH.
"""

import tempfile
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from index.models.export_folder import GRAPH as EXPORTED

# openvino from there, since importing it by itself reports that to its makers.
from index.models.openvino_runtime import openvino, save_as_openvino  # type: ignore[attr-defined]
from index.models.shipped import shipped_files, write_hashes, write_sample

INPUTS = ("ids", "mask", "types")
CALIBRATION = 300
"""How many inputs the ranges of values are measured on."""


def ship(
    network: torch.nn.Module,
    encoder: Any,  # noqa: ANN401  # transformers is not typed
    calibration: Iterable[dict[str, NDArray[np.int64]]] | None,
    folder: Path,
    name: str,
    *,
    sample: dict[str, NDArray[np.int64]],
    longest: int,
) -> None:
    """Write a network that reads ids, their mask and their types.

    :param network: the network.
    :param encoder: the part of it that attends.
    :param calibration: inputs to measure the ranges of values on; None leaves values as they are, and rounds each row
        of weights by itself.
    :param folder: the folder to write into.
    :param name: the name of the model.
    :param sample: an input as it is in use: what is computed of it is compared at each start.
    :param longest: how many pieces an input has at most.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as partial:
        save_as_openvino(_program(network, encoder, longest), Path(partial))
        model = openvino.Core().read_model(Path(partial) / EXPORTED)
        for given, one in zip(INPUTS, model.inputs, strict=True):
            one.get_tensor().set_names({given})
        finished = _compressed(model) if calibration is None else _quantized(model, calibration)
        openvino.save_model(finished, folder / shipped_files(name)[0])
    with tempfile.TemporaryDirectory() as kept:
        write_sample(folder, name, sample, Path(kept))
    write_hashes(folder, name)


def _program(network: torch.nn.Module, encoder: Any, longest: int) -> torch.export.ExportedProgram:  # noqa: ANN401
    network.eval()
    encoder.set_attn_implementation("sdpa")  # OpenVINO knows it as one step, and takes a fifth less time
    ids = torch.ones((2, 16), dtype=torch.int64)
    sizes = {0: torch.export.Dim("rows"), 1: torch.export.Dim("pieces", min=4, max=longest)}
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # torch's own, about its own copying of its own classes
        return torch.export.export(network, (ids, ids.clone(), ids.clone()), dynamic_shapes=(sizes, sizes, sizes))


def _compressed(model: Any) -> Any:  # noqa: ANN401  # not typed
    import nncf

    return nncf.compress_weights(model, mode=nncf.CompressWeightsMode.INT8_ASYM)


def _quantized(model: Any, calibration: Iterable[dict[str, NDArray[np.int64]]]) -> Any:  # noqa: ANN401  # not typed
    import nncf

    return nncf.quantize(
        model,
        nncf.Dataset(list(calibration)),
        model_type=nncf.ModelType.TRANSFORMER,
        preset=nncf.QuantizationPreset.MIXED,
        subset_size=CALIBRATION,
    )
