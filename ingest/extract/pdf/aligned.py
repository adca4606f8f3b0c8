"""Tables whose cells only stand below each other: words with wide gaps between them, perhaps with lines between rows.

Owns how such a table is told from columns of prose, a list or a table of contents, and where its columns and rows are.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ingest.extract.pdf.rules import Rule
from ingest.extract.pdf.text_lines import Chunk, TextLine, text_lines
from ingest.extract.pdf.words import Word
from text.tables import has_values

_SAME_EDGE = 1.0
"""In points: words that begin so near each other on several lines begin cells."""
_FARTHEST = 3.0
"""Rows are no further apart than this many times the size of letters, unless lines part them."""
_FEWEST_LINES = 3
_MOST_HEAD_LINES = 3
_FEWEST_COLUMNS = 3
"""Columns of a table without lines; two are told from other things by numbers in the second."""
_MOST_WORDS = 6
"""Words of a usual cell; a column of prose has more."""
_SHARE_READ_ON = 0.25
"""Lines that go on with a small letter: those of prose, one in three or more."""
_WIDE = 0.75
"""A line without gaps that fills this part of the width is no part of a table."""
_OVERLAPPING = 0.9
"""In parts of the size of letters: nearer lines are of one row, whose cells stand in its middle."""
_WIDER_ROWS = 1.2
"""How much further apart rows are than the lines of a cell, where both can be told."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A table: its columns, each from where to where, and its rows from the top, each of one or more lines."""

    columns: tuple[tuple[float, float], ...]
    rows: tuple[tuple[TextLine, ...], ...]


def find_aligned(words: Iterable[Word], level: Sequence[Rule]) -> list[Aligned]:
    """Find the tables that words make.

    :param words: those of a page.
    :param level: its level lines, those joined that go on each other.
    :return: the tables, from the top.
    """
    found = (_table(run, level) for run in _runs(text_lines(words), level))
    return [table for table in found if table]


def _runs(lines: Sequence[TextLine], level: Sequence[Rule]) -> Iterator[list[TextLine]]:
    """Lines that follow each other and have gaps, with the lines between that only go on a cell."""
    run: list[TextLine] = []
    for line in lines:
        if run and not _belongs(run, line, level):
            yield _trimmed(run, level)
            run = []
        if run or len(line.chunks) > 1:
            run.append(line)
    if run:
        yield _trimmed(run, level)


def _belongs(run: Sequence[TextLine], line: TextLine, level: Sequence[Rule]) -> bool:
    above = run[-1]
    left, right = _sides(run)
    parted = [rule for rule in level if line.y < rule.at < above.y and rule.high - rule.low > _WIDE * (right - left)]
    if above.y - line.y > _FARTHEST * max(line.size, above.size) * (2 if parted else 1):
        return False
    if len(line.chunks) > 1:
        return True
    return left - line.size <= line.left and line.right - line.left < _WIDE * (right - left)


def _sides(run: Sequence[TextLine]) -> tuple[float, float]:
    """Where lines begin at the left, and end at the right."""
    return min(one.left for one in run), max(one.right for one in run)


def _trimmed(run: list[TextLine], level: Sequence[Rule]) -> list[TextLine]:
    """A run without lines at its end that have no gap and stand below its last rule."""
    while run and len(run[-1].chunks) == 1:
        below = any(rule.at < run[-1].y and run[-1].y - rule.at < 2 * run[-1].size for rule in level)
        goes_on = len(run) > 1 and run[-2].y - run[-1].y < 1.4 * run[-1].size and run[-1].left > run[-2].left + 1
        if below or goes_on:
            break
        run = run[:-1]
    return run


def _table(run: Sequence[TextLine], level: Sequence[Rule]) -> Aligned | None:
    divided = sum(len(line.chunks) > 1 for line in run)
    if len(run) < _FEWEST_LINES or divided < _FEWEST_LINES - 1:
        return None
    rules = _row_rules(run, level)
    is_ruled = len(rules) > 1
    run = _divided(run)
    columns = _columns(run)
    if len(columns) < 2 or divided < _FEWEST_LINES - is_ruled:
        return None
    rows = _rows(run, columns, rules)
    table = Aligned(tuple(columns), tuple(map(tuple, rows)))
    parted = sum(1 for above, below in pairwise(rows) if any(below[0].y < at < above[-1].y for at in rules))
    is_parted = parted > 0.5 * (len(rows) - 1)
    if len(rows) < _FEWEST_LINES or len(rows[0]) > _MOST_HEAD_LINES:
        return None
    return table if _is_table(table, is_ruled=is_ruled, is_parted=is_parted) else None


def _divided(run: Sequence[TextLine]) -> list[TextLine]:
    """Lines divided also where a word begins just below other cells: a full cell reaches close to the next one."""
    lefts = Counter(round(chunk.left) for line in run for chunk in line.chunks)
    edges = [left for left, count in lefts.items() if count > 1]
    return [replace(line, chunks=tuple(part for chunk in line.chunks for part in _cut(chunk, edges))) for line in run]


def _cut(chunk: Chunk, edges: Sequence[int]) -> Iterator[Chunk]:
    cuts = [
        place
        for place, word in enumerate(chunk.words)
        if place and not word.is_glued and any(abs(word.left - edge) <= _SAME_EDGE for edge in edges)
    ]
    yield from (Chunk(chunk.words[start:end]) for start, end in pairwise([0, *cuts, len(chunk.words)]))


