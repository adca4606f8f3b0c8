"""The written collections: five documents of related matters each, with questions of the whole collection.

Each is searched by itself, as a folder of a user is: what stands in another says nothing of its questions.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from evaluate.question_files import read_objects
from scripts.evidence.material import find_material
from scripts.evidence.records import Asked

COLLECTIONS = Path(__file__).with_name("collections.jsonl")
"""Written by a large language model, documents and questions; all that they tell is made up."""
JUDGED_COLLECTIONS = Path(__file__).with_name("collections_judged.jsonl")
"""More of them, which no network is trained on."""


def collection_material(file: Path, work: Path) -> Iterator[Asked]:
    """Ask the questions of all collections, each of its own documents.

    :param file: the collections.
    :param work: the folder for their question sets and indexes.
    :yield: the questions with the passages found.
    """
    for number, (_, collection) in enumerate(read_objects(file)):
        folder = work / f"{file.stem}-{number}"
        write_question_set(collection["reports"], collection["questions"], folder)
        yield from find_material(folder, folder / "index")


def write_question_set(
    reports: Iterable[Mapping[str, Any]], questions: Iterable[Mapping[str, Any]], folder: Path
) -> None:
    """Write reports as a question set that `python -m evaluate` and others read.

    :param reports: each with its title and its sentences.
    :param questions: each with its text and the (report, sentence) of every answer, numbered from 0.
    :param folder: where to; it is made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    reports, asked = list(reports), list(enumerate(questions))
    texts = [
        {"_id": f"r{place}", "title": one["title"], "text": " ".join(one["sentences"])}
        for place, one in enumerate(reports)
    ]
    _write(folder / "corpus.jsonl", texts)
    _write(folder / "queries.jsonl", (_query(number, fields, reports) for number, fields in asked))
    judged = {(number, place) for number, fields in asked for place, _ in fields["answers"]}
    lines = [f"q{number}\tr{place}\t1\n" for number, place in sorted(judged)]
    (folder / "qrels.tsv").write_text("".join(["query-id\tcorpus-id\tscore\n", *lines]), encoding="utf-8")


def _query(number: int, fields: Mapping[str, Any], reports: list[Mapping[str, Any]]) -> dict[str, Any]:
    answers = [reports[place]["sentences"][sentence] for place, sentence in fields["answers"]]
    return {
        "_id": f"q{number}",
        "text": fields["question"],
        "answerable": bool(answers),
        "answers": answers,
        "selected_sentences": answers,
    }


def _write(file: Path, records: Iterable[Mapping[str, Any]]) -> None:
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    file.write_text("".join(lines), encoding="utf-8")
