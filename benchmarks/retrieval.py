"""Compares ways to fuse dense and lexical scores: nDCG@10 of documents, each ranked by its best passage.

    python benchmarks/retrieval.py FOLDER… --index DIR

Each FOLDER is a question set in the BEIR layout (corpus.jsonl, queries.jsonl, qrels.tsv). Its corpus is ingested
through the real pipeline into a folder below DIR, where another run finds it again. Only judged questions count.
The constants of index/fusion.py come from here.
"""

import argparse
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean

import project  # noqa: F401  # puts the project on the import path

from evaluate.question_files import read_question_set
from evaluate.trials import OpenedSet, open_set
from index.derived import Derived
from index.fusion import fuse
from index.retriever import DEPTH, find_candidates
from index.settings import Settings

Scores = dict[int, float]
Fusion = Callable[[Scores, Scores], Scores]


@dataclass(frozen=True, slots=True)
class Judged:
    """One question's candidates, and what its relevant documents are worth."""

    dense: Scores
    lexical: Scores
    documents: Mapping[int, str]
    gains: Mapping[str, int]


def stretched(share: float) -> Fusion:
    """The weighted sum of both scores, each stretched over the candidates to reach from 0 to 1."""

    def stretch(scores: Scores) -> Scores:
        low, high = min(scores.values()), max(scores.values())
        return {id: (score - low) / ((high - low) or 1.0) for id, score in scores.items()}

    return lambda dense, lexical: _sum(stretch(dense), stretch(lexical), share)


def by_best(share: float) -> Fusion:
    """The weighted sum of the similarity as it is and BM25 over the best BM25."""

    def fused(dense: Scores, lexical: Scores) -> Scores:
        best = max(lexical.values()) or 1.0
        return _sum(dense, {id: score / best for id, score in lexical.items()}, share)

    return fused


def reciprocal_ranks(dense: Scores, lexical: Scores) -> Scores:
    """The sum of 1 / (60 + rank) over both rankings."""
    rankings = [sorted(scores, key=lambda id: (-scores[id], id)) for scores in (dense, lexical)]
    ranks = [{id: rank for rank, id in enumerate(ranking, 1)} for ranking in rankings]
    return {id: sum(1 / (60 + one[id]) for one in ranks) for id in dense}


FUSIONS: dict[str, Fusion] = {
    "dense alone": lambda dense, _: dense,
    "lexical alone": lambda _, lexical: lexical,
    "reciprocal ranks": reciprocal_ranks,
    **{f"stretched, {share} lexical": stretched(share) for share in (0.4, 0.5, 0.6)},
    **{f"by best, {share} lexical": by_best(share) for share in (0.3, 0.4, 0.5)},
    "as in index/fusion.py": fuse,
}


def main() -> None:
    """Print a row for each fusion and a column for each set."""
    parser = argparse.ArgumentParser(description="Compare ways to fuse dense and lexical scores.")
    parser.add_argument("folder", nargs="+", type=Path)
    parser.add_argument("--index", type=Path, required=True, metavar="DIR")
    options = parser.parse_args()
    sets = {folder.name: list(_judged(folder, options.index / folder.name)) for folder in options.folder}
    print(f"{'nDCG@10':26}", *(f"{name:>16}" for name in sets))
    for name, fusion in FUSIONS.items():
        print(f"{name:26}", *(f"{fmean(_ndcg(one, fusion) for one in judged):16.4f}" for judged in sets.values()))


def _judged(folder: Path, index: Path) -> Iterable[Judged]:
    questions = read_question_set(folder)
    opened = open_set(questions, replace(Settings(), index=index))
    retriever = opened.retriever
    derived = Derived(retriever.store, retriever.embedder.dimensions)
    derived.catch_up()
    for question in questions.questions:
        if question.id in questions.judgements:
            vector = retriever.embedder.encode([question.text])[0]
            dense, lexical = find_candidates(derived, question.text, vector, DEPTH)
            documents = {one.id: one.document_id for one in retriever.store.passages(list(dense))}
            yield Judged(dense, lexical, documents, _gains(opened, questions.judgements[question.id]))


def _gains(opened: OpenedSet, judgements: Mapping[str, int]) -> dict[str, int]:
    return {opened.document_ids.get(name, name): gain for name, gain in judgements.items()}


def _ndcg(judged: Judged, fusion: Fusion) -> float:
    fused = fusion(judged.dense, judged.lexical)
    ranked = dict.fromkeys(judged.documents[id] for id in sorted(fused, key=lambda id: (-fused[id], id)))
    gained = _discounted([judged.gains.get(document, 0) for document in ranked])
    return gained / _discounted(sorted(judged.gains.values(), reverse=True))


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains[:10], 1))


def _sum(dense: Scores, lexical: Scores, share: float) -> Scores:
    return {id: share * lexical[id] + (1 - share) * dense[id] for id in dense}


if __name__ == "__main__":
    main()
