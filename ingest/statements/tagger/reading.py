"""Reads the tagger's output: spans of what is said, and for each who says it and by which cue, with probabilities.

Knows neither the model nor the rules; time grows with the text and no faster, whatever the spans are.
"""

import math
import tomllib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ingest.look import Look, go_on
from ingest.statements.tagger.inputs import BEGINS, CONTENT, CUE, LABELS, LINK, PARAGRAPH, SOURCE, Pieces
from text.borders import word_end, word_start
from text.quotations import Quotation
from text.spans import Span

_LEAST_LIKELY = {CONTENT: 0.4, SOURCE: 0.3, CUE: 0.3}
_PEAK_LIKELY = _LEAST_LIKELY | {CONTENT: 0.75}
"""How likely a role must be on each piece of a run, and on one of them; a source or a cue is asked for besides."""
_BONUS_BESIDE, _PIECES_BESIDE = 0.3, 10
_BONUS_BY_CUE, _PIECES_BY_CUE = 0.5, 3
"""How much is preferred what stands beside what is said, or beside its cue, and within how many pieces that fades."""
_PIECES_AROUND = 120
"""How many pieces before and after what is said its source and its cue are looked for."""
_PIECES_ASKED = 16
"""How many of its first and of its last pieces are asked."""
_ROWS_AT_ONCE = 100
"""A larger product is made by several threads that wait for each other: 20 times as long, on busy machines 200."""
CALIBRATION = Path(__file__).parent / "weights" / "calibration.toml"
"""How preferences become probabilities; fitted by scripts/fit_tagger_calibration.py, for these weights alone."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The output for each piece of a text, laid out as inputs.py says, and its products with a window's first mark.

    `nobody` has two columns: how much a piece asks for no source, and for no cue.
    """

    values: NDArray[np.float32]
    nobody: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class TaggedStatement:
    """What the tagger takes for a statement: where its words, its source and its cue stand.

    `sure` is how likely the source is the right one, or that there is none: a calibrated probability.
    """

    contents: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    sure: float


@dataclass(frozen=True, slots=True)
class _Run:
    """Pieces of one role, `first` to `last` inclusive."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What the tagger makes of a text: the statements it finds, and for each quotation who it is by."""

    said: tuple[TaggedStatement, ...]
    quoted: tuple[TaggedStatement, ...]


class StatementReader(Protocol):
    """A tagger of statements. Statements found with another fingerprint may be others."""

    @property
    def fingerprint(self) -> str:
        """What it is, in a few characters."""

    def read(self, text: str, quotations: Sequence[Quotation], look: Look = go_on) -> Reading:
        """Read a text whose quotations are known; what `look` raises ends that."""


