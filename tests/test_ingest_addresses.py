"""Addresses and paths, and what sources are known by."""

from pathlib import Path

import pytest

from ingest.addresses import is_address, source_key


def test_sources_are_known_by_address_or_by_path_from_the_root(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert source_key("https://example.org/a?b#c") == "https://example.org/a?b#c"
    assert source_key("a/b.jsonl#../x") == f"{tmp_path}/a/b.jsonl#../x"
    assert source_key("/a.txt") == "/a.txt"
    for address in ("https://x.test/a", "https://x.test/a/", "https://x.test//a", "http://x.test/?u=http://y#http://z"):
        assert source_key(f"a/b.warc#{address}") == f"{tmp_path}/a/b.warc#{address}"


@pytest.mark.parametrize("named", ["https://example.org", "HTTP://example.org/a b"])
def test_a_web_address_is_one(named):
    assert is_address(named)


@pytest.mark.parametrize("named", ["a.txt", "docs/https://x", "ftp://example.org", Path("https://example.org")])
def test_anything_else_is_a_path(named):
    assert not is_address(named)
