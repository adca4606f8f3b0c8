"""Writes a trained tagger as it ships. The ranges of values are measured on windows of what it was trained on."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.statements.tagger.inputs import SIZE, window, windows
from ingest.statements.tagger.model import NAME
from scripts.shipping import CALIBRATION, ship
from scripts.tagger.examples import Example
from scripts.tagger.network import TaggerNetwork


def export(network: TaggerNetwork, examples: Sequence[Example], folder: Path, *, integers: bool = True) -> None:
    """Write a network.

    :param network: the network.
    :param examples: articles to measure the ranges of values on.
    :param folder: the folder to write into.
    :param integers: whether to compute in eight-bit integers; else only its weights are rounded.
    """
    calibration = _calibration(examples) if integers else None
    ship(network, network.encoder, calibration, folder, NAME, sample=next(_calibration(examples)), longest=SIZE + 2)


def _calibration(examples: Sequence[Example]) -> Iterator[dict[str, NDArray[np.int64]]]:
    """A window of each of some articles, from everywhere in the list."""
    for example in examples[:: max(1, len(examples) // CALIBRATION)][:CALIBRATION]:
        start, end = list(windows(len(example.pieces.ids), SIZE, SIZE))[len(example.pieces.ids) // SIZE // 2]
        yield window(example.pieces, start, end)
