"""Tables in the midst of a page: the lines that hold one give way to its rows, with bars between the cells.

Owns which pages are looked at, and that no character is lost: a table that has not just the characters of the lines in
its place is left as those lines. Knows no library.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from unicodedata import normalize

from ingest.extract.hyphens import Words, collect_words, join_lines
from ingest.extract.pdf.aligned import Aligned, columns_of, find_aligned
from ingest.extract.pdf.layout import relative_width
from ingest.extract.pdf.lines import Fragment, Line, Row, make_lines
from ingest.extract.pdf.ruled import Grid, Place, find_grids, join_rules
from ingest.extract.pdf.rules import Rule
from ingest.extract.pdf.text_lines import TextLine, text_lines
from ingest.extract.pdf.words import Word, read_words
from ingest.extract.rows import EMPTY, Cell, Laid, lay_out, line_of
from text.characters import SOFT_HYPHEN
from text.tables import has_values

_FEWEST_RULES = 3
_SHORTEST_RULE = 50.0
"""In points; shorter ones underline words."""
_FEWEST_ROWS = 3
_GAP = 1.0
"""In parts of the size of letters: so far apart, at least, parts of a line are drawn that are cells."""
_MOST_CELL_WORDS = 6
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
_NOT_COMPARED = re.compile(r"[\s\-\u00ad\u2010\u2011\ufffd]")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as it was drawn: its lines of text, and its rules."""

    lines: list[Line]
    rules: list[Rule]


@dataclass(frozen=True, slots=True)
class _Found:
    """A table on a page: the words that are in it, and its cells in their places."""

    words: list[Word]
    grid: list[list[Cell]]


def put_tables(content: bytes, pages: Sequence[Drawn]) -> list[list[Line]]:
    """Put rows in the place of the lines that hold tables.

    :param content: the PDF file.
    :param pages: all of its pages.
    :return: the lines of each.
    """
    placed = [page.lines for page in pages]
    wanted = [number for number, page in enumerate(pages) if _may_hold_table(page)]
    for number, words in read_words(content, wanted):
        placed[number] = _with_tables(placed[number], words, pages[number].rules)
    return _without_repeated_heads(placed)


def _may_hold_table(page: Drawn) -> bool:
    long = {round(rule.at) for rule in page.rules if not rule.upright and rule.high - rule.low >= _SHORTEST_RULE}
    upright = {round(rule.at) for rule in page.rules if rule.upright}
    if len(long) >= _FEWEST_RULES or (len(upright) >= _FEWEST_RULES and long):
        return True
    beside = Counter(round(line.y) for line in page.lines if len(line.text.split()) <= _MOST_CELL_WORDS)
    apart = sum(map(_has_gap, page.lines)) + sum(count > 1 for count in beside.values())
    return apart >= _FEWEST_ROWS - (len(long) > 1)


def _has_gap(line: Line) -> bool:
    """Whether parts of a line were drawn so far apart that they may be cells."""
    for one, other in pairwise(line.starts):
        end = len(line.text) - other.tail
        words = line.text[max(0, len(line.text) - one.tail) : max(0, end)].rstrip()
        if other.x - one.x - relative_width(words) * line.size > _GAP * line.size:
            return True
    return False


def _with_tables(lines: list[Line], words: Sequence[Word], rules: Sequence[Rule]) -> list[Line]:
    if any(_RIGHT_TO_LEFT.search(word.text) for word in words):
        return lines
    known = collect_words([line.text for line in lines])
    framed = [found for grid in find_grids(rules) if (found := _of_grid(grid, words, known))]
    taken = {id(word) for found in framed for word in found.words}
    free = [word for word in words if id(word) not in taken]
    level = join_rules(rules, upright=False)
    loose = [_of_aligned(table, known) for table in find_aligned(free, level)]
    for found in (*framed, *loose):
        lines = _replaced(lines, found)
    return lines


def _of_grid(grid: Grid, words: Iterable[Word], known: Words) -> _Found | None:
    """The table in a grid, unless its places hold several rows each, where only columns are ruled."""
    inside = defaultdict[Place, list[Word]](list)
    for word in words:
        row = _between(word.height, grid.heights[::-1])
        column = _between(word.middle, grid.edges)
        if row is not None and column is not None:
            inside[grid.origins[len(grid.heights) - 2 - row, column]].append(word)
    cells = {origin: Cell(_cell_text(held, known)) for origin, held in inside.items()}
    rows, columns = len(grid.heights) - 1, len(grid.edges) - 1
    found = [[cells.get(grid.origins[row, column], EMPTY) for column in range(columns)] for row in range(rows)]
    divided = sum(sum(bool(cell.text) for cell in set(row)) > 1 for row in found)
    if divided < _FEWEST_ROWS - 1 or _stacks_values(inside.values()):
        return None
    held = [word for some in inside.values() for word in some]
    return _Found(held, found)


