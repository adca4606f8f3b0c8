"""Where documents have the parts of a quotation, and where they have the words nearest to it."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from index.records import Document
from text.folded import Pieces, are_same, nearest, occurrences, pieces_of, without_note_marks
from text.spans import Span

FURTHEST = 600
"""Characters that an omission may leave out: a long paragraph. Words further apart are not one statement."""
_COMPARED = 5
# What of the words must be right, in a row, for the rest to be called altered rather than the whole absent.
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document has the parts of a quotation, in their order."""

    document: Document
    parts: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """From the first part to the last."""
        return Span(self.parts[0].start, self.parts[-1].end)

    @property
    def gaps(self) -> tuple[Span, ...]:
        """Where the quotation leaves something out."""
        return tuple(Span(one.end, other.start) for one, other in pairwise(self.parts))

    @property
    def left_out(self) -> tuple[str, ...]:
        """What stands between the parts."""
        return tuple(self.document.text[one.start : one.end].strip() for one in self.gaps)


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of the quotation and what the source has in its place, and whether the words are the same."""

    quoted: str
    real: str
    same: bool


@dataclass(frozen=True, slots=True)
class Nearest:
    """The stretch of a document that is nearest to some words, and the words compared with it."""

    document: Document
    span: Span
    changes: tuple[Change, ...]


def places_of(parts: Sequence[Pieces], documents: Sequence[Document]) -> Iterator[Place]:
    """Find where documents have all parts, in order and not far from each other."""
    letters = [_squeezed(part.letters) for part in parts]
    for document in documents:
        if all(part in _squeezed_document(document) for part in letters):
            pieces = document_pieces(document)
            for stretches in _in_order(parts, pieces):
                yield Place(document, tuple(_span(pieces, one) for one in stretches))


def nearest_place(words: str, documents: Sequence[Document]) -> Nearest | None:
    """Find what is most like words that stand nowhere; None when not even most of them stand in their order."""
    part = pieces_of(words)
    aligned = [(one, stretch) for one in documents[:_COMPARED] if (stretch := _aligned(part, one))]
    alike = [_matcher(part, document_pieces(one), stretch).ratio() for one, stretch in aligned]
    best = max(alike, default=0.0)
    if best < _ALIKE:
        return None
    document, stretch = aligned[alike.index(best)]
    pieces = document_pieces(document)
    changes = tuple(_changes(words, part, document.text, pieces, stretch))
    return Nearest(document, _span(pieces, stretch), changes)


def agreeing(words: str, outside: Sequence[Span], document: Document) -> float:
    """The share of some of the words, which stand outside a quotation, that a document has around it in their order."""
    part = pieces_of(words)
    chosen = {at for at, piece in enumerate(part.pieces) if any(piece.span.overlaps(one) for one in outside)}
    stretch = _aligned(part, document)
    if not chosen or stretch is None:
        return 0.0
    blocks = _matcher(part, document_pieces(document), stretch).get_matching_blocks()
    held = {at for block in blocks for at in range(block.a, block.a + block.size)}
    return len(chosen & held) / len(chosen)


def compared(words: Sequence[str], place: Place) -> tuple[Change, ...]:
    """The source's words at a place, part by part, with what the quotation has between them in their place."""
    text = place.document.text
    changes = [Change(text[one.start : one.end], text[one.start : one.end], same=True) for one in place.parts]
    between = [Change(quoted, real, same=False) for quoted, real in zip(words, place.left_out, strict=False)]
    return tuple(one for pair in zip(changes, [*between, None], strict=False) for one in pair if one)


@lru_cache(maxsize=16)
def document_pieces(document: Document) -> Pieces:
    """The text of a document as pieces; those of the last documents are kept."""
    return pieces_of(document.text)


def _in_order(parts: Sequence[Pieces], pieces: Pieces) -> Iterator[tuple[range, ...]]:
    """Where the parts follow each other; of several beginnings before the same words the last."""
    first, *later = [list(occurrences(part, pieces)) for part in parts]
    found = [stretches for begin in first if (stretches := _followed(pieces, begin, later))]
    for stretches, following in zip(found, [*found, ()][1:], strict=True):
        if not later or stretches[1:] != following[1:]:
            yield stretches


def _followed(pieces: Pieces, begin: range, later: Sequence[Sequence[range]]) -> tuple[range, ...]:
    """The first part and each of the others right after the one before; none when one is missing or too far."""
    found = [begin]
    for places in later:
        end = found[-1].stop
        following = bisect_left(places, end, key=lambda place: place.start)
        if following == len(places) or _distance(pieces, end, places[following].start) > FURTHEST:
            return ()
        found.append(places[following])
    return tuple(found)


def _aligned(part: Pieces, document: Document) -> range | None:
    """The nearest stretch of a document, without what lies before and after the words that agree."""
    pieces = document_pieces(document)
    stretch = nearest(part, pieces)
    blocks = [block for block in _matcher(part, pieces, stretch).get_matching_blocks() if block.size] if stretch else []
    if stretch is None or not blocks:
        return None
    first, last = blocks[0], blocks[-1]
    rest = len(part.pieces) - last.a - last.size
    begin = max(stretch.start, stretch.start + first.b - first.a)
    return pieces.widened(range(begin, min(stretch.stop, stretch.start + last.b + last.size + rest)))


def _matcher(part: Pieces, whole: Pieces, stretch: range) -> SequenceMatcher[str]:
    real = [piece.folded for piece in whole.pieces[stretch.start : stretch.stop]]
    return SequenceMatcher(None, [piece.folded for piece in part.pieces], real, autojunk=False)


def _changes(words: str, part: Pieces, text: str, whole: Pieces, stretch: range) -> Iterator[Change]:
    for kind, begin, end, real_begin, real_end in _matcher(part, whole, stretch).get_opcodes():
        quoted = _words(words, part, range(begin, end))
        real = _words(text, whole, range(stretch.start + real_begin, stretch.start + real_end))
        yield Change(quoted, real, kind == "equal" or are_same(pieces_of(quoted), pieces_of(real)))


def _squeezed(text: str) -> str:
    """Letters and digits alone: what a text must have in common with one that holds its words."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


@lru_cache(maxsize=128)
def _squeezed_document(document: Document) -> str:
    return _squeezed(without_note_marks(document.text))


def _span(pieces: Pieces, stretch: range) -> Span:
    return Span(pieces.pieces[stretch.start].span.start, pieces.pieces[stretch.stop - 1].span.end)


def _words(text: str, pieces: Pieces, stretch: range) -> str:
    span = _span(pieces, stretch) if stretch else Span(0, 0)
    return text[span.start : span.end]


def _distance(pieces: Pieces, end: int, start: int) -> int:
    """Characters between the end of one piece and the start of another."""
    return pieces.pieces[start].span.start - pieces.pieces[end - 1].span.end
