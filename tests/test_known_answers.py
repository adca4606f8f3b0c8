"""The promise as a whole: known questions get the expected words of the expected document, the others are declined.

Whose words an answer gives to whom is asked of the same answers: the label speaks of words of that speaker alone.
Real model, real corpus, real pipeline. Each test of a score is a floor, and its failure names the questions.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from answer.__main__ import main as answer
from answer.records import Answer, Citation
from answer.speakers.lookup import speaker_of
from evaluate.question_files import read_question_set
from evaluate.records import Trial
from evaluate.report import Evaluation, as_text, evaluate
from evaluate.trials import OpenedSet, open_set, run_trials
from index.models.embedder import load_embedder
from index.models.fingerprint import index_fingerprint
from index.settings import Settings
from index.store import Store
from ingest.__main__ import main as ingest

KNOWN = Path(__file__).with_name("known_answers.jsonl")
QUESTIONS = read_question_set(KNOWN)
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
def opened(shipped_index: Settings) -> OpenedSet:
    return open_set(QUESTIONS, shipped_index)


@pytest.fixture(scope="module")
def trials(opened: OpenedSet) -> list[Trial]:
    return list(run_trials(opened.corpus, QUESTIONS.questions))


@pytest.fixture(scope="module")
def evaluation(opened: OpenedSet, trials: list[Trial]) -> Evaluation:
    return evaluate(QUESTIONS, trials, opened.document_ids, opened.failed)


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


def answers_of(trials: list[Trial]) -> list[Answer]:
    return [trial.answer for trial in trials]


def attributed(trials: list[Trial]) -> Iterator[Citation]:
    return (citation for answer in answers_of(trials) for citation in answer.citations if citation.voices)


def test_every_character_under_a_label_is_in_a_statement_of_that_speaker(
    trials: list[Trial], opened: OpenedSet
) -> None:
    checked = 0
    for citation in attributed(trials):
        document = opened.corpus.document(citation.document_id)
        assert document
        statements = opened.corpus.statements(document.id)
        for voice in citation.voices:
            theirs = [
                part for one in statements if speaker_of(one, document.text) == voice.speaker for part in one.contents
            ]
            for start, end in voice.spoken:
                assert citation.start <= start < end <= citation.end
                assert all(any(part.start <= at < part.end for part in theirs) for at in range(start, end)), citation
                checked += end - start
    assert checked > 20_000


def test_the_speaker_of_a_citation_has_words_in_it_and_own_words_are_not_reported(
    trials: list[Trial], opened: OpenedSet
) -> None:
    for one in answers_of(trials):
        for citation in one.citations:
            assert (citation.speaker is None) == (not citation.spoken)
            if citation.speaker is not None:
                first = citation.voices[0]
                assert (citation.speaker, citation.direct, citation.spoken) == (
                    first.speaker,
                    first.direct,
                    first.spoken,
                )
            quoted = [
                part for one in opened.corpus.statements(citation.document_id) if one.direct for part in one.contents
            ]
            reported = [span for voice in citation.voices if not voice.direct for span in voice.spoken]
            assert not any(part.start < end and start < part.end for part in quoted for start, end in reported)


def test_what_stands_elsewhere_stands_there(trials: list[Trial], opened: OpenedSet) -> None:
    places = [place for answer in answers_of(trials) for citation in answer.citations for place in citation.also_in]
    assert places
    for place in places:
        document = opened.corpus.document(place.document_id)
        assert document
        assert document.text[place.start : place.end] == place.quote


def test_nothing_is_said_to_differ_in_documents_that_do_not(trials: list[Trial]) -> None:
    """The shipped documents name both sources wherever these differ, each within one sentence."""
    notes = [note for answer in answers_of(trials) for note in answer.notes]
    assert not [note for note in notes if "differ" in note or "contradict" in note or "independent" in note]


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
