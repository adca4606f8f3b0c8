"""The command `python -m evaluate`: ask a question set, print how well that went.

Owns arguments, exit codes and what is printed where. Everything slow to import is imported when it is needed,
so that `--help` and mistakes answer at once.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import QuestionSetError, SettingsError, VerbatimError
from index.output import discard_output
from index.private import be_private, make_private_file
from index.settings import Settings, read_settings

if TYPE_CHECKING:
    from evaluate.records import QuestionSet

DONE, FAILED, USAGE, BELOW = 0, 1, 2, 3


def main(arguments: Sequence[str]) -> int:
    """Run the command.

    :param arguments: what stands behind `python -m evaluate`.
    :return: the exit code: 0 measured, 1 the index or model failed, 2 wrong use or a set that cannot be used, 3 a
        limit does not hold.
    """
    options = _parse(arguments)
    be_private()
    try:
        return _run(options, read_settings(os.environ))
    except (SettingsError, QuestionSetError) as error:
        print(error, file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        discard_output()
        return FAILED
    except VerbatimError as error:
        print(error, file=sys.stderr)
        return FAILED


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "python -m evaluate",
        description="Measure retrieval, quotes and declining on a question set, asked as users ask.",
        epilog="Exit code: 0 measured, 1 the index or model cannot be used, 2 wrong use or a set that cannot be used, "
        "3 a score is beyond a limit. Limits name scores as --json does: quotes.hit@3=0.9",
    )
    parser.add_argument(
        "set",
        nargs="?",
        type=Path,
        metavar="FOLDER|KNOWN.jsonl",
        help="a folder in the BEIR layout, which is ingested; or known answers for the documents in the index",
    )
    parser.add_argument("--index", type=Path, metavar="DIR", help="keep the folder's index in DIR, and use it again")
    parser.add_argument("--limit", type=int, metavar="N", help="ask N questions, evenly spread over the set")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--misses", action="store_true", help="name every question that did not go as expected")
    parser.add_argument("--html", type=Path, metavar="FILE", help="also write a report that a browser shows")
    parser.add_argument("--floor", action="append", default=[], metavar="NAME=NUMBER", help="fail below this score")
    parser.add_argument("--ceiling", action="append", default=[], metavar="NAME=NUMBER", help="fail above this score")
    parser.add_argument(
        "--statements",
        type=Path,
        metavar="FILE.jsonl",
        help="score who-said-what on annotated articles instead",
    )
    options = parser.parse_args(arguments)
    if (options.set is None) == (options.statements is None):
        parser.error("give a question set, or annotated articles with --statements")
    if options.limit is not None and options.limit < 1:
        parser.error("--limit must be at least 1")
    return options


def _run(options: argparse.Namespace, settings: Settings) -> int:
    if options.statements:
        return _score_statements(options, settings)
    from evaluate.floors import read_limit
    from evaluate.question_files import read_question_set

    for limit in (*options.floor, *options.ceiling):
        read_limit(limit)
    questions = read_question_set(options.set)
    if options.limit:
        questions = questions.limited_to(options.limit)
    if options.index or questions.corpus is None:
        return _evaluate(options, questions, replace(settings, index=options.index or settings.index))
    with tempfile.TemporaryDirectory(prefix="verbatim-") as folder:
        return _evaluate(options, questions, replace(settings, index=Path(folder)))


def _score_statements(options: argparse.Namespace, settings: Settings) -> int:
    from evaluate.report import statements_as_text
    from evaluate.statements import read_articles, score_statements
    from ingest.statements.tagger.loading import load_tagger

    tagger = load_tagger(settings.statements, settings.models)
    scores = score_statements(read_articles(options.statements, tagger))
    as_objects = {name: asdict(one) for name, one in scores.items()}
    print(json.dumps(as_objects, indent=2) if options.json else statements_as_text(scores))
    return DONE


def _evaluate(options: argparse.Namespace, questions: "QuestionSet", settings: Settings) -> int:
    from evaluate.floors import broken_limits
    from evaluate.html_report import as_html
    from evaluate.report import as_json, as_text, evaluate
    from evaluate.trials import open_set, run_trials

    opened = open_set(questions, settings)
    trials = run_trials(opened.corpus, questions.questions, _progress(len(questions.questions)))
    evaluation = evaluate(questions, trials, opened.document_ids, opened.failed)
    measured = as_json(evaluation)
    broken = broken_limits(measured, options.floor, options.ceiling)
    if options.json:
        print(json.dumps(measured, ensure_ascii=False, indent=2))
    else:
        print(as_text(evaluation, with_misses=options.misses or questions.corpus is None))
    if options.html:
        _write(options.html, as_html(evaluation))
    print(*broken, sep="\n", end="\n" if broken else "", file=sys.stderr)
    return BELOW if broken else DONE


def _write(file: Path, report: str) -> None:
    try:
        make_private_file(file)
        file.write_text(report, encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"The report {file} cannot be written: {error.strerror}; name another file.") from error


def _progress(total: int) -> Callable[[int], None] | None:
    """Count the questions for a person at a terminal."""
    if not sys.stderr.isatty():
        return None
    return lambda asked: print(f"\r{asked} of {total} questions", end="\n" if asked == total else "", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
