"""python -m answer "QUESTION": ask from the command line, one question or a file of them."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from answer.phrases import phrase
from index.databases.place import keep_in
from index.errors import QuestionError, SettingsError, VerbatimError
from index.output import discard_output, show
from index.private import be_private
from index.settings import Settings, read_settings

if TYPE_CHECKING:
    from answer.records import Answer
    from index.corpus import Corpus
    from index.library import Library

_LIMITS = ("collection", "publisher", "speaker", "language", "since", "until", "document")
"""The flags that limit which documents are asked."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer and print.

    :param arguments: the command line without the program's name; the process's own when None.
    :return: 0 when every question got an answer or an honest refusal, 1 when something failed, 2 for wrong usage.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    if sum(one is not None for one in (options.question, options.batch, options.check)) != 1:
        parser.error("give one QUESTION, a file of them with --batch, or a quotation to --check")
    limits = [name for name in _LIMITS if getattr(options, name)]
    if limits and (options.question is None or options.prompt):
        parser.error(f"--{limits[0]} limits a QUESTION that is answered, and nothing else")
    be_private()
    try:
        return _run(options, _settings(options))
    except (SettingsError, QuestionError) as error:
        show(str(error), sys.stderr)
        return 2
    except BrokenPipeError:
        discard_output()
        return 1
    except VerbatimError as error:
        show(str(error), sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m answer", description="Ask the ingested documents a question.")
    parser.add_argument("question", nargs="?", metavar="QUESTION", help="the question, in quotation marks")
    parser.add_argument("--index", type=Path, metavar="DIR", help="the folder of the index")
    parser.add_argument(
        "--reader",
        choices=["quotes", "llm"],
        default="quotes",
        help="who writes the answer: the sources' own words, or the model of VERBATIM_LLM_URL",
    )
    parser.add_argument("--as-typed", action="store_true", help="take no word of the question for mistyped")
    parser.add_argument("--json", action="store_true", help="print the whole answer as one JSON object")
    parser.add_argument("--batch", type=Path, metavar="FILE.jsonl", help="answer a file of questions, one JSON a line")
    parser.add_argument(
        "--check", metavar="TEXT", help="say whether the documents have these words, and whose they are"
    )
    parser.add_argument("--said-by", metavar="NAME", help="who is claimed to have said the words to --check")
    for name in _LIMITS:
        told = phrase(f"only_{name}")
        parser.add_argument(f"--{name}", default="", metavar=name.upper(), help=told[0].lower() + told[1:].rstrip("."))
    parser.add_argument(
        "--prompt",
        type=int,
        metavar="TOKENS",
        help="print, instead of an answer, a prompt of at most TOKENS tokens for a language model of your own",
    )
    return parser


def _settings(options: argparse.Namespace) -> Settings:
    settings = read_settings(os.environ)
    settings = replace(settings, index=options.index or settings.index)
    keep_in(settings.index, settings.store)
    return settings


def _run(options: argparse.Namespace, settings: Settings) -> int:
    # Loading the models takes a while; usage errors and --help must not wait for it.
    from answer.ask import ask, check_question
    from answer.check.render import checks_to_json, checks_to_text
    from answer.check.verdict import check_all
    from answer.render import to_json, to_text
    from answer.speakers.aliases import use_aliases
    from answer.verify.judge.loading import load_judge
    from answer.within import DocumentFilter, ask_within, narrowed
    from answer.write.endpoint import required_endpoint
    from index.library import open_library

    endpoint = required_endpoint(settings) if options.reader == "llm" else None
    questions = list(_questions(options.batch)) if options.batch else []
    if options.question is not None:
        check_question(options.question)
    use_aliases(settings.corpus)
    library = open_library(settings)
    asked = partial(
        ask, as_typed=options.as_typed, endpoint=endpoint, judge=load_judge(settings.models) if endpoint else None
    )
    if options.batch:
        return _ask_all(options.batch, questions, library, asked)
    if options.check is not None:
        checks = check_all(library.snapshot(), options.check, options.said_by)
        show(_json(checks_to_json(checks)) if options.json else checks_to_text(checks))
    elif options.prompt:
        show(_prompt(library.snapshot(), options.question, options.prompt))
    else:
        wanted = DocumentFilter(**{name: getattr(options, name) for name in _LIMITS})
        corpus, quoted = library.snapshot(), partial(ask, as_typed=options.as_typed)
        answer = ask_within(
            corpus,
            narrowed(corpus, wanted),
            lambda some, is_shown: (asked if is_shown else quoted)(some, options.question),
        )
        show(_json(to_json(answer)) if options.json else to_text(answer))
    return 0


def _json(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, indent=2)


def _prompt(corpus: "Corpus", question: str, max_tokens: int) -> str:
    from answer.understand.question import understand
    from answer.write.prompt import build_prompt

    query = understand(question)
    found = [
        (document, hit.passage)
        for hit in corpus.search(query.text, limit=20)
        if (document := corpus.document(hit.passage.document_id))
    ]
    return build_prompt(query.text, found, max_tokens, corpus.statements).text


def _ask_all(
    file: Path, questions: Iterable[tuple[int, dict[str, Any]]], library: "Library", asked: "Callable[..., Answer]"
) -> int:
    from answer.render import to_json
    from answer.understand.history import read_history

    failed = 0
    for number, record in questions:
        try:
            history = read_history(record.get("history"))
            answer = asked(library.snapshot(), record["question"], history, id=record.get("id"))
            show(json.dumps(to_json(answer), ensure_ascii=False))
        except QuestionError as error:
            failed += 1
            show(f"{file}, line {number}: {error}", sys.stderr)
    return 1 if failed else 0


def _questions(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The records of a batch file with their line numbers; a broken line stops before anything is asked."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(
            f"The file of questions {file} cannot be read ({error}); give a JSON Lines file."
        ) from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield number, _question(file, number, line)


def _question(file: Path, number: int, line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise QuestionError(f"{file}, line {number} is not JSON ({error.msg}); mend the line.") from error
    if not isinstance(record, dict) or not isinstance(record.get("question"), str):
        raise QuestionError(f'{file}, line {number} has no "question"; each line is {{"id": …, "question": …}}.')
    return record


if __name__ == "__main__":
    sys.exit(main())
