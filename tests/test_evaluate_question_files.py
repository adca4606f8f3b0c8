"""Question sets are read as they are written, and what is wrong with one is named."""

import json
from pathlib import Path

import pytest

from answer.records import Turn
from evaluate.question_files import read_question_set
from evaluate.records import Gold, Question
from index.errors import QuestionSetError

CORPUS = [{"_id": "a", "title": "A", "text": "Alpha."}, {"_id": "b", "title": "B", "text": "Beta."}]
QUERIES = [{"_id": "1", "text": "alpha?"}, {"_id": "2", "text": "beta?"}]
QRELS = "query-id\tcorpus-id\tscore\n1\ta\t2\n1\tb\t0\n"


def write_lines(path: Path, records: list[dict]) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_lines(tmp_path / "corpus.jsonl", CORPUS)
    write_lines(tmp_path / "queries.jsonl", QUERIES)
    (tmp_path / "qrels.tsv").write_text(QRELS, encoding="utf-8")
    return tmp_path


def test_a_folder_gives_the_questions_that_can_be_scored(folder: Path) -> None:
    found = read_question_set(folder)
    assert found.questions == (Question("1", "alpha?"),)
    assert found.judgements == {"1": {"a": 2}}
    assert (found.name, found.corpus) == (folder.name, folder / "corpus.jsonl")


def test_a_question_brings_its_answers_marks_and_history(folder: Path) -> None:
    history = [{"role": "user", "text": "a?"}, {"speaker": "agent", "text": "A."}]
    query = {"_id": "1", "text": "and b?", "answers": ["Beta", " ", "B"], "answerable": True, "history": history}
    write_lines(folder / "queries.jsonl", [query])
    turns = (Turn("user", "a?"), Turn("assistant", "A."))
    expected = Question("1", "and b?", turns, (Gold("Beta"), Gold("B")), answerable=True)
    assert read_question_set(folder).questions == (expected,)


def test_a_folder_needs_no_judgements_when_its_questions_have_answers(folder: Path) -> None:
    (folder / "qrels.tsv").unlink()
    write_lines(folder / "queries.jsonl", [{"_id": "1", "text": "a?", "answers": ["Alpha"]}, QUERIES[1]])
    assert [one.id for one in read_question_set(folder).questions] == ["1"]


def test_known_answers_are_answerable_exactly_when_they_expect_a_quote(tmp_path: Path) -> None:
    place = {"document": "a.txt", "quote": "Alpha."}
    known = [
        {"id": "k1", "kind": "what", "question": "a?", "expected": [place], "speaker": "Idemia"},
        {"id": "u1", "kind": "near-miss", "question": "z?", "answerable": False},
    ]
    found = read_question_set(write_lines(tmp_path / "known.jsonl", known))
    assert found.questions == (
        Question("k1", "a?", gold=(Gold("Alpha.", "a.txt"),), answerable=True, speaker="Idemia"),
        Question("u1", "z?", answerable=False),
    )
    assert found.corpus is None


def test_known_answers_may_forbid_a_quote_or_say_only_that_there_is_an_answer(tmp_path: Path) -> None:
    place = {"document": "a.txt", "quote": "Alpha."}
    known = [
        {"id": "f", "question": "a?", "forbidden": [place]},
        {"id": "n", "question": "b?", "answerable": True},
        {"id": "s", "question": "c?", "skip": "Readers disagree on this answer."},
    ]
    assert read_question_set(write_lines(tmp_path / "known.jsonl", known)).questions == (
        Question("f", "a?", forbidden=(Gold("Alpha.", "a.txt"),)),
        Question("n", "b?", answerable=True),
    )
    with pytest.raises(QuestionSetError, match="no question with anything to score"):
        read_question_set(write_lines(tmp_path / "known.jsonl", known[2:]))


def test_a_limited_set_is_spread_over_the_whole() -> None:
    from evaluate.records import QuestionSet

    questions = QuestionSet("s", tuple(Question(str(number), "?") for number in range(10)), {})
    assert [one.id for one in questions.limited_to(4).questions] == ["0", "2", "5", "7"]
    assert questions.limited_to(10) is questions


