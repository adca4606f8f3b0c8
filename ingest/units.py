"""The units that passages are made of: whole sentences, and the pieces of sentences that no passage could hold.

Owns counting tokens by place and where an over-long sentence may be cut. Knows nothing of documents or passages.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from text.spans import Span

_CLAUSE_ENDS = (",", ";", ":", ")", "]", "–", "—")
_WIDE_CLAUSE_ENDS = ("，", "、", "；", "：")  # no blank follows these


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of text that is never divided, and the half-open range of the tokens in it."""

    start: int
    end: int
    first_token: int
    end_token: int

    @property
    def tokens(self) -> int:
        """How many tokens stand in it."""
        return self.end_token - self.first_token


def make_units(text: str, sentences: Sequence[Span], tokens: Sequence[Span], max_tokens: int) -> list[Unit]:
    """Count the tokens of each sentence, and cut the sentences that have too many.

    :param text: the text.
    :param sentences: its sentences, in order.
    :param tokens: its tokens, in order.
    :param max_tokens: the most that a unit may have.
    :return: the units in order; together they hold every character of the sentences that is not blank.
    """
    starts, ends = [token.start for token in tokens], [token.end for token in tokens]
    units: list[Unit] = []
    for sentence in sentences:
        first, end = bisect_right(ends, sentence.start), bisect_left(starts, sentence.end)
        unit = Unit(sentence.start, sentence.end, first, end)
        units.extend([unit] if unit.tokens <= max_tokens else _pieces(text, unit, starts, max_tokens))
    return units


def _pieces(text: str, sentence: Unit, starts: list[int], max_tokens: int) -> Iterator[Unit]:
    start, first = sentence.start, sentence.first_token
    while first < sentence.end_token:
        cut = _next_cut(text, starts, first, sentence.end_token, max_tokens)
        end = starts[cut] if cut < sentence.end_token else sentence.end
        piece = text[start:end]
        yield Unit(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()), first, cut)
        start, first = end, cut


def _next_cut(text: str, starts: list[int], first: int, end: int, max_tokens: int) -> int:
    """The token before which to cut: near an even share, at a clause's end if possible, else at a blank."""
    count = end - first
    if count <= max_tokens:
        return end
    even = first + -(-count // -(-count // max_tokens))
    window = range(first + (even - first + 1) // 2, first + max_tokens + 1)
    # Some tokenizers make several tokens of one character; a cut between those would leave an empty piece.
    cuts = [token for token in window if starts[token] > starts[token - 1]]
    if not cuts:
        return next((token for token in range(window.stop, end) if starts[token] > starts[token - 1]), end)
    return min(cuts, key=lambda token: (_roughness(text, starts[token]), abs(token - even)))


def _roughness(text: str, offset: int) -> int:
    """How badly a cut before `offset` hurts: 0 after a clause, 1 between words, 2 inside a word."""
    before = text[max(0, offset - 8) : offset]
    if before[-1:] in _WIDE_CLAUSE_ENDS:
        return 0
    if not before[-1:].isspace() and not text[offset].isspace():
        return 2
    return 0 if before.rstrip()[-1:] in _CLAUSE_ENDS else 1
