"""Loads the judge that ships with the project; without OpenVINO, exact rules alone rule on written sentences."""

import logging
from functools import cache
from pathlib import Path
from typing import Protocol

_log = logging.getLogger(__name__)


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
    try:
        from answer.verify.judge.model import ShippedJudge
    except ImportError as reason:
        _log.warning("Sentences are verified by exact rules alone, since OpenVINO does not run: %s.", reason)
        return None
    return ShippedJudge(models)