class RowsReader:
    """Reads the output for the pieces of a text, or of a stretch of it."""

    def __init__(self, text: str, pieces: Pieces, rows: Rows) -> None:
        self._text = text
        self._pieces = pieces
        self._rows = rows
        self._labels = _softmax(rows.values[:, :LABELS])
        breaks = pieces.types & PARAGRAPH > 0
        self._runs = {role: _runs(self._labels, breaks, role) for role in (CONTENT, SOURCE, CUE)}
        self._firsts = {role: [run.first for run in runs] for role, runs in self._runs.items()}

    def said(self) -> list[TaggedStatement]:
        """The statements in the order of the text; what is said in pieces around one cue is one statement."""
        grouped: dict[_Run, list[_Run]] = defaultdict(list)
        for run in self._runs[CONTENT]:
            cue, _ = self._linked([run], CUE)
            grouped[cue or run].append(run)
        return [self._said(runs, cue if cue not in runs else None) for cue, runs in grouped.items()]

    def quoted(self, spans: Iterable[Span]) -> Iterator[TaggedStatement]:
        """Who says some stretches of the text, whether or not they are taken for said."""
        for span in spans:
            first, last = (int(np.searchsorted(self._pieces.starts, border)) for border in (span.start, span.end))
            if first < last:
                runs = [_Run(first, last - 1)]
                cue, _ = self._linked(runs, CUE)
                yield replace(self._said(runs, cue), contents=(span,))

    def _said(self, runs: list[_Run], cue: _Run | None) -> TaggedStatement:
        source, sure = self._linked(runs, SOURCE, cue)
        contents = tuple(self._span(run) for run in runs)
        by, verb = self._span(source, SOURCE) if source else None, self._span(cue, CUE) if cue else None
        return TaggedStatement(contents, by, verb, sure)

    def _span(self, run: _Run, role: int = CONTENT) -> Span:
        """Where a run stands, in whole words; a source may end, and a cue may begin and end, at an apostrophe."""
        start, end = int(self._pieces.starts[run.first]), int(self._pieces.ends[run.last])
        begin = word_start(self._text, start, apostrophes=role != CUE)
        return Span(begin, word_end(self._text, end, apostrophes=role == CONTENT))

    def _linked(self, runs: Sequence[_Run], role: int, cue: _Run | None = None) -> tuple[_Run | None, float]:
        """The source or the cue that runs of content ask for most, and how likely that source is the right one."""
        best, preference = self._preferred(runs, role, cue)
        return best, probability(preference, somebody=best is not None)

    def _preferred(self, runs: Sequence[_Run], role: int, cue: _Run | None = None) -> tuple[_Run | None, float]:
        """The source or the cue that runs of content ask for most, and how much; a source stands by its cue."""
        begin = max(0, runs[0].first - _PIECES_AROUND)
        end = min(len(self._pieces.ids), runs[-1].last + 1 + _PIECES_AROUND)
        shares = self._shares(np.concatenate([_asking(run) for run in runs]), begin, end, role)
        near = self._runs[role][bisect_left(self._firsts[role], begin) : bisect_left(self._firsts[role], end)]
        up_to = np.cumsum(shares).tolist()
        asked = {run: up_to[min(run.last + 1, end) - begin] - up_to[run.first - begin] for run in near}
        for run in near:
            asked[run] += _BONUS_BESIDE * math.exp(-_distance(runs, run) / _PIECES_BESIDE)
            asked[run] += _BONUS_BY_CUE * math.exp(-_distance([cue], run) / _PIECES_BY_CUE) if cue else 0.0
        best = max(near, key=lambda run: asked[run], default=None)
        return (best, float(asked[best])) if best and asked[best] > shares[0] else (None, float(shares[0]))

    def _shares(self, asking: NDArray[np.int64], begin: int, end: int, role: int) -> NDArray[np.float32]:
        """How the asking of some pieces is shared out: to nobody first, then to each piece from `begin` to `end`."""
        column = (SOURCE, CUE).index(role)
        asked = LABELS + column * LINK
        answered = asked + 2 * LINK
        values = self._rows.values
        products = _products(values[asking, asked : asked + LINK], values[begin:end, answered : answered + LINK])
        scores = products / LINK**0.5
        shares = _softmax(np.concatenate([self._rows.nobody[asking, column, None], scores], axis=1))
        mean: NDArray[np.float32] = shares.mean(axis=0)
        return mean


def probability(preference: float, *, somebody: bool) -> float:
    """How likely it is that who is preferred so much is the one who says something, or else that nobody is named.

    A network is surer than it is right, and what stands beside counts on top: of 186 wrong sources in PolNeAR's
    development articles, 118 were preferred by 1 and more.
    """
    fitted = _calibration()["somebody" if somebody else "nobody"]
    return 1 / (1 + math.exp(-fitted["bias"] - fitted["slope"] * preference))


@cache
def _calibration() -> dict[str, dict[str, float]]:
    return tomllib.loads(CALIBRATION.read_text(encoding="utf-8"))


def _asking(run: _Run) -> NDArray[np.int64]:
    places = np.arange(run.first, run.last + 1)
    few = len(places) <= 2 * _PIECES_ASKED
    return places if few else np.concatenate([places[:_PIECES_ASKED], places[-_PIECES_ASKED:]])


def _products(asking: NDArray[np.float32], answering: NDArray[np.float32]) -> NDArray[np.float32]:
    """The product of each row with each other row, made in parts."""
    places = range(0, len(answering), _ROWS_AT_ONCE)
    return np.concatenate([asking @ answering[place : place + _ROWS_AT_ONCE].T for place in places], axis=1)


def _softmax(values: NDArray[np.float32]) -> NDArray[np.float32]:
    powers = np.exp(values - values.max(axis=-1, keepdims=True))
    shares: NDArray[np.float32] = powers / powers.sum(axis=-1, keepdims=True)
    return shares


def _distance(runs: Sequence[_Run], other: _Run) -> int:
    """How far a run stands from the nearest of some runs."""
    return min(max(run.first - other.last, other.first - run.last) for run in runs)


def _runs(labels: NDArray[np.float32], breaks: NDArray[np.bool_], role: int) -> list[_Run]:
    """Where a role is likely enough; a run ends where a paragraph does, or where one is likelier to begin anew."""
    likely = labels[:, role] + labels[:, role + BEGINS]
    holds = likely > _LEAST_LIKELY[role]
    anew = breaks | (labels[:, role + BEGINS] > labels[:, role])
    begins = holds & (anew | ~np.concatenate([[False], holds[:-1]]))
    ends = holds & np.concatenate([begins[1:] | ~holds[1:], [True]])
    runs = [
        _Run(first, last)
        for first, last in zip(np.flatnonzero(begins).tolist(), np.flatnonzero(ends).tolist(), strict=True)
    ]
    return [run for run in runs if likely[run.first : run.last + 1].max() > _PEAK_LIKELY[role]]
