"""Training: one answering sentence against hard wrong ones, a question a group. Deterministic on one thread."""

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import torch

from scripts.scorer.inputs import Encoded, InputEncoder
from scripts.scorer.network import ScorerNetwork
from scripts.scorer.pairs import Example, Option

_WRONG = 3
_HARDEST = 15
_GROUPS = 8
_TOGETHER = 10
_LEARNING_RATE = 2e-4
_HEAD_LEARNING_RATE = 1e-3
_WARM_UP = 0.1
_SLOPPY_SHARE = 1 / 3
_BARE_SHARE = 0.1
_STOP_WORDS = set("a an the of in on at to for from by with and or is are was were do does did has have had it".split())


@dataclass(frozen=True, slots=True)
class Group:
    """Encoded pairs of one question; the first answers it when `answered`, the others never do."""

    rows: list[Encoded]
    answered: bool


def train(examples: Sequence[Example], encoder: InputEncoder, epochs: int, seed: int) -> ScorerNetwork:
    """Train a network.

    :param examples: what to train on.
    :param encoder: the encoder of its inputs.
    :param epochs: how many times each example is seen.
    :param seed: the seed of every random choice.
    :return: the network.
    """
    torch.manual_seed(seed)
    chance = random.Random(seed)
    network = ScorerNetwork().train()
    usable = [one for one in examples if _is_usable(one)]
    steps = epochs * -(-len(usable) // _GROUPS)
    network.freeze_below()
    trained = [one for one in network.encoder.parameters() if one.requires_grad]
    rates = [
        {"params": trained, "lr": _LEARNING_RATE},
        {"params": network.head.parameters(), "lr": _HEAD_LEARNING_RATE},
    ]
    optimizer = torch.optim.AdamW(rates, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate(step, steps))
    for epoch in range(epochs):
        started, total = time.monotonic(), 0.0
        order = chance.sample(usable, len(usable))
        for at in range(0, len(order), _GROUPS):
            groups = [_group(one, encoder, chance) for one in order[at : at + _GROUPS]]
            loss = _loss(network, groups)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
            if at // _GROUPS % 25 == 0:
                mean, seconds = total / (at // _GROUPS + 1), time.monotonic() - started
                print(f"epoch {epoch} {at}/{len(order)} loss {mean:.3f} {seconds:.0f}s", flush=True)
    return network


def batch(rows: Sequence[Encoded]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Token ids, their mask and their types, padded to the longest row."""
    longest = max(len(row.ids) for row in rows)
    ids = torch.tensor([row.ids + [0] * (longest - len(row.ids)) for row in rows])
    types = torch.tensor([row.types + [0] * (longest - len(row.types)) for row in rows])
    return ids, (ids != 0).long(), types


def _is_usable(example: Example) -> bool:
    """Whether an example has what a group needs: a right sentence, unless there is none, and wrong ones."""
    wrong = sum(option.gold is False for option in example.options)
    return wrong > 0 and (not example.answerable or any(option.gold for option in example.options))


def rate(step: int, steps: int, warm_up: float = _WARM_UP) -> float:
    """The learning rate's share: up for the first steps, a tenth of all if nothing else is said, then to nothing."""
    warm = max(1, int(warm_up * steps))
    return min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm)))


def _group(example: Example, encoder: InputEncoder, chance: random.Random) -> Group:
    wrong = [one for one in example.options[:_HARDEST] if one.gold is False] or [
        one for one in example.options if one.gold is False
    ]
    # For every second question the best ranked wrong one, which is the one to get right; the rest are drawn.
    picked = wrong[:1] if chance.random() < 0.5 else []
    rest = [one for one in wrong if one not in picked]
    picked = picked + chance.sample(rest, min(len(rest), _WRONG - len(picked)))
    if example.answerable:
        picked = [chance.choice([one for one in example.options if one.gold]), *picked]
    question = _sloppy(example.question, chance) if chance.random() < _SLOPPY_SHARE else example.question
    return Group(encoder.encode(question, [_bared(one, chance).sentence for one in picked]), example.answerable)


def _sloppy(question: str, chance: random.Random) -> str:
    """A question as many type it: in lower case, without its mark, often without its small words."""
    words = question.rstrip("?. ").lower().split()
    if chance.random() < 0.5:
        words = [word for word in words if word not in _STOP_WORDS]
    return " ".join(words) or question


def _bared(option: Option, chance: random.Random) -> Option:
    """Sometimes the sentence without one or other part of what stands around it."""
    gone = {name: "" for name in ("before", "after", "heading") if chance.random() < _BARE_SHARE}
    return replace(option, sentence=replace(option.sentence, **gone)) if gone else option


def score_rows(network: ScorerNetwork, rows: Sequence[Encoded]) -> torch.Tensor:
    """The log-odds of rows, computed with rows of like length, so that little is padded."""
    order = sorted(range(len(rows)), key=lambda at: len(rows[at].ids))
    parts = [order[at : at + _TOGETHER] for at in range(0, len(order), _TOGETHER)]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = torch.cat([network(*batch([rows[at] for at in part])).float() for part in parts])
    return scores[torch.tensor(order).argsort()]


def _loss(network: ScorerNetwork, groups: Sequence[Group]) -> torch.Tensor:
    """Listwise over the groups with an answer, and log-odds right or wrong over all pairs, half as much."""
    rows = [row for group in groups for row in group.rows]
    scores = score_rows(network, rows)
    right = torch.tensor([float(at == 0 and group.answered) for group in groups for at in range(len(group.rows))])
    pairwise = torch.nn.functional.binary_cross_entropy_with_logits(scores, right)
    parts = scores.split([len(group.rows) for group in groups])
    listwise = [-torch.log_softmax(part, 0)[0] for part, group in zip(parts, groups, strict=True) if group.answered]
    return torch.stack(listwise).mean() + 0.5 * pairwise if listwise else 0.5 * pairwise
