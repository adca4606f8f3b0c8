"""A folder of all kinds of files comes in whole, and each broken file of it is named with what is wrong."""

import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from mixed_folder import BROKEN, GOOD, Watched, make_folder, reasons, take_in

FILES = 200
"""As many as take some seconds; benchmarks/mixed_folder.py takes in ten thousand."""


@pytest.mark.slow
def test_each_broken_file_is_named_and_all_others_come_in(tmp_path):
    broken = make_folder(tmp_path / "folder", FILES, 2 * len(BROKEN))
    watched = Watched((FILES // 2, FILES), time.monotonic())
    report, documents = take_in(tmp_path / "folder", tmp_path / "index", watched, real_model=False)
    named = reasons(report)
    assert set(named) == broken
    assert all(path in reason and reason.endswith(".") for path, reason in named.items())
    assert len(report.added) == documents == FILES - len(broken)
    assert {Path(outcome.path).suffix for outcome in report.added} >= set(GOOD) - {".jsonl"}
    assert set(watched.held) == {FILES // 2, FILES}
