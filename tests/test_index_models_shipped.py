"""Models that ship with the project: their files are the shipped ones or are refused; inputs are filled up."""

import json
import shutil

import numpy as np
import pytest

from index.errors import ModelError
from index.models.evidence.model import WEIGHTS
from index.models.shipped import HASHES, SAMPLE, ShippedModel, padded, shipped_files, write_hashes


def test_inputs_are_filled_up_and_what_fills_them_does_not_count():
    found = padded({"ids": np.array([[101, 8, 102]]), "mask": np.array([[1, 1, 1]])})
    assert found["ids"].shape == found["mask"].shape == (1, 32)
    assert (found["ids"][0, 3:].tolist(), found["mask"].sum()) == ([0] * 29, 3)
    assert padded({"ids": np.ones((1, 64))})["ids"].shape == (1, 64)


def test_files_that_are_not_the_shipped_ones_are_refused(tmp_path):
    def refused(why: str) -> None:
        with pytest.raises(ModelError, match=why):
            ShippedModel(tmp_path, "guesser", tmp_path / "models")

    refused(r"The guesser's file .*SHA256SUMS is missing or damaged; install the project again")
    for damaged in (b"\xff", b"one two three\n"):
        (tmp_path / HASHES).write_bytes(damaged)
        refused(r"SHA256SUMS is missing or damaged")
    (tmp_path / HASHES).write_text("00  guesser.xml\n")
    refused(r"SHA256SUMS does not name SAMPLE\.json, guesser\.bin")
    for name in shipped_files("guesser"):
        (tmp_path / name).write_text("as shipped")
    (tmp_path / SAMPLE).write_text('{"inputs": {}, "output": []}')
    write_hashes(tmp_path, "guesser")
    (tmp_path / SAMPLE).write_text("{")
    refused(r"SAMPLE\.json is not the published one")
    (tmp_path / SAMPLE).write_text('{"inputs": {}, "output": []}')
    (tmp_path / "guesser.bin").write_text("changed")
    refused(r"guesser\.bin is not the published one")


def test_the_hashes_name_each_file(tmp_path):
    for name in (*shipped_files("guesser"), SAMPLE):
        (tmp_path / name).write_text("")
    write_hashes(tmp_path, "guesser")
    nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert (tmp_path / HASHES).read_text().splitlines() == [
        f"{nothing}  {name}" for name in ("guesser.xml", "guesser.bin", "SAMPLE.json")
    ]


def test_a_model_that_computes_something_else_than_when_it_was_made_is_refused(tmp_path):
    shutil.copytree(WEIGHTS, tmp_path / "weights")
    record = json.loads((tmp_path / "weights" / SAMPLE).read_text())
    record["output"][0][0][0] += 0.1
    (tmp_path / "weights" / SAMPLE).write_text(json.dumps(record))
    write_hashes(tmp_path / "weights", "evidence")
    with pytest.raises(ModelError, match="The evidence model computes something else on this processor"):
        ShippedModel(tmp_path / "weights", "evidence", tmp_path / "models")
