"""Loads the judge that ships with the project; without OpenVINO, exact rules alone rule on written sentences."""

import logging
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from answer.verify.judge.model import Judge

_log = logging.getLogger(__name__)


@cache
def load_judge(models: Path) -> "Judge | None":
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
