"""Models that ship with the project: their files are the shipped ones or are refused; inputs are filled up."""

import numpy as np
import pytest

from index.errors import ModelError
from index.models.shipped import HASHES, ShippedModel, padded, shipped_files, write_hashes


def test_inputs_are_filled_up_and_what_fills_them_does_not_count():
    found = padded({"ids": np.array([[101, 8, 102]]), "mask": np.array([[1, 1, 1]])})
    assert found["ids"].shape == found["mask"].shape == (1, 32)
    assert (found["ids"][0, 3:].tolist(), found["mask"].sum()) == ([0] * 29, 3)
    assert padded({"ids": np.ones((1, 64))})["ids"].shape == (1, 64)


def test_files_that_are_not_the_shipped_ones_are_refused(tmp_path):
    with pytest.raises(ModelError, match=r"The guesser's file .*SHA256SUMS is missing"):
        ShippedModel(tmp_path, "guesser", tmp_path / "models")
    for name in shipped_files("guesser"):
        (tmp_path / name).write_text("as shipped")
    write_hashes(tmp_path, "guesser")
    (tmp_path / "guesser.bin").write_text("changed")
    with pytest.raises(ModelError, match=r"guesser\.bin is not the published one"):
        ShippedModel(tmp_path, "guesser", tmp_path / "models")


def test_the_hashes_name_each_file(tmp_path):
    for name in shipped_files("guesser"):
        (tmp_path / name).write_text("")
    write_hashes(tmp_path, "guesser")
    nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert (tmp_path / HASHES).read_text().splitlines() == [f"{nothing}  guesser.xml", f"{nothing}  guesser.bin"]
