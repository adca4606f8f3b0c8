"""Models that are done without where OpenVINO does not run."""

import logging

import pytest

from index.models.optional import load_if_possible


def test_a_model_is_loaded():
    assert load_if_possible(lambda: "model", "Nothing is judged") == "model"


def test_where_openvino_does_not_run_that_is_logged_and_there_is_no_model(caplog: pytest.LogCaptureFixture):
    def load() -> str:
        raise ImportError("no library")

    with caplog.at_level(logging.WARNING):
        assert load_if_possible(load, "Nothing is judged") is None
    assert caplog.messages == ["Nothing is judged, since OpenVINO does not run: no library."]
