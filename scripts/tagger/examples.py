"""Annotated articles as what the tagger reads and what it should say of each piece."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from evaluate.question_files import read_objects
from ingest.statements.tagger.inputs import BEGINS, CONTENT, CUE, SOURCE, Pieces, pieces_of
from text.quotations import find_quotations

ROLES = {"source": SOURCE, "cue": CUE, "content": CONTENT}


@dataclass(frozen=True, slots=True)
class Links:
    """The pieces of one statement: of what is said, of who says it and of the cue."""

    content: NDArray[np.int64]
    source: NDArray[np.int64]
    cue: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Example:
    """An article: its pieces, the label of each, and its statements."""

    pieces: Pieces
    labels: NDArray[np.int64]
    statements: tuple[Links, ...]


def read_examples(file: Path, tokenizer: Tokenizer) -> list[Example]:
    """Read annotated articles.

    :param file: a JSON Lines file in the form of `evaluate.statements`.
    :param tokenizer: the tokenizer of the network.
    :return: the examples, in the file's order.
    """
    return [_example(fields["text"], fields["statements"], tokenizer) for _, fields in read_objects(file)]


def _example(text: str, statements: Sequence[dict[str, list[list[int]]]], tokenizer: Tokenizer) -> Example:
    pieces = pieces_of(text, find_quotations(text), tokenizer)
    labels = np.zeros(len(pieces.ids), dtype=np.int64)
    for statement in statements:
        for role, label in ROLES.items():
            for start, end in statement[role]:
                places = _places(pieces, [[start, end]])
                labels[places] = label
                labels[places[:1]] = label + BEGINS
    links = [Links(*(_places(pieces, one[role]) for role in ("content", "source", "cue"))) for one in statements]
    return Example(pieces, labels, tuple(one for one in links if len(one.content)))


def _places(pieces: Pieces, spans: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    """Which pieces lie in some spans, at least with their beginning."""
    inside = np.zeros(len(pieces.ids), dtype=bool)
    for start, end in spans:
        inside[np.searchsorted(pieces.starts, start) : np.searchsorted(pieces.starts, end)] = True
    return np.flatnonzero(inside)
