"""The lines of a page: what a PDF drew where, put into lines of clean characters.

Owns how fragments make lines and which characters of a line stay. Knows neither pypdf nor what a paragraph is.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.extract.raised import Height, join_heights
from text.characters import SOFT_HYPHEN, one_line

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
_LIGATURE = re.compile("[" + "".join(LIGATURES) + "]")
_SOFT_ENDING = re.compile("(?<=\\w)\u00ad[-\u2010\u00ad]*$")
_SPLIT_AT_HYPHEN = re.compile("(?<=\\w) ?\u00ad ?(?=\\w)")
_LEADERS = re.compile(r"(?:\s?\.){5,300}\s*(?=\d{0,4}$)")
# A ligature whose width the font does not state leaves a gap that is taken for a space.
_SPLIT_LIGATURE = re.compile(r"(\w{0,30}(?:[ﬀﬁﬂﬃﬄ]|ﬀ[il])) (?=[a-zß-öø-ÿ])")
_WHOLE_WORDS = re.compile(
    r"(?:off|staff|stuff|cliff|tariff|sheriff|plaintiff|bailiff|stiff|cuff|bluff|jeff|wifi|\w+off)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Start:
    """Where on a line something was drawn anew: at which `x`, and how many characters stand from there on."""

    x: float
    tail: int


@dataclass(frozen=True, slots=True)
class Fragment:
    """Characters drawn from one place; a line feed in them ends a line.

    `x` runs along the direction of writing and `y` across it, upwards, in points. `angle` is that direction in
    degrees, and `size` the height of the font as it appears on the page. The last `tail` characters were drawn in one
    go; they begin at `reach`, and may be more than the text holds when the font changed on the way. `starts` are all
    places in it where something was drawn in one go, if there are several.
    """

    text: str
    x: float
    y: float
    size: float
    angle: int = 0
    bold: bool = False
    reach: float = 0.0
    tail: int = 0
    starts: tuple[Start, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Which row of a table a line is, counted from 0, of how many."""

    number: int
    count: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands on a page. Its text has no blanks around it and no double ones in it.

    The last `tail` characters begin at `reach`; without a tail it is unknown where they do. `room` is how much of the
    column's width a drop cap beside the line takes. A line that is a `row` has bars between its cells.
    """

    text: str
    x: float = 0.0
    y: float = 0.0
    size: float = 0.0
    angle: int = 0
    bold: bool = False
    reach: float = 0.0
    tail: int = 0
    starts: tuple[Start, ...] = ()
    room: float = 0.0
    row: Row | None = None


def make_lines(fragments: Iterable[Fragment]) -> list[Line]:
    """The lines that the fragments of one page make, in the order in which they were drawn."""
    lines = [line for parts in _split_fragments(fragments) if (line := _make_line(parts)).text]
    return _join_cells(lines)


def clean_line(text: str) -> str:
    """The characters of a line in canonical form, with ligatures spelled out and single blanks.

    The dots that lead to a page number are left out. A soft hyphen stays only at the end, where it says that the
    word goes on in the next line.
    """
    text = _spell_out(
        _SPLIT_LIGATURE.sub(lambda split: split[0] if _WHOLE_WORDS.fullmatch(_spell_out(split[1])) else split[1], text)
    )
    text = _LEADERS.sub(" ", _SPLIT_AT_HYPHEN.sub(SOFT_HYPHEN, text.rstrip()))
    soft = _SOFT_ENDING.search(text)
    return one_line(text[: soft.start()] if soft else text) + SOFT_HYPHEN * bool(soft)


def _spell_out(text: str) -> str:
    return _LIGATURE.sub(lambda match: LIGATURES[match.group()], text)


def _join_cells(lines: Sequence[Line]) -> list[Line]:
    """Make one line of a table row whose cells have different heights.

    A cell of several lines begins above the cells beside it: a step up and to the right, less than a line high.
    """
    rows: list[Line] = []
    cell = previous = Line("")
    for line in lines:
        opens = bool(rows) and 0 < line.y - previous.y < 0.9 * line.size and line.x > rows[-1].reach + line.size
        goes_on = cell.text and abs(line.x - cell.x) < 2 and 0 < previous.y - line.y < 2 * line.size
        if (opens or goes_on) and line.size == rows[-1].size:
            rows[-1] = _add_cell_line(rows[-1], line, opens)
            cell = line if opens else cell
        else:
            cell = Line("")
            rows.append(line)
        previous = line
    return rows


def _add_cell_line(row: Line, line: Line, opens: bool) -> Line:
    text = f"{row.text} {line.text}"
    if opens:
        return replace(row, text=text, reach=line.x, tail=len(line.text))
    return replace(row, text=text, tail=row.tail + 1 + len(line.text))


def _split_fragments(fragments: Iterable[Fragment]) -> Iterator[list[tuple[str, Fragment]]]:
    parts: list[tuple[str, Fragment]] = []
    for fragment in fragments:
        first, *others = fragment.text.split("\n")
        parts.append((first, fragment))
        for other in others:
            yield parts
            parts = [(other, fragment)]
    yield parts


def _make_line(parts: list[tuple[str, Fragment]]) -> Line:
    visible = [(text, fragment) for text, fragment in parts if text.strip()]
    if not visible:
        return Line("")
    sizes: Counter[float] = Counter()
    for text, fragment in visible:
        sizes[round(fragment.size, 1)] += len(text)
    size = sizes.most_common(1)[0][0]
    # A line may begin with a raised footnote mark: its height is that of its main characters.
    main = next(fragment for _, fragment in visible if round(fragment.size, 1) == size)
    text = join_heights(_heights(parts, main))
    bold = all(fragment.bold for _, fragment in visible)
    last = visible[-1][1]
    starts = tuple(_starts(visible))
    return Line(clean_line(text), visible[0][1].x, main.y, size, main.angle, bold, last.reach, last.tail, starts)


def _starts(parts: Sequence[tuple[str, Fragment]]) -> Iterator[Start]:
    """The starts in the parts of a line, each with how much of the line follows; none where there is but one."""
    behind = sum(len(text) for text, _ in parts)
    for text, fragment in parts if len(parts) > 1 or parts[0][1].starts else ():
        behind -= len(text)
        starts = fragment.starts or (Start(fragment.reach, fragment.tail),)
        yield from (Start(start.x, min(start.tail, len(text)) + behind) for start in starts if start.tail)


def _heights(parts: Iterable[tuple[str, Fragment]], main: Fragment) -> Iterator[tuple[Height, str]]:
    """How fragments stand on a line: 10² is not 102, CO₂ no CO2, and a footnote's mark no part of a number."""
    before = main
    for text, fragment in parts:
        above, small = fragment.y - main.y, fragment.size < 0.85 * main.size
        # Behind what is lowered itself, as below the line of a fraction, it is not told what stands lower.
        sinks = before.y == main.y and -0.5 * main.size < above < -0.05 * main.size and text.strip().isdigit()
        if small and 0.2 * main.size < above < main.size:
            yield "raised", text
        else:
            yield "lowered" if small and sinks else "", text
        before = fragment if text.strip() else before
