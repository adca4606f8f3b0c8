"""Feedback becomes questions that the evaluation reads: what must be quoted, what must not, and what be declined."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from web_examples import add_file, make_answer, make_citation, make_refusal, make_told

from answer.within import DocumentFilter
from evaluate.question_files import read_question_set
from evaluate.records import Gold, Question, Trial
from evaluate.scores import score_abstention, score_forbidden, score_quotes
from index.kept import Feedback, KeptTurn
from web.conversation import Disclosed, Exchange
from web.exports.questions import as_questions

TEXT = "The police export. The army imports."


@pytest.fixture
def cited(index):
    """Two quotations of the one document."""
    id = add_file(index, "police.txt", TEXT)
    document = index.snapshot().document(id)
    return [
        make_citation(document, words, at) for at, words in enumerate(("The police export.", "The army imports."), 1)
    ]


def said(verdict: str, answer, turn: str = "t", *, within=None, asked="And who?", **fields) -> Disclosed:
    """That something is said of an answer."""
    feedback = Feedback(turn, "ann", "2026", verdict, **fields)
    exchange = Exchange(asked, answer=answer, within=within or DocumentFilter())
    return Disclosed(feedback, KeptTurn(turn, "c", 1, "2026", asked, "{}"), exchange)


def lines(index, *found: Disclosed) -> list[dict]:
    return [json.loads(line) for line in as_questions(index.snapshot().store, found).splitlines()]


def answers(cited):
    quoted = make_answer("And who?", *cited, query="Who exports?")
    return quoted, make_refusal("Where?"), make_told("Hello", "Hello.")


def test_each_verdict_says_what_it_can_of_a_right_answer(index, cited):
    quoted, refused, itself = answers(cited)
    one = replace(quoted, citations=(replace(cited[0], speaker="Alpha"),))
    found = lines(
        index,
        said("right", quoted, "a", line="Good."),
        said("right", one, "b"),
        said("right", refused, "c"),
        said("wrong-quotation", quoted, "d", quotation=2),
        said("should-have-declined", quoted, "e"),
        said("missing", refused, "f"),
    )
    [first, second] = [{"document": "police.txt", "quote": citation.quote} for citation in cited]
    asked, where = {"question": "Who exports?"}, {"question": "Where?"}
    assert found == [
        {"id": "a-right", "kind": "right", **asked, "note": "Good.", "expected": [first, second]},
        {"id": "b-right", "kind": "right", **asked, "expected": [first], "speaker": "Alpha"},
        {"id": "c-right", "kind": "right", **where, "answerable": False},
        {"id": "d-wrong-quotation-2", "kind": "wrong-quotation", **asked, "forbidden": [second]},
        {"id": "e-should-have-declined", "kind": "should-have-declined", **asked, "answerable": False},
        {"id": "f-missing", "kind": "missing", **where, "answerable": True},
    ]
    assert itself.is_about_itself


def test_what_measures_nothing_says_why(index, cited):
    quoted, _, itself = answers(cited)
    gone = replace(quoted, citations=tuple(replace(citation, document_id="gone") for citation in cited))
    found = lines(
        index,
        said("right", itself, "a"),
        said("wrong-quotation", quoted, "b"),
        said("missing", quoted, "c"),
        said("right", quoted, "d", within=DocumentFilter(language="en")),
        said("right", gone, "e"),
        said("wrong-quotation", gone, "f", quotation=1),
        said("right", None, "g"),
    )
    assert [(line["id"][0], line["skip"].split()[0:4]) for line in found] == [
        ("a", ["It", "is", "about", "the"]),
        ("b", ["Which", "quotation", "is", "wrong"]),
        ("c", ["What", "is", "missing", "was"]),
        ("d", ["It", "was", "asked", "within"]),
        *((id, ["The", "answer,", "or", "a"]) for id in "efg"),
    ]
    assert found[-1]["question"] == "And who?"


def test_what_several_say_stands_once_and_what_they_disagree_on_is_skipped(index, cited):
    quoted, _, _ = answers(cited)
    again = said("right", quoted, "a")
    assert len(lines(index, again, replace(again, feedback=replace(again.feedback, giver="ben")))) == 1
    disputed = lines(index, said("right", quoted), said("wrong-quotation", quoted, quotation=1))
    assert [line.get("skip") for line in disputed] == ["Readers disagree on this answer."] * 2
    both = lines(index, said("missing", quoted), said("wrong-quotation", quoted, quotation=1))
    assert "forbidden" in both[1]


def test_nothing_is_told_of_what_may_not_be_seen(index, cited):
    quoted, _, _ = answers(cited)
    hidden = replace(said("right", quoted), turn=None, exchange=None)
    assert lines(index, hidden) == []
    assert "ann" not in as_questions(index.snapshot().store, [said("right", quoted)])


def test_the_evaluation_reads_and_scores_it(index, cited, tmp_path: Path):
    quoted, refused, itself = answers(cited)
    found = [
        said("right", quoted, "a"),
        said("should-have-declined", quoted, "b"),
        said("wrong-quotation", quoted, "c", quotation=2),
        said("missing", refused, "d"),
        said("right", itself, "e"),
    ]
    file = tmp_path / "feedback.jsonl"
    file.write_text(as_questions(index.snapshot().store, found), encoding="utf-8")
    read = read_question_set(file)
    [first, second] = (Gold(citation.quote, "police.txt") for citation in cited)
    assert read.questions == (
        Question("a-right", "Who exports?", gold=(first, second), answerable=True),
        Question("b-should-have-declined", "Who exports?", answerable=False),
        Question("c-wrong-quotation-2", "Who exports?", forbidden=(second,)),
        Question("d-missing", "Where?", answerable=True),
    )
    given = zip(read.questions, (quoted, refused, quoted, refused), strict=True)
    trials = [Trial(question, answer, 1.0, 0) for question, answer in given]
    ids = {"police.txt": cited[0].document_id}
    assert score_quotes(trials, ids).hit_at_1 == 1.0
    assert score_forbidden(trials, ids).quoted == 1.0
    declined = score_abstention(trials)
    assert (declined.unanswerable_declined, declined.answerable_declined) == (1.0, 0.5)
