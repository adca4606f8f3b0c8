"""The judge is loaded once a process, and not at all where OpenVINO does not run."""

import sys

import pytest

from answer.verify.judge.loading import load_judge
from index.errors import ModelError


def test_exact_rules_go_on_alone_where_openvino_does_not_run(tmp_path, monkeypatch, caplog):
    monkeypatch.setitem(sys.modules, "answer.verify.judge.model", None)
    assert load_judge(tmp_path / "without") is None
    assert "exact rules alone" in caplog.text


def test_the_judge_of_a_folder_is_loaded_once(tmp_path, monkeypatch):
    built: list[object] = []
    monkeypatch.setattr("answer.verify.judge.model.ShippedJudge", lambda models: built.append(models) or object())
    assert load_judge(tmp_path / "one") is load_judge(tmp_path / "one")
    assert load_judge(tmp_path / "one") is not load_judge(tmp_path / "other")
    assert built == [tmp_path / "one", tmp_path / "other"]


def test_a_judge_that_is_not_the_shipped_one_is_no_missing_library(tmp_path, monkeypatch):
    def fails(_models):
        raise ModelError("The judge's file is missing.")

    monkeypatch.setattr("answer.verify.judge.model.ShippedJudge", fails)
    with pytest.raises(ModelError, match="is missing"):
        load_judge(tmp_path / "broken")
