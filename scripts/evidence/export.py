"""Writes a trained evidence network as it ships: weights in eight-bit integers, which are multiplied out to be used."""

from pathlib import Path

from index.models.evidence.inputs import MOST, row
from index.models.evidence.model import NAME
from index.models.packaged import whole_text_tokenizer
from scripts.evidence.network import EvidenceNetwork
from scripts.shipping import ship

_SENTENCES = ("It rained.", "The company sold forty cameras to the city.", "Nobody knew.")


def export(network: EvidenceNetwork, folder: Path) -> None:
    """Write a network.

    :param network: the network.
    :param folder: the folder to write into.
    """
    sample = row("What was sold in 2015?", "Report", _SENTENCES, whole_text_tokenizer()).inputs
    ship(network, network.published, None, folder, NAME, sample=sample, longest=MOST)
