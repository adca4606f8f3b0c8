"""The promise as a whole: known questions get the expected words of the expected document, the others are declined.

Real model, real corpus, real pipeline. Each test is a floor, and its failure names the questions.
"""

import json
import os
from pathlib import Path

import pytest

from answer.__main__ import main as answer
from evaluate.question_files import read_question_set
from evaluate.report import Evaluation, as_text, evaluate
from evaluate.trials import open_set, run_trials
from index.models.embedder import load_embedder
from index.models.fingerprint import index_fingerprint
from index.settings import Settings
from index.store import Store
from ingest.__main__ import main as ingest

KNOWN = Path(__file__).with_name("known_answers.jsonl")
ARTICLE = Path(__file__).parents[2] / "shared" / "corpus" / "amnesty-eu-surveillance-exports.txt"
SHARED = "This equipment was unable to be used for real-time surveillance."

# Floors a little under what is measured, so that no change loses what is reached; a declined question counts as a
# miss. The aim is .85, .95, .85 and .05: docs/quality.md says how far each is from it. A second quotation is shown only
# if it answers by itself, so that few are right among three that are not right first.
FIRST = 0.72
AMONG_THREE = 0.74
DECLINED = 0.77
WRONGLY_DECLINED = 0.14

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def evaluation(shipped_index: Settings) -> Evaluation:
    questions = read_question_set(KNOWN)
    opened = open_set(questions, shipped_index)
    trials = run_trials(opened.corpus, questions.questions)
    return evaluate(questions, trials, opened.document_ids, opened.failed)


def test_the_expected_quote_is_first(evaluation: Evaluation) -> None:
    assert evaluation.quotes
    assert evaluation.quotes.hit_at_1 >= FIRST, as_text(evaluation, with_misses=True)


def test_the_expected_quote_is_among_three(evaluation: Evaluation) -> None:
    assert evaluation.quotes
    assert evaluation.quotes.hit_at_3 >= AMONG_THREE, as_text(evaluation, with_misses=True)


def test_what_the_documents_do_not_answer_is_declined(evaluation: Evaluation) -> None:
    assert evaluation.abstention
    assert evaluation.abstention.unanswerable_declined is not None
    assert evaluation.abstention.unanswerable_declined >= DECLINED, as_text(evaluation, with_misses=True)


def test_what_the_documents_answer_is_not_declined(evaluation: Evaluation) -> None:
    assert evaluation.abstention
    assert evaluation.abstention.answerable_declined is not None
    assert evaluation.abstention.answerable_declined <= WRONGLY_DECLINED, as_text(evaluation, with_misses=True)


def test_every_quote_equals_the_stored_text(evaluation: Evaluation) -> None:
    assert evaluation.citations.exact == evaluation.citations.checked > 0


def test_quotes_are_no_longer_than_a_person_reads(evaluation: Evaluation) -> None:
    """A quote of a whole page would contain every expected one."""
    assert evaluation.citations.median_words
    assert evaluation.citations.median_words <= 60


@pytest.fixture(scope="module")
def article_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of a real page dump alone, which belongs to its publisher and lies beside the project."""
    if not ARTICLE.exists():
        assert not os.environ.get("CI"), f"{ARTICLE} is missing, and in CI this test must run"
        pytest.skip(f"{ARTICLE} is not there; it is not the project's to ship")
    folder = tmp_path_factory.mktemp("article")
    assert ingest([str(ARTICLE), "--index", str(folder)]) == 0
    return folder


def test_a_real_article_is_quoted_with_speaker_publisher_and_date(
    article_index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer(["what did Idemia say about real-time use?", "--index", str(article_index), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert not printed["refused"]
    first = next(one for one in printed["citations"] if SHARED in one["quote"])
    assert first["number"] == 1
    assert (first["speaker"], first["publisher"], first["published"][:10]) == (
        "Idemia",
        "The Limited Times",
        "2020-09-21",
    )
    assert first["title"].startswith("Amnesty International")
    assert stored_text(article_index, first["document_id"])[first["start"] : first["end"]] == first["quote"]


def test_a_real_article_is_not_made_to_answer_what_it_does_not(
    article_index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer(["Who is the chief executive of Axis?", "--index", str(article_index), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["refused"]
    assert printed["citations"] == []


def stored_text(folder: Path, document_id: str) -> str:
    settings = Settings()
    store = Store(folder, index_fingerprint(load_embedder(settings.model, settings.models), settings.passage_tokens))
    document = store.document(document_id)
    store.close()
    assert document
    return document.text
