"""A folder with a model exported for fast use: its files, and a record of what they are and how they were made.

Owns the layout of the folder and that its files are those that were exported. Knows no library that runs a model.
"""

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import uuid4

import numpy as np

from index.errors import ModelError
from index.models.packaged import file_sha256

GRAPH, WEIGHTS, TOKENIZER = "model.xml", "model.bin", "tokenizer.json"
SAMPLE = "What did the company say about real-time use?"
"""Whatever prepares the model must compute its row as it was when the model was exported."""
_RECORD = "record.json"


@dataclass(frozen=True, slots=True)
class ExportedModel:
    """What an exported model is. Vectors of the same fingerprint may be compared, whichever library made them."""

    fingerprint: str
    dimensions: int
    max_tokens: int
    files: dict[str, str]
    """The SHA-256 of each file that was exported."""
    sample: list[float]
    """The row of `SAMPLE`."""


def read_record(folder: Path) -> ExportedModel:
    """Read what an exported model is.

    :param folder: the folder of the exported model.
    :return: the record.
    :raises ModelError: when the record is missing or damaged.
    """
    try:
        record = ExportedModel(**json.loads((folder / _RECORD).read_text(encoding="utf-8")))
        shape = np.array(record.sample, dtype=np.float32).shape
    except (OSError, ValueError, TypeError) as error:
        raise ModelError(f"The exported model in {folder} has no readable {_RECORD} ({error}).") from error
    if shape != (record.dimensions,):
        raise ModelError(f"The exported model in {folder} has no readable {_RECORD} (its sample has another length).")
    return record


def write_record(folder: Path, fingerprint: str, max_tokens: int, sample: Sequence[float]) -> None:
    """Record a model whose files were just written into a folder, with the hash of each.

    :param folder: the folder of the exported model.
    :param fingerprint: the model's name and weights.
    :param max_tokens: how many tokens of a text it reads.
    :param sample: the row of `SAMPLE`.
    """
    files = {name: file_sha256(folder / name) for name in (GRAPH, WEIGHTS, TOKENIZER)}
    record = ExportedModel(fingerprint, len(sample), max_tokens, files, list(sample))
    (folder / _RECORD).write_text(json.dumps(asdict(record), indent=2) + "\n", encoding="utf-8")


def check_file(folder: Path, record: ExportedModel, name: str) -> Path:
    """Compare a file with what was exported.

    :param folder: the folder of the exported model.
    :param record: its record.
    :param name: the name of the file.
    :return: the file.
    :raises ModelError: when it is missing or differs.
    """
    file = folder / name
    if not file.is_file():
        raise ModelError(f"The exported model in {folder} lacks its file {name}.")
    if file_sha256(file) != record.files.get(name):
        raise ModelError(f"The exported model in {folder} is damaged: {name} is not what was exported.")
    return file


def find_compiled(folder: Path, key: str) -> Path | None:
    """Find what an earlier start on this kind of processor kept; None when there is nothing, or it is damaged."""
    for file in folder.glob(f"compiled-{key}-*"):
        with suppress(OSError):  # another process is putting a new one in its place
            if file.name == _compiled_name(key, file_sha256(file)):
                return file
    return None


def keep_compiled(folder: Path, key: str, content: bytes) -> None:
    """Keep what preparing the model for a processor gave; in a folder that cannot be written, nothing is kept."""
    partial = folder / f"{uuid4().hex}.partial"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(content)
        discard_compiled(folder, key)
        partial.replace(folder / _compiled_name(key, hashlib.sha256(content).hexdigest()))
    except OSError:
        with suppress(OSError):  # it was not made, or cannot be
            partial.unlink()


def discard_compiled(folder: Path, key: str) -> None:
    """Delete what was kept of a model for a kind of processor; what cannot be deleted stays."""
    for file in folder.glob(f"compiled-{key}-*"):
        with suppress(OSError):  # another process deleted it, or the folder cannot be written
            file.unlink()


def _compiled_name(key: str, content_hash: str) -> str:
    """The name says the hash of the content, so that no record beside it can disagree with it."""
    return f"compiled-{key}-{content_hash}"
