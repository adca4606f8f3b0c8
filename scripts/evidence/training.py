"""Trains the evidence model's network. The states of its frozen layers are worked out once, for all steps.

The loss of a question: right or wrong for each sentence, the softmax over all its sentences (listwise, Cao et al.
2007), and right or wrong for each passage as a whole. The same seed gives the same weights on one machine.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch.nn.functional import binary_cross_entropy_with_logits

from index.models.evidence.inputs import UNREAD, Row, row
from scripts.evidence.examples import Example
from scripts.evidence.network import EvidenceNetwork
from scripts.schedule import rate

_QUESTIONS = 10
"""How many questions make a step."""
_RATE, _HEAD_RATE, _DECAY, _WARM_UP = 6e-5, 1e-3, 0.01, 0.08
_STRETCH = 8
"""Questions of like length are put together within so many steps: they need less padding."""
_AT_ONCE = 3000
"""How many pieces go through the frozen layers at once."""
_SMOOTHED = 0.01
"""How far labels stay from 0: some sentences that are marked wrong are right. Right ones stay three times as far."""
_RIGHT_COUNTS, _SENTENCES, _PASSAGE_COUNTS = 2.0, 2.0, 0.3
_SOFTENED = 0.5 / 0.3
"""The published log-odds of passages, halved: they are surer than what is asked of them here."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An example's rows, the states of each after the frozen layers, and the labels of its sentences."""

    rows: tuple[Row, ...]
    states: tuple[torch.Tensor, ...]
    labels: tuple[torch.Tensor, ...]

    @property
    def length(self) -> int:
        """That of the longest row."""
        return max(len(one.ids) for one in self.rows)


def prepare(network: EvidenceNetwork, examples: Sequence[Example], tokenizer: Tokenizer) -> list[Prepared]:
    """Work out what does not change in training."""
    rows = [
        [row(one.question, r.lead, [s.text for s in r.sentences], tokenizer) for r in one.reads] for one in examples
    ]
    places = sorted(
        ((e, r) for e, some in enumerate(rows) for r in range(len(some))), key=lambda at: len(_at(rows, at).ids)
    )
    states: dict[tuple[int, int], torch.Tensor] = {}
    while places:
        count = max(1, _AT_ONCE // len(_at(rows, places[min(20, len(places) - 1)]).ids))
        batch, places = places[:count], places[count:]
        ids, mask, types = padded_rows([_at(rows, place) for place in batch])
        with torch.no_grad():
            found = network.lower(ids, mask, types).half()
        states |= {at: found[number, : len(_at(rows, at).ids)].clone() for number, at in enumerate(batch)}
    return [
        Prepared(
            tuple(rows[number]),
            tuple(states[number, place] for place in range(len(rows[number]))),
            tuple(torch.tensor([sentence.answers for sentence in read.sentences]) for read in example.reads),
        )
        for number, example in enumerate(examples)
    ]


def train(network: EvidenceNetwork, examples: Sequence[Prepared], seed: int) -> EvidenceNetwork:
    """Train a network for one pass over the examples.

    :param network: the network, which is changed.
    :param examples: what it is trained on.
    :param seed: the seed of the order.
    :return: the network.
    """
    torch.manual_seed(seed)
    head = [*network.head.parameters(), network.scale]
    groups = [{"params": network.trained(), "lr": _RATE}, {"params": head, "lr": _HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=_DECAY)
    batches = _batches(examples, random.Random(seed))
    network.train()
    for step, batch in enumerate(batches):
        share = max(0.02, rate(step, len(batches), _WARM_UP))
        for group, full in zip(optimizer.param_groups, (_RATE, _HEAD_RATE), strict=True):
            group["lr"] = full * share
        optimizer.zero_grad()
        loss = batch_loss(network, batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.trained(), 1.0)
        optimizer.step()
        if step % 20 == 0:
            print(f"step {step} of {len(batches)}: loss {loss.item():.3f}", flush=True)
    return network.eval()


def batch_loss(network: EvidenceNetwork, batch: Sequence[Prepared]) -> torch.Tensor:
    """The loss over some questions; the mean of theirs."""
    longest = max(one.length for one in batch)
    flat = [states for one in batch for states in one.states]
    states = torch.stack([torch.nn.functional.pad(one.float(), (0, 0, 0, longest - len(one))) for one in flat])
    mask = torch.tensor([[1] * len(one) + [0] * (longest - len(one)) for one in flat])
    wholes, pieces = network.upper(states, mask)
    losses, number = [], 0
    for one in batch:
        odds = []
        for place, labels in enumerate(one.labels):
            odds.append(sentence_odds(wholes[number], pieces[number], one.rows[place].owners, len(labels)))
            number += 1
        losses.append(_question_loss(torch.cat(odds), torch.cat(one.labels)))
    every = [labels for one in batch for labels in one.labels]
    return torch.stack(losses).mean() + _PASSAGE_COUNTS * _passage_loss(wholes, every)


def sentence_odds(whole: torch.Tensor, pieces: torch.Tensor, owners: Sequence[int], count: int) -> torch.Tensor:
    """The log-odds of each sentence of a passage, as `index.models.evidence.inputs.pooled` reckons them."""
    of = torch.tensor(owners)
    odds = []
    for number in range(count):
        own = pieces[: len(of)][of == number]
        odds.append(
            (torch.softmax(own[:, 1], 0) * own[:, 0]).sum() + whole if len(own) else whole.detach() * 0 + UNREAD
        )
    return torch.stack(odds)


def padded_rows(rows: Sequence[Row]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """The ids, mask and types of rows of different lengths."""
    longest = max(len(one.ids) for one in rows)

    def filled(values: Sequence[Sequence[int]]) -> torch.Tensor:
        return torch.tensor([[*some, *[0] * (longest - len(some))] for some in values])

    return filled([r.ids for r in rows]), filled([[1] * len(r.ids) for r in rows]), filled([r.types for r in rows])


def _question_loss(odds: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    odds, labels = odds[labels >= 0], labels[labels >= 0]
    wanted = labels.float() * (1 - 4 * _SMOOTHED) + _SMOOTHED
    weight = 1.0 + (_RIGHT_COUNTS - 1.0) * labels
    each = binary_cross_entropy_with_logits(odds, wanted, weight=weight, reduction="sum")
    loss = _SENTENCES * each / max(4, len(labels))
    if 0 < labels.sum() < len(labels):
        loss = loss + torch.logsumexp(odds, 0) - torch.logsumexp(odds[labels > 0], 0)
    return loss


def _passage_loss(wholes: torch.Tensor, labels: Sequence[torch.Tensor]) -> torch.Tensor:
    sure = [number for number, some in enumerate(labels) if (some > 0).any() or (some == 0).all()]
    wanted = torch.tensor([float((labels[number] > 0).any()) for number in sure])
    return binary_cross_entropy_with_logits(_SOFTENED * wholes[sure], wanted)


def _batches(examples: Sequence[Prepared], dice: random.Random) -> list[list[Prepared]]:
    order = list(examples)
    dice.shuffle(order)
    batches = []
    for start in range(0, len(order), _QUESTIONS * _STRETCH):
        stretch = sorted(order[start : start + _QUESTIONS * _STRETCH], key=lambda one: one.length)
        some = [stretch[at : at + _QUESTIONS] for at in range(0, len(stretch), _QUESTIONS)]
        dice.shuffle(some)
        batches += some
    return batches


def _at(rows: Sequence[Sequence[Row]], place: tuple[int, int]) -> Row:
    return rows[place[0]][place[1]]
