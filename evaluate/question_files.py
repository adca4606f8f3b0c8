"""Reads question sets: folders in the BEIR layout, and files of known answers."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from answer.records import Turn
from answer.understand.history import read_history
from evaluate.records import Gold, Judgements, Question, QuestionSet
from index.errors import QuestionError, QuestionSetError
from ingest import jsonl


def read_question_set(path: Path) -> QuestionSet:
    """Read a question set: a folder with its corpus, or a file of known answers for a corpus that is in an index.

    :param path: the folder or the file.
    :return: the questions that say what a right answer is; at least one.
    :raises QuestionSetError: when something is missing, broken or contradicts itself.
    """
    found = read_folder(path) if path.is_dir() else read_known_answers(path)
    if not found.questions:
        raise QuestionSetError(
            f"{path} has no question with anything to score: judgements, answers or answerable marks."
        )
    repeated = [id for id, count in Counter(one.id for one in found.questions).items() if count > 1]
    if repeated:
        raise QuestionSetError(f"{path} has several questions with the id {repeated[0]}; give each its own.")
    return found


def read_folder(folder: Path) -> QuestionSet:
    """Read corpus.jsonl, queries.jsonl and, if it is there, qrels.tsv; questions with nothing to score are left out.

    :param folder: the folder.
    :return: the question set.
    :raises QuestionSetError: when a file is missing, a line is broken or a judgement names an id that is not there.
    """
    corpus, queries, qrels = folder / "corpus.jsonl", folder / "queries.jsonl", folder / "qrels.tsv"
    documents = _record_ids(corpus)
    questions = [_question(queries, line, fields) for line, fields in read_objects(queries)]
    judgements = _read_judgements(qrels, {one.id for one in questions}, documents) if qrels.exists() else {}
    scored = (one for one in questions if one.gold or one.answerable is not None or one.id in judgements)
    return QuestionSet(folder.name, tuple(scored), judgements, corpus)


def read_known_answers(file: Path) -> QuestionSet:
    """Read known answers: a line has a question and its expected quotes, forbidden ones, or whether it is answerable.

    A line that says why it is to be skipped is left out: what readers say of answers has such lines.

    :param file: the JSON Lines file.
    :return: the question set.
    :raises QuestionSetError: when the file is missing or a line is broken.
    """
    lines = [(line, fields) for line, fields in read_objects(file) if not fields.get("skip")]
    return QuestionSet(file.name, tuple(_known_answer(file, line, fields) for line, fields in lines), {})


def read_objects(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Read a JSON object a line, each with the number of its line; a broken line is a QuestionSetError."""
    for line, _, fields in jsonl.read_objects(_read_lines(file)):
        if isinstance(fields, str):
            raise broken_line(file, line, fields)
        yield line, fields


def broken_line(file: Path, line: int, what: str) -> QuestionSetError:
    """The error for a line; `what` completes the sentence "Line 7 of FILE …"."""
    return QuestionSetError(f"Line {line} of {file} {what}; mend the line.")


def _read_lines(file: Path) -> list[bytes]:
    try:
        return file.read_bytes().split(b"\n")
    except OSError as error:
        raise QuestionSetError(f"{file} cannot be read ({error.strerror}); give a UTF-8 file.") from error


def _question(file: Path, line: int, fields: Mapping[str, Any]) -> Question:
    answers = fields.get("answers") or []
    if not isinstance(answers, list) or not all(isinstance(one, str) for one in answers):
        raise broken_line(file, line, 'has "answers" that are no list of texts')
    return Question(
        id=_text(file, line, fields, "_id"),
        text=_text(file, line, fields, "text"),
        history=_turns(file, line, fields),
        gold=tuple(Gold(one) for one in answers if one.strip()),  # a blank one would stand in every quote
        answerable=_answerable(file, line, fields),
    )


def _known_answer(file: Path, line: int, fields: Mapping[str, Any]) -> Question:
    gold, forbidden = (_places(file, line, fields, name) for name in ("expected", "forbidden"))
    answerable = _answerable(file, line, fields)
    if (gold and answerable is False) or not (gold or forbidden or answerable is not None):
        raise broken_line(file, line, 'must have either "expected" quotes, or "forbidden" ones, or "answerable"')
    return Question(
        id=_text(file, line, fields, "id"),
        text=_text(file, line, fields, "question"),
        history=_turns(file, line, fields),
        gold=gold,
        answerable=True if gold else answerable,
        speaker=fields.get("speaker"),
        forbidden=forbidden,
    )


def _places(file: Path, line: int, fields: Mapping[str, Any], name: str) -> tuple[Gold, ...]:
    try:
        return tuple(Gold(str(place["quote"]), str(place["document"])) for place in fields.get(name) or [])
    except (TypeError, KeyError) as error:
        raise broken_line(file, line, f'has an "{name}" place without "document" or "quote"') from error


def _read_judgements(file: Path, questions: set[str], documents: set[str]) -> Judgements:
    judgements: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for line, text in enumerate(_read_lines(file), start=1):
        cells = text.decode(errors="replace").split("\t")
        if not text.strip() or (line == 1 and cells[-1] == "score"):
            continue
        if len(cells) != 3 or not cells[2].removeprefix("-").isdigit():
            raise broken_line(file, line, "is not query-id, corpus-id and a whole number, with tabs between them")
        question, document, score = cells
        for id, known, where in ((question, questions, "queries.jsonl"), (document, documents, "corpus.jsonl")):
            if id not in known:
                raise broken_line(file, line, f"judges {id}, which is not in {where}")
        if int(score) > 0:
            judgements[question][document] = int(score)
    if not judgements:
        raise QuestionSetError(f"{file} holds no judgement above 0; add some, or remove the file.")
    return judgements


def _record_ids(file: Path) -> set[str]:
    ids = set[str]()
    for record in jsonl.read_records(_read_lines(file)):
        if isinstance(record, jsonl.RecordError):
            raise QuestionSetError(f"Line {record.line} of {file} {record.reason}")
        ids.add(record.id)
    return ids


def _text(file: Path, line: int, fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str) or not value.strip():
        raise broken_line(file, line, f'has no "{name}"')
    return value


def _answerable(file: Path, line: int, fields: Mapping[str, Any]) -> bool | None:
    value = fields.get("answerable")
    if value is not None and not isinstance(value, bool):
        raise broken_line(file, line, 'has an "answerable" that is neither true nor false')
    return value


def _turns(file: Path, line: int, fields: Mapping[str, Any]) -> tuple[Turn, ...]:
    turns = fields.get("history") or _user_turns(fields.get("user_turns"))
    try:
        return read_history(turns)
    except QuestionError as error:
        raise broken_line(file, line, str(error)) from error


def _user_turns(turns: object) -> list[dict[str, str]]:
    """The history of a set that keeps what the person typed alone: the turns up to the question, which is the last."""
    return [{"role": "user", "text": str(turn)} for turn in turns[:-1]] if isinstance(turns, list) else []
