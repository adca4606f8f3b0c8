"""A body is read whole, unpacked, within the bound, or not at all."""

import asyncio
import gzip
from collections.abc import AsyncIterator

import pytest

import ingest.fetch.body
from index.errors import FetchError
from ingest.fetch.body import whole_body

TEXT = b"The port has ninety cameras. " * 1000


def read(coding: str, *pieces: bytes) -> bytes:
    async def as_it_comes() -> AsyncIterator[bytes]:
        for piece in pieces:
            yield piece

    return asyncio.run(whole_body(as_it_comes(), coding))


@pytest.mark.parametrize("coding", ["", "identity"])
def test_a_plain_body_is_as_it_came(coding: str) -> None:
    assert read(coding, b"one ", b"two") == b"one two"


@pytest.mark.parametrize("size", [1, 7, 1000, 100_000])
@pytest.mark.parametrize("coding", ["gzip", "x-gzip"])
def test_a_packed_body_is_unpacked_however_it_is_cut(coding: str, size: int) -> None:
    packed = gzip.compress(TEXT[:5000], mtime=0) + gzip.compress(TEXT[5000:])  # two members, as some servers send
    assert read(coding, *(packed[at : at + size] for at in range(0, len(packed), size))) == TEXT


@pytest.mark.parametrize("part", [1, 2, 1000, len(TEXT)])
def test_parts_of_any_size_make_the_same_body(monkeypatch: pytest.MonkeyPatch, part: int) -> None:
    monkeypatch.setattr(ingest.fetch.body, "_PART_BYTES", part)
    assert read("gzip", gzip.compress(TEXT, mtime=0)) == TEXT


@pytest.mark.parametrize("left", [0, 1, 10, 30])
def test_a_packed_body_without_its_end_is_cut_off(left: int) -> None:
    with pytest.raises(FetchError, match=r"^was cut off on its way; "):
        read("gzip", gzip.compress(TEXT, mtime=0)[:left])


@pytest.mark.parametrize(("coding", "piece"), [("", bytes(1001)), ("gzip", gzip.compress(bytes(1001), mtime=0))])
def test_a_body_beyond_the_bound_is_refused(monkeypatch: pytest.MonkeyPatch, coding: str, piece: bytes) -> None:
    monkeypatch.setattr(ingest.fetch.body, "MAX_BYTES", 1001)
    assert read(coding, piece) == bytes(1001)
    monkeypatch.setattr(ingest.fetch.body, "MAX_BYTES", 1000)
    with pytest.raises(FetchError, match=r"^is larger than "):
        read(coding, piece)


def test_what_is_no_gzip_is_packed_badly() -> None:
    with pytest.raises(FetchError, match=r"^is packed badly; "):
        read("gzip", b"words")


@pytest.mark.parametrize("coding", ["br", "zstd", "deflate", "gzip, gzip", "gzip,gzip", "compress"])
def test_no_other_coding_is_unpacked(coding: str) -> None:
    with pytest.raises(FetchError, match=r"^is packed in a way that was not asked for; "):
        read(coding, b"")
