"""Exports an embedding model once, from sentence-transformers to OpenVINO, and finds it again.

Owns the folder of exported models: a folder for each model and version of OpenVINO, complete or not there at all.
"""

import logging
import re
import shutil
import time
import warnings
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import numpy as np

from index.errors import ModelError, NotExportable
from index.models.export_folder import SAMPLE, TOKENIZER, write_record
from index.models.openvino_embedder import OpenVinoEmbedder
from index.models.openvino_runtime import VERSION, save_as_openvino
from index.models.packaged import model_fingerprint
from index.models.precision import Precision

EXPORT_VERSION = 3
"""Raise it whenever models are exported in another way; older exports are then made anew."""

_LEAST_COSINE = 0.999
_ABANDONED_SECONDS = 3600
_SAMPLES = (
    SAMPLE,
    "Idemia declined to comment; the Ministry, however, denied on 3 March that 1,250 cameras had been sold. " * 12,
    "  Übermäßig: naïve façade, 東京, Ελλάδα, №7 — “quoted”.\n",
    "",
)
_log = logging.getLogger(__name__)


def load_exported(model: str, models: Path, precision: Precision = Precision.FASTEST) -> OpenVinoEmbedder:
    """Load a model in its fast form, which is made when it is missing or damaged.

    :param model: "packaged", or the name or folder of a sentence-transformers model.
    :param models: the folder of exported models.
    :param precision: how exactly the vectors of passages are computed.
    :return: the embedder.
    :raises NotExportable: when the model cannot be exported, or not into that folder.
    :raises ModelError: when the model itself does not load.
    """
    fingerprint = model_fingerprint(model)
    folder = models / re.sub(r"[^\w@.-]", "_", f"{fingerprint}-openvino-{VERSION}-{EXPORT_VERSION}")
    if folder.is_dir():
        try:
            return OpenVinoEmbedder(folder, precision)
        except ModelError as error:
            _log.warning("%s It is made again.", error)
            shutil.rmtree(folder, ignore_errors=True)
    _log.warning("Preparing the embedding model %s for fast use; this takes a while, and happens once.", fingerprint)
    _export(model, folder)
    return _loaded(folder, precision)


def _export(model: str, folder: Path) -> None:
    """Write an exported model beside its place, then move it there at once: a kill leaves no half of it."""
    partial = folder.with_name(f"{uuid4().hex}.partial")
    try:
        _remove_abandoned(folder.parent)
        partial.mkdir(parents=True)
        _write(model, partial)
        _move(partial, folder)
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or (str(error).strip() or type(error).__name__).splitlines()[0]
        raise NotExportable(f"exporting it to {folder.parent} failed ({reason})") from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _write(model: str, folder: Path) -> None:
    """Export a model into a folder, and compare what it computes there with what it computed before."""
    import torch

    from index.models.sentence_transformers_embedder import SentenceTransformersEmbedder

    reference = SentenceTransformersEmbedder(model)
    expected = reference.encode(_SAMPLES)
    (folder / TOKENIZER).write_text(reference.tokenizer_json(), encoding="utf-8")
    ids = torch.ones((2, 16), dtype=torch.int64)
    sizes = {0: torch.export.Dim("texts"), 1: torch.export.Dim("tokens", max=reference.max_tokens)}
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # torch's own, about its own copying of its own classes
        program = torch.export.export(reference.module(), (ids, ids.clone()), dynamic_shapes=(sizes, sizes))
        save_as_openvino(program, folder)
    write_record(folder, reference.fingerprint, reference.max_tokens, expected[0].tolist())
    cosine = float(np.sum(expected * _loaded(folder).encode(_SAMPLES), axis=1).min())
    if cosine < _LEAST_COSINE:
        raise NotExportable(f"its fast form computes something else (cosine {cosine:.4f})")


def _loaded(folder: Path, precision: Precision = Precision.FASTEST) -> OpenVinoEmbedder:
    """A model that was just exported; one that computes something else is of no use."""
    try:
        return OpenVinoEmbedder(folder, precision)
    except ModelError as error:
        raise NotExportable(str(error).rstrip(".")) from error


def _move(partial: Path, folder: Path) -> None:
    """Put a finished export into its place; another process that was faster made the same."""
    try:
        partial.replace(folder)
    except OSError:
        if not folder.is_dir():
            raise


def _remove_abandoned(models: Path) -> None:
    """Remove what exports left that were killed long ago."""
    for partial in models.glob("*.partial"):
        with suppress(FileNotFoundError):  # another process removed it, or finished
            if time.time() - partial.stat().st_mtime > _ABANDONED_SECONDS:
                shutil.rmtree(partial, ignore_errors=True)
