"""Loads the judge that ships with the project; without OpenVINO, exact rules alone rule on written sentences."""

from functools import cache
from pathlib import Path
from typing import Protocol

from index.models.optional import load_if_possible


class Judge(Protocol):
    """A premise and a claim in, how sure it is that the premise bears the claim out."""

    def sure(self, premise: str, claim: str) -> float:
        """How sure, from 0 to 1; 0 where it cannot read both to their ends."""


@cache
def load_judge(models: Path) -> Judge | None:
    """Load the judge, once a process.

    :param models: the folder where models are kept in their fast form.
    :return: the judge; None where OpenVINO does not run.
    :raises ModelError: when a file of the judge is missing or is not the shipped one.
    """

    def load() -> Judge:
        from answer.verify.judge.model import ShippedJudge

        return ShippedJudge(models)

    return load_if_possible(load, "Sentences are verified by exact rules alone")
