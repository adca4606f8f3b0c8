"""What an evidence model is, and the one that ships with the project."""

import logging
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

from index.models.evidence.inputs import Reading

_log = logging.getLogger(__name__)


class EvidenceModel(Protocol):
    """A question and passages in, a reading of each out."""

    @property
    def name(self) -> str:
        """The name of the model and the beginning of its weights' hash, for the record of what made an answer."""

    def read(self, question: str, passages: Sequence[tuple[str, Sequence[str]]]) -> list[Reading]:
        """Read a question with each passage, which is its lead (title and heading) and its sentences."""


@cache
def load_evidence_model(models: Path) -> EvidenceModel | None:
    """Load the evidence model, once a process.

    :param models: the folder where models are kept in their fast form.
    :return: the model; None where OpenVINO does not run.
    :raises ModelError: when a file of the model is missing or is not the shipped one.
    """
    try:
        from index.models.evidence.model import ShippedEvidenceModel
    except ImportError as reason:
        _log.warning("Sentences are ranked without the evidence model, since OpenVINO does not run: %s.", reason)
        return None
    return ShippedEvidenceModel(models)
