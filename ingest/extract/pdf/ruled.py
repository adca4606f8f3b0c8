"""Tables whose cells are framed: a grid of lines, in which a missing line merges two cells.

Owns how lines make a grid. Knows neither what drew them nor what becomes of the words in it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from ingest.extract.pdf.rules import Rule

_NEAR = 3.0
"""In points, how far lines may be apart that meet."""
_MOST_CROSSINGS = 200_000
_FEWEST_EDGES = 3
"""Upright lines of a table of two columns; what has fewer is a box around text."""
_MOST_PLACES = 20_000

Place = tuple[int, int]
"""A row and a column of a grid, counted from 0 at its top left."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid: where its upright lines stand, from the left, its level ones, from the top, and what is merged.

    `origins` says of each place at which its cell begins.
    """

    edges: tuple[float, ...]
    heights: tuple[float, ...]
    origins: dict[Place, Place]


def find_grids(rules: Iterable[Rule]) -> list[Grid]:
    """Find the grids that lines make: at least two rows of two columns."""
    rules = list(rules)
    level, upright = join_rules(rules, upright=False), join_rules(rules, upright=True)
    if len(level) * len(upright) > _MOST_CROSSINGS:
        return []
    return [grid for some in _connected(level, upright) if (grid := _grid(some))]


def join_rules(rules: Iterable[Rule], *, upright: bool) -> list[Rule]:
    """The lines of one direction, those joined that go on each other or lie side by side."""
    joined: list[Rule] = []
    for rule in sorted((one for one in rules if one.upright == upright), key=lambda one: (one.at, one.low)):
        place = _beside(joined, rule)
        if place is None:
            joined.append(rule)
        else:
            other = joined[place]
            joined[place] = Rule(upright, other.at, min(rule.low, other.low), max(rule.high, other.high))
    return joined


def _beside(rules: Sequence[Rule], rule: Rule) -> int | None:
    """The place of a line, among those in order, that another goes on."""
    for place in range(len(rules) - 1, -1, -1):
        other = rules[place]
        if rule.at - other.at > _NEAR:
            return None
        if rule.low <= other.high + _NEAR and other.low <= rule.high + _NEAR:
            return place
    return None


def _connected(level: Sequence[Rule], upright: Sequence[Rule]) -> Iterator[list[Rule]]:
    """The lines that hang together by crossing each other."""
    group = {rule: rule for rule in (*level, *upright)}

    def root(rule: Rule) -> Rule:
        while group[rule] != rule:
            group[rule] = group[group[rule]]
            rule = group[rule]
        return rule

    for one, other in product(level, upright):
        if _reaches(one, other.at) and _reaches(other, one.at):
            group[root(one)] = root(other)
    members = defaultdict[Rule, list[Rule]](list)
    for rule in group:
        members[root(rule)].append(rule)
    yield from members.values()


def _reaches(rule: Rule, at: float) -> bool:
    return rule.low - _NEAR <= at <= rule.high + _NEAR


def _grid(rules: Sequence[Rule]) -> Grid | None:
    level, upright = ([one for one in rules if one.upright == is_upright] for is_upright in (False, True))
    edges = _places(one.at for one in upright)
    heights = _places(one.at for one in level)[::-1]
    rows, columns = len(heights) - 1, len(edges) - 1
    if len(edges) < _FEWEST_EDGES or rows < _FEWEST_EDGES - 1 or rows * columns > _MOST_PLACES:
        return None
    origins: dict[Place, Place] = {}
    for row, column in product(range(rows), range(columns)):
        middle, height = (edges[column] + edges[column + 1]) / 2, (heights[row] + heights[row + 1]) / 2
        origin = row, column
        if row and not _stands(level, heights[row], middle):
            origin = origins[row - 1, column]
        elif column and not _stands(upright, edges[column], height):
            origin = origins[row, column - 1]
        origins[row, column] = origin
    return Grid(tuple(edges), tuple(heights), origins) if _are_rectangles(origins) else None


def _are_rectangles(origins: Mapping[Place, Place]) -> bool:
    """Whether each cell covers a rectangle: what covers another shape is no cell but something that was drawn."""
    covered = defaultdict[Place, list[Place]](list)
    for place, origin in origins.items():
        covered[origin].append(place)
    for places in covered.values():
        rows, columns = {row for row, _ in places}, {column for _, column in places}
        if len(places) != len(rows) * len(columns):
            return False
    return True


def _stands(rules: Iterable[Rule], at: float, across: float) -> bool:
    return any(abs(one.at - at) <= _NEAR and one.low <= across <= one.high for one in rules)


def _places(values: Iterable[float]) -> list[float]:
    """Values in order, without those that stand beside another."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return places
