"""How the lines of pages hang together: which break was only the end of a line, and which was meant.

Owns the measures of a document (size of its body text, distance of its lines, width of its columns) and the
decision taken from them. Knows nothing of what becomes of the lines.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from ingest.page_lines import Line

Break = Literal["none", "line", "paragraph"]
"""What stands between two lines: nothing (one sentence runs on), a line end, or the end of a paragraph."""

_SENTENCE_END = re.compile(r"[.!?:…。؟]['\"”’»)\]]*\d{0,3}$")
_BULLET = re.compile(r"[•▪◦‣●■□➢✓∙·]\s*\S|o\s+[A-Z]")
_NUMBERED = re.compile(r"(?:[-–—*]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)]|\([ivx]+\)|\[\d{1,3}\])\s+\S")
# Widths in parts of the font size, as in the common text fonts: enough to tell a full line from a short one.
_NARROW, _WIDE, _CAPITAL, _OTHER = 0.27, 0.82, 0.66, 0.5
_WIDTHS = {**dict.fromkeys(" .,;:'|!ijltfI()[]-’", _NARROW), **dict.fromkeys("mwMW—%@", _WIDE)}
_ROOM = 0.9
"""A break is deliberate when the next word would have ended within this part of the column."""


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line, the page it stands on (from 0) and the column, counted through the document, that it is part of."""

    line: Line
    page: int
    column: int


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of a document, in points. `leadings` is the distance of lines for a font size."""

    body_size: float
    leadings: dict[float, float]
    column_widths: dict[tuple[int, float], float]
    size_widths: dict[float, float]

    def leading(self, size: float) -> float:
        """The usual distance between lines of this size."""
        return self.leadings.get(size, 1.25 * size)

    def width(self, placed: PlacedLine) -> float:
        """The width that a full line of this size has in this column."""
        size = placed.line.size
        return self.column_widths.get((placed.column, size), self.size_widths[size])


def place_lines(pages: Iterable[Sequence[Line]]) -> list[PlacedLine]:
    """The lines of all pages in order. A line above the one before it, or at another angle, opens a column."""
    placed: list[PlacedLine] = []
    column = 0
    for number, page in enumerate(pages):
        previous: Line | None = None
        for line in page:
            if previous is None or _opens_column(previous, line):
                column += 1
            placed.append(PlacedLine(line, number, column))
            previous = line
    return placed


def measure(lines: Sequence[PlacedLine]) -> Measures:
    """Measure the document that the lines make."""
    sizes: Counter[float] = Counter()
    gaps: defaultdict[float, Counter[float]] = defaultdict(Counter)
    columns: defaultdict[tuple[int, float], list[float]] = defaultdict(list)
    widths: defaultdict[float, list[float]] = defaultdict(list)
    for placed in lines:
        sizes[placed.line.size] += len(placed.line.text)
        columns[placed.column, placed.line.size].append(text_width(placed.line))
        widths[placed.line.size].append(text_width(placed.line))
    for above, below in pairwise(lines):
        size, gap = above.line.size, above.line.y - below.line.y
        if above.column == below.column and size == below.line.size and 0.8 * size < gap < 2.5 * size:
            gaps[size][round(gap, 1)] += 1
    return Measures(
        body_size=sizes.most_common(1)[0][0] if sizes else 0.0,
        leadings={size: _most_common_gap(counts) for size, counts in gaps.items()},
        column_widths={key: _full_width(values) for key, values in columns.items() if len(values) > 5},
        size_widths={size: _full_width(values) for size, values in widths.items()},
    )


def text_width(line: Line) -> float:
    """About how wide the line is, in points."""
    return line.size * _relative_width(line.text)


def break_between(above: PlacedLine, below: PlacedLine, measures: Measures) -> Break:
    """What stands between two lines that follow each other.

    :param above: a line.
    :param below: the line after it, perhaps in the next column or on the next page.
    :param measures: those of the document.
    :return: the kind of break.
    """
    if not _same_style(above.line, below.line):
        return "paragraph"
    if above.column != below.column:
        return _break_between_columns(above, below, measures)
    gap = above.line.y - below.line.y
    if gap > 1.35 * measures.leading(below.line.size):
        return "paragraph"
    if is_large(above.line, measures):
        return "none"
    return _break_within_column(above, below, measures)


def is_large(line: Line, measures: Measures) -> bool:
    """Whether the line is set clearly larger than the body of the document."""
    return line.size > 1.14 * measures.body_size


def starts_item(line: Line) -> bool:
    """Whether the line begins like an item of a list."""
    return bool(_BULLET.match(line.text) or _NUMBERED.match(line.text))


def ends_sentence(line: Line) -> bool:
    """Whether the line ends as a sentence or an introduction ends."""
    return bool(_SENTENCE_END.search(line.text))


def _break_within_column(above: PlacedLine, below: PlacedLine, measures: Measures) -> Break:
    deliberate = _is_deliberate(above, below, measures)
    ended = ends_sentence(above.line)
    if _BULLET.match(below.line.text) or (starts_item(below.line) and (ended or deliberate)):
        return "line"
    if not deliberate:
        indented = 0.7 < (below.line.x - above.line.x) / max(below.line.size, 1.0) < 4
        return "paragraph" if ended and indented and not starts_item(above.line) else "none"
    return "paragraph" if ended else "line"


def _break_between_columns(above: PlacedLine, below: PlacedLine, measures: Measures) -> Break:
    if ends_sentence(above.line) or starts_item(below.line):
        return "paragraph"
    if below.line.text[:1].islower():
        return "none"
    if is_large(above.line, measures) or _is_deliberate(above, below, measures):
        return "paragraph"
    return "none"


def _is_deliberate(above: PlacedLine, below: PlacedLine, measures: Measures) -> bool:
    first_word = below.line.text.split(" ", 1)[0]
    needed = text_width(above.line) + above.line.size * _relative_width(" " + first_word)
    return needed < _ROOM * measures.width(above)


def _same_style(above: Line, below: Line) -> bool:
    if above.angle != below.angle or above.bold != below.bold:
        return False
    return abs(above.size - below.size) <= 0.12 * max(above.size, below.size)


def _opens_column(previous: Line, line: Line) -> bool:
    return line.angle != previous.angle or line.y > previous.y + 0.9 * max(line.size, previous.size)


def _most_common_gap(counts: Counter[float]) -> float:
    # Of equally common distances the smaller one is that of lines, the larger that of paragraphs.
    return min(counts, key=lambda gap: (-counts[gap], gap))


def _full_width(widths: Sequence[float]) -> float:
    ordered = sorted(widths)
    return ordered[int(0.9 * (len(ordered) - 1))]


def _relative_width(text: str) -> float:
    return sum(_character_widths(text))


def _character_widths(text: str) -> Iterator[float]:
    for character in text:
        yield _WIDTHS.get(character) or (_CAPITAL if character.isupper() else _OTHER)
