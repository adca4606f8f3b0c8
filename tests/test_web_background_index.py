"""The index behind the app: opened when there is one, made when asked, shared with other processes."""

from pathlib import Path

import pytest
from conftest import WordEmbedder
from web_examples import add_file, open_index

from index.errors import IndexMissing, ModelError
from index.settings import Settings
from web.background_index import BackgroundIndex


def test_a_missing_index_is_reported_at_once_and_found_when_it_is_there(tmp_path, word_embedder):
    index = open_index(tmp_path / "index", word_embedder)
    with pytest.raises(IndexMissing):
        index.snapshot()
    add_file(open_index(tmp_path / "index", word_embedder), "camera.txt", "The camera report.")
    assert index.snapshot().store.counts().documents == 1
    assert index.library() is index.library()


def test_documents_of_another_process_are_served(tmp_path, word_embedder):
    first, second = (open_index(tmp_path / "index", word_embedder) for _ in range(2))
    add_file(first, "camera.txt", "The camera report.")
    assert len(second.snapshot().search("camera")) == 1
    add_file(first, "police.txt", "The police export a camera.")
    assert len(second.snapshot().search("camera")) == 2


def test_a_missing_index_does_not_wait_for_the_model(tmp_path):
    def load(*_):
        raise ModelError("The model is missing.")

    index = BackgroundIndex(Settings(index=tmp_path / "none"), load)
    with pytest.raises(IndexMissing):
        index.snapshot()
    with pytest.raises(ModelError, match="The model is missing"):
        index.library(create=True)


def test_a_model_that_fails_keeps_nothing_of_those_who_ask(tmp_path):
    def load(*_):
        raise ModelError("The model is missing.")

    index = BackgroundIndex(Settings(index=tmp_path / "index"), load)
    depths = set()
    for _ in range(3):
        with pytest.raises(ModelError) as caught:
            index.library(create=True)
        depths.add(len(caught.traceback))
    assert len(depths) == 1


def test_the_reranker_and_the_folder_of_models_are_those_of_the_settings(tmp_path, word_embedder, monkeypatch):
    wanted = []
    monkeypatch.setattr("index.library.load_reranker", wanted.append)
    settings = Settings(index=tmp_path / "index", reranker="some/model", models=tmp_path / "models")

    def load(_model: str, models: Path, _precision: str) -> WordEmbedder:
        wanted.append(models)
        return word_embedder

    BackgroundIndex(settings, load).library(create=True)
    assert wanted == [tmp_path / "models", "some/model"]
