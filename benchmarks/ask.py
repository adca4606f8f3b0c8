"""Shows where the milliseconds of a question go, over the shipped documents and the known questions.

    python benchmarks/ask.py [--index DIR] [--questions N] [--json FILE]

The shipped documents are ingested into a temporary index, or into DIR. Every question is asked when nothing is
remembered, and again: sentences embedded for an earlier question are remembered, so the second time shows what is
left. A step's time is without that of the steps inside it; each row is of the same questions.
"""

import copy
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import project

import answer.ask
import index.retriever
from evaluate.question_files import read_question_set
from evaluate.records import Question
from index.retriever import Retriever

KNOWN = project.ROOT / "tests" / "known_answers.jsonl"
STEPS = (
    "understand",
    "embed the query",
    "dense search",
    "lexical search",
    "fuse",
    "choose passages",
    "embed sentences",
    "score sentences",
    "read signals",
    "choose quotes",
    "the rest",
)


class Stopwatch:
    """Milliseconds of each step of one question, each without the steps inside it."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self.milliseconds = defaultdict[str, float](float)
        self._inside = [0.0]

    def timed(self, step: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, its time counted for a step."""

        def run(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401  # whatever the function takes and gives
            started = time.perf_counter()
            self._inside.append(0.0)
            try:
                return function(*arguments, **options)
            finally:
                took = 1000 * (time.perf_counter() - started)
                self.milliseconds[step] += took - self._inside.pop()
                self._inside[-1] += took

        return run


def main() -> None:
    """Measure and report."""
    parser = project.parser(__doc__ or "")
    parser.add_argument("--index", type=Path, metavar="DIR", help="an index folder to use again")
    parser.add_argument("--questions", type=int, metavar="N", help="ask only the first N questions")
    options = parser.parse_args()
    questions = list(read_question_set(KNOWN).questions)[: options.questions]
    with tempfile.TemporaryDirectory() as temporary:
        retriever = project.ingested(options.index or Path(temporary))
        stopwatch = Stopwatch()
        watch(stopwatch, retriever)
        ask(stopwatch, retriever, questions[:1])
        first, again = (ask(stopwatch, retriever, questions) for _ in range(2))
        print(f"{len(questions)} questions over {retriever.passage_count} passages")
        retriever.store.close()
    project.report([_row(step, first, again) for step in (*STEPS, "a question")], options.json)


def watch(stopwatch: Stopwatch, retriever: Retriever) -> None:
    """Count the time of every step, wherever it is called from."""
    derived = retriever._derived
    for owner, name, step in (
        (derived.vectors, "search", "dense search"),
        (derived.vectors, "scores", "dense search"),
        (derived.lexical, "best", "lexical search"),
        (derived.lexical, "search_pieces", "lexical search"),
        (derived.lexical, "word_scores", "lexical search"),
        (derived.lexical, "piece_scores", "lexical search"),
        (index.retriever, "fuse", "fuse"),
        (retriever, "_select", "choose passages"),
        (retriever.sentences, "encode", "embed sentences"),
        (answer.ask, "understand", "understand"),
        (answer.ask, "find_candidates", "score sentences"),
        (answer.ask, "read_signals", "read signals"),
        (answer.ask, "arrange_quotes", "choose quotes"),
    ):
        setattr(owner, name, stopwatch.timed(step, getattr(owner, name)))
    # The embedder of sentences is the same object, and is counted for itself.
    retriever.embedder = copy.copy(retriever.embedder)
    retriever.embedder.encode = stopwatch.timed(  # type: ignore[method-assign]
        "embed the query", retriever.embedder.encode
    )


def ask(stopwatch: Stopwatch, retriever: Retriever, questions: list[Question]) -> list[defaultdict[str, float]]:
    """The milliseconds of each step, by name, for each question."""
    counted = []
    for question in questions:
        stopwatch.milliseconds = defaultdict(float)
        stopwatch.timed("the rest", answer.ask.ask)(retriever, question.text, question.history)
        stopwatch.milliseconds["a question"] = sum(stopwatch.milliseconds.values())
        counted.append(stopwatch.milliseconds)
    return counted


def _row(step: str, first: list[defaultdict[str, float]], again: list[defaultdict[str, float]]) -> project.Row:
    row: dict[str, str | float] = {"step": step}
    for name, counted in (("asked first", first), ("asked again", again)):
        values = [one[step] for one in counted]
        row[f"{name}, median ms"] = statistics.median(values)
        row[f"{name}, 95 % within ms"] = statistics.quantiles(values, n=20)[-1]
    return row


if __name__ == "__main__":
    main()
