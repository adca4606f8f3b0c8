"""Where quoted words stand on a page: its letters are compared with theirs. Knows no PDF and draws nothing.

The stored text is not the page's: words broken at the ends of lines are joined, columns follow each other, and what
stands at the edge of every page is left out. So letters and digits are compared, and nothing else; words that do not
stand in one piece on the page are found in pieces.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile

_LONG_PIECE = 12
"""In letters: two words or three, which hardly stand in the same order elsewhere on a page."""
_REACH = 200
"""In letters, how far from a long piece what is between two is looked for: three lines."""
_SPREAD = 4
"""How many times their own length words may be spread over: three columns that are drawn line by line."""
_CONTEXT = 80
"""In letters, how much around the words tells places with the same words apart: a line."""
_LONGEST_IN_PIECES = 3_000
"""In letters: half a page. Longer words that do not stand in one piece take seconds to find."""
_FEWEST_FOUND = 0.9
"""What share of the letters must be found: with less, the marks would mislead."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in a page's own units, with the bottom below the top."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def across(self) -> tuple[float, float]:
        """Its left and right edges."""
        return self.left, self.right

    @property
    def down(self) -> tuple[float, float]:
        """Its bottom and top edges."""
        return self.bottom, self.top

    def is_before(self, other: "Box") -> bool:
        """Whether another goes on in the same line, across or down the page, as far away as words are."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.top, other.top) - max(self.bottom, other.bottom)
        width = min(self.right - self.left, other.right - other.left)
        height = min(self.top - self.bottom, other.top - other.bottom)
        size = max(self.right - self.left, self.top - self.bottom, other.right - other.left, other.top - other.bottom)
        return (down > height / 2 and -across < 2 * size) or (across > width / 2 and -down < size)

    def is_level_with(self, other: "Box") -> bool:
        """Whether this is hardly higher, or hardly wider, than another: what it is not where a line is slanted."""
        size = 1.5 * max(other.right - other.left, other.top - other.bottom)
        return min(self.right - self.left, self.top - self.bottom) < size

    def joined(self, other: "Box") -> "Box":
        """The smallest that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character of a page, and where it stands."""

    sign: str
    box: Box


@dataclass(frozen=True, slots=True)
class Words:
    """Quoted words, and what stands before and after them in the document."""

    quote: str
    before: str = ""
    after: str = ""


def find_boxes(glyphs: Sequence[Glyph], words: Words) -> list[Box]:
    """Find quoted words on a page.

    :param glyphs: the characters of the page, in the order in which its file has them.
    :param words: what is quoted from it.
    :return: a box for each stretch of a line; none where too little of the words is found.
    """
    page = [(letter, place) for place, glyph in enumerate(glyphs) for letter in _letters(glyph.sign)]
    on_page = "".join(letter for letter, _ in page)
    found = _find(on_page, words)
    return list(_lines(glyphs, sorted({page[place][1] for place in found})))


def _find(page: str, words: Words) -> list[int]:
    """Where in the letters of a page those of the words are."""
    quote = "".join(_letters(words.quote))
    if not quote:
        return []
    places = list(_occurrences(page, quote))
    if places:
        best = max(places, key=lambda place: _fit(page, place, len(quote), words))
        return list(range(best, best + len(quote)))
    if len(quote) > _LONGEST_IN_PIECES:
        return []
    found = _pieces(page, quote)
    return sorted(found.values()) if len(found) >= _FEWEST_FOUND * len(quote) else []


def _letters(text: str) -> Iterator[str]:
    """Letters and digits, without their accents, small; a ligature is two."""
    return filter(str.isalnum, unicodedata.normalize("NFKD", text).casefold())


def _occurrences(page: str, quote: str) -> Iterator[int]:
    place = page.find(quote)
    while place >= 0:
        yield place
        place = page.find(quote, place + 1)


def _fit(page: str, place: int, length: int, words: Words) -> int:
    """How many letters around a place are those around the quoted words."""
    before = "".join(_letters(words.before))[-_CONTEXT:][::-1]
    after = "".join(_letters(words.after))[:_CONTEXT]
    around = page[max(0, place - _CONTEXT) : place][::-1], page[place + length : place + length + _CONTEXT]
    return _common(before, around[0]) + _common(after, around[1])


def _common(one: str, other: str) -> int:
    """With how many same letters both begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _pieces(page: str, quote: str) -> dict[int, int]:
    """Each letter of the words that stands in a piece on the page, with its place there."""
    found: dict[int, int] = {}
    matcher = SequenceMatcher(None, page, quote, autojunk=False)
    first = matcher.find_longest_match(0, len(page), 0, len(quote)).a
    near = max(0, first - _SPREAD * len(quote) - _REACH), min(len(page), first + _SPREAD * len(quote) + _REACH)
    _take(matcher, near, (0, len(quote)), min(_LONG_PIECE, len(quote)), found)
    for start, end in _gaps(found, len(quote)):
        beside = [found[near] for near in (start - 1, end) if near in found]
        for place in beside:
            reach = max(0, place - _REACH), min(len(page), place + _REACH)
            before = len(found)
            _take(matcher, reach, (start, end), min(2, end - start), found)
            if len(found) > before:
                break
    return found


def _take(
    matcher: "SequenceMatcher[str]", page: tuple[int, int], quote: tuple[int, int], fewest: int, found: dict[int, int]
) -> None:
    """Take the longest piece that both have, then what is before and after it in the words."""
    if quote[1] - quote[0] < fewest:
        return
    piece = matcher.find_longest_match(*page, *quote)
    if piece.size < fewest:
        return
    found.update((piece.b + step, piece.a + step) for step in range(piece.size))
    _take(matcher, page, (quote[0], piece.b), fewest, found)
    _take(matcher, page, (piece.b + piece.size, quote[1]), fewest, found)


def _gaps(found: dict[int, int], length: int) -> list[tuple[int, int]]:
    """The stretches of the words that are not found."""
    gaps: list[tuple[int, int]] = []
    for place in range(length):
        if place in found:
            continue
        if gaps and gaps[-1][1] == place:
            gaps[-1] = gaps[-1][0], place + 1
        else:
            gaps.append((place, place + 1))
    return gaps


def _lines(glyphs: Sequence[Glyph], places: Sequence[int]) -> Iterator[Box]:
    """Boxes around the characters at some places, those of one line together."""
    current: Box | None = None
    last: Box | None = None
    for box in (glyphs[place].box for place in places):
        joined = current.joined(box) if current else box
        if current and last and last.is_before(box) and joined.is_level_with(box):
            current, last = joined, box
            continue
        if current:
            yield current
        current, last = box, box
    if current:
        yield current
