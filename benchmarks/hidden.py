"""Shows whether search by codes finds the passages of a question set that are hidden among a million others.

    python benchmarks/hidden.py SET --among N --index DIR [--json FILE] FILE.jsonl…

The others are made as many_vectors.py says, of the passages of each FILE.jsonl (which scale.py keeps in DIR). A passage
stands for its document where that was not found before; nDCG@10 by vectors alone, of the set's passages by themselves,
among all others exactly, and among all others by codes.
"""

from collections.abc import Iterator
from pathlib import Path

import many_vectors
import numpy as np
import project
import pytrec_eval
import scale
from numpy.typing import NDArray

from evaluate.question_files import read_question_set
from evaluate.records import QuestionSet
from index.base import Base, open_base
from index.base_writing import write_base
from index.coded import CodedIndex
from index.dense import DenseIndex
from index.models.embedder import Embedder, load_embedder
from index.passages import LEAD_TOKENS
from index.settings import Settings
from index.vectors import VectorIndex, Vectors
from ingest.split import split

_STAMP = "hidden for measuring"
_DEPTH = 100  # as many as a question asks the index for
_MEASURE = "ndcg_cut_10"


def main() -> None:
    """Measure and report."""
    parser = project.parser(__doc__ or "")
    parser.add_argument("set", type=Path, metavar="SET", help="a folder with corpus.jsonl, queries.jsonl and qrels.tsv")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.jsonl", help="texts to make the others of")
    parser.add_argument("--among", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--index", type=Path, required=True, metavar="DIR", help="where all is kept for the next run")
    options = parser.parse_args()
    settings = Settings()
    embedder = load_embedder(settings.model, settings.models, settings.precision)
    own = scale.real_passages(
        options.index / options.set.name, embedder, settings, [options.set / "corpus.jsonl"]
    ).vectors
    others = scale.real_passages(options.index, embedder, settings, options.files).vectors
    base = _hidden(options.index / f"hidden-{options.among}", own, others, options.among)
    questions = read_question_set(options.set)
    vectors = embedder.encode([one.text for one in questions.questions])
    owners = _owners(options.set, embedder, settings)
    assert len(owners) == len(own)
    indexes: dict[str, DenseIndex] = {
        "by themselves": _exact(base, len(own)),
        "among all": _exact(base, len(base)),
        "by codes": CodedIndex(base),
    }
    found = {name: _ndcg(index, questions, vectors, owners) for name, index in indexes.items()}
    project.report([{"passages": f"{len(base):,}", **found}], options.json)


def _hidden(folder: Path, own: Vectors, others: Vectors, among: int) -> Base:
    if not folder.exists():
        folder.mkdir()
        write_base(folder, _STAMP, 1, _parts(own, others, among))
    base = open_base(folder, _STAMP)
    assert base is not None
    return base


def _parts(own: Vectors, others: Vectors, among: int) -> Iterator[tuple[NDArray[np.int64], Vectors]]:
    yield np.arange(len(own)), own
    for ids, vectors in many_vectors.made(many_vectors.Real(others, others), among):
        yield ids + len(own), vectors


def _owners(folder: Path, embedder: Embedder, settings: Settings) -> list[str]:
    """The id of the document of each of the set's passages."""
    tokens = min(settings.passage_tokens, embedder.max_tokens - LEAD_TOKENS)
    return [
        (one.path or "").rsplit("#", 1)[-1]
        for one in project.documents(folder / "corpus.jsonl")
        for _ in split(one, embedder.token_spans, tokens)
    ]


def _exact(base: Base, count: int) -> VectorIndex:
    """The first vectors of a base, all of which are read for each query."""
    flat = VectorIndex(base.dimensions)
    for block in base.blocks():
        part = block[block < count]
        flat.add(base.ids[part], base.rows(part))
    return flat


def _ndcg(index: DenseIndex, questions: QuestionSet, vectors: Vectors, owners: list[str]) -> float:
    found: dict[str, dict[str, float]] = {}
    for question, vector in zip(questions.questions, vectors, strict=True):
        scores = found.setdefault(question.id, {})
        for id, score in index.search(vector, _DEPTH).items():
            scores.setdefault(owners[id] if id < len(owners) else f"other {id}", score)
    judged = pytrec_eval.RelevanceEvaluator(questions.judgements, {"ndcg_cut.10"}).evaluate(found)
    return float(np.mean([each[_MEASURE] for each in judged.values()]))


if __name__ == "__main__":
    main()
