"""What the evidence model reads: a question and a passage as word pieces, and of which sentence each piece is.

    [CLS] question [SEP] title and heading, sentence, sentence, … [SEP]

Knows no model. Training reads the same inputs.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

START, END = 101, 102
"""The marks of a BERT vocabulary around question and passage."""
MOST, MOST_QUESTION, MOST_LEAD = 288, 40, 32
"""How many pieces there are at most, marks among them; of a question; of title and heading. A passage has 200."""
NO_SENTENCE = -1
UNREAD = -8.0
"""The log-odds of a sentence that lies behind the last piece: as low as those of any that is read."""
_DIGITS = 3
"""Log-odds that agree so far are equal: the sums of one machine differ in later digits from those of another."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a model makes of a passage: the log-odds that it answers, as a whole and each sentence by itself."""

    passage: float
    sentences: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One input: `ids` and `types` of its pieces, and `owners`, the number of the sentence that each is of."""

    ids: tuple[int, ...]
    types: tuple[int, ...]
    owners: tuple[int, ...]

    @property
    def inputs(self) -> dict[str, NDArray[np.int64]]:
        """What the model is given: arrays of one row."""
        ids = np.array([self.ids], dtype=np.int64)
        return {"ids": ids, "mask": np.ones_like(ids), "types": np.array([self.types], dtype=np.int64)}


def row(question: str, lead: str, sentences: Sequence[str], tokenizer: Tokenizer) -> Row:
    """Lay a question and a passage out; what is longer than there is room for loses its end.

    :param question: the standalone question.
    :param lead: title and heading.
    :param sentences: those of the passage, in order.
    :param tokenizer: that of the model, which neither truncates nor pads.
    :return: the row.
    """
    asked = [START, *_pieces(question, tokenizer)[:MOST_QUESTION], END]
    led = _pieces(lead, tokenizer)[:MOST_LEAD]
    ids, owners = [*asked, *led], [NO_SENTENCE] * (len(asked) + len(led))
    for number, sentence in enumerate(sentences):
        pieces = _pieces(sentence, tokenizer)[: MOST - 1 - len(ids)]
        ids += pieces
        owners += [number] * len(pieces)
    types = [0] * len(asked) + [1] * (len(ids) + 1 - len(asked))
    return Row((*ids, END), tuple(types), (*owners, NO_SENTENCE))


def pooled(output: NDArray[np.float32], owners: Sequence[int], count: int) -> Reading:
    """Pool what the model gives for each piece.

    :param output: (pieces, 2) float32: what a piece says, and how much it counts in its sentence. What the first one
        says is of the passage as a whole.
    :param owners: of which sentence each piece is.
    :param count: how many sentences there are.
    :return: the log-odds of the passage and of its sentences, in order.
    """
    whole, of = float(output[0, 0]), np.asarray(owners)
    odds = []
    for number in range(count):
        said, counts = output[: len(of)][of == number].T
        share = np.exp(counts - counts.max()) if len(counts) else counts
        odds.append(whole + float(said @ share / share.sum()) if len(counts) else UNREAD)
    return Reading(round(whole, _DIGITS), tuple(round(one, _DIGITS) for one in odds))


def _pieces(text: str, tokenizer: Tokenizer) -> list[int]:
    return list(tokenizer.encode(text, add_special_tokens=False).ids)
