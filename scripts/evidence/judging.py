"""Judges an evidence network on questions that it was not trained on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import torch
from sklearn.metrics import roc_auc_score
from tokenizers import Tokenizer

from answer.evidence.weights import LIMITS
from index.models.evidence.inputs import row
from scripts.evidence.network import EvidenceNetwork
from scripts.evidence.records import Asked, best_sentences
from scripts.evidence.training import padded_rows, sentence_odds

_NOTHING = -9.0
"""Lower than the log-odds of any sentence that is read."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A question's sentences: (log-odds, score of the fit, label) of each, and the log-odds of its passages."""

    answerable: bool
    sentences: tuple[tuple[float, float, int], ...]
    passages: tuple[float, ...]


def judge(network: EvidenceNetwork, asked: Sequence[Asked], tokenizer: Tokenizer) -> Iterator[Judged]:
    """Read the best sentences of each question, as many as in an answer."""
    for one in asked:
        found = replace(one, reads=tuple(read for read in one.reads if read.found))
        reads = best_sentences(found, LIMITS["sentences_judged"])
        rows = [row(one.question, read.lead, [told.text for told in read.sentences], tokenizer) for read in reads]
        if not rows:
            continue
        ids, mask, types = padded_rows(rows)
        with torch.no_grad():
            wholes, pieces = network.upper(network.lower(ids, mask, types), mask)
        best = {
            told.text: (_NOTHING, told.score, told.answers)
            for read in found.reads
            for told in read.sentences
            if told.score is not None
        }
        for number, read in enumerate(reads):
            odds = sentence_odds(wholes[number], pieces[number], rows[number].owners, len(read.sentences)).tolist()
            best |= {
                told.text: (value, told.score or 0.0, told.answers)
                for told, value in zip(read.sentences, odds, strict=True)
            }
        yield Judged(one.answerable, tuple(best.values()), tuple(wholes.tolist()))


def shares(judged: Sequence[Judged], fit: float) -> dict[str, float]:
    """How often an answering sentence is first and among three, and how well the best tells what has an answer.

    :param judged: the questions.
    :param fit: what the score of the fit counts beside the log-odds.
    :return: the figures by name.
    """
    answerable = [one for one in judged if one.answerable]
    ranked = [sorted(one.sentences, key=lambda s: -(s[0] + fit * s[1])) for one in answerable]
    figures = {
        f"first {count}": sum(any(label > 0 for _, _, label in some[:count]) for some in ranked) / len(answerable)
        for count in (1, 3)
    }
    if len(answerable) < len(judged):
        best = [max((odds for odds, _, _ in one.sentences), default=_NOTHING) for one in judged]
        figures["AUROC"] = float(roc_auc_score([one.answerable for one in judged], best))
    return figures
