"""How well questions in other languages than English are answered: the share of those that get the right words.

    python benchmarks/languages.py [--misses]

The sets lie in tests/languages: short documents of our own in six languages, and questions in other words and forms
than theirs, as people ask: other endings, halves of compounds, names without their marks. The documents of all
languages are taken into one index, and the questions are asked of all. The embedding model was made for English, so
that words and their pieces must find the others. tests/test_languages.py keeps what is measured here.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import project  # puts the project on the import path

from answer.ask import ask
from answer.finding import find_evidence
from evaluate.question_files import read_folder
from evaluate.records import Question
from evaluate.trials import open_set
from index.corpus import Corpus
from index.settings import Settings

SETS = project.ROOT / "tests" / "languages"
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """What became of a question: the places, from 1, of the first that is right; None where none of three is.

    `sentence` is of those that may answer, before it is decided whether one does; `quotation` of what is shown.
    """

    language: str
    question: Question
    passage: int | None
    sentence: int | None
    quotation: int | None


def ask_all(settings: Settings) -> list[Asked]:
    """Take in the documents of all languages, and ask the questions of each.

    :param settings: say where the index is made.
    :return: what became of each question.
    """
    folders = sorted(folder for folder in SETS.iterdir() if folder.is_dir())
    with tempfile.TemporaryDirectory() as scratch:
        corpus = _opened(folders, Path(scratch), settings)
    return [_asked(corpus, folder.name, question) for folder in folders for question in read_folder(folder).questions]


def shares(asked: Sequence[Asked]) -> dict[str, float]:
    """How many of the questions have a right passage, sentence and quotation, first and among three, of all."""
    found = {}
    for name in ("passage", "sentence", "quotation"):
        places = [getattr(one, name) for one in asked]
        found[f"{name} first"] = places.count(1) / len(places)
        found[f"{name} among three"] = sum(place is not None for place in places) / len(places)
    return found


def _opened(folders: Sequence[Path], scratch: Path, settings: Settings) -> Corpus:
    """One set of the documents of all."""
    for name in ("corpus.jsonl", "queries.jsonl"):
        (scratch / name).write_bytes(b"".join((folder / name).read_bytes() for folder in folders))
    return open_set(read_folder(scratch), settings).corpus


def _asked(corpus: Corpus, language: str, question: Question) -> Asked:
    answer = ask(corpus, question.text)
    candidates = find_evidence(corpus, question.text).candidates[:_SHOWN]
    hits = corpus.search(question.text, _SHOWN)
    texts = [
        document.text[hit.passage.start : hit.passage.end] if document else ""
        for hit in hits
        for document in [corpus.document(hit.passage.document_id)]
    ]
    shown = (texts, [one.text for one in candidates], [cited.quote for cited in answer.citations[:_SHOWN]])
    return Asked(language, question, *(_first(each, question) for each in shown))


def _first(texts: Sequence[str], question: Question) -> int | None:
    """The place of the first text that has a right answer."""
    right = (number for number, text in enumerate(texts, 1) if any(gold.text in text for gold in question.gold))
    return next(right, None)


def _lines(asked: Sequence[Asked]) -> Iterator[str]:
    for language in dict.fromkeys(one.language for one in asked):
        found = shares([one for one in asked if one.language == language])
        yield f"{language}  " + "  ".join(f"{name} {share:.2f}" for name, share in found.items())


def main() -> None:
    """Print the shares of each language, as text and as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--misses", action="store_true", help="print the questions that lack a right one first")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asked = ask_all(Settings(index=Path(folder)))
    print("\n".join(_lines(asked)))
    print(json.dumps(shares(asked)))
    for one in asked if options.misses else ():
        if (one.passage, one.sentence, one.quotation) != (1, 1, 1):
            print(one.question.id, one.question.text, one.passage, one.sentence, one.quotation)


if __name__ == "__main__":
    main()
