"""Runs the judge's model over a premise and a claim. Owns where the shipped weights lie. Needs no torch."""

from pathlib import Path

import numpy as np

from answer.verify.judge.inputs import fits, row
from index.models.packaged import whole_text_tokenizer
from index.models.shipped import ShippedModel, padded

NAME = "judge"
WEIGHTS = Path(__file__).parent / "weights"


class ShippedJudge:
    """The judge that ships with the project. Threads may share it."""

    def __init__(self, kept: Path, weights: Path = WEIGHTS) -> None:
        """Load the model.

        :param kept: the folder of models, where it is kept as it is prepared for this processor.
        :param weights: the folder of its graph, its weights and their hashes.
        :raises ModelError: when a file is missing or is not the shipped one.
        """
        self._tokenizer = whole_text_tokenizer()
        self._model = ShippedModel(weights, NAME, kept)

    def sure(self, premise: str, claim: str) -> float:
        """How sure, from 0 to 1, it is that a premise bears a claim out; 0 where it cannot read both to their ends."""
        if not fits(premise, claim, self._tokenizer):
            return 0.0
        [found] = self._model.run([padded(row(premise, claim, self._tokenizer))])
        return float(1 / (1 + np.exp(-found[0, 0])))
