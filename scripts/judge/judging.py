"""How well a network tells what is borne out from what is not, on texts that it never saw."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sklearn.metrics import roc_auc_score

from answer.verify.judge.inputs import premise_text
from scripts.judge.network import JudgeNetwork
from scripts.judge.texts import clapnq_answers, evidence, is_covered, premise_for
from scripts.judge.training import log_odds
from scripts.judge.wrong import wrong


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs of premise and claim, and whether each is borne out."""

    pairs: tuple[tuple[str, str], ...]
    labels: tuple[bool, ...]

    def area(self, network: JudgeNetwork) -> float:
        """The area under the curve of a network's scores."""
        return float(roc_auc_score(self.labels, log_odds(network, self.pairs)))


def read_judged(bench: Path) -> dict[str, Judged]:
    """What is judged on, by name: claims of SciFact against gold sentences, and answers against their being made wrong.

    :param bench: the folder of question sets.
    :return: the pairs.
    """
    decided = evidence(bench)
    claims = Judged(
        tuple((premise_text("", one.gold), one.claim) for one in decided), tuple(one.supported for one in decided)
    )
    return {"scifact": claims, "answers": _answers(bench)}


def _answers(bench: Path, seed: int = 5) -> Judged:
    dice = random.Random(seed)
    pairs: list[tuple[str, str]] = []
    for one in clapnq_answers(bench, judged=True):
        changed = wrong(one.claim, one.text.sentences, dice)
        if changed and is_covered(one):
            premise = premise_for(one.claim, one.text)
            pairs += [(premise, one.claim), (premise, changed)]
    return Judged(tuple(pairs), (True, False) * (len(pairs) // 2))


def areas(network: JudgeNetwork, judged: dict[str, Judged], names: Sequence[str]) -> str:
    """The areas under the curve of a network's scores, as text."""
    return " ".join(f"{name} {judged[name].area(network):.3f}" for name in names)
