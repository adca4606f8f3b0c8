"""What an evidence model is, and the one that ships with the project."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

from index.models.evidence.inputs import Reading
from index.models.optional import load_if_possible


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

    def load() -> EvidenceModel:
        from index.models.evidence.model import ShippedEvidenceModel

        return ShippedEvidenceModel(models)

    return load_if_possible(load, "Sentences are ranked without the evidence model")
