"""How well tables are read: `python benchmarks/tables.py [--half tuned|judged|again|report] [--wrong]`.

Makes the tables of tables.toml, each in a file of its format with prose around it, reads them as every file is read,
and counts the cells that come out right: in a row of the text that has the cells which say what it is of, in their
columns, below the head that the program finds for that row, in the column whose name has the words of the table's. An
empty cell is right when its column is empty, so that no value slips to its neighbour. Of a table with a title in the
midst only its other rows are asked. Ten of the tables were made before the reading of tables was written ("tuned"), ten
with other looks were judged when it stood ("judged"), and after what those showed was mended, four more ("again").
"""

import argparse
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import project
from table_files import Table, make_file

from ingest.extract.choose import extract
from ingest.records import Source
from text.spans import Span
from text.tables import head_of

_TABLES = Path(__file__).with_suffix(".toml")
_SUFFIXES = {"file": ".pdf"}


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a table: the name of its column, the cells that say what its row is of, and its words."""

    column: int
    name: str
    row: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Read:
    """A table and its cells, each with whether it was read right."""

    table: Table
    cells: list[tuple[Cell, bool]]

    @property
    def right(self) -> int:
        """How many cells are right."""
        return sum(is_right for _, is_right in self.cells)


def cells_of(table: Table) -> Iterator[Cell]:
    """The cells that hold what a table tells: those that name columns and rows are part of each."""
    lines = _filled(table.lines)
    head, rows = lines[: len(table.head)], lines[len(table.head) :]
    names = [" ".join(dict.fromkeys(filter(None, column))) for column in zip(*head, strict=True)]
    for given, row in zip(table.rows, rows, strict=True):
        if set(given[1:]) == {"<"}:
            continue
        for column in range(table.row_heads, len(row)):
            yield Cell(column, names[column], tuple(row[: table.row_heads]), row[column])


def _filled(lines: Sequence[Sequence[str]]) -> list[list[str]]:
    """The lines of a table with what is merged in each cell that it covers."""
    filled: list[list[str]] = []
    for row, cells in enumerate(lines):
        filled.append([])
        for column, words in enumerate(cells):
            if words == "<":
                filled[-1].append(filled[-1][column - 1])
            elif words == "^":
                filled[-1].append(filled[row - 1][column])
            else:
                filled[-1].append(" ".join(words.split()))
    return filled


def is_right(text: str, cell: Cell) -> bool:
    """Whether a row of a text holds a cell, below its column's name, beside what its row is of."""
    for match in re.finditer(r"[^\n]+", text):
        found = [part.strip() for part in match[0].split("|")]
        if tuple(found[: len(cell.row)]) != cell.row:
            continue
        head = head_of(text, Span(match.start(), match.end()))
        names = [part.strip() for part in text[head.start : head.end].split("|")] if head else []
        padded = [*found, *[""] * (len(names) - len(found))]
        if len(padded) == len(names) > cell.column and padded[cell.column] == cell.words:
            return re.findall(r"\w+", names[cell.column]) == re.findall(r"\w+", cell.name)
    return False


def read(table: Table) -> tuple[Read, str]:
    """Read a table, and give the text that it was read from."""
    suffix = _SUFFIXES.get(table.format, f".{table.format}")
    document = extract(Source(f"table{suffix}", make_file(table, project.ROOT), suffix))
    return Read(table, [(cell, is_right(document.text, cell)) for cell in cells_of(table)]), document.text


def main() -> None:
    """Read the tables that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=["tuned", "judged", "again", "report"], help="only this part")
    parser.add_argument("--wrong", action="store_true", help="print the text that tables with wrong cells came out as")
    arguments = parser.parse_args()
    tables = [Table(**each) for each in tomllib.loads(_TABLES.read_text(encoding="utf-8"))["table"]]
    totals: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for table in tables:
        if arguments.half not in (None, table.half):
            continue
        done, text = read(table)
        for key in (f"half {table.half}", f"format {table.format}"):
            totals[key][0] += done.right
            totals[key][1] += len(done.cells)
        sys.stdout.write(f"{done.right:3} of {len(done.cells):3}  {table.half:6}  {table.format:4}  {table.name}\n")
        if arguments.wrong and done.right < len(done.cells):
            sys.stdout.write(f"{text}\n\n")
    for key, (right, count) in totals.items():
        sys.stdout.write(f"{key:14} {right} of {count} = {right / count:.3f}\n")


if __name__ == "__main__":
    main()
