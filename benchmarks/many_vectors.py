"""Millions of vectors like those of real passages, and what search by codes finds of them: `scale.py --passages`.

A vector is one of a real passage, moved some way towards one of its ten nearest, and then by a part of the difference
of two others, drawn at random: so noise has the shape of the vectors' own spread. How large that part is was chosen
so that nearest neighbours are as similar as they would be among so many real passages: the median similarity to the
nearest grows evenly with each doubling of real passages, and what was made lies on that line (`nearest` in the table).
Questions are real ones, put to real passages; they lie further from passages than these from one another.
"""

import resource
import statistics
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import numpy as np
import project
from numpy.typing import NDArray

import index.coded
from index.base import Base, open_base
from index.base_writing import write_base
from index.coded import CodedIndex
from index.recall import best_scores, recall_of
from index.vectors import VectorIndex, Vectors

_MOVED = 0.32
_NEAREST = 10
_SEED = 20
_BLOCK = 16_384
_STAMP = "made for measuring"
_LISTS = (32, 64, 128, 256)
_LIMIT = 100  # as many as a question asks the index for
_FLAT_AT_MOST = 1_000_000  # in the measuring process
_FOR_ALL_QUESTIONS = 2_500_000  # vectors; of more, fewer questions are asked: exact answers take longest of all

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Real:
    """Vectors of real passages, and of real questions."""

    passages: Vectors
    questions: Vectors


