"""What the tagger reads, a text as word pieces and windows over them, and how what it says of each piece is laid out.

The pieces are in lower case; their types say what that loses: capitals, beginnings of paragraphs, quotation marks.
Knows no model. Training and reading agree on it here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from text.quotations import Quotation

CAPITAL, PARAGRAPH, QUOTED = 1, 2, 4
TYPES = 8
"""How many types there are: each of the three holds or not."""
START, END, PADDING = 101, 102, 0
"""The marks of a BERT vocabulary around a window and behind it."""
SIZE, STEP = 254, 218
"""How many pieces a window holds besides its marks, and how far apart windows begin."""
MOST = 20_000
"""How many pieces are read at once."""

OUTSIDE, CONTENT, SOURCE, CUE = 0, 1, 3, 5
"""The labels of pieces that go on with what is said, with who says it, and with the cue."""
BEGINS = 1
"""What is added to one of the last three for the piece that begins a span."""
LABELS = 7

LINK = 64
"""The length of the vectors whose product says that a piece of content belongs to a piece of a source or a cue."""
WIDTH = LABELS + 4 * LINK
"""A row of output: the labels' logits, then the vectors asking for a source and for a cue, then those answering."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a text: their ids, their types, and where each begins and ends in the text."""

    ids: NDArray[np.int64]
    types: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def part(self, start: int, end: int) -> "Pieces":
        """The pieces from one place to another."""
        return Pieces(self.ids[start:end], self.types[start:end], self.starts[start:end], self.ends[start:end])


def pieces_of(text: str, quotations: Sequence[Quotation], tokenizer: Tokenizer) -> Pieces:
    """Cut a text into word pieces.

    :param text: the text.
    :param quotations: its quotations, in order.
    :param tokenizer: the tagger's tokenizer.
    :return: the pieces, without any marks around them.
    """
    encoding = tokenizer.encode(text, add_special_tokens=False)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    starts, ends = offsets[:, 0], offsets[:, 1]
    types = CAPITAL * _capitals(text, starts) + PARAGRAPH * _paragraphs(text, starts)
    types += QUOTED * _quoted(starts, quotations)
    return Pieces(np.array(encoding.ids, dtype=np.int64), types, starts, ends)


def window(pieces: Pieces, start: int, end: int) -> dict[str, NDArray[np.int64]]:
    """What the model is given for a window: one row of ids, their mask and their types, with the marks around it."""
    ids = np.array([[START, *pieces.ids[start:end], END]], dtype=np.int64)
    types = np.array([[0, *pieces.types[start:end], 0]], dtype=np.int64)
    return {"ids": ids, "mask": np.ones_like(ids), "types": types}


def windows(length: int, size: int = SIZE, step: int = STEP) -> Iterator[tuple[int, int]]:
    """Windows over a sequence: all of one size but the last, each beginning a step after the one before."""
    for start in range(0, max(1, length), step):
        yield start, min(length, start + size)
        if start + size >= length:
            return


def blocks(pieces: Pieces, most: int = MOST) -> Iterator[Pieces]:
    """The pieces in blocks that are read by themselves, so that memory does not grow with the text.

    A block ends where a paragraph begins, unless none does in all of it.
    """
    begins = np.flatnonzero(pieces.types & PARAGRAPH)
    start = 0
    while len(pieces.ids) - start > most:
        last = begins[np.searchsorted(begins, start + most, side="right") - 1]
        end = int(last) if last > start else start + most
        yield pieces.part(start, end)
        start = end
    if start < len(pieces.ids):
        yield pieces.part(start, len(pieces.ids))


def _capitals(text: str, starts: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.array([text[start].isupper() for start in starts.tolist()], dtype=np.int64)


def _paragraphs(text: str, starts: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether a piece is the first of its line."""
    breaks = np.array([-1, *(offset for offset, character in enumerate(text) if character == "\n")], dtype=np.int64)
    lines = np.searchsorted(breaks, starts)
    return np.diff(lines, prepend=0) > 0


def _quoted(starts: NDArray[np.int64], quotations: Sequence[Quotation]) -> NDArray[np.bool_]:
    """Whether a piece lies in a quotation or is one of its marks."""
    begins = np.array([one.outer.start for one in quotations], dtype=np.int64)
    ends = np.array([one.outer.end for one in quotations], dtype=np.int64)
    return np.searchsorted(begins, starts, side="right") > np.searchsorted(ends, starts, side="right")
