"""A model that ships with the project as an OpenVINO graph, its weights and their hashes: found, checked, made ready.

Owns the layout of its folder, that its files are the shipped ones, that it computes in single precision, and that it
computes what it did when it was made: shipped models decide something, and decide the same on every processor. Knows
no model by name.
"""

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError
from index.models.openvino_runtime import VERSION, OpenVinoModel
from index.models.packaged import check_weights, file_sha256
from index.models.precision import Precision
from index.models.sound import prepare_sound

HASHES, SAMPLE = "SHA256SUMS", "SAMPLE.json"
_LENGTHS = 32
_TOLERANCE = 0.02
"""Processors differ in the fourth digit. What is wrongly prepared gives numbers in the thousands."""
_DIGITS = 4


class ShippedModel:
    """A shipped model, ready to run. Threads may share it."""

    def __init__(self, folder: Path, name: str, kept: Path) -> None:
        """Check its files and prepare it for this processor.

        :param folder: the folder of its graph, its weights and their hashes.
        :param name: its name, which its files bear.
        :param kept: the folder of models, where it is kept as it is prepared.
        :raises ModelError: when a file is missing or is not the shipped one, or when it computes something else here.
        """
        self._hashes = _read_hashes(folder, name)
        self._name = name
        self._model = self._sound(folder, kept / f"{name}-{self.fingerprint}-{VERSION}")
        self.run = self._model.run

    @property
    def fingerprint(self) -> str:
        """The beginning of the hash of its weights."""
        return self._hashes[shipped_files(self._name)[1]][:12]

    @property
    def computes_in(self) -> str:
        """The numbers that it computes in, as OpenVINO says."""
        return self._model.computes_in

    def _sound(self, folder: Path, prepared: Path) -> OpenVinoModel:
        """The model, once it computes what it did when it was made."""
        check_weights(folder / SAMPLE, self._hashes[SAMPLE])
        sample, expected = _read_sample(folder / SAMPLE)
        return prepare_sound(
            f"The {self._name} model",
            lambda: OpenVinoModel(lambda: self._checked(folder), prepared, Precision.SINGLE),
            sample,
            lambda output: output.shape == expected.shape and np.allclose(output, expected, rtol=0, atol=_TOLERANCE),
        )

    def _checked(self, folder: Path) -> tuple[Path, Path]:
        graph, weights = shipped_files(self._name)
        for name in (graph, weights):
            check_weights(folder / name, self._hashes[name])
        return folder / graph, folder / weights


def shipped_files(name: str) -> tuple[str, str]:
    """The names of a shipped model's graph and weights."""
    return f"{name}.xml", f"{name}.bin"


def write_hashes(folder: Path, name: str) -> None:
    """Write the hashes that are checked before use beside the files of a model and its sample."""
    lines = [f"{file_sha256(folder / file)}  {file}\n" for file in (*shipped_files(name), SAMPLE)]
    (folder / HASHES).write_text("".join(lines), encoding="utf-8")


def write_sample(folder: Path, name: str, inputs: dict[str, NDArray[np.int64]], kept: Path) -> None:
    """Write what a model computes of some input beside its files.

    :param folder: the folder of the model.
    :param name: its name.
    :param inputs: the input, as the model reads it in use.
    :param kept: a folder to prepare it in.
    """
    graph, weights = shipped_files(name)
    model = OpenVinoModel(lambda: (folder / graph, folder / weights), kept, Precision.SINGLE)
    output = model.run([inputs])[0].astype(float).round(_DIGITS).tolist()
    record = {"inputs": {key: value.tolist() for key, value in inputs.items()}, "output": output}
    (folder / SAMPLE).write_text(json.dumps(record) + "\n", encoding="utf-8")


def padded(inputs: dict[str, NDArray[np.int64]]) -> dict[str, NDArray[np.int64]]:
    """Inputs filled up to one of few lengths: the first inputs of each length take longer."""
    missing = -inputs["ids"].shape[1] % _LENGTHS
    return {name: np.pad(row, ((0, 0), (0, missing))) for name, row in inputs.items()}


def _read_sample(file: Path) -> tuple[dict[str, NDArray[np.int64]], NDArray[np.float32]]:
    """An input, and what the model computed of it when it was made."""
    record = json.loads(file.read_text(encoding="utf-8"))
    inputs = {key: np.array(value, dtype=np.int64) for key, value in record["inputs"].items()}
    return inputs, np.array(record["output"], dtype=np.float32)


def _read_hashes(folder: Path, name: str) -> dict[str, str]:
    """The hash of each file, as the file beside them says."""
    file = folder / HASHES
    try:
        found = {file: expected for expected, file in map(str.split, file.read_text(encoding="utf-8").splitlines())}
    except (OSError, ValueError) as error:
        raise ModelError(f"The {name}'s file {file} is missing or damaged; install the project again.") from error
    if missing := {*shipped_files(name), SAMPLE} - found.keys():
        raise ModelError(
            f"The {name}'s file {file} does not name {', '.join(sorted(missing))}; install the project again."
        )
    return found
