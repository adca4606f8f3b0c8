"""Who-said-what is scored word by word; each score here is computed by hand."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from evaluate.__main__ import main
from evaluate.report import statements_as_text
from evaluate.statements import AnnotatedStatement, Article, SpeakerKind, read_articles, score_statements
from evaluate.sureness import Sureness
from index.errors import QuestionSetError

TEXT = '"We sold nothing," Idemia said on Monday. The minister denied that cameras were exported.'


def attribution(source: str, content: str, direct: bool = True) -> AnnotatedStatement:
    """An attribution of words that are numbers."""
    return AnnotatedStatement(frozenset(map(int, source.split())), frozenset(map(int, content.split())), direct)


def spans(*parts: str) -> list[list[int]]:
    return [[TEXT.index(part), TEXT.index(part) + len(part)] for part in parts]


def annotated(tmp_path: Path, statements: list[dict]) -> Path:
    file = tmp_path / "articles.jsonl"
    file.write_text(json.dumps({"id": "a", "text": TEXT, "statements": statements}) + "\n", encoding="utf-8")
    return file


def test_words_and_speakers_are_scored() -> None:
    gold = (attribution("1", "2 3 4 5"), attribution("6", "7 8", direct=False), attribution("", "9"))
    found = (attribution("1", "3 4 5 10"), attribution("7", "7", direct=False), attribution("", "9"))
    scores = score_statements([Article(gold, found)])
    everything = scores["all"]
    assert (everything.precision, everything.recall) == (5 / 6, 5 / 7)
    assert everything.f1 == pytest.approx(10 / 13)
    assert everything.source_f1 == 0.5  # word 1 of the found 1 and 7, and of the annotated 1 and 6
    assert (everything.statements, everything.found, everything.speaker_accuracy) == (3, 3, 2 / 3)
    assert (scores["direct"].precision, scores["direct"].recall, scores["direct"].speaker_accuracy) == (0.8, 0.8, 1.0)
    assert (scores["indirect"].precision, scores["indirect"].recall) == (1.0, 0.5)
    assert scores["indirect"].speaker_accuracy == 0.0
    assert (scores["direct"].source_f1, scores["indirect"].source_f1) == (1.0, 0.0)


def test_exact_scores_count_unbroken_stretches_that_are_the_same() -> None:
    gold = (
        AnnotatedStatement(frozenset({1, 2}), frozenset({4, 5, 6, 9}), True, cue=frozenset({3})),
        AnnotatedStatement(frozenset({11}), frozenset({13, 14}), False, cue=frozenset({12})),
    )
    found = (
        # One stretch of two is exact; the source lacks a word.
        AnnotatedStatement(frozenset({2}), frozenset({4, 5, 6, 9, 10}), True, cue=frozenset({3})),
        AnnotatedStatement(frozenset({11}), frozenset({13, 14}), False),
    )
    scores = score_statements([Article(gold, found)])
    assert scores["all"].exact_source_f1 == 0.5
    assert scores["all"].exact_cue_f1 == pytest.approx(2 / 3)  # the one found of one found, and of two
    assert scores["all"].exact_content_f1 == pytest.approx(2 / 3)  # two of three on both sides
    assert scores["indirect"].exact_content_f1 == 1.0


def test_probabilities_are_held_against_the_words_of_the_speakers() -> None:
    gold = (attribution("1", "2 3"), attribution("6", "7 8", direct=False), attribution("9", "10 11"))
    sure, wrong, unnamed = attribution("1", "2 3"), attribution("5", "7 8", direct=False), attribution("9", "10 11")
    found = (replace(sure, probability=0.9), replace(wrong, probability=0.7), unnamed)
    scores = score_statements([Article(gold, found)])
    assert scores["all"].sureness == Sureness(2, pytest.approx(0.4), ((0.5, 0.5), (0.6, 0.5)))
    assert scores["direct"].sureness == Sureness(1, pytest.approx(0.1), ((0.5, 1.0),))
    told = statements_as_text(scores).splitlines()[0]
    assert told.endswith("2 named, calibration error 0.400; the surest named: of 50% 50.0%, of 60% 50.0% right")


def test_statements_are_told_apart_by_their_marks_and_by_how_who_speaks_is_called(tmp_path: Path) -> None:
    text = 'She said we go. Ann Lee said it was "no more" than that. "No," the minister said. We go, it is said.'
    parts = [("She", "we go"), ("Ann Lee", 'it was "no more" than that'), ("the minister", '"No,"'), ("", "We go")]
    statements = [
        {
            name: [[text.index(part), text.index(part) + len(part)]] if part else []
            for name, part in (("source", who), ("content", what))
        }
        for who, what in parts
    ]
    file = tmp_path / "articles.jsonl"
    file.write_text(json.dumps({"id": "a", "text": text, "statements": statements}) + "\n", encoding="utf-8")
    (article,) = read_articles(file)
    assert [one.speaker_kind for one in article.gold] == [
        SpeakerKind.PRONOUN,
        SpeakerKind.NAME,
        SpeakerKind.ROLE,
        SpeakerKind.NOBODY,
    ]
    assert [(one.direct, one.mixed) for one in article.gold] == [
        (False, False),
        (False, True),
        (True, False),
        (False, False),
    ]
    counted = {name: scores.statements for name, scores in score_statements([article]).items()}
    assert counted == {"all": 4, "direct": 1, "indirect": 3, "mixed": 1, "pronoun": 1, "role": 1, "name": 1}


def test_a_statement_is_found_when_half_of_its_words_are() -> None:
    gold = (attribution("1", "2 3 4 5"),)
    assert score_statements([Article(gold, (attribution("1", "2 3"),))])["all"].found == 1
    assert score_statements([Article(gold, (attribution("1", "2"),))])["all"].found == 0


def test_nothing_found_scores_zero() -> None:
    scores = score_statements([Article((attribution("1", "2"),), ())])["all"]
    assert (scores.precision, scores.recall, scores.f1, scores.speaker_accuracy) == (0.0, 0.0, 0.0, 0.0)


def test_an_article_is_read_and_its_statements_found(tmp_path: Path) -> None:
    file = annotated(
        tmp_path,
        [
            {"source": spans("Idemia"), "cue": spans("said"), "content": spans('"We sold nothing,"')},
            {"source": spans("The minister"), "cue": spans("denied"), "content": spans("that cameras were exported")},
        ],
    )
    (article,) = read_articles(file)
    assert [one.direct for one in article.gold] == [True, False]
    assert article.gold[0].content == {0, 1, 2}  # "We sold nothing"
    scores = score_statements([article])["direct"]
    assert (scores.f1, scores.found, scores.speaker_accuracy) == (1.0, 1, 1.0)


def test_the_command_prints_the_scores(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = annotated(tmp_path, [{"source": spans("Idemia"), "cue": [], "content": spans('"We sold nothing,"')}])
    assert main(["--statements", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["direct"]["recall"] == 1.0
    assert main(["--statements", str(file)]) == 0
    assert capsys.readouterr().out.splitlines()[1].startswith("direct    1 statements: words P 1.000, R 1.000")


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("", "holds no article"),
        ('{"id": "a", "text": "b"}\n', "Line 1 of .* has no .text., or"),
        ('{"text": "b", "statements": [{"source": [[0]], "content": []}]}\n', "Line 1 of .* has no .text., or"),
    ],
)
def test_what_is_wrong_with_articles_is_named(tmp_path: Path, content: str, named: str) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(QuestionSetError, match=named):
        read_articles(file)


def test_a_set_or_articles_must_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([])
    assert "give a question set, or annotated articles" in capsys.readouterr().err
