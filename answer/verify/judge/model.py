"""Runs the judge's model over premises and claims. Owns where the shipped weights lie. Needs no torch."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np

from answer.verify.judge.inputs import fits, row
from index.models.packaged import whole_text_tokenizer
from index.models.shipped import ShippedModel, padded

NAME = "judge"
WEIGHTS = Path(__file__).parent / "weights"


class Judge(Protocol):
    """A premise and claims in, how sure it is of each that the premise bears it out."""

    def sure(self, premise: str, claims: Sequence[str]) -> list[float]:
        """How sure, from 0 to 1, in the order of the claims."""

    def reads(self, premise: str, claim: str) -> bool:
        """Whether it reads both to their ends; of what is longer it does not know the rest."""


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

    def sure(self, premise: str, claims: Sequence[str]) -> list[float]:
        """How sure, from 0 to 1, in the order of the claims."""
        rows = self._model.run(padded(row(premise, claim, self._tokenizer)) for claim in claims)
        return [float(1 / (1 + np.exp(-one[0, 0]))) for one in rows]

    def reads(self, premise: str, claim: str) -> bool:
        """Whether it reads both to their ends."""
        return fits(premise, claim, self._tokenizer)
