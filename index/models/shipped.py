"""A model that ships with the project as an OpenVINO graph, its weights and their hashes: found, checked, made ready.

Owns the layout of its folder, that its files are the shipped ones, and that it computes in single precision: shipped
models decide something, and decide the same on every processor. Knows no model by name.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError
from index.models.openvino_runtime import VERSION, OpenVinoModel
from index.models.packaged import check_weights, file_sha256
from index.models.precision import Precision

HASHES = "SHA256SUMS"
_LENGTHS = 32


class ShippedModel:
    """A shipped model, ready to run. Threads may share it."""

    def __init__(self, folder: Path, name: str, kept: Path) -> None:
        """Check its files and prepare it for this processor.

        :param folder: the folder of its graph, its weights and their hashes.
        :param name: its name, which its files bear.
        :param kept: the folder of models, where it is kept as it is prepared.
        :raises ModelError: when a file is missing or is not the shipped one.
        """
        self._hashes = _read_hashes(folder, name)
        self._name = name
        prepared = kept / f"{name}-{self.fingerprint}-{VERSION}"
        self._model = OpenVinoModel(lambda: self._checked(folder), prepared, Precision.SINGLE)
        self.run = self._model.run

    @property
    def fingerprint(self) -> str:
        """The beginning of the hash of its weights."""
        return self._hashes[shipped_files(self._name)[1]][:12]

    @property
    def computes_in(self) -> str:
        """The numbers that it computes in, as OpenVINO says."""
        return self._model.computes_in

    def _checked(self, folder: Path) -> tuple[Path, Path]:
        graph, weights = shipped_files(self._name)
        for name in (graph, weights):
            check_weights(folder / name, self._hashes[name])
        return folder / graph, folder / weights


def shipped_files(name: str) -> tuple[str, str]:
    """The names of a shipped model's graph and weights."""
    return f"{name}.xml", f"{name}.bin"


def write_hashes(folder: Path, name: str) -> None:
    """Write the hashes that are checked before use beside the files of a model."""
    lines = [f"{file_sha256(folder / file)}  {file}\n" for file in shipped_files(name)]
    (folder / HASHES).write_text("".join(lines), encoding="utf-8")


def padded(inputs: dict[str, NDArray[np.int64]]) -> dict[str, NDArray[np.int64]]:
    """Inputs filled up to one of few lengths: the first inputs of each length take longer."""
    missing = -inputs["ids"].shape[1] % _LENGTHS
    return {name: np.pad(row, ((0, 0), (0, missing))) for name, row in inputs.items()}


def _read_hashes(folder: Path, name: str) -> dict[str, str]:
    """The hash of each file, as the file beside them says."""
    try:
        lines = (folder / HASHES).read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise ModelError(f"The {name}'s file {folder / HASHES} is missing; install the project again.") from error
    return {file: expected for expected, file in (line.split() for line in lines)}
