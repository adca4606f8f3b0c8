"""Writes a trained tagger as an OpenVINO graph with eight-bit integers, and the hashes that are checked before use.

Needs nncf, which the project does not need at run time and requirements.txt does not name: put it on PYTHONPATH. The
ranges of values are measured on windows of the articles that it was trained on.
"""

import tempfile
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from index.exported_model import GRAPH as EXPORTED
from index.openvino_runtime import openvino, save_as_openvino
from index.packaged_model import file_sha256
from ingest.tagger.inputs import SIZE, window, windows
from ingest.tagger.model import BINARY, GRAPH, HASHES
from scripts.tagger.examples import Example
from scripts.tagger.network import TaggerNetwork

_CALIBRATION = 300


def export(network: TaggerNetwork, examples: Sequence[Example], folder: Path, *, integers: bool = True) -> None:
    """Write a network.

    :param network: the network.
    :param examples: articles to measure the ranges of values on.
    :param folder: the folder to write into.
    :param integers: whether to compute in eight-bit integers; else the weights are kept in half precision.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as partial:
        save_as_openvino(_program(network), Path(partial))
        model = openvino.Core().read_model(Path(partial) / EXPORTED)
        _name_inputs(model)
        openvino.save_model(_quantized(model, examples) if integers else model, folder / GRAPH)
    lines = [f"{file_sha256(folder / name)}  {name}\n" for name in (GRAPH, BINARY)]
    (folder / HASHES).write_text("".join(lines), encoding="utf-8")


def _program(network: TaggerNetwork) -> torch.export.ExportedProgram:
    network.eval()
    network.encoder.set_attn_implementation("sdpa")  # OpenVINO knows it as one step, and takes a fifth less time
    ids = torch.ones((2, 16), dtype=torch.int64)
    sizes = {0: torch.export.Dim("windows"), 1: torch.export.Dim("pieces", max=SIZE + 2)}
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # torch's own, about its own copying of its own classes
        return torch.export.export(network, (ids, ids.clone(), ids.clone()), dynamic_shapes=(sizes, sizes, sizes))


def _name_inputs(model: Any) -> None:  # noqa: ANN401  # openvino is not typed
    for name, one in zip(("ids", "mask", "types"), model.inputs, strict=True):
        one.get_tensor().set_names({name})


def _quantized(model: Any, examples: Sequence[Example]) -> Any:  # noqa: ANN401  # openvino is not typed
    import nncf

    return nncf.quantize(
        model,
        nncf.Dataset(list(_calibration(examples))),
        model_type=nncf.ModelType.TRANSFORMER,
        preset=nncf.QuantizationPreset.MIXED,
        subset_size=_CALIBRATION,
    )


def _calibration(examples: Sequence[Example]) -> Iterator[dict[str, NDArray[np.int64]]]:
    """A window of each of some articles, from everywhere in the list."""
    for example in examples[:: max(1, len(examples) // _CALIBRATION)][:_CALIBRATION]:
        start, end = list(windows(len(example.pieces.ids), SIZE, SIZE))[len(example.pieces.ids) // SIZE // 2]
        yield window(example.pieces, start, end)
