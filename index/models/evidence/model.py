"""Runs the evidence model over questions and passages. Owns where the shipped weights lie. Needs no torch."""

from collections.abc import Sequence
from pathlib import Path

from index.models.evidence.inputs import Reading, pooled, row
from index.models.packaged import whole_text_tokenizer
from index.models.shipped import ShippedModel, padded

NAME = "evidence"
WEIGHTS = Path(__file__).parent / "weights"


class ShippedEvidenceModel:
    """The evidence model that ships with the project. Threads may share it."""

    def __init__(self, kept: Path, weights: Path = WEIGHTS) -> None:
        """Load the model.

        :param kept: the folder of models, where it is kept as it is prepared for this processor.
        :param weights: the folder of its graph, its weights and their hashes.
        :raises ModelError: when a file is missing or is not the shipped one.
        """
        self._tokenizer = whole_text_tokenizer()
        self._model = ShippedModel(weights, NAME, kept)

    @property
    def name(self) -> str:
        """The name of the model and the beginning of its weights' hash."""
        return f"{NAME}@{self._model.fingerprint}"

    def read(self, question: str, passages: Sequence[tuple[str, Sequence[str]]]) -> list[Reading]:
        """Read a question with each passage, which is its lead and its sentences."""
        rows = [row(question, lead, sentences, self._tokenizer) for lead, sentences in passages]
        # The longest first, so that no processor waits for one that began a long row last.
        order = sorted(range(len(rows)), key=lambda number: -len(rows[number].ids))
        outputs = dict(zip(order, self._model.run([padded(rows[n].inputs) for n in order]), strict=True))
        read = enumerate(zip(rows, passages, strict=True))
        return [pooled(outputs[number][0], one.owners, len(sentences)) for number, (one, (_, sentences)) in read]
