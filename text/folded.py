"""Texts as the pieces that a quotation must keep: words and numbers, in order, with how each is parted from the last.

Case, quotation marks, white space, hyphens and the punctuation between words may differ between two texts that say
the same; words, numbers, signs and the blanks that make two words of one may not. Knows no documents.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from itertools import pairwise

from text.spans import Span

_RAISED = "[⁰¹²³⁴-⁹]"
_POWER = f"[⁺⁻]?{_RAISED}+"
_RAISED_NUMBER = re.compile(_POWER)
_PIECE = re.compile(rf"\d+(?:[.,:]\d+)+|(?<=[0-9]){_POWER}|\d+(?={_POWER})|[^\W_]+|[%‰€$£¥°§&+]|(?<!\w)[-−](?=\d)")
# Raised digits behind a word, a sentence or a number are the marks of notes, which who quotes leaves out; behind a 10
# or 2 by itself they are powers, behind the short form of a unit part of it: "10⁹", "km²".
_NOTE_MARK = re.compile(
    rf"(?:(?<=[^\W\d_]{{3}})|(?<=[.,;:!?”’\"])|(?<=[0-9])(?<!(?<![0-9])10)(?<!(?<![0-9])2))"
    rf"{_RAISED}+(?:[,;–]{_RAISED}+)*"
)
_SIGN = re.compile(r"[%‰€$£¥°§&+−-]")
_HYPHEN = re.compile(r"^\s?[-‐‑\u00ad]\s*$")


class Gap(IntEnum):
    """What parts two pieces: nothing, a hyphen (or one is a sign), height, a mark that may be missing, or a blank."""

    NONE = 0
    JOINED = 1
    RAISED = 2
    MARK = 3
    BLANK = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, number or sign, folded, where it stands in its text, and what parts it from the piece before."""

    folded: str
    span: Span
    gap: Gap


@dataclass(frozen=True)
class Pieces:
    """A text as pieces, with what searching in it needs."""

    pieces: tuple[Piece, ...]

    @cached_property
    def letters(self) -> str:
        """All pieces without anything between them."""
        return "".join(piece.folded for piece in self.pieces)

    @cached_property
    def starts(self) -> dict[int, int]:
        """Which piece begins at a place of `letters`."""
        offset, found = 0, {}
        for number, piece in enumerate(self.pieces):
            found[offset] = number
            offset += len(piece.folded)
        return found | {offset: len(self.pieces)}

    @cached_property
    def pairs(self) -> dict[tuple[str, str], list[int]]:
        """Where each pair of neighbouring pieces stands."""
        found: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for number, (piece, following) in enumerate(pairwise(self.pieces)):
            found[piece.folded, following.folded].append(number)
        return dict(found)

    def between(self, begin: int, end: int) -> range | None:
        """The pieces between two places of `letters`; None when a piece reaches over one of them."""
        first, last = self.starts.get(begin), self.starts.get(end)
        return None if first is None or last is None else range(first, last)

    def _is_cut(self, number: int) -> bool:
        """Whether a stretch may end before a piece: not inside "can’t", "non-lethal" or "5%"."""
        return number in (0, len(self.pieces)) or self.pieces[number].gap >= Gap.MARK

    def widened(self, stretch: range) -> range:
        """The stretch with the pieces that it may not be cut from."""
        first, last = stretch.start, stretch.stop
        while not self._is_cut(first):
            first -= 1
        while not self._is_cut(last):
            last += 1
        return range(first, last)

    def gaps(self, first: int, last: int) -> dict[int, Gap]:
        """What parts the pieces from `first` up to `last`, by the letters since the first."""
        offset, found = 0, {}
        for piece in self.pieces[first:last]:
            found[offset] = piece.gap
            offset += len(piece.folded)
        found.pop(0, None)
        return found


def pieces_of(text: str) -> Pieces:
    """Cut a text into its pieces; the marks of notes are none."""
    found: list[Piece] = []
    end = 0
    text = without_note_marks(text)
    for match in _PIECE.finditer(text):
        between = text[end : match.start()]
        is_sign = bool(_SIGN.fullmatch(match.group()) or (found and _SIGN.fullmatch(found[-1].folded)))
        folded = unicodedata.normalize("NFKC", match.group()).casefold().replace("−", "-")
        gap = Gap.RAISED if _RAISED_NUMBER.fullmatch(match.group()) and not between else _gap(between, is_sign=is_sign)
        found.append(Piece(folded, Span(*match.span()), gap))
        end = match.end()
    return Pieces(tuple(found))


def without_note_marks(text: str) -> str:
    """The text with blanks where the marks of notes were, so that all else stands where it stood."""
    return _NOTE_MARK.sub(lambda mark: " " * len(mark.group()), text)


def letters_of(text: str) -> str:
    """The letters and figures of a text without case, and without all that stands between them."""
    return "".join(filter(str.isalnum, text)).casefold()


def are_same(first: Pieces, second: Pieces) -> bool:
    """Whether two texts are the same words."""
    gaps = first.gaps(0, len(first.pieces)), second.gaps(0, len(second.pieces))
    return bool(first.letters) and first.letters == second.letters and _agree(*gaps)


def occurrences(part: Pieces, whole: Pieces) -> Iterator[range]:
    """Where the same words stand in a longer text, as the numbers of its pieces."""
    if not part.letters:
        return
    gaps = part.gaps(0, len(part.pieces))
    begin = whole.letters.find(part.letters)
    while begin >= 0:
        stretch = whole.between(begin, begin + len(part.letters))
        if stretch and whole.widened(stretch) == stretch and _agree(gaps, whole.gaps(stretch.start, stretch.stop)):
            yield stretch
        begin = whole.letters.find(part.letters, begin + 1)


def nearest(part: Pieces, whole: Pieces) -> range | None:
    """The stretch of a longer text whose neighbouring pieces agree with most of a part's, in much the same order.

    Every pair that both have votes for the place where the part would begin; votes for places close to each other
    count together, since a word left out or put in moves what follows.
    """
    votes: Counter[int] = Counter()
    for number, (piece, following) in enumerate(pairwise(part.pieces)):
        for place in whole.pairs.get((piece.folded, following.folded), ()):
            votes[place - number] += 1
    if not votes:
        return None
    # A word or two, and of a long part one in eight, may be left out or put in.
    slack = 2 + len(part.pieces) // 8
    best = max(votes, key=lambda begin: (sum(votes[begin + by] for by in range(-slack, slack + 1)), -begin))
    return range(max(0, best - slack), min(len(whole.pieces), best + len(part.pieces) + slack))


def _gap(between: str, *, is_sign: bool) -> Gap:
    if _HYPHEN.match(between) or (is_sign and not between):
        return Gap.JOINED
    if is_sign:
        return Gap.MARK
    if re.search(r"\s|[—–/]", between):
        return Gap.BLANK
    return Gap.MARK if between.strip("'’‘`\"“”") else Gap.NONE


def _agree(first: dict[int, Gap], second: dict[int, Gap]) -> bool:
    """Whether no blank of one text falls inside a word of the other, and no power of one inside a number."""
    places: Sequence[int] = [*first.keys(), *second.keys()]
    gaps = ({first.get(place, Gap.NONE), second.get(place, Gap.NONE)} for place in places)
    return all(found not in ({Gap.NONE, Gap.BLANK}, {Gap.NONE, Gap.RAISED}) for found in gaps)
