"""Rows of tables in a plain text, and the row above them that says what their cells are.

A table is a run of lines: with " | " between the cells, or, as PDFs give them, lines that end no sentence under one
that has no figure. Knows no documents.
"""

import re
from collections.abc import Iterable, Sequence

from text.endings import ends_sentence
from text.spans import Span

_BAR = re.compile(r"(?<=\s)\|(?=\s|$)|^\|\s")
_BULLET = re.compile(r"\s*(?:[-*•–—·▪]|\d+[.)])\s")
_YEAR_CELL = re.compile(r"(?:1[5-9]|20)\d\d")
_YEARS_CELL = re.compile(rf"{_YEAR_CELL.pattern}(?:\s?[/–-]\s?(?:\d\d|{_YEAR_CELL.pattern}))?")
_COUNT = re.compile(r"\d{1,3}(?:,\d{3})*|\d{1,3}(?: \d{3})*|\d+")
_VALUE = re.compile(r"[<>≤≥~≈±]?\s?[+−–-]?\s?[€$£¥]?\s?\d[\d.,\s]*(?:%|‰|[^\W\d]{1,8}\.?)?")
"""A number, with a unit perhaps, and nothing else."""
_FEWEST_PROOFS = 2
"""Columns that turn from words to numbers below a row that names them, where its names have figures themselves."""
_FEWEST_CELLS = 2
_FEWEST_HEAD_WORDS = 3
"""Words of the head of a table without bars: two or fewer are a heading, or one of a list of names."""
_LONGEST = 400
"""Characters of a row: a longer line is a paragraph whose end is missing."""
_MOST_ROWS = 400
"""Lines that are looked through for the head of a row, so that an endless table costs a bounded time."""


def line_at(text: str, offset: int) -> Span:
    """The line that an offset stands in, without its end."""
    end = text.find("\n", offset)
    return Span(text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end)


def is_row(text: str, span: Span) -> bool:
    """Whether a stretch stands in a line with bars between cells."""
    line = line_at(text, span.start)
    return _has_bars(text[line.start : line.end])


def head_of(text: str, span: Span) -> Span | None:
    """The row that says what the cells of a row are.

    :param text: the whole text.
    :param span: a stretch in the row.
    :return: the first row of its table when that names columns; None for that row itself, for one in a table without,
        and for what is no row.
    """
    row = line_at(text, span.start)
    return _head_with_bars(text, row) if is_row(text, span) else _head_without_bars(text, row)


def is_head(text: str, span: Span) -> bool:
    """Whether a stretch is the first row of a table of three columns or more, which only says what the others hold."""
    row = line_at(text, span.start)
    if not is_row(text, span):
        below = line_at(text, min(row.end + 2, len(text)))
        return below.start > row.end and _head_without_bars(text, below) == row
    words = text[row.start : row.end]
    below = line_at(text, min(row.end + 1, len(text)))
    return words.count("|") > 1 and _head_with_bars(text, below) == row


def told(head: str, row: str) -> str | None:
    """A row as a sentence that says of each cell what it is, for a model that has read no tables; nobody is shown it.

    :param head: the row that names the columns, with bars.
    :param row: the row.
    :return: "In 2019, there were 400 cameras, the supplier was Oculon."; None when it has not a name for each cell.
    """
    names, cells = cells_of(head), cells_of(row)
    if len(names) != len(cells) or len(cells) < _FEWEST_CELLS:
        return None
    first = f"{'In' if _YEAR_CELL.fullmatch(cells[0]) else 'For'} {cells[0]}"
    return (
        ", ".join([first, *(_cell_told(name, cell) for name, cell in zip(names[1:], cells[1:], strict=True) if cell)])
        + "."
    )


def years_of(head: str, row: str) -> set[int]:
    """The years that a row is of: that in its first cell, and those that name columns."""
    names = [cells_of(row)[0], *cells_of(head)]
    return {int(name) for name in names if _YEAR_CELL.fullmatch(name)}


def cells_of(row: str) -> list[str]:
    """The cells of a row that is written with bars."""
    return [cell.strip() for cell in row.split("|")]


def has_values(cells: Iterable[str]) -> bool:
    """Whether a row of cells has a number that stands by itself and is no year."""
    return any(_VALUE.fullmatch(cell) and not _YEARS_CELL.fullmatch(cell) for cell in cells)


def _cell_told(name: str, cell: str) -> str:
    if _YEAR_CELL.fullmatch(name):
        return f"{cell} in {name}"
    name = name[:1].lower() + name[1:]
    # Things are counted whole; what has a unit, or a point, is measured.
    is_count = _COUNT.fullmatch(cell) and "(" not in name
    return f"there were {cell} {name}" if is_count else f"the {name} was {cell}"


def _head_with_bars(text: str, row: Span) -> Span | None:
    first = row
    for _ in range(_MOST_ROWS):
        above = _line_above(text, first)
        if above is None or not _has_bars(text[above.start : above.end]):
            break
        first = above
    below = line_at(text, min(first.end + 1, len(text)))
    rows = cells_of(text[first.start : first.end]), cells_of(text[below.start : below.end])
    return first if first != row and _names_columns(*rows) else None


def _names_columns(cells: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a row says what those below it hold: none of its cells has a figure, but for years.

    Others may, as in "Q1 2020" or "65 and over", below an empty corner or where enough columns then turn to numbers.
    """
    if has_values(cells):
        return False
    figured = any(any(map(str.isdigit, cell)) and not _YEARS_CELL.fullmatch(cell) for cell in cells)
    proofs = sum(bool(cell) and has_values([under]) for cell, under in zip(cells[1:], below[1:], strict=False))
    return not figured or not cells[0] or proofs >= min(_FEWEST_PROOFS, len(cells) - 1)


def _head_without_bars(text: str, row: Span) -> Span | None:
    """The lone line above a block of two rows or more, none of which ends as sentences do."""
    first = row
    for _ in range(_MOST_ROWS):
        if not _may_be_row(text, first):
            return None
        above = _line_above(text, first)
        if above is None or above.start == above.end:
            break
        first = above
    below = line_at(text, min(row.end + 1, len(text)))
    is_block = first != row or (below.start > row.end and _may_be_row(text, below))
    head = (
        line_at(text, first.start - 2) if is_block and text[max(first.start - 2, 0) : first.start] == "\n\n" else None
    )
    return head if head and _is_lone_head(text, head) else None


def _may_be_row(text: str, line: Span) -> bool:
    words = text[line.start : line.end]
    is_line = 0 < len(words) <= _LONGEST and not _has_bars(words) and not words.endswith((":", ","))
    return is_line and not ends_sentence(words) and not _BULLET.match(words)


def _is_lone_head(text: str, line: Span) -> bool:
    words = text[line.start : line.end]
    is_lone = text[max(line.start - 2, 0) : line.start] in ("", "\n\n")
    is_named = len(words.split()) >= _FEWEST_HEAD_WORDS and not any(map(str.isdigit, words))
    return is_lone and is_named and _may_be_row(text, line)


def _has_bars(line: str) -> bool:
    return _BAR.search(line) is not None


def _line_above(text: str, line: Span) -> Span | None:
    return line_at(text, line.start - 1) if line.start else None
