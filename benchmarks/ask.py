"""Shows where the milliseconds of a question go, over the shipped documents and the known questions.

    python benchmarks/ask.py [--index DIR] [--questions N] [--json FILE]

The shipped documents are ingested into a temporary index, or into DIR. Every question is asked when nothing is
remembered, and again: sentences embedded for an earlier question are remembered, so the second time shows what is
left. A step's time is without that of the steps inside it; each row is of the same questions.
"""

import copy
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import project

import answer.ask
import answer.finding
import index.corpus
from evaluate.question_files import read_question_set
from evaluate.records import Question
from index.corpus import Corpus
from index.lexical_searcher import LexicalSearcher
from index.library import Library
from index.models.remembered import VectorMemory
from index.vectors import VectorIndex

STEPS = (
    "read what was typed",
    "understand",
    "embed the query",
    "dense search",
    "lexical search",
    "fuse",
    "choose passages",
    "embed sentences",
    "score sentences",
    "read evidence",
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
    questions = list(read_question_set(project.KNOWN).questions)[: options.questions]
    with tempfile.TemporaryDirectory() as temporary:
        library = project.ingested(options.index or Path(temporary), is_asked=True)
        stopwatch = Stopwatch()
        watch(stopwatch, library)
        ask(stopwatch, library, questions[:1])
        first, again = (ask(stopwatch, library, questions) for _ in range(2))
        print(f"{len(questions)} questions over {library.snapshot().passage_count} passages")
        library.store.close()
    project.report([_row(step, first, again) for step in (*STEPS, "a question")], options.json)


def watch(stopwatch: Stopwatch, library: Library) -> None:
    """Count the time of every step, wherever it is called from."""
    for owner, name, step in (
        (VectorIndex, "search", "dense search"),
        (VectorIndex, "scores", "dense search"),
        (LexicalSearcher, "best", "lexical search"),
        (LexicalSearcher, "search_pieces", "lexical search"),
        (LexicalSearcher, "word_scores", "lexical search"),
        (LexicalSearcher, "piece_scores", "lexical search"),
        (index.corpus, "fuse", "fuse"),
        (Corpus, "_select", "choose passages"),
        (VectorMemory, "encode", "embed sentences"),
        (answer.ask, "read_question", "read what was typed"),
        (answer.finding, "meanings", "understand"),
        (answer.finding, "find_candidates", "score sentences"),
        (answer.finding, "read_evidence", "read evidence"),
        (answer.finding, "read_signals", "read signals"),
        (answer.ask, "arrange_quotes", "choose quotes"),
    ):
        setattr(owner, name, stopwatch.timed(step, getattr(owner, name)))
    # The embedder of sentences is the same object, and is counted for itself.
    library.embedder = copy.copy(library.embedder)
    library.embedder.encode = stopwatch.timed(  # type: ignore[method-assign]
        "embed the query", library.embedder.encode
    )


def ask(stopwatch: Stopwatch, library: Library, questions: list[Question]) -> list[defaultdict[str, float]]:
    """The milliseconds of each step, by name, for each question."""
    counted = []
    for question in questions:
        stopwatch.milliseconds = defaultdict(float)
        stopwatch.timed("the rest", answer.ask.ask)(library.snapshot(), question.text, question.history)
        stopwatch.milliseconds["a question"] = sum(stopwatch.milliseconds.values())
        counted.append(stopwatch.milliseconds)
    return counted


def _row(step: str, first: list[defaultdict[str, float]], again: list[defaultdict[str, float]]) -> project.Row:
    asked_first, asked_again = ([counter[step] for counter in counted] for counted in (first, again))
    return {
        "step": step,
        **project.spread(asked_first, "asked first, "),
        **project.spread(asked_again, "asked again, "),
    }


if __name__ == "__main__":
    main()
