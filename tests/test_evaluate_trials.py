"""Sets are ingested and asked through the real pipeline; only the embedder is one that can be computed by hand."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import WordEmbedder

from evaluate.__main__ import main
from evaluate.records import Gold, Question, QuestionSet
from evaluate.trials import open_set, run_trials, take_in
from index.errors import QuestionSetError
from index.models.fingerprint import index_fingerprint
from index.settings import Settings
from index.store import Store
from ingest.pipeline import add_documents
from ingest.sources import find_sources

RECORDS = [
    {"_id": "a", "title": "Alpha", "text": "The alpha camera is used by the police of the city."},
    {"_id": "b", "title": "Beta", "text": "The beta export report names nobody at all."},
    {"_id": "copy", "title": "Alpha again", "text": "The alpha camera is used by the police of the city."},
    {"_id": "empty", "title": "Nothing", "text": ""},
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "set" / "corpus.jsonl"
    path.parent.mkdir()
    path.write_text("".join(json.dumps(record) + "\n" for record in RECORDS), encoding="utf-8")
    return path


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(index=tmp_path / "index")


def test_every_record_stands_for_the_document_it_became(
    corpus: Path, settings: Settings, word_embedder: WordEmbedder
) -> None:
    opened = take_in(corpus, word_embedder, settings)
    documents = {document.id: document.title for document in opened.corpus.store.documents()}
    assert {record: documents[id] for record, id in opened.document_ids.items()} == {
        "a": "Alpha",
        "b": "Beta",
        "copy": "Alpha",
    }
    assert [failure.path.rpartition("#")[2] for failure in opened.failed] == ["empty"]


def test_a_kept_index_is_used_again(corpus: Path, settings: Settings, word_embedder: WordEmbedder) -> None:
    first = take_in(corpus, word_embedder, settings)
    second = take_in(corpus, word_embedder, settings)
    assert second.document_ids == first.document_ids
    assert second.corpus.generation == first.corpus.generation


def test_an_index_of_other_documents_is_left_alone(
    corpus: Path, settings: Settings, word_embedder: WordEmbedder, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("A person's own document, about a camera.", encoding="utf-8")
    store = Store(settings.index, index_fingerprint(word_embedder, settings.passage_tokens), create=True)
    add_documents(find_sources([other]), store, word_embedder, passage_tokens=settings.passage_tokens)
    with pytest.raises(QuestionSetError, match=r"such as .*other\.txt; name another folder with --index"):
        take_in(corpus, word_embedder, settings)
    assert [document.path for document in store.documents()] == [str(other)]


def test_a_trial_has_the_answer_to_its_question_and_no_inexact_citation(
    corpus: Path, settings: Settings, word_embedder: WordEmbedder
) -> None:
    opened = take_in(corpus, word_embedder, settings)
    counted: list[int] = []
    questions = [Question("1", "alpha camera police"), Question("2", "beta export report")]
    trials = run_trials(opened.corpus, questions, counted.append)
    assert [trial.answer.id for trial in trials] == ["1", "2"]
    assert [trial.answer.hits[0].passage.document_id for trial in trials] == [
        opened.document_ids["a"],
        opened.document_ids["b"],
    ]
    assert [trial.inexact for trial in trials] == [0, 0]
    assert counted == [1, 2]


def test_a_citation_that_differs_from_the_stored_text_is_counted(
    corpus: Path, settings: Settings, word_embedder: WordEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    from evaluate import trials

    opened = take_in(corpus, word_embedder, settings)
    real_ask = trials.ask

    def ask_and_shorten(*arguments, **named):
        answer = real_ask(*arguments, **named)
        shown = answer.citations or answer.nearest
        return replace(answer, citations=tuple(replace(one, quote=one.quote[:-1]) for one in shown), nearest=())

    monkeypatch.setattr(trials, "ask", ask_and_shorten)
    (found,) = run_trials(opened.corpus, [Question("1", "alpha camera police")])
    assert found.inexact == len(found.answer.citations) > 0


@pytest.mark.slow
def test_known_answers_must_be_about_documents_of_the_index(shipped_index: Settings) -> None:
    questions = QuestionSet("known.jsonl", (Question("1", "?", gold=(Gold("x", "missing.txt"),)),), {})
    with pytest.raises(QuestionSetError, match=r"known\.jsonl expects quotes from missing\.txt"):
        open_set(questions, shipped_index)


@pytest.mark.slow
def test_the_command_measures_a_folder_and_leaves_nothing_behind(
    corpus: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (corpus.parent / "queries.jsonl").write_text(
        '{"_id": "1", "text": "Who uses the alpha camera?", "answers": ["the police"]}\n', encoding="utf-8"
    )
    (corpus.parent / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\n1\tcopy\t1\n", encoding="utf-8")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    assert main([str(corpus.parent), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["retrieval"]["ndcg@10"] == 1.0
    assert printed["quotes"]["hit@1"] == 1.0
    assert printed["citations"]["exact"] == printed["citations"]["checked"] > 0
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "named"), [(["missing"], "missing cannot be read"), (["set"], "queries.jsonl cannot be read")]
)
def test_a_set_that_cannot_be_used_is_wrong_use(
    arguments: list[str],
    named: str,
    corpus: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(corpus.parents[1])
    assert main(arguments) == 2
    assert named in capsys.readouterr().err


def test_a_limit_below_one_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(["set", "--limit", "0"])
    assert raised.value.code == 2
    assert "--limit must be at least 1" in capsys.readouterr().err
