"""What each step of the ranking earns: nDCG@10 of documents, each ranked by its best passage.

    python benchmarks/retrieval.py FOLDER… --index DIR

Each FOLDER is a question set in the BEIR layout (corpus.jsonl, queries.jsonl, qrels.tsv). Its corpus is ingested
through the real pipeline into a folder below DIR, where another run finds it again. Only judged questions count; a
follow-up is completed from its history. The constants of index/fusion.py and answer/evidence/ranking.py come from here.
"""

import argparse
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean

import numpy as np
import project  # noqa: F401  # puts the project on the import path

from answer.finding import find_evidence
from answer.understand.question import understand
from evaluate.question_files import read_question_set
from evaluate.records import Question
from evaluate.trials import OpenedSet, open_set
from index.corpus import DEPTH, Corpus
from index.fusion import Scores, fuse
from index.settings import Settings

Ranking = dict[int, float]
Fusion = Callable[["Judged"], Ranking]
_FEEDBACK = 3  # passages, as Rocchio's few
_FEEDBACK_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Judged:
    """One question's candidates, and what its relevant documents are worth.

    `fed_back` are the similarities to a query moved towards the best passages (Rocchio); `ordered` are the documents
    in the order of the answer's hits.
    """

    scores: Scores
    fed_back: Ranking
    documents: Mapping[int, str]
    ordered: Sequence[str]
    gains: Mapping[str, int]


def lexical(judged: Judged) -> Ranking:
    """Words and pieces alike, without the similarity."""
    words, pieces = by_best(judged.scores.words), by_best(judged.scores.pieces)
    return {id: (words[id] + pieces[id]) / 2 for id in words}


def words_and_meaning(share: float) -> Fusion:
    """The weighted sum of the similarity as it is and BM25 of words over the best of them."""
    return lambda judged: _sum(judged.scores.dense, by_best(judged.scores.words), share)


def by_best(scores: Ranking) -> Ranking:
    """Scores as shares of the best of them."""
    best = max(scores.values()) or 1.0
    return {id: score / best for id, score in scores.items()}


def stretched(judged: Judged) -> Ranking:
    """The weighted sum of both, each stretched over the candidates to reach from 0 to 1."""

    def stretch(scores: Ranking) -> Ranking:
        low, high = min(scores.values()), max(scores.values())
        return {id: (score - low) / ((high - low) or 1.0) for id, score in scores.items()}

    return _sum(stretch(judged.scores.dense), stretch(lexical(judged)), 0.4)


def reciprocal_ranks(judged: Judged) -> Ranking:
    """The sum of 1 / (60 + rank) over the rankings by meaning and by words."""
    rankings = [
        sorted(scores, key=lambda id: (-scores[id], id)) for scores in (judged.scores.dense, judged.scores.words)
    ]
    ranks = [{id: rank for rank, id in enumerate(ranking, 1)} for ranking in rankings]
    return {id: sum(1 / (60 + one[id]) for one in ranks) for id in judged.scores.dense}


def second_passage(judged: Judged) -> Ranking:
    """A document by its best passage and a third of its second best."""
    fused, best, totals = fuse(judged.scores), dict[str, int](), dict[str, float]()
    for rank, id in enumerate(sorted(fused, key=lambda id: -fused[id])):
        document = judged.documents[id]
        if document not in best:
            best[document], totals[document] = id, fused[id]
        elif rank and totals[document] == fused[best[document]]:
            totals[document] += fused[id] / 3
    return {id: totals[document] for document, id in best.items()}


FUSIONS: dict[str, Fusion] = {
    "meaning alone": lambda judged: judged.scores.dense,
    "words alone": lambda judged: judged.scores.words,
    "pieces of words alone": lambda judged: judged.scores.pieces,
    "words and pieces": lexical,
    "meaning and words, reciprocal ranks": reciprocal_ranks,
    **{f"meaning and words, {share} words": words_and_meaning(share) for share in (0.3, 0.4, 0.5)},
    "meaning, words, pieces: stretched": stretched,
    "meaning, words, pieces (index/fusion.py)": lambda judged: fuse(judged.scores),
    "the same, meaning fed back": lambda judged: fuse(replace(judged.scores, dense=judged.fed_back)),
    "the same, second passages counted": second_passage,
}


def main() -> None:
    """Print a row for each step and a column for each set."""
    parser = argparse.ArgumentParser(description="Compare ways to rank documents.")
    parser.add_argument("folder", nargs="+", type=Path)
    parser.add_argument("--index", type=Path, required=True, metavar="DIR")
    parser.add_argument("--limit", type=int, default=10_000, help="ask so many questions of each set at most")
    options = parser.parse_args()
    sets = {folder.name: list(_judged(folder, options.index / folder.name, options.limit)) for folder in options.folder}
    print(f"{'nDCG@10':42}", *(f"{name:>16}" for name in sets))
    for name, fusion in FUSIONS.items():
        print(f"{name:42}", *(f"{fmean(_fused_ndcg(one, fusion) for one in judged):16.4f}" for judged in sets.values()))
    means = (fmean(_ndcg(one.ordered, one.gains) for one in judged) for judged in sets.values())
    print(f"{'ordered by best sentences (answer/evidence/ranking.py)':42}", *(f"{mean:16.4f}" for mean in means))


def _judged(folder: Path, index: Path, limit: int) -> Iterable[Judged]:
    questions = read_question_set(folder)
    opened = open_set(questions, replace(Settings(), index=index))
    for question in questions.limited_to(limit).questions:
        if question.id in questions.judgements:
            judged = questions.judgements[question.id].items()
            gains = {opened.document_ids.get(name, name): gain for name, gain in judged}
            yield _search(opened, question, gains)


def _search(opened: OpenedSet, question: Question, gains: Mapping[str, int]) -> Judged:
    corpus = opened.corpus
    query = understand(question.text, question.history).text
    vector = corpus.embedder.encode([query])[0]
    scores = corpus.indexes.candidates(query, vector, DEPTH)
    documents = {one.id: one.document_id for one in corpus.store.passages(list(scores.dense))}
    hits = find_evidence(corpus, question.text, question.history).hits
    ordered = list(dict.fromkeys(hit.passage.document_id for hit in hits))
    return Judged(scores, _fed_back(corpus, vector, scores), documents, ordered, gains)


def _fed_back(corpus: Corpus, vector: np.ndarray, scores: Scores) -> Ranking:
    best = list(fuse(scores))[:_FEEDBACK]
    moved = vector + _FEEDBACK_SHARE * corpus.store.vectors(best).mean(axis=0)
    return corpus.indexes.vectors.scores(moved / np.linalg.norm(moved), list(scores.dense))


def _fused_ndcg(judged: Judged, fusion: Fusion) -> float:
    fused = fusion(judged)
    ranked = dict.fromkeys(judged.documents[id] for id in sorted(fused, key=lambda id: (-fused[id], id)))
    return _ndcg(list(ranked), judged.gains)


def _ndcg(ranked: Sequence[str], gains: Mapping[str, int]) -> float:
    gained = _discounted([gains.get(document, 0) for document in ranked])
    return gained / _discounted(sorted(gains.values(), reverse=True))


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains[:10], 1))


def _sum(dense: Ranking, words: Ranking, share: float) -> Ranking:
    return {id: share * words[id] + (1 - share) * dense[id] for id in dense}


if __name__ == "__main__":
    main()
