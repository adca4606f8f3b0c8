"""Training the judge: what must be told apart shares a batch. Deterministic on one thread."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch.nn.functional import binary_cross_entropy_with_logits, logsigmoid

from answer.verify.judge.inputs import row
from index.models.packaged import whole_text_tokenizer
from scripts.judge.network import JudgeNetwork
from scripts.judge.pairs import Group, Material, draw_groups
from scripts.schedule import rate
from scripts.tagger.training import pad

_GROUPS = 8
_LEARNING_RATE = 2e-4
_HEAD_LEARNING_RATE = 1e-3
_TYPES_LEARNING_RATE = 2e-3
_WARM_UP = 0.05
_APART = 0.5
_REPORTED = 50

Row = dict[str, NDArray[np.int64]]


def train(
    material: Material, steps: int, seed: int, after: Callable[[int, JudgeNetwork], None], every: int
) -> JudgeNetwork:
    """Train a network.

    :param material: what to train on.
    :param steps: how many batches are read; groups are drawn anew when all were.
    :param seed: the seed of every random choice.
    :param after: called with the number of steps and the network as it is then.
    :param every: after how many steps.
    :return: the network.
    """
    torch.manual_seed(seed)
    dice, tokenizer = random.Random(seed), whole_text_tokenizer()
    network = JudgeNetwork().train()
    optimizer = torch.optim.AdamW(_rates(network), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate(step, steps, _WARM_UP))
    started, losses = time.monotonic(), list[float]()
    for batch in islice(_all_batches(material, dice), steps):
        loss = _loss(network, batch, tokenizer)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        losses.append(float(loss.detach()))
        if len(losses) % _REPORTED == 0:
            mean, seconds = sum(losses[-_REPORTED:]) / _REPORTED, time.monotonic() - started
            print(f"step {len(losses)} of {steps} loss {mean:.3f} {seconds:.0f}s", flush=True)
        if len(losses) % every == 0:
            after(len(losses), network)
            network.train()
    return network


def log_odds(network: JudgeNetwork, pairs: Sequence[tuple[str, str]], together: int = 16) -> list[float]:
    """What a network says of pairs of premise and claim.

    :param network: the network.
    :param pairs: the pairs.
    :param together: how many are read at once.
    :return: the log-odds, in their order.
    """
    tokenizer = whole_text_tokenizer()
    network.eval()
    found: list[float] = []
    for begin in range(0, len(pairs), together):
        rows = [row(*pair, tokenizer) for pair in pairs[begin : begin + together]]
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            found += network(*_tensors(rows)).float().flatten().tolist()
    return found


def _rates(network: JudgeNetwork) -> list[dict[str, object]]:
    types = network.encoder.embeddings.token_type_embeddings.weight
    body = [one for one in network.encoder.parameters() if one.requires_grad and one is not types]
    return [
        {"params": body, "lr": _LEARNING_RATE},
        {"params": [types], "lr": _TYPES_LEARNING_RATE},
        {"params": network.head.parameters(), "lr": _HEAD_LEARNING_RATE},
    ]


def _all_batches(material: Material, dice: random.Random) -> Iterator[list[Group]]:
    while True:
        yield from _batches(draw_groups(material, dice), dice)


def _batches(groups: Sequence[Group], dice: random.Random) -> list[list[Group]]:
    """The groups in batches of like length, in random order."""
    longest = {id(one): max(len(premise) + len(claim) for premise, claim in one.pairs) for one in groups}
    blocks = [
        sorted(groups[begin : begin + 8 * _GROUPS], key=lambda one: longest[id(one)])
        for begin in range(0, len(groups), 8 * _GROUPS)
    ]
    batches = [list(block[begin : begin + _GROUPS]) for block in blocks for begin in range(0, len(block), _GROUPS)]
    dice.shuffle(batches)
    return batches


def _tensors(rows: Sequence[Row]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    ids, mask, types = (pad([one[name][0] for one in rows]) for name in ("ids", "mask", "types"))
    return ids, mask, types


def _loss(network: JudgeNetwork, batch: Sequence[Group], tokenizer: Tokenizer) -> torch.Tensor:
    rows = [row(*pair, tokenizer) for group in batch for pair in group.pairs]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = network(*_tensors(rows)).float().flatten()
    begin, losses = 0, []
    for group in batch:
        losses.append(_group_loss(scores[begin : begin + len(group.pairs)], known=group.known))
        begin += len(group.pairs)
    return torch.stack(losses).mean()


def _group_loss(scores: torch.Tensor, *, known: bool) -> torch.Tensor:
    """How far scores are from saying yes and no in turns; of two of which nobody knows which, from being unlike."""
    if not known:
        either = logsigmoid(scores[0]) + logsigmoid(-scores[1]), logsigmoid(-scores[0]) + logsigmoid(scores[1])
        return -torch.logaddexp(*either) / 2
    signs = torch.tensor([1.0, -1.0]).repeat(len(scores) // 2)
    apart = -logsigmoid((scores * signs).reshape(-1, 2).sum(1)).mean()
    return binary_cross_entropy_with_logits(scores, (signs + 1) / 2) + _APART * apart
