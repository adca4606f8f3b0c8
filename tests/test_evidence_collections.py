"""The documents and questions that the evidence model is trained on and judged by."""

import pytest

from evaluate.question_files import read_objects, read_question_set
from scripts.evidence.collections import COLLECTIONS, JUDGED_COLLECTIONS, write_question_set
from scripts.evidence.examples import JUDGED_REPORTS, REPORTS


def test_a_question_set_has_the_reports_the_questions_and_every_answer(tmp_path):
    reports = [
        {"title": "Harbour", "sentences": ["It opened.", "It closed."]},
        {"title": "Dam", "sentences": ["It broke."]},
    ]
    asked = [
        {"question": "What came to an end?", "answers": [[0, 1], [1, 0]]},
        {"question": "Who built the dam?", "answers": []},
    ]

    write_question_set(reports, asked, tmp_path / "set")

    found = read_question_set(tmp_path / "set")
    assert [(one.text, one.answerable) for one in found.questions] == [
        ("What came to an end?", True),
        ("Who built the dam?", False),
    ]
    assert [gold.text for gold in found.questions[0].gold] == ["It closed.", "It broke."]
    assert found.judgements == {"q0": {"r0": 1, "r1": 1}}
    assert (tmp_path / "set" / "corpus.jsonl").read_text().splitlines() == [
        '{"_id": "r0", "title": "Harbour", "text": "It opened. It closed."}',
        '{"_id": "r1", "title": "Dam", "text": "It broke."}',
    ]


@pytest.mark.parametrize("file", [COLLECTIONS, JUDGED_COLLECTIONS])
def test_each_answer_of_a_collection_is_a_sentence_of_it(file):
    for line, collection in read_objects(file):
        for asked in collection["questions"]:
            assert (asked["kind"] == "near-miss") == (not asked["answers"]), f"line {line}: {asked}"
            for report, sentence in asked["answers"]:
                assert 0 <= sentence < len(collection["reports"][report]["sentences"]), f"line {line}: {asked}"


@pytest.mark.parametrize("file", [REPORTS, JUDGED_REPORTS])
def test_each_answer_of_a_report_is_a_sentence_of_it(file):
    for line, report in read_objects(file):
        for asked in report["questions"]:
            assert all(0 <= one < len(report["sentences"]) for one in asked["answers"]), f"line {line}: {asked}"
