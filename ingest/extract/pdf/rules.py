"""The straight lines that a page draws: borders of cells, rules above and below a table, edges of shaded stretches.

Owns which operations draw such lines (ISO 32000-1, 8.5). Knows no library, and not what the lines part.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

Matrix = Sequence[float]
Point = tuple[float, float]
_ENDS = frozenset({b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"n"})
PATHS = _ENDS | {b"re", b"m", b"l", b"h"}
"""The operations that make a path of straight lines and draw it, or leave it."""
_THIN = 3.0
"""In points: a filled stretch that is no thicker is a line."""
_STRAIGHT = 0.5
_SHORTEST = 4.0
_MOST = 4000
"""Lines of a page that are noted: one with more is a drawing or a map."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line on a page from `low` to `high`, at one height `at`, or, if it is upright, at one place across."""

    upright: bool
    at: float
    low: float
    high: float


@dataclass(slots=True)
class Ruler:
    """Notes the straight lines that a page draws."""

    rules: list[Rule] = field(default_factory=list)
    _path: list[list[Point]] = field(default_factory=list)

    def note(self, operator: bytes, operands: Sequence[object], position: Matrix) -> None:
        """Take note of an operation of a path.

        :param operator: its name, one of PATHS.
        :param operands: its operands.
        :param position: the transformation of the page.
        """
        numbers = [float(each) for each in operands if isinstance(each, int | float)]
        if operator == b"re" and len(numbers) == 4:
            x, y, width, height = numbers
            corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
            self._path.append([_moved(corner, position) for corner in corners])
        elif operator == b"m" and len(numbers) == 2:
            self._path.append([_moved((numbers[0], numbers[1]), position)])
        elif operator == b"l" and len(numbers) == 2 and self._path:
            self._path[-1].append(_moved((numbers[0], numbers[1]), position))
        elif operator == b"h" and self._path:
            self._path[-1].append(self._path[-1][0])
        elif operator in _ENDS:
            self._draw(is_drawn=operator != b"n")

    def _draw(self, *, is_drawn: bool) -> None:
        if is_drawn and len(self.rules) < _MOST:
            for points in self._path:
                self.rules += _rules(points)
        self._path = []


def _moved(point: Point, matrix: Matrix) -> Point:
    (x, y), (a, b, c, d, e, f) = point, matrix
    return a * x + c * y + e, b * x + d * y + f


def _rules(points: Sequence[Point]) -> list[Rule]:
    """The lines of a path; what encloses a thin stretch is one line along it."""
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    bottom, top = min(y for _, y in points), max(y for _, y in points)
    if len(points) > 2 and min(right - left, top - bottom) <= _THIN:
        points = [(left, (bottom + top) / 2), (right, (bottom + top) / 2)]
        if top - bottom > right - left:
            points = [((left + right) / 2, bottom), ((left + right) / 2, top)]
    rules = list[Rule]()
    for (x, y), (u, v) in pairwise(points):
        if abs(y - v) <= _STRAIGHT and abs(x - u) >= _SHORTEST:
            rules.append(Rule(False, (y + v) / 2, min(x, u), max(x, u)))
        elif abs(x - u) <= _STRAIGHT and abs(y - v) >= _SHORTEST:
            rules.append(Rule(True, (x + u) / 2, min(y, v), max(y, v)))
    return rules
