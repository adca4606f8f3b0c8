"""How well a network labels pieces, before anything is made of them."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from ingest.statements.tagger.inputs import BEGINS, LABELS, PADDING, window, windows
from scripts.tagger.examples import ROLES, Example
from scripts.tagger.network import TaggerNetwork
from scripts.tagger.training import pad

_TOGETHER = 12


def piece_scores(network: TaggerNetwork, examples: Sequence[Example]) -> dict[str, float]:
    """F1 of the pieces of each role.

    :param network: the network.
    :param examples: annotated articles, which it should not have seen.
    :return: the F1 by role.
    """
    network.eval()
    found = [_labels(network, one) for one in examples]
    gold = np.concatenate([one.labels for one in examples])
    return {role: _f1(gold, np.concatenate(found), label) for role, label in ROLES.items()}


def _f1(gold: NDArray[np.int64], found: NDArray[np.int64], label: int) -> float:
    is_gold, is_found = (np.isin(one, (label, label + BEGINS)) for one in (gold, found))
    both, marks = int((is_gold & is_found).sum()), int(is_gold.sum() + is_found.sum())
    return 2 * both / max(1, marks)


def _labels(network: TaggerNetwork, example: Example) -> NDArray[np.int64]:
    """The likeliest label of each piece, over all windows that hold it."""
    pieces = example.pieces
    logits = np.zeros((len(pieces.ids), LABELS), dtype=np.float32)
    places = list(windows(len(pieces.ids)))
    for begin in range(0, len(places), _TOGETHER):
        part = places[begin : begin + _TOGETHER]
        inputs = [window(pieces, start, end) for start, end in part]
        ids, types = (pad([one[name][0] for one in inputs]) for name in ("ids", "types"))
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            rows = network(ids, (ids != PADDING).long(), types)[..., :LABELS].float().log_softmax(-1).numpy()
        for (start, end), row in zip(part, rows, strict=True):
            logits[start:end] += row[1 : end - start + 1]
    likeliest: NDArray[np.int64] = logits.argmax(-1)
    return likeliest
