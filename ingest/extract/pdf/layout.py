"""How the lines of pages hang together: which break was only the end of a line, and which was meant.

Owns the measures of a document (size of its body text, distance of its lines, width of its columns) and the
decision taken from them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Literal

from ingest.extract.pdf.lines import Line
from text.characters import SOFT_HYPHEN
from text.tables import cells_of, has_values

Break = Literal["none", "line", "paragraph"]
"""What stands between two lines: nothing (one sentence runs on), a line end, or the end of a paragraph."""

_SENTENCE_END = re.compile(r"[.!?:…。؟]['\"”’»)\]]*\d{0,3}$")
_BROKEN_WORD = re.compile(r"[^\W\d_][-\u2010]\n\w")
_NUMBER = re.compile(r"[€$£+−–-]?\d[\d.,]*%?(?<![.,])")
_BULLET = re.compile(r"[•▪◦‣●■□➢✓∙·]\s*\S|o\s+[A-Z]")
_NUMBERED = re.compile(r"(?:[-–—*]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)]|\([ivx]+\)|\[\d{1,3}\](?!\s*[\[,]))\s+\S")
# Widths in parts of the font size, as in the common text fonts: enough to tell a full line from a short one.
_NARROW, _WIDE, _CAPITAL, _OTHER = 0.27, 0.82, 0.66, 0.5
_WIDTHS = {**dict.fromkeys(" .,;:'|!ijltfI()[]-’", _NARROW), **dict.fromkeys("mwMW—%@", _WIDE)}
_FULL = 0.6
"""A line narrower than this part of its column is the last of its paragraph."""
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
    """The measures of a document, in points, by font size.

    `leadings` is the distance of lines, `stretches` how much wider than common fonts those of the document are.
    """

    body_size: float
    leadings: dict[float, float]
    column_widths: dict[tuple[int, float], float]
    size_widths: dict[float, float]
    stretches: dict[float, float]

    def leading(self, size: float) -> float:
        """The usual distance between lines of this size."""
        return self.leadings.get(size, 1.25 * size)

    def width(self, placed: PlacedLine) -> float:
        """The width that a full line of this size has in this column."""
        size = placed.line.size
        return self.column_widths.get((placed.column, size), self.size_widths[size])

    def text_width(self, line: Line) -> float:
        """About how wide the line is, with a drop cap beside it."""
        head, tail = _parts(line)
        return line.room + (line.reach - line.x if head else 0.0) + self.width_like(line, tail)

    def width_like(self, line: Line, text: str) -> float:
        """About how wide a text set like the line is."""
        return self.stretches[line.size] * line.size * relative_width(text)

    def has_cells(self, line: Line) -> bool:
        """Whether the parts of the line stand so far apart that they are cells of a table row."""
        head, _ = _parts(line)
        return bool(head) and line.reach - line.x > 1.25 * self.width_like(line, head) + line.size


def place_lines(pages: Iterable[Sequence[Line]]) -> list[PlacedLine]:
    """The lines of all pages in order. A line above the one before it, or at another angle, opens a column."""
    placed: list[PlacedLine] = []
    column = 0
    for number, page in enumerate(pages):
        previous: Line | None = None
        for line in page:
            above = previous is None or line.y > previous.y + 0.9 * max(line.size, previous.size)
            if previous is None or above or line.angle != previous.angle:
                column += 1
            placed.append(PlacedLine(line, number, column))
            previous = line
    return placed


def measure(lines: Sequence[PlacedLine]) -> Measures:
    """Measure the document that the lines make, but for its tables."""
    lines = [placed for placed in lines if not placed.line.row]
    sizes: Counter[float] = Counter()
    ratios: defaultdict[float, list[float]] = defaultdict(list)
    gaps: defaultdict[float, Counter[float]] = defaultdict(Counter)
    for placed in lines:
        line = placed.line
        sizes[line.size] += len(line.text)
        if len(head := _parts(line)[0]) > 9:
            ratios[line.size].append((line.reach - line.x) / (line.size * relative_width(head)))
    for above, below in pairwise(lines):
        size, gap = above.line.size, above.line.y - below.line.y
        if above.column == below.column and size == below.line.size and 0.8 * size < gap < 2.5 * size:
            gaps[size][round(gap, 1)] += 1
    body_size = sizes.most_common(1)[0][0] if sizes else 0.0
    stretches = {size: min(max(median(ratios[size] or [1.0]), 0.6), 2.0) for size in sizes}
    leadings = {size: _most_common_gap(counts) for size, counts in gaps.items()}
    return _measure_widths(lines, Measures(body_size, leadings, {}, {}, stretches))


def _measure_widths(lines: Iterable[PlacedLine], measures: Measures) -> Measures:
    columns: defaultdict[tuple[int, float], list[float]] = defaultdict(list)
    widths: defaultdict[float, list[float]] = defaultdict(list)
    for placed in lines:
        width = measures.text_width(placed.line)
        columns[placed.column, placed.line.size].append(width)
        widths[placed.line.size].append(width)
    return replace(
        measures,
        column_widths={key: _full_width(values) for key, values in columns.items() if len(values) > 5},
        size_widths={size: _full_width(values) for size, values in widths.items()},
    )


def runs_on(above: PlacedLine, below: PlacedLine, measures: Measures) -> bool:
    """Whether a sentence that breaks off in one column goes on in a line of another, past what stands between."""
    if above.line.row or below.line.row:
        return False
    if above.column == below.column or not _same_style(above.line, below.line) or is_large(above.line, measures):
        return False
    if measures.text_width(above.line) < _FULL * measures.width(above):
        return False
    return not ends_sentence(above.line) and below.line.text[:1].islower() and not starts_item(below.line)


def break_between(above: PlacedLine, below: PlacedLine, measures: Measures) -> Break:
    """What stands between two lines that follow each other.

    :param above: a line.
    :param below: the line after it, perhaps in the next column or on the next page.
    :param measures: those of the document.
    :return: the kind of break.
    """
    if above.line.row or below.line.row:
        return _break_at_table(above, below)
    gap = above.line.y - below.line.y
    if above.column == below.column and _are_rows(above.line, below.line, measures) and gap < 4 * below.line.size:
        return "line"
    if not _same_style(above.line, below.line) and not _goes_on_in_bold(above, below, measures):
        return "paragraph"
    if above.column != below.column:
        return _break_between_columns(above, below, measures)
    if gap > 1.35 * measures.leading(below.line.size):
        return "paragraph"
    if is_large(above.line, measures):
        return "paragraph" if gap > 1.5 * above.line.size else "none"
    if measures.has_cells(above.line) or measures.has_cells(below.line):
        return "line"
    return _break_within_column(above, below, measures)


def is_large(line: Line, measures: Measures) -> bool:
    """Whether the line is set clearly larger than the body of the document."""
    return line.size > 1.14 * measures.body_size


def starts_item(line: Line) -> bool:
    """Whether the line begins like an item of a list."""
    return bool(_BULLET.match(line.text) or _NUMBERED.match(line.text))


def ends_sentence(line: Line) -> bool:
    """Whether the line ends as a sentence or an introduction ends."""
    return bool(_SENTENCE_END.search(line.text[-20:]))


def _break_at_table(above: PlacedLine, below: PlacedLine) -> Break:
    """What stands between a row and what is beside it: a line end before the next of its table, also over a page."""
    if not above.line.row or not below.line.row:
        return "paragraph"
    cells, others = cells_of(above.line.text), cells_of(below.line.text)
    # Words below numbers, at the top of a page, are the head of another table.
    goes_on = above.page != below.page and len(cells) == len(others) and has_values(cells) <= has_values(others)
    return "line" if below.line.row.number or goes_on else "paragraph"


def _break_within_column(above: PlacedLine, below: PlacedLine, measures: Measures) -> Break:
    if above.line.text.endswith(SOFT_HYPHEN) or _BROKEN_WORD.search(f"{above.line.text[-2:]}\n{below.line.text[:1]}"):
        return "none"
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
    ends = is_large(above.line, measures) or _is_deliberate(above, below, measures)
    return "paragraph" if ends and not runs_on(above, below, measures) else "none"


def _are_rows(above: Line, below: Line, measures: Measures) -> bool:
    both = measures.has_cells(above) and measures.has_cells(below)
    return both or min(_number_share(above.text), _number_share(below.text)) >= 0.25


def _number_share(text: str) -> float:
    words = text.split(" ")
    numbers = sum(_NUMBER.fullmatch(word) is not None for word in words)
    return numbers / len(words) if numbers > 1 else 0.0


def _is_deliberate(above: PlacedLine, below: PlacedLine, measures: Measures) -> bool:
    first_word = below.line.text.split(" ", 1)[0]
    needed = measures.text_width(above.line) + measures.width_like(above.line, " " + first_word)
    return needed < _ROOM * measures.width(above)


def _same_style(above: Line, below: Line) -> bool:
    if above.angle != below.angle or above.bold != below.bold:
        return False
    return abs(above.size - below.size) <= 0.12 * max(above.size, below.size)


def _goes_on_in_bold(above: PlacedLine, below: PlacedLine, measures: Measures) -> bool:
    """Whether a sentence only turns bold, or back, where a full line ends: a heading is no half of a sentence."""
    if above.column != below.column or not _same_style(above.line, replace(below.line, bold=above.line.bold)):
        return False
    inside = above.line.text[:1].islower() or below.line.text[:1].islower()
    open_end = inside and not ends_sentence(above.line) and not starts_item(below.line)
    return open_end and not _is_deliberate(above, below, measures)


def _most_common_gap(counts: Counter[float]) -> float:
    # Of equally common distances the smaller one is that of lines, the larger that of paragraphs.
    return min(counts, key=lambda gap: (-counts[gap], gap))


def _full_width(widths: Sequence[float]) -> float:
    ordered = sorted(widths)
    return ordered[int(0.9 * (len(ordered) - 1))]


def _parts(line: Line) -> tuple[str, str]:
    """The text before the place that the line reaches, and the text from there on."""
    cut = len(line.text) - line.tail if line.tail else 0
    return line.text[: max(cut, 0)].rstrip(), line.text[max(cut, 0) :]


def relative_width(text: str) -> float:
    """About how wide a text is in common fonts, in parts of the font size."""
    return sum(_WIDTHS.get(each) or (_CAPITAL if each.isupper() else _OTHER) for each in text)