def _stacks_values(cells: Iterable[Sequence[Word]]) -> bool:
    """Whether numbers stand one above the other in most of the cells that have several lines."""
    texts = [[line.chunks[0].text for line in text_lines(words)] for words in cells]
    several = [lines for lines in texts if len(lines) > 1]
    stacked = sum(sum(has_values([line]) for line in lines) > 1 for lines in several)
    return stacked > 0.5 * len(several) if several else False


def _between(value: float, edges: Sequence[float]) -> int | None:
    return next((number for number, (low, high) in enumerate(pairwise(edges)) if low <= value < high), None)


def _of_aligned(table: Aligned, known: Words) -> _Found:
    grid: list[list[Cell]] = []
    for row in table.rows:
        held: list[list[Word]] = [[] for _ in table.columns]
        for chunk in (chunk for line in row for chunk in line.chunks):
            for column in columns_of(chunk, table.columns):
                held[column].extend(chunk.words)
        grid.append([Cell(_cell_text(words, known)) if words else EMPTY for words in held])
    words = [word for row in table.rows for line in row for chunk in line.chunks for word in chunk.words]
    return _Found(words, grid)


def _cell_text(words: Sequence[Word], known: Words) -> str:
    """The words of a cell as they are read, its lines joined."""
    lines = [line.text for row in text_lines(words) for line in make_lines(_fragments(row))]
    text = "".join(join_lines(above, below, known) for above, below in pairwise(lines))
    return text + "".join(lines[-1:]).removesuffix(SOFT_HYPHEN)


def _fragments(line: TextLine) -> Iterator[Fragment]:
    for word in (word for chunk in line.chunks for word in chunk.words):
        yield Fragment(" " * (not word.is_glued) + word.text, word.left, word.y, word.size)


def _replaced(lines: list[Line], found: _Found) -> list[Line]:
    """The lines with the rows of a table in the place of those that hold it, unless a character would be lost."""
    left, right = min(word.left for word in found.words), max(word.right for word in found.words)
    bottom, top = min(word.y for word in found.words), max(word.y for word in found.words)
    inside = [
        line for line in lines if left - 3 <= line.x <= right and bottom - 3 <= line.y <= top + 3 and not line.angle
    ]
    if not inside or not _are_same((line.text for line in inside), (word.text for word in found.words)):
        return lines
    laid = lay_out(found.grid)
    if len(laid.rows) < 2:
        return lines
    place = lines.index(inside[0])
    held = {id(line) for line in inside}
    rows = _row_lines(laid, replace(inside[0], y=top), top - bottom)
    return [*lines[:place], *rows, *(line for line in lines[place:] if id(line) not in held)]


def _are_same(lines: Iterable[str], words: Iterable[str]) -> bool:
    """Whether two readings have the same characters, but for hyphens and how raised ones are written."""
    ours, theirs = (Counter(_NOT_COMPARED.sub("", normalize("NFKC", "".join(texts)))) for texts in (lines, words))
    return ours == theirs


def _row_lines(laid: Laid, first: Line, depth: float) -> Iterator[Line]:
    """The rows of a table as lines of a page, spread over its depth; titles and notes are lines as others."""
    texts = [
        *((title, None) for title in laid.titles),
        *((line_of(row), Row(number, len(laid.rows))) for number, row in enumerate(laid.rows)),
        *((note, None) for note in laid.notes),
    ]
    plain = replace(first, bold=False, reach=first.x, tail=0, starts=())
    for number, (text, row) in enumerate(texts):
        yield replace(plain, text=text, y=first.y - depth * number / len(texts), row=row)


def _without_repeated_heads(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """Pages of lines, without the head of a table where it only goes on from the page before."""
    last = ""
    kept: list[list[Line]] = []
    for page in pages:
        rows = [line for line in page if line.row]
        again = rows[0] if rows and rows[0].row and rows[0].row.number == 0 and rows[0].text == last else None
        kept.append([line for line in page if line is not again])
        heads = [line.text for line in rows if line.row and line.row.number == 0]
        last = heads[-1] if heads else ""
    return kept
