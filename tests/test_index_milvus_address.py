"""VERBATIM_SEARCH names a server or a folder of milvus-lite; what is neither is told."""

from pathlib import Path

import pytest

from index.errors import SettingsError
from index.milvus.address import Address, read_address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("milvus://db.example", Address("http://db.example:19530")),
        ("milvus://ada:p%40ss@db.example:99/desk", Address("http://db.example:99", "desk", "ada:p@ss")),
        ("milvus+tls://[::1]", Address("https://[::1]:19530")),
        ("milvus:/srv/engine.db", Address("/srv/engine.db", is_lite=True)),
        ("milvus:engine.db", Address(str(Path("engine.db").absolute()), is_lite=True)),
    ],
)
def test_an_address_is_read(text, address):
    assert read_address(text) == address
    assert "p@ss" not in repr(address)


@pytest.mark.parametrize("text", ["milvus", "milvus:/srv/engine", "http://db", "milvus://", "milvus://db:port", ""])
def test_what_is_no_address_is_told(text):
    with pytest.raises(SettingsError, match="VERBATIM_SEARCH must be none, milvus://HOST:PORT/DATABASE"):
        read_address(text)
