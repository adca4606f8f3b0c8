"""Training the tagger: windows cut anew in each epoch, labels and links together. Deterministic on one thread."""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn.functional import cross_entropy

from ingest.statements.tagger.inputs import CAPITAL, LABELS, LINK, PADDING, SIZE, window
from scripts.schedule import rate
from scripts.tagger.examples import Example
from scripts.tagger.network import TaggerNetwork

_SHORTEST = 8
_BATCH = 12
_UNKNOWN = 103
_LEARNING_RATE = 3e-4
_HEAD_LEARNING_RATE = 1e-3
_WARM_UP = 0.06
_HIDDEN_WORDS = 0.05
_PLAIN_SHARE = 0.08
_LINK_WEIGHT = 0.2
_IGNORED = -100


@dataclass(frozen=True, slots=True)
class Window:
    """A window with its marks: what the network reads, its labels, and which pieces each piece should find."""

    ids: NDArray[np.int64]
    types: NDArray[np.int64]
    labels: NDArray[np.int64]
    sources: NDArray[np.bool_]
    cues: NDArray[np.bool_]


def train(
    examples: Sequence[Example], epochs: int, seed: int, after_epoch: Callable[[int, TaggerNetwork], None]
) -> TaggerNetwork:
    """Train a network.

    :param examples: what to train on.
    :param epochs: how many times each example is seen.
    :param seed: the seed of every random choice.
    :param after_epoch: called with the number of each epoch done and the network as it is then.
    :return: the network.
    """
    torch.manual_seed(seed)
    chance = random.Random(seed)
    network = TaggerNetwork()
    optimizer = torch.optim.AdamW(_rates(network), weight_decay=0.01)
    steps = epochs * (sum(len(one.pieces.ids) // SIZE + 1 for one in examples) // _BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate(step, steps, _WARM_UP))
    for epoch in range(epochs):
        network.train()
        started, losses = time.monotonic(), list[float]()
        for batch in _batches(examples, chance):
            loss = _loss(network, batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(float(loss.detach()))
            if len(losses) % 25 == 0:
                mean, seconds = sum(losses[-25:]) / 25, time.monotonic() - started
                print(
                    f"epoch {epoch} step {len(losses)} of {steps // epochs} loss {mean:.3f} {seconds:.0f}s", flush=True
                )
        after_epoch(epoch, network)
    return network


def pad(rows: Sequence[NDArray[np.int64]], value: int = PADDING) -> torch.Tensor:
    """Rows of numbers as one tensor, filled up to the longest."""
    longest = max(len(row) for row in rows)
    return torch.from_numpy(np.stack([np.pad(row, (0, longest - len(row)), constant_values=value) for row in rows]))


def _rates(network: TaggerNetwork) -> list[dict[str, object]]:
    heads = [*network.labels.parameters(), *network.links.parameters()]
    body = [one for one in network.encoder.parameters() if one.requires_grad]
    return [{"params": body, "lr": _LEARNING_RATE}, {"params": heads, "lr": _HEAD_LEARNING_RATE}]


def _batches(examples: Sequence[Example], chance: random.Random) -> list[list[Window]]:
    """All examples cut into windows, the first of each of random length, in random order."""
    places = []
    for example in examples:
        length, start = len(example.pieces.ids), -chance.randrange(SIZE)
        while start < length:
            places.append((example, max(0, start), min(length, start + SIZE)))
            start += SIZE
    places = [place for place in places if place[2] - place[1] >= _SHORTEST]
    chance.shuffle(places)
    # Windows of like length share a batch, so that little of it is padding.
    blocks = [
        sorted(places[begin : begin + 8 * _BATCH], key=lambda one: one[2] - one[1])
        for begin in range(0, len(places), 8 * _BATCH)
    ]
    parts = [block[begin : begin + _BATCH] for block in blocks for begin in range(0, len(block), _BATCH)]
    chance.shuffle(parts)
    return [[_window(*place, chance) for place in part] for part in parts]


def _window(example: Example, start: int, end: int, chance: random.Random) -> Window:
    inputs = window(example.pieces, start, end)
    ids, types = inputs["ids"][0], inputs["types"][0]
    labels = np.array([_IGNORED, *example.labels[start:end], _IGNORED])
    sources, cues = (np.zeros((len(ids), len(ids)), dtype=bool) for _ in range(2))
    for one in example.statements:
        content = _inside(one.content, start, end)
        if len(content):
            _link(sources, content, one.source, start, end)
            _link(cues, content, one.cue, start, end)
    if chance.random() < _PLAIN_SHARE:
        types &= ~CAPITAL
    hidden = np.array([chance.random() < _HIDDEN_WORDS for _ in ids])
    hidden[[0, -1]] = False
    return Window(np.where(hidden, _UNKNOWN, ids), types, labels, sources, cues)


def _inside(places: NDArray[np.int64], start: int, end: int) -> NDArray[np.int64]:
    """Those of some places that a window holds, counted from its first mark."""
    return places[(places >= start) & (places < end)] - start + 1


def _link(links: NDArray[np.bool_], content: NDArray[np.int64], to: NDArray[np.int64], start: int, end: int) -> None:
    """Mark what pieces should find: those of a source or a cue, or the first mark when there is none at all."""
    found = _inside(to, start, end) if len(to) else np.zeros(1, dtype=np.int64)
    links[np.ix_(content, found)] = True


def _loss(network: TaggerNetwork, batch: Sequence[Window]) -> torch.Tensor:
    ids = pad([one.ids for one in batch])
    mask = (ids != PADDING).long()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        rows = network(ids, mask, pad([one.types for one in batch])).float()
    labels = pad([one.labels for one in batch], _IGNORED)
    logits, ask_source, ask_cue, source, cue = rows.split([LABELS, LINK, LINK, LINK, LINK], dim=-1)
    loss = cross_entropy(logits.flatten(0, 1), labels.flatten(), ignore_index=_IGNORED)
    links = _link_loss(ask_source, source, mask, [one.sources for one in batch])
    links = links + _link_loss(ask_cue, cue, mask, [one.cues for one in batch])
    return loss + _LINK_WEIGHT * links


def _link_loss(
    asking: torch.Tensor, answering: torch.Tensor, mask: torch.Tensor, links: Sequence[NDArray[np.bool_]]
) -> torch.Tensor:
    """How little of each piece's attention lies on the pieces that it should find."""
    longest = mask.shape[1]
    room = [longest - len(one) for one in links]
    wanted = torch.from_numpy(np.stack([np.pad(one, (0, more)) for one, more in zip(links, room, strict=True)]))
    scores = asking @ answering.transpose(1, 2) / LINK**0.5
    scores = scores.masked_fill(mask[:, None, :] == 0, -1e4)
    found = torch.logsumexp(scores.masked_fill(~wanted, -1e4), -1) - torch.logsumexp(scores, -1)
    asked = wanted.any(-1)
    return -found[asked].mean() if asked.any() else scores.sum() * 0
