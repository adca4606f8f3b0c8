"""What a real language model writes from the shipped documents, and what of it is shown and is right.

    python benchmarks/real_model.py --index DIR [--limit N] [--tokens N] [--sentences FILE]

Asks questions of tests/known_answers.jsonl, answerable and not, of SmolLM2-135M-Instruct on this machine (`make
model`): as it writes by itself; made to name a source after each sentence; made besides to go on from each word
only to one that follows it in a source.
Each sentence that is shown is judged a second time by tests/judge.py, which shares nothing with the verifier. With
--sentences, all shown and withheld sentences go to a file, for people to judge.
"""

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

import project

sys.path.insert(0, str(project.ROOT / "tests"))

from judge import judged_wrong
from model_server import CITING, NAME, WEAVING, missing, running_model

from answer.ask import ask
from answer.records import Answer
from answer.verify.judge.loading import load_judge
from answer.write.endpoint import Endpoint
from evaluate.question_files import read_question_set
from evaluate.records import Question
from index.corpus import Corpus
from index.settings import Settings

_MODES = {NAME: "by itself", CITING: "made to cite", WEAVING: "and to weave its sources"}


def main() -> None:
    """Measure and report."""
    options = _options()
    if why := missing():
        sys.exit(why)
    corpus = project.ingested(options.index).snapshot()
    asked = read_question_set(project.KNOWN).questions
    some = [asked[place * len(asked) // options.limit] for place in range(options.limit)]
    figures = []
    with running_model() as url, (options.sentences or Path("/dev/null")).open("w", encoding="utf-8") as file:
        for model, mode in _MODES.items():
            endpoint = Endpoint(url, model, "none", 120, options.tokens)
            answers = list(_answers(corpus, endpoint, some))
            figures.append((mode, _figures(corpus, answers)))
            _write(corpus, model, answers, file)
    names = dict.fromkeys(name for _, counted in figures for name in counted)
    project.report(
        [{"": name, **{mode: _plain(one.get(name, 0)) for mode, one in figures}} for name in names], options.json
    )


def _options() -> argparse.Namespace:
    parser = project.parser(__doc__ or "")
    parser.add_argument("--index", type=Path, required=True, metavar="DIR")
    parser.add_argument("--limit", type=int, default=100, metavar="N", help="how many questions")
    parser.add_argument("--tokens", type=int, default=500, metavar="N", help="how long a prompt may be")
    parser.add_argument("--sentences", type=Path, metavar="FILE", help="write all sentences there")
    options: argparse.Namespace = parser.parse_args()
    return options


def _answers(corpus: Corpus, endpoint: Endpoint, questions: Sequence[Question]) -> Iterator[tuple[Answer, float]]:
    judge = load_judge(Settings().models)
    for question in questions:
        began = time.perf_counter()
        yield (
            ask(corpus, question.text, question.history, id=question.id, endpoint=endpoint, judge=judge),
            time.perf_counter() - began,
        )


def _figures(corpus: Corpus, answers: Sequence[tuple[Answer, float]]) -> dict[str, float]:
    tried = [(answer, seconds) for answer, seconds in answers if answer.provenance.model]
    written = [answer for answer, _ in tried if answer.provenance.is_model]
    withheld = Counter(_kind(one.reason) for answer, _ in tried for one in answer.withheld)
    shown = sum(len(answer.sentences) for answer in written)
    return {
        "questions": len(answers),
        "of these asked of the model": len(tried),
        "answers that fell back to quotes": len(tried) - len(written),
        "seconds a question": sum(seconds for _, seconds in tried) / max(1, len(tried)),
        "sentences": shown + withheld.total(),
        "shown": shown,
        "of these judged wrong": sum(len({one for one, _ in judged_wrong(corpus, answer)}) for answer in written),
        "withheld": withheld.total(),
        **{f"“{kind}”": count for kind, count in withheld.most_common()},
    }


def _plain(figure: float) -> str:
    return str(figure) if isinstance(figure, int) else f"{figure:.1f}"


def _kind(reason: str) -> str:
    """A reason without the words and numbers that it names."""
    return re.sub(r"\d+(?:, \d+)*", "…", reason.partition(":")[0].partition(" (")[0].rstrip("."))


def _write(corpus: Corpus, model: str, answers: Sequence[tuple[Answer, float]], file: TextIO) -> None:
    for answer, _ in answers:
        quotes = {one.number: one.quote for one in answer.citations}
        faults = dict(judged_wrong(corpus, answer)) if answer.provenance.is_model else {}
        for one in answer.sentences if answer.provenance.is_model else ():
            rests_on = [quotes[number] for number in one.citations]
            line = {"model": model, "question": answer.query, "shown": one.text, "on": rests_on}
            print(json.dumps({**line, "fault": faults.get(one)}, ensure_ascii=False), file=file)
        for withheld in answer.withheld:
            line = {"model": model, "question": answer.query, "withheld": withheld.text, "reason": withheld.reason}
            print(json.dumps(line, ensure_ascii=False), file=file)


if __name__ == "__main__":
    main()
