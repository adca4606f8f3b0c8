"""Our search of vectors beside that of others: the same vectors and questions, each engine in a process of its own.

    python benchmarks/engines.py --passages N --index DIR [--engines NAME…] [--python FILE] [--json FILE] [FILE.jsonl…]

The vectors are those of `scale.py --passages`. The best ten of each question are compared with those of an exact search
of all. Others run in the environment that --python names, made with benchmarks/requirements-engines.txt. Each has the
index and the breadth that its own documentation proposes for so many vectors, named in others.py.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import many_vectors
import numpy as np
import project
import scale

from index.models.embedder import load_embedder
from index.settings import Settings
from index.vectors import Vectors

ENGINES = ("ours", "lancedb", "chroma", "qdrant", "sqlite-vec", "usearch")
_LIMIT = 10
_QUESTIONS = 150
_BLOCK = 16_384
_HERE = Path(__file__).parent


def main() -> None:
    """Measure and report."""
    parser = project.parser(__doc__ or "")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.jsonl", help="texts to make vectors of")
    parser.add_argument("--passages", type=int, default=50_000, metavar="N")
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--python", type=Path, default=Path(sys.executable), help="runs the others")
    parser.add_argument("--index", type=Path, required=True, metavar="DIR")
    options = parser.parse_args()
    folder = options.index / f"vectors-{options.passages}"
    if not (folder / "exact.npy").exists():
        _make(folder, options.passages, options.index, options.files)
    rows = [_row(name, folder, options.python) for name in options.engines]
    project.report([row for row in rows if row], options.json)


def _make(folder: Path, count: int, kept: Path, files: Sequence[Path]) -> None:
    """Write the vectors, the questions, and which are the best ten of each."""
    settings = Settings()
    embedder = load_embedder(settings.model, settings.models, settings.precision)
    real = scale.real_vectors(kept, embedder, settings, files)
    folder.mkdir(parents=True, exist_ok=True)
    shape = count, real.passages.shape[1]
    vectors = np.lib.format.open_memmap(folder / "vectors.npy", mode="w+", dtype=np.float32, shape=shape)
    for ids, block in many_vectors.made(real, count):
        vectors[ids] = block
    step = -(-len(real.questions) // _QUESTIONS)
    np.save(folder / "questions.npy", questions := real.questions[::step])
    np.save(folder / "exact.npy", _exact(vectors, questions))


def _exact(vectors: Vectors, questions: Vectors) -> np.ndarray:
    """The places of the best ten of each question."""
    best = np.empty((len(questions), 0), dtype=np.int64)
    scores = np.empty((len(questions), 0), dtype=np.float32)
    for start in range(0, len(vectors), _BLOCK):
        block = questions @ vectors[start : start + _BLOCK].T
        best = np.hstack([best, np.tile(np.arange(start, start + block.shape[1]), (len(questions), 1))])
        scores = np.hstack([scores, block])
        kept = np.argsort(-scores, axis=1)[:, :_LIMIT]
        best, scores = np.take_along_axis(best, kept, 1), np.take_along_axis(scores, kept, 1)
    return best


def _row(name: str, folder: Path, python: Path) -> project.Row | None:
    """What was measured of an engine; None where it failed, which is told."""
    runs = sys.executable if name == "ours" else str(python)
    for step in ("build", "ask"):  # in two processes: what building needs is not what serving needs
        command = [runs, str(_HERE / "others.py"), name, step, str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{name} failed: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
            return None
    found: project.Row = json.loads((folder / name / "figures.json").read_text())
    return {"engine": name, **found}


if __name__ == "__main__":
    main()