def _columns(run: Sequence[TextLine]) -> list[tuple[float, float]]:
    """Where the columns are: the stretches between gaps that go through; lines of the head may cross those."""
    usual = Counter(len(line.chunks) for line in run if len(line.chunks) > 1).most_common(1)[0][0]
    best = list[tuple[float, float]]()
    for skipped in range(min(3, len(run) - 2)):
        spans = sorted((one.left, one.right) for line in run[skipped:] if len(line.chunks) > 1 for one in line.chunks)
        columns = _joined(spans)
        if len(columns) > len(best):
            best = columns
        if len(best) >= usual:
            break
    return best


def _joined(spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    joined: list[tuple[float, float]] = []
    for left, right in spans:
        if joined and left <= joined[-1][1] + 1.0:
            joined[-1] = joined[-1][0], max(joined[-1][1], right)
        else:
            joined.append((left, right))
    return joined


def columns_of(chunk: Chunk, columns: Sequence[tuple[float, float]]) -> list[int]:
    """The columns that a chunk stands in; several where it is written across them."""
    shared = [number for number, (left, right) in enumerate(columns) if min(chunk.right, right) > max(chunk.left, left)]
    middle = (chunk.left + chunk.right) / 2
    nearest = min(range(len(columns)), key=lambda number: abs(sum(columns[number]) / 2 - middle))
    return shared or [nearest]


def _row_rules(run: Sequence[TextLine], level: Sequence[Rule]) -> list[float]:
    """The heights of lines that go through the table, from the top."""
    left, right = _sides(run)
    top, bottom = run[0].y + 2 * run[0].size, run[-1].y - 2 * run[-1].size
    return [
        rule.at
        for rule in reversed(level)
        if bottom < rule.at < top and min(rule.high, right) - max(rule.low, left) > _WIDE * (right - left)
    ]


def _rows(
    run: Sequence[TextLine], columns: Sequence[tuple[float, float]], rules: Sequence[float]
) -> list[list[TextLine]]:
    """The lines of a table by rows: lines part them; without, a line begins one unless it only goes on cells."""
    inner = [at for at in rules if run[-1].y < at < run[0].y]
    gaps = [above.y - below.y for above, below in pairwise(run)]
    inside = gaps[1:]  # the head often stands further apart
    within = min(inside) * _WIDER_ROWS if max(inside) > min(inside) * _WIDER_ROWS else 0.0
    rows: list[list[TextLine]] = [[run[0]]]
    for (above, below), gap in zip(pairwise(run), gaps, strict=True):
        is_parted = any(below.y < at < above.y for at in inner)
        is_head = len(rows) == 1 and bool(inner) and below.y > inner[0] and not has_values(_texts(below))
        is_close = gap < max(within, _OVERLAPPING * below.size)
        is_between = len(inner) > 1 and _goes_on_between(rows[-1], below, columns)
        if not is_parted and (is_head or is_between or _goes_on(rows[-1], below, columns, is_close=is_close)):
            rows[-1].append(below)
        else:
            rows.append([below])
    return rows


def _goes_on(
    row: Sequence[TextLine], line: TextLine, columns: Sequence[tuple[float, float]], *, is_close: bool
) -> bool:
    """Whether a line only goes on cells of the row above it."""
    if _stacks_values(row, line, columns):
        return False
    filled, above = _filled([line], columns), _filled(row, columns)
    if is_close:
        return len(filled) < len(columns) or len(above) < len(columns)
    return 0 not in filled and filled <= above and len(filled) < max(2, len(columns) - 1)


def _texts(line: TextLine) -> list[str]:
    return [chunk.text for chunk in line.chunks]


def _goes_on_between(row: Sequence[TextLine], line: TextLine, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether a line between two rules goes on the row above it: unless both say what they are of, or have values."""
    both = _filled(row, columns) & _filled([line], columns)
    return 0 not in both and not _stacks_values(row, line, columns)


def _filled(lines: Iterable[TextLine], columns: Sequence[tuple[float, float]]) -> set[int]:
    """The columns that lines have words in."""
    return {number for line in lines for chunk in line.chunks for number in columns_of(chunk, columns)}


def _stacks_values(row: Sequence[TextLine], line: TextLine, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether a line has a number below another: those are of two rows."""
    return bool(_valued(row, columns) & _valued([line], columns))


def _valued(lines: Iterable[TextLine], columns: Sequence[tuple[float, float]]) -> set[int]:
    return {columns_of(chunk, columns)[0] for line in lines for chunk in line.chunks if chunk.text[:1].isdigit()}


def _is_table(table: Aligned, *, is_ruled: bool, is_parted: bool) -> bool:
    """Whether what stands so is a table, not columns of prose, a list or contents.

    :param table: what stands so.
    :param is_ruled: whether lines are drawn through it.
    :param is_parted: whether they part most of its rows.
    :return: whether it is one.
    """
    if any(has_values(_texts(line)) for line in table.rows[0]):
        return False
    body = [line for row in table.rows[1:] for line in row]
    cells = [chunk for line in body for chunk in line.chunks]
    if is_parted:
        return True
    reads_on = sum(cell.text[:1].islower() for cell in cells) / len(cells)
    if _has_prose(cells, table.columns) or (reads_on > _SHARE_READ_ON and not has_values(cell.text for cell in cells)):
        return False
    if is_ruled or len(table.columns) >= _FEWEST_COLUMNS:
        return True
    numbers = sum(has_values([line.chunks[-1].text]) for line in body if len(line.chunks) > 1)
    return numbers > 0.6 * len(body) and not any(line.chunks[0].text[:1].isdigit() for line in body)


def _has_prose(cells: Sequence[Chunk], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether the lines of a column have as many words as those of prose."""
    counts: list[list[int]] = [[] for _ in columns]
    for cell in cells:
        counts[columns_of(cell, columns)[0]].append(len(cell.words))
    return any(median(count) > _MOST_WORDS for count in counts if count)
