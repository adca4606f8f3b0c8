"""The weights of a model are the published ones, or nothing is done with them."""

from hashlib import sha256

import pytest

from index.errors import ModelError
from index.models.packaged import PACKAGED, check_weights, file_sha256, model_fingerprint, package_file


@pytest.fixture
def weights(tmp_path):
    file = tmp_path / "model.safetensors"
    file.write_bytes(b"weights")
    return file


HASH = sha256(b"weights").hexdigest()


def test_a_file_is_hashed(weights):
    assert file_sha256(weights) == HASH


def test_weights_are_compared_with_the_published_ones(weights):
    check_weights(weights, HASH)
    with pytest.raises(ModelError, match="is not the published one"):
        check_weights(weights, "0" * 64)
    with pytest.raises(ModelError, match="is missing"):
        check_weights(weights.with_name("none"), HASH)


def test_a_model_is_named_with_the_beginning_of_its_hash(weights):
    assert model_fingerprint(str(weights.parent)) == f"{weights.parent.name}@{HASH[:12]}"
    assert model_fingerprint("some/model") == "model@by-name"
    assert model_fingerprint(PACKAGED) == "all-MiniLM-L6-v2@53aa51172d14"


def test_a_file_of_a_package_is_found_without_importing_it():
    assert package_file("index", "schema.sql").is_file()
    assert package_file("no_such_package", "x") is None
