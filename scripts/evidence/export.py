"""Writes a trained evidence network as it ships: weights in eight-bit integers, which are multiplied out to be used."""

from pathlib import Path

from index.models.evidence.inputs import MOST
from index.models.evidence.model import NAME
from scripts.evidence.network import EvidenceNetwork
from scripts.shipping import ship


def export(network: EvidenceNetwork, folder: Path) -> None:
    """Write a network.

    :param network: the network.
    :param folder: the folder to write into.
    """
    ship(network, network.published, None, folder, NAME, longest=MOST)
