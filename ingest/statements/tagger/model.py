"""Runs the tagger's model over a text, window by window, and puts its output together.

Owns where the shipped weights lie. Needs no torch.
"""

from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.models.packaged import whole_text_tokenizer
from index.models.shipped import ShippedModel, padded
from ingest.look import Look, go_on, watched
from ingest.statements.tagger.inputs import LABELS, LINK, WIDTH, Pieces, blocks, pieces_of, window, windows
from ingest.statements.tagger.reading import Reading, Rows, RowsReader, TaggedStatement
from text.quotations import Quotation
from text.spans import Span

WEIGHTS = Path(__file__).parent / "weights"
NAME = "tagger"


class Tagger:
    """The tagger, ready to read texts. Threads may share it."""

    def __init__(self, kept: Path, weights: Path = WEIGHTS) -> None:
        """Load the model.

        :param kept: the folder of models, where it is kept as it is prepared for this processor.
        :param weights: the folder of its graph, its weights and their hashes.
        :raises ModelError: when a file is missing or is not the shipped one.
        """
        self._tokenizer = whole_text_tokenizer()
        self._model = ShippedModel(weights, NAME, kept)

    @property
    def fingerprint(self) -> str:
        """The beginning of the hash of its weights."""
        return self._model.fingerprint

    def read(self, text: str, quotations: Sequence[Quotation], look: Look = go_on) -> Reading:
        """Read a text.

        :param text: the text.
        :param quotations: its quotations, in order.
        :param look: called for each window of the text; what it raises ends the reading.
        :return: what the tagger makes of it.
        """
        said, quoted = list[TaggedStatement](), list[TaggedStatement]()
        spans = [quotation.inner for quotation in quotations]
        for block in blocks(pieces_of(text, quotations, self._tokenizer)):
            reader = RowsReader(text, block, self._rows(block, look))
            said += reader.said()
            quoted += reader.quoted(_beginning_in(spans, block))
        return Reading(tuple(said), tuple(quoted))

    def _rows(self, block: Pieces, look: Look) -> Rows:
        places = list(windows(len(block.ids)))
        outputs = self._model.run(padded(window(block, start, end)) for start, end in watched(places, look))
        return joined(len(block.ids), places, [output[0] for output in outputs])


def joined(length: int, places: Sequence[tuple[int, int]], outputs: Sequence[NDArray[np.float32]]) -> Rows:
    """One row a piece out of the rows of windows: of a piece in two windows, from the one that it is deeper in.

    :param length: how many pieces there are.
    :param places: where each window begins and ends.
    :param outputs: the output for each window, with its first and last mark.
    :return: the rows of the pieces.
    """
    values, nobody = np.zeros((length, WIDTH), np.float32), np.zeros((length, 2), np.float32)
    for place, (start, end) in enumerate(places):
        first = (start + places[place - 1][1]) // 2 if place else 0
        row = outputs[place][1 : end - start + 1][first - start :]
        values[first:end] = row
        for column, asked in enumerate((LABELS, LABELS + LINK)):
            mark = outputs[place][0, asked + 2 * LINK : asked + 3 * LINK]
            nobody[first:end, column] = row[:, asked : asked + LINK] @ mark / LINK**0.5
    return Rows(values, nobody)


def _beginning_in(spans: Sequence[Span], block: Pieces) -> Sequence[Span]:
    """The spans that begin in a block."""
    borders = block.starts[0], block.ends[-1]
    first, last = (bisect_left(spans, border, key=lambda span: span.start) for border in borders)
    return spans[first:last]