def rows(real: Real, counts: Sequence[int], folder: Path) -> list[project.Row]:
    """Measure an index of each size, each in processes of its own.

    :param real: what to make vectors of.
    :param counts: how many vectors the indexes hold.
    :param folder: where the indexes are kept for the next run.
    :return: a row for each.
    """
    found: list[project.Row] = []
    for count in counts:
        place, some = (
            folder / f"vectors-{count}",
            Real(real.passages, real.questions[:: max(1, count // _FOR_ALL_QUESTIONS)]),
        )
        made = {} if place.exists() else in_a_process(partial(_make, place, count, real))
        found.append({"passages": f"{count:,}", **made, **in_a_process(partial(_measured, place, some))})
    return found


def made(real: Real, count: int) -> Iterator[tuple[NDArray[np.int64], Vectors]]:
    """So many vectors with their ids, in blocks; the same each time."""
    near = _nearest(real.passages)
    for number, start in enumerate(range(0, count, _BLOCK)):
        random = np.random.default_rng([_SEED, number])
        ids = np.arange(start, min(start + _BLOCK, count))
        first, one, other = random.integers(len(real.passages), size=(3, len(ids)))
        second = near[first, random.integers(_NEAREST, size=len(ids))]
        share = random.random((len(ids), 1), dtype=np.float32)
        vectors = (1 - share) * real.passages[first] + share * real.passages[second]
        vectors += _MOVED * (real.passages[one] - real.passages[other])
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        yield ids, vectors


def likeness(vectors: Vectors, among: int) -> float:
    """The median similarity of a vector to its nearest among so many of them."""
    rows = vectors[:among]
    scores = rows[:1000] @ rows.T
    np.fill_diagonal(scores, -1)
    return float(np.median(scores.max(axis=1)))


def in_a_process(work: Callable[[], Value]) -> Value:
    """What some work gives that is done in a new process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work).result()


def _make(folder: Path, count: int, real: Real) -> project.Row:
    folder.mkdir(parents=True)
    took = project.seconds(lambda: write_base(folder, _STAMP, 1, made(real, count)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    size = sum(file.stat().st_size for file in folder.iterdir()) / 1e9
    return {"made in, s": took, "most memory meanwhile, GB": peak, "GB on disk": size}


def _measured(folder: Path, real: Real) -> project.Row:
    before = memory()
    opening = project.seconds(lambda: _open(folder).search(real.questions[0], _LIMIT))
    opened = _open(folder)
    for _ in range(2):  # the first time files are read
        took = [1000 * project.seconds(partial(opened.search, one, _LIMIT)) for one in real.questions]
    grown = {name: after - before[name] for name, after in memory().items()}
    return {
        "nearest": _likeness_in(opened.base),
        "opening, s": opening,
        **project.spread(took),
        **grown,
        **_changes(opened, real),
        **_recalls(opened, real),
        **_narrowed(opened, real),
        "reading all, median ms": _flat(opened, real) if len(opened) <= _FLAT_AT_MOST else float("nan"),
    }


def _open(folder: Path) -> CodedIndex:
    base = open_base(folder, _STAMP)
    assert base is not None
    return CodedIndex(base)


def _likeness_in(base: Base) -> float:
    """The median similarity of a hundred vectors to their nearest."""
    places = np.sort(np.random.default_rng(_SEED).choice(len(base), 100, replace=False))
    best = np.full(100, -1, dtype=np.float32)
    for block in base.blocks():
        scores = base.rows(places) @ base.rows(block).T
        scores[places[:, None] == block] = -1
        best = np.maximum(best, scores.max(axis=1))
    return float(np.median(best))


def memory() -> dict[str, float]:
    """Gigabytes that the process has for itself, and those of files, which the system may take back."""
    lines = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines() if ":" in line)
    return {
        f"{told} GB": int(lines[name].split()[0]) / 1e6 for name, told in (("RssAnon", "own"), ("RssFile", "of files"))
    }


def _changes(opened: CodedIndex, real: Real) -> project.Row:
    """Seconds until one more is found, and until one less is not: what is shared with others is copied first."""
    vector, gone = real.questions[0], next(iter(opened.search(real.questions[0], 1)))

    def add() -> None:
        changed = opened.copy()
        changed.add([-1], vector[None])
        assert next(iter(changed.search(vector, 1))) == -1

    def remove() -> None:
        changed = opened.copy()
        changed.remove([gone])
        assert gone not in changed.search(vector, 10)

    return {"one more after, s": project.seconds(add), "one less after, s": project.seconds(remove)}


def _recalls(opened: CodedIndex, real: Real) -> project.Row:
    found = {}
    best = best_scores(opened.base, real.questions, _LIMIT)
    for lists in _LISTS:
        index.coded._LISTS, usual = lists, index.coded._LISTS
        took = [1000 * project.seconds(partial(opened.search, one, _LIMIT)) for one in real.questions]
        found[f"recall@10, {lists} lists"] = recall_of(opened, real.questions, 10, _LIMIT, best)
        found[f"{lists} lists, median ms"] = statistics.median(took)
        index.coded._LISTS = usual
    return found | {"recall@100": recall_of(opened, real.questions, _LIMIT, _LIMIT, best)}


def _narrowed(opened: CodedIndex, real: Real) -> project.Row:
    """The same of a fiftieth of the passages, drawn at random, among as many as there are."""
    chosen = np.sort(np.random.default_rng(_SEED).choice(len(opened), len(opened) // 50, replace=False))
    narrow = opened.narrowed(chosen)
    took = [1000 * project.seconds(partial(narrow.search, one, _LIMIT)) for one in real.questions]
    exact = VectorIndex(opened.dimensions)
    exact.add(chosen, opened.base.rows(chosen))
    right = [
        len(set(islice(narrow.search(one, _LIMIT), 10)) & set(exact.search(one, 10))) / 10 for one in real.questions
    ]
    return {"of a fiftieth: recall@10": statistics.mean(right), "of a fiftieth: 95 % within ms": _most(took)}


def _most(took: Sequence[float]) -> float:
    return float(np.percentile(took, 95))


def _flat(opened: CodedIndex, real: Real) -> float:
    flat = VectorIndex(opened.dimensions)
    for block in opened.base.blocks():
        flat.add(opened.base.ids[block], opened.base.rows(block))
    return statistics.median(1000 * project.seconds(partial(flat.search, one, _LIMIT)) for one in real.questions[:50])


def _nearest(vectors: Vectors) -> NDArray[np.int64]:
    """The places of the nearest of each vector."""
    found = []
    for start in range(0, len(vectors), _BLOCK // 8):
        scores = vectors[start : start + _BLOCK // 8] @ vectors.T
        found.append(np.argpartition(-scores, _NEAREST + 1, axis=1)[:, : _NEAREST + 1])
    return np.concatenate(found)[:, 1:]
