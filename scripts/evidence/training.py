"""Trains the evidence model's network. The states of its frozen layers are worked out once, for all steps.

The loss of a question: right or wrong for each sentence, the softmax over all its sentences (listwise, Cao et al.
2007), and right or wrong for each passage as a whole. A pupil learns from its teacher's log-odds, too (Hinton et al.
2015, arXiv:1503.02531). The same seed gives the same weights on one machine.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch.nn.functional import binary_cross_entropy_with_logits, kl_div, mse_loss

from index.models.evidence.inputs import UNREAD, Row, row
from scripts.evidence.examples import Example
from scripts.evidence.network import EvidenceNetwork
from scripts.schedule import rate

_QUESTIONS = 8
"""How many questions make a step."""
RATE, _HEAD_RATE, _DECAY, _WARM_UP = 1e-4, 5e-4, 0.01, 0.08
_STRETCH = 8
"""Questions of like length are put together within so many steps: they need less padding."""
_SMOOTHED = 0.01
"""How far labels stay from 0: some sentences that are marked wrong are right. Right ones stay three times as far."""
_RIGHT_COUNTS, _SENTENCES, _PASSAGE_COUNTS = 2.0, 2.0, 0.3
_ALIKE, _NEAR, _NEAR_WHOLE = 1.0, 0.05, 0.3
"""What likeness to a teacher counts: the softmax over a question's sentences, log-odds, those of passages."""
_ROWS = 12
"""How many rows of like length go through the trained layers together: they need less padding than all of a step."""
_SOFTENED = 0.5 / 0.3
"""The published log-odds of passages, halved: they are surer than what is asked of them here."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An example's rows, the states of each after the frozen layers, and the labels of its sentences.

    `taught` are a teacher's log-odds of each row: of the whole, and of its sentences.
    """

    rows: tuple[Row, ...]
    states: tuple[torch.Tensor, ...]
    labels: tuple[torch.Tensor, ...]
    taught: tuple[tuple[torch.Tensor, torch.Tensor], ...] = ()

    @property
    def length(self) -> int:
        """That of the longest row."""
        return max(len(one.ids) for one in self.rows)


def prepare(
    network: EvidenceNetwork,
    examples: Sequence[Example],
    tokenizer: Tokenizer,
    teacher: EvidenceNetwork | None = None,
) -> list[Prepared]:
    """Work out what does not change in training.

    :param network: the network that is trained.
    :param examples: what it is trained on.
    :param tokenizer: that of the model.
    :param teacher: the network that it learns from, with the same frozen layers.
    :return: the examples, prepared.
    """
    network.eval()  # else states that are kept for all steps would lack what one draw dropped
    return [_prepared(network, example, tokenizer, teacher) for example in examples]


def _prepared(
    network: EvidenceNetwork, example: Example, tokenizer: Tokenizer, teacher: EvidenceNetwork | None
) -> Prepared:
    reads = example.reads
    rows = tuple(row(example.question, r.lead, [s.text for s in r.sentences], tokenizer) for r in reads)
    labels = tuple(torch.tensor([sentence.answers for sentence in read.sentences]) for read in reads)
    ids, mask, types = padded_rows(rows)
    with torch.no_grad():
        states = network.lower(ids, mask, types)
        taught = _odds(*teacher.upper(states, mask), rows, labels) if teacher else ()
    kept = tuple(some[: len(one.ids)].half().clone() for some, one in zip(states, rows, strict=True))
    return Prepared(rows, kept, labels, taught)


def train(network: EvidenceNetwork, examples: Sequence[Prepared], seed: int, most: float = RATE) -> EvidenceNetwork:
    """Train a network for one pass over the examples.

    :param network: the network, which is changed.
    :param examples: what it is trained on.
    :param seed: the seed of the order.
    :param most: the highest rate of learning of the published weights.
    :return: the network.
    """
    torch.manual_seed(seed)
    head = [*network.head.parameters(), network.scale]
    groups = [{"params": network.trained(), "lr": most}, {"params": head, "lr": _HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=_DECAY)
    batches = _batches(examples, random.Random(seed))
    network.train()
    for step, batch in enumerate(batches):
        share = max(0.02, rate(step, len(batches), _WARM_UP))
        for group, full in zip(optimizer.param_groups, (most, _HEAD_RATE), strict=True):
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
    found = iter(_read(network, batch))
    losses, wholes = [], []
    for one in batch:
        odds = [next(found) for _ in one.rows]
        wholes += [whole for whole, _ in odds]
        losses.append(_question_loss(torch.cat([some for _, some in odds]), torch.cat(one.labels)))
        if one.taught:
            losses[-1] = losses[-1] + _teacher_loss(odds, one.taught)
    every = [labels for one in batch for labels in one.labels]
    return torch.stack(losses).mean() + _PASSAGE_COUNTS * _passage_loss(torch.stack(wholes), every)


def _read(network: EvidenceNetwork, batch: Sequence[Prepared]) -> list[tuple[torch.Tensor, torch.Tensor]]:
    """The log-odds of all rows of some questions, in their order; worked out with others of like length."""
    flat = [place for one in batch for place in zip(one.rows, one.states, one.labels, strict=True)]
    order = sorted(range(len(flat)), key=lambda number: len(flat[number][1]))
    found: dict[int, tuple[torch.Tensor, torch.Tensor]] = {}
    for start in range(0, len(order), _ROWS):
        some = order[start : start + _ROWS]
        longest = len(flat[some[-1]][1])
        states = [torch.nn.functional.pad(flat[n][1].float(), (0, 0, 0, longest - len(flat[n][1]))) for n in some]
        mask = torch.tensor([[1] * len(flat[n][1]) + [0] * (longest - len(flat[n][1])) for n in some])
        read = network.upper(torch.stack(states), mask)
        found |= zip(some, _odds(*read, [flat[n][0] for n in some], [flat[n][2] for n in some]), strict=True)
    return [found[number] for number in range(len(flat))]


def _odds(
    wholes: torch.Tensor, pieces: torch.Tensor, rows: Sequence[Row], labels: Sequence[torch.Tensor]
) -> tuple[tuple[torch.Tensor, torch.Tensor], ...]:
    """The log-odds of each row as a whole, and of its sentences."""
    each = zip(wholes, pieces, rows, labels, strict=True)
    return tuple((whole, sentence_odds(whole, some, row.owners, len(known))) for whole, some, row, known in each)


def _teacher_loss(
    odds: Sequence[tuple[torch.Tensor, torch.Tensor]], taught: Sequence[tuple[torch.Tensor, torch.Tensor]]
) -> torch.Tensor:
    own, wanted = (torch.cat([some for _, some in each]) for each in (odds, taught))
    wholes, wanted_wholes = (torch.stack([whole for whole, _ in each]) for each in (odds, taught))
    alike = kl_div(torch.log_softmax(own, 0), torch.log_softmax(wanted, 0), log_target=True, reduction="sum")
    return _ALIKE * alike + _NEAR * mse_loss(own, wanted) + _NEAR_WHOLE * mse_loss(wholes, wanted_wholes)


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
