"""Writes a trained judge as it ships. The ranges of values are measured on pairs like those that it was trained on."""

import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from answer.verify.judge.inputs import MOST, row
from answer.verify.judge.model import NAME
from index.models.packaged import whole_text_tokenizer
from scripts.judge.network import JudgeNetwork
from scripts.judge.pairs import Material, draw_groups
from scripts.shipping import CALIBRATION, ship


def export(network: JudgeNetwork, material: Material, folder: Path, seed: int = 1) -> None:
    """Write a network.

    :param network: the network.
    :param material: what pairs are drawn from, to measure the ranges of values on.
    :param folder: the folder to write into.
    :param seed: the seed of the draw.
    """
    calibration = islice(_rows(material, random.Random(seed)), CALIBRATION)
    sample = next(_rows(material, random.Random(seed)))
    ship(network, network.encoder, calibration, folder, NAME, sample=sample, longest=MOST)


def _rows(material: Material, dice: random.Random) -> Iterator[dict[str, NDArray[np.int64]]]:
    tokenizer = whole_text_tokenizer()
    for group in draw_groups(material, dice):
        yield row(*dice.choice(group.pairs), tokenizer)