@pytest.mark.parametrize(
    ("file", "content", "named"),
    [
        ("qrels.tsv", "1\ta\t1\n9\ta\t1\n", r"Line 2 of .*qrels\.tsv judges 9, which is not in queries\.jsonl"),
        ("qrels.tsv", "1\tz\t1\n", r"Line 1 of .*qrels\.tsv judges z, which is not in corpus\.jsonl"),
        ("qrels.tsv", "1 a 1\n", r"Line 1 of .*qrels\.tsv is not query-id"),
        ("qrels.tsv", "1\ta\tyes\n", r"Line 1 of .*qrels\.tsv is not query-id"),
        ("qrels.tsv", "query-id\tcorpus-id\tscore\n", r"qrels\.tsv holds no judgement"),
        ("queries.jsonl", "", r"Line 2 of .*qrels\.tsv judges 1"),
        ("queries.jsonl", '{"_id": "1", "text": "a?"}\n{"_id": \n', r"Line 2 of .*queries\.jsonl is not JSON"),
        ("queries.jsonl", '["1"]\n', r"Line 1 of .*queries\.jsonl is not a JSON object"),
        ("queries.jsonl", '{"text": "a?"}\n', r'Line 1 of .*queries\.jsonl has no "_id"'),
        ("queries.jsonl", '{"_id": "1", "text": " "}\n', r'Line 1 of .*queries\.jsonl has no "text"'),
        ("queries.jsonl", '{"_id": "1", "text": "a?", "answers": "A"}\n', r'has "answers" that are no list'),
        ("queries.jsonl", '{"_id": "1", "text": "a?", "answerable": 1}\n', r'"answerable" that is neither'),
        ("queries.jsonl", '{"_id": "1", "text": "a?", "history": ["b"]}\n', r'has a "history"'),
        ("queries.jsonl", '{"_id": "1", "text": "a?"}\n' * 2, r"several questions with the id 1"),
        ("corpus.jsonl", '{"_id": "a", "text": "A."}\nx\n', r"Line 2 of .*corpus\.jsonl is not JSON"),
    ],
)
def test_what_is_wrong_with_a_folder_is_named(folder: Path, file: str, content: str, named: str) -> None:
    (folder / file).write_text(content, encoding="utf-8")
    with pytest.raises(QuestionSetError, match=named):
        read_question_set(folder)


@pytest.mark.parametrize("file", ["corpus.jsonl", "queries.jsonl"])
def test_a_missing_file_is_named(folder: Path, file: str) -> None:
    (folder / file).unlink()
    with pytest.raises(QuestionSetError, match=f"{file} cannot be read"):
        read_question_set(folder)


def test_a_set_without_anything_to_score_is_refused(folder: Path) -> None:
    (folder / "qrels.tsv").unlink()
    with pytest.raises(QuestionSetError, match="has no question with anything to score"):
        read_question_set(folder)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ({"id": "k", "question": "a?"}, 'either "expected" quotes, or "forbidden" ones, or "answerable"'),
        (
            {"id": "k", "question": "a?", "expected": [{"quote": "A", "document": "a"}], "answerable": False},
            'either "expected" quotes, or "forbidden" ones, or "answerable"',
        ),
        ({"id": "k", "question": "a?", "expected": [{"quote": "A"}]}, '"expected" place without "document" or "quote"'),
        ({"id": "k", "question": "a?", "forbidden": ["A"]}, '"forbidden" place without "document" or "quote"'),
        ({"id": "k", "expected": [{"quote": "A", "document": "a"}]}, 'has no "question"'),
    ],
)
def test_what_is_wrong_with_known_answers_is_named(tmp_path: Path, line: dict, named: str) -> None:
    with pytest.raises(QuestionSetError, match=named):
        read_question_set(write_lines(tmp_path / "known.jsonl", [line]))
