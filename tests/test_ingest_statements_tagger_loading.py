"""Which tagger a setting asks for, and what is done without OpenVINO."""

import sys

import pytest

from index.errors import SettingsError
from index.settings import Settings
from ingest.statements.tagger.loading import load_tagger


def test_the_setting_chooses_rules_alone(tmp_path):
    assert load_tagger("rules", tmp_path) is None
    with pytest.raises(SettingsError, match="VERBATIM_STATEMENTS='both' must be tagger or rules"):
        load_tagger("both", tmp_path)
    assert Settings().statements == "tagger"


def test_rules_alone_go_on_where_openvino_does_not_run(tmp_path, monkeypatch, caplog):
    monkeypatch.setitem(sys.modules, "ingest.statements.tagger.model", None)
    assert load_tagger("tagger", tmp_path / "without") is None
    assert "rules alone" in caplog.text


@pytest.mark.slow
def test_a_tagger_is_loaded_once_for_each_folder_of_models(tmp_path):
    first = load_tagger("tagger", tmp_path / "one")
    assert first is not None
    assert load_tagger("tagger", tmp_path / "one") is first
    assert load_tagger("tagger", tmp_path / "other") is not first
