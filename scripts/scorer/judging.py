"""How well sentences are ranked with and without the scorer."""

import math
from collections.abc import Sequence

import torch

from scripts.scorer.inputs import InputEncoder
from scripts.scorer.network import ScorerNetwork
from scripts.scorer.pairs import Example, Option
from scripts.scorer.training import score_rows

DEPTH = 15
PLACES = (1, 3, 8)


def log_odds(network: ScorerNetwork, encoder: InputEncoder, examples: Sequence[Example]) -> list[list[float]]:
    """The log-odds that the network gives the first DEPTH options found for each example."""
    network.eval()
    sentences = [[option.sentence for option in _found(one)] for one in examples]
    with torch.no_grad():
        return [
            [float(odds) for odds in score_rows(network, encoder.encode(one.question, some))] if some else []
            for one, some in zip(examples, sentences, strict=True)
        ]


def hit_rates(examples: Sequence[Example], scores: Sequence[Sequence[float]], weight: float) -> dict[int, float]:
    """The share of answerable questions with an answering sentence in the first 1, 3 and 8.

    :param examples: the questions.
    :param scores: for each, the scores of its first DEPTH options that were found.
    :param weight: how much the scorer's score counts beside the score that the options were found with.
    :return: the share by place.
    """
    ranked = []
    for example, some in zip(examples, scores, strict=True):
        if example.answerable:
            found = _found(example)
            ranked.append([found[at].gold is True for at in _order(found, some, weight)])
    return {place: sum(any(right[:place]) for right in ranked) / max(1, len(ranked)) for place in PLACES}


def separation(examples: Sequence[Example], scores: Sequence[Sequence[float]]) -> float:
    """How well the best score tells questions with an answer from those without: the area under the curve."""
    best = [(one.answerable, max(some, default=-math.inf)) for one, some in zip(examples, scores, strict=True)]
    pairs = [(yes > no) + (yes == no) / 2 for is_yes, yes in best for is_no, no in best if is_yes and not is_no]
    return sum(pairs) / len(pairs) if pairs else float("nan")


def _found(example: Example) -> list[Option]:
    return [option for option in example.options if option.score is not None][:DEPTH]


def _order(found: Sequence[Option], scores: Sequence[float], weight: float) -> list[int]:
    mixed = [(option.score or 0.0) + weight * score for option, score in zip(found, scores, strict=True)]
    return sorted(range(len(mixed)), key=lambda at: -mixed[at])
